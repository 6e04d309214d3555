"""So that the clipboard outlives this program, also when it is killed: see
``docs/decisions/0003-clipboard-keeper.md``.

A waiting shell, small enough to be forgotten, holds the reading end of a pipe. The pipe breaks
when this program ends, however it ends; then the shell becomes ``keeper`` and owns the clipboard
with what was left in a piece of unnamed memory that both share.
"""

import contextlib
import fcntl
import os
import signal
import struct
import sys
from collections.abc import Mapping

from snippets_app.desktop.base import Format

_SHELL = "/bin/sh"
_PIPE, _MEMORY = 3, 4
# The line "done" means a farewell; the end of the pipe means that nobody is there to say it.
_WAIT = f'{{ if read -r line <&{_PIPE}; then exit; fi; exec {_PIPE}<&- "$@"; }} &'
_HEADER = struct.Struct("=8sQ?")
_MAGIC = b"saywell2"
_LENGTH = struct.Struct("=HHBQ")


class Keeper:
    """Holds what the clipboard shall be when this program is gone; all on one thread."""

    def __init__(self) -> None:
        self._memory: int | None = None
        self._pipe: int | None = None
        self._kept: Mapping[str, Format] | None = None

    def keep(self, formats: Mapping[str, Format], *, pasting: bool = False) -> None:
        """Replace what is kept; nothing when there are no formats.

        ``pasting``: a target may be about to read something else from us. Should this program be
        killed now, the keeper waits until that target has given up, or it would get this instead.
        """
        if self._kept is formats and self._memory is not None:
            _write_header(self._memory, pasting=pasting)
            return
        if not formats:
            self.forget()
            return
        if self._memory is None:
            self._start()
        assert self._memory is not None
        _write(self._memory, formats, pasting=pasting)
        self._kept = formats

    def forget(self) -> None:
        """Somebody else has the clipboard now."""
        self._kept = None
        if self._memory is not None:
            os.ftruncate(self._memory, 0)

    def close(self) -> None:
        """Let the keeper take over, or end it when there is nothing to keep."""
        if self._pipe is None or self._memory is None:
            return
        if self._kept is None:
            with contextlib.suppress(BrokenPipeError):
                os.write(self._pipe, b"done\n")
        os.close(self._pipe)
        os.close(self._memory)
        self._pipe = self._memory = None

    def _start(self) -> None:
        self._memory = os.memfd_create("saywell-clipboard", os.MFD_CLOEXEC)
        reading, self._pipe = os.pipe()
        # Out of the way of the numbers that the shell gets them under: it knows only one digit.
        high_pipe = fcntl.fcntl(reading, fcntl.F_DUPFD_CLOEXEC, 10)
        high_memory = fcntl.fcntl(self._memory, fcntl.F_DUPFD_CLOEXEC, 10)
        os.close(reading)
        shell = os.posix_spawn(
            _SHELL,
            [_SHELL, "-c", _WAIT, "saywell-keeper", *_command()],
            os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            file_actions=[
                *((os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)),
                (os.POSIX_SPAWN_DUP2, high_pipe, _PIPE),
                (os.POSIX_SPAWN_DUP2, high_memory, _MEMORY),
            ],
            setsid=True,
            setsigdef=[signal.SIGPIPE],
        )
        os.close(high_pipe)
        os.close(high_memory)
        os.waitpid(shell, 0)  # it has left the waiting to a child of its own, at once


def _command() -> list[str]:
    """A built program has no ``python -m``; it knows this word instead."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "keep-clipboard", str(_MEMORY)]
    return [sys.executable, "-m", "snippets_app.desktop.x11.keeper", str(_MEMORY)]


def _write(memory: int, formats: Mapping[str, Format], *, pasting: bool = False) -> None:
    """The header goes last: what was cut off in the middle does not count."""
    os.ftruncate(memory, 0)
    _write_at(memory, packed(formats), _HEADER.size)
    _write_header(memory, pasting=pasting)


def _write_header(memory: int, *, pasting: bool) -> None:
    length = os.fstat(memory).st_size - _HEADER.size
    os.pwrite(memory, _HEADER.pack(_MAGIC, length, pasting), 0)


def _write_at(memory: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(memory, view, offset)
        view, offset = view[written:], offset + written


def read_kept(memory: int) -> tuple[dict[str, Format], bool]:
    """What ``keep`` left, and whether a paste was under way; nothing when forgotten or cut off."""
    size = os.fstat(memory).st_size
    if size < _HEADER.size:
        return {}, False
    magic, length, pasting = _HEADER.unpack(os.pread(memory, _HEADER.size, 0))
    if magic != _MAGIC or size != _HEADER.size + length:
        return {}, False
    with os.fdopen(os.dup(memory), "rb") as stream:
        stream.seek(_HEADER.size)
        return unpacked(stream.read()), pasting


def packed(formats: Mapping[str, Format]) -> bytes:
    """Formats as bytes, in their order."""
    parts = bytearray()
    for name, each in formats.items():
        names = name.encode(), each.type.encode()
        parts += _LENGTH.pack(len(names[0]), len(names[1]), each.width, len(each.data))
        parts += names[0] + names[1] + each.data
    return bytes(parts)


def unpacked(data: bytes) -> dict[str, Format]:
    """The reverse of ``packed``."""
    formats: dict[str, Format] = {}
    offset = 0
    while offset < len(data):
        name, kind, width, length = _LENGTH.unpack_from(data, offset)
        offset += _LENGTH.size
        parts = []
        for size in (name, kind, length):
            parts.append(data[offset : offset + size])
            offset += size
        formats[parts[0].decode()] = Format(parts[2], parts[1].decode(), width)
    return formats
