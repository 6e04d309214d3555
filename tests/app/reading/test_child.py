"""What the process that reads says of trouble, and what it may do at all."""

import io
import logging
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from snippets_app.app.reading import child, parent
from snippets_app.app.reading.messages import (
    Fault,
    Message,
    Progress,
    Request,
    Trouble,
    received,
    send,
)
from snippets_app.app.reading.parent import Reading
from snippets_app.desktop.limits import Limits
from snippets_app.errors import AppError
from tests.platforms import on_linux

LIMITED = """
import sys
from snippets_app.desktop.limits import Limits, limit_this_process
limit_this_process(Limits(memory=300 * 1024 * 1024, work=1))
"""


def answers(path: Path) -> list[Message]:
    told: list[Message] = []
    child.answer(Request(str(path).encode(), Limits()), told.append)
    return told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "secret name.csv"
    made.write_text("title,text\na,secret text\n", encoding="utf-8")
    return made


def failing(error: BaseException) -> object:
    def fail(*_given: object) -> None:
        raise error

    return fail


def test_a_bug_is_told_without_anything_of_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "read_source", failing(ValueError("secret text")))
    [told] = answers(file)
    assert isinstance(told, Fault)
    assert "builtins.ValueError" in told.stack
    assert "secret" not in told.stack


def test_no_memory_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "read_source", failing(MemoryError()))
    [told] = answers(file)
    assert isinstance(told, Trouble)
    assert "“secret name.csv” needs more memory" in str(told.reason)


def test_who_asked_may_leave(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "read_source", failing(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        answers(file)


def test_a_bug_is_logged_and_told_as_one(
    file: Path, monkeypatch: pytest.MonkeyPatch, logged: list[logging.LogRecord]
) -> None:
    script = (
        "import sys; from snippets_app.app.reading.messages import Fault, send;"
        "send(sys.stdout.buffer, Fault('stack of it'))"
    )
    monkeypatch.setattr(parent, "command", lambda: [sys.executable, "-c", script])
    with pytest.raises(AppError, match="something went wrong inside Saywell"):
        Reading(file).draft()
    assert "stack of it" in logged.pop().getMessage()


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\5ab", b"\0\0\0\2\xc1\xc1", b"\xff" * 9])
def test_what_is_no_message_ends_the_reading(
    file: Path, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    script = f"import sys; sys.stdout.buffer.write({said!r})"
    monkeypatch.setattr(parent, "command", lambda: [sys.executable, "-c", script])
    with pytest.raises(AppError, match="was ended from outside"):
        Reading(file).draft()


def test_messages_come_as_they_were_sent() -> None:
    stream = io.BytesIO()
    for message in (Progress(1, 2), Fault("x")):
        send(stream, message)
    stream.seek(0)
    assert list(received(stream)) == [Progress(1, 2), Fault("x")]


def test_what_else_is_printed_is_no_message(file: Path) -> None:
    script = (
        "import os, sys; from snippets_app.app.reading import child;"
        "real = child.answer;"
        "child.answer = lambda *given: (print('noise'), os.write(1, b'noise'), real(*given));"
        "child.main()"
    )
    asked = msgspec.msgpack.encode(Request(str(file).encode(), Limits()))
    done = subprocess.run(
        [sys.executable, "-c", script], input=asked, capture_output=True, check=True
    )
    assert b"noise" not in done.stdout
    assert done.stderr == b""
    assert list(received(io.BytesIO(done.stdout)))


@on_linux
@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("bytearray(400 * 1024 * 1024)", 1, "MemoryError"),
        ("while True: pass", -24, ""),
        ("open(sys.argv[1], 'wb', buffering=0).write(b'x')", 1, "File too large"),
    ],
    ids=["memory", "work", "writing"],
)
def test_the_limits_hold(script: str, code: int, said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED + script, tmp_path / "file"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == code
    assert said in done.stderr
