"""All that a program writes, by the system calls it makes (strace), sorted by where it goes.

https://man7.org/linux/man-pages/man1/strace.1.html
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

X_SERVER = "X server"
SESSION_BUS = "session bus"
ACCESSIBILITY_BUS = "accessibility bus"
OWN_SOCKET = "own socket"
KEEPER = "clipboard keeper"
PIPE = "pipe"
OTHER_CALLS = "names of files, arguments of programs"

_WRITING = (
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg",
    "sendfile", "splice", "tee", "vmsplice", "copy_file_range",
)  # fmt: skip
_CALLS = f"%network,{','.join(_WRITING)},execve,execveat,memfd_create,rename,link,symlink,mkdir"
_CALL = re.compile(r"\d+ +(\w+)\((?:\d+<(.*?)>(?:\(deleted\))?[,)])?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HEX = re.compile(r"\\x([0-9a-f]{2})")
_SOCKET = re.compile(r"\[(\d+)")
_FAMILY = re.compile(r"socket(?:pair)?\((\w+)")
_PATH = re.compile(r'sun_path=@?"((?:\\x[0-9a-f]{2})*)"')


def recorded(log: Path) -> tuple[str, ...]:
    """What stands before a command so that it is recorded with all that it starts."""
    if not shutil.which("strace"):
        pytest.skip("needs the Debian package strace")
    return (
        "strace", "-DD", "-f", "--seccomp-bpf", "-yy", "-xx", "-v", "-s", "4194304", "-q",
        "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", str(log),
    )  # fmt: skip


class Recording:
    """``sent``: what was written, by destination; a file goes by its path."""

    def __init__(self, log: Path) -> None:
        self.families: set[str] = set()
        self._peers: dict[str, str] = {}
        parts: dict[str, list[bytes]] = defaultdict(list)
        for line in log.read_text().splitlines():
            for destination, data in self._followed(line):
                parts[destination].append(data)
        self.sent: Mapping[str, bytes] = {name: b"".join(data) for name, data in parts.items()}

    def _followed(self, line: str) -> Iterator[tuple[str, bytes]]:
        called = _CALL.match(line)
        if called is None:
            return
        name, behind = called[1], called[2]
        if family := _FAMILY.search(line):
            self.families.add(family[1])
        elif name == "connect" and behind and (path := _PATH.search(line)):
            self._peers[_socket(behind)] = _kind(_decoded(path[1]))
        elif behind is None:
            yield OTHER_CALLS, _strings(line)
        elif name in _WRITING:
            yield self._destination(behind), _strings(line)

    def _destination(self, behind: str) -> str:
        if behind.startswith("\\x"):
            path = _decoded(behind)
            if path.startswith("/memfd:saywell-clipboard"):
                return KEEPER
            return PIPE if path.startswith(("pipe:", "anon_inode:")) else path
        if ',"' in behind:  # the address it is bound to: accepted by our own listener
            return OWN_SOCKET
        return self._peers.get(_socket(behind), f"unknown: {behind.partition(':')[0]}")


def _kind(path: str) -> str:
    if "X11-unix" in path:
        return X_SERVER
    if "at-spi" in path:
        return ACCESSIBILITY_BUS
    return SESSION_BUS if "/dbus-" in path else path


def _socket(behind: str) -> str:
    found = _SOCKET.search(behind)
    return found[1] if found else ""


def _strings(line: str) -> bytes:
    return b"".join(bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(line))


def _decoded(text: str) -> str:
    return bytes.fromhex("".join(_HEX.findall(text))).decode(errors="replace")
