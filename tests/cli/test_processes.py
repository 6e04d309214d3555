"""The command as a shell runs it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.platforms import WINDOWS, on_windows, with_shell

SAYWELL = (sys.executable, "-m", "snippets_app")
NO_QT = """
import contextlib, io, sys
from snippets_app.cli import run
folder, out = sys.argv[1:]
for line in sys.stdin.read().splitlines():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = run(["--data-dir", folder, *line.split()])
    print(line, code, "PySide6" in sys.modules)
"""
COMMANDS = {
    "search hold --json": 0,
    "search nhgx": 0,
    "check 您好": 0,
    "check 4111111111111111 --json": 1,
    "render phone-en/greeting-company --set company=a --set agent=b": 0,
    "export {out}.toml --pack phone-en": 0,
    "import {out}.toml": 0,
    "lint": 0,
    "stats": 0,
    "backup {out}.db": 0,
    "restore {out}.db": 0,
    "insert phone-en/greeting-company": 2,
    "copy none": 2,
    "doctor": 0 if WINDOWS else 1,  # without a display only Windows has a desktop
}


@pytest.fixture
def environment() -> dict[str, str]:
    """As on a machine without a display."""
    desktop = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in desktop}


@pytest.mark.parametrize(
    "poor", [{"LC_ALL": "C"}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp936"}], ids=["C", "cp936"]
)
def test_data_and_messages_go_their_own_ways(
    tmp_path: Path, environment: dict[str, str], poor: dict[str, str]
) -> None:
    done = subprocess.run(
        [*SAYWELL, "--data-dir", tmp_path, "search", "안녕", "--json"],
        env=environment | poor,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))[0]["pack"] == "phone-ko"


def test_a_failure_is_one_line_on_standard_error(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [*SAYWELL, "--data-dir", tmp_path, "render", "none"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().replace(os.linesep, "\n") == (
        "saywell: There is no snippet “none”. Find its id with: saywell search TEXT\n"
    )


def test_commands_that_show_no_window_load_no_qt(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    lines = [command.format(out=tmp_path / "out") for command in COMMANDS]
    done = subprocess.run(
        [sys.executable, "-c", NO_QT, tmp_path / "data", tmp_path],
        env=environment,
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = zip(lines, COMMANDS.values(), strict=True)
    assert done.stdout.splitlines() == [f"{line} {code} False" for line, code in expected]


@pytest.mark.parametrize(
    ("command", "code"),
    [(("search", "", "--limit", "500"), 0), (("check", "4111111111111111"), 1), (("lint",), 1)],
)
def test_a_reader_that_leaves_ends_it_quietly(
    tmp_path: Path, environment: dict[str, str], command: tuple[str, ...], code: int
) -> None:
    if command == ("lint",):
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "broken.toml").write_text("a =")
    with subprocess.Popen(
        [*SAYWELL, "--data-dir", tmp_path, *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(20) == code


@with_shell
def test_an_output_without_room_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*SAYWELL, "--data-dir", tmp_path, "search", "hold"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        b"saywell: The output could not be written: No space left on device. "
        b"Free some space, or write it to another place.\n"
    )


@with_shell
@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("<&-", "There is no text to check. Give a text, a file with --file, or pipe a text in."),
        (
            "0>/dev/null",
            "Standard input cannot be read: Bad file descriptor. "
            "Give a text, a file with --file, or pipe a text in.",
        ),
        (
            ">&-",
            "The output could not be written: Bad file descriptor. "
            "Free some space, or write it to another place.",
        ),
        (">&- 2>&-", ""),
    ],
)
def test_a_closed_stream_is_an_error_and_no_finding(
    tmp_path: Path, environment: dict[str, str], closed: str, told: str
) -> None:
    command = [*SAYWELL, "--data-dir", str(tmp_path), "check"]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *command],
        env=environment,
        input="4111111111111111",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"saywell: {told}\n" if told else "")


@on_windows
def test_a_windowed_program_without_streams_ends_in_order(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    def ended(*command: str) -> int:
        windowed = Path(sys.executable).with_name("pythonw.exe")
        return subprocess.run(
            [windowed, "-m", "snippets_app", "--data-dir", tmp_path, *command],
            env=environment,
            creationflags=0x00000008,  # DETACHED_PROCESS, which only Windows' own subprocess names
            timeout=60,
            check=False,
        ).returncode

    assert ended("check", "4111111111111111") == 2, "what was found could not be written"
    assert ended("quit") == 0
    assert ended("nonsense") == 2


def test_the_version(environment: dict[str, str]) -> None:
    done = subprocess.run([*SAYWELL, "--version"], env=environment, capture_output=True, check=True)
    assert done.stdout.startswith(b"Saywell ")
