"""The log tells where the program failed and nothing that an agent wrote."""

import ast
import ctypes
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app import logs
from snippets_app.errors import AppError
from tests.platforms import on_windows

LEVELS = ("debug", "info", "warning", "error", "critical", "exception", "log")
SECRET = "张先生 13800138000"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    remove = logs.install(tmp_path / "logs")
    yield tmp_path / "logs"
    remove()


@pytest.fixture(autouse=True)
def expected(logged: list[logging.LogRecord]) -> Iterator[None]:
    """Warnings are what these tests are about."""
    yield
    logged.clear()


def written(folder: Path) -> str:
    return (folder / "saywell.log").read_text(encoding="utf-8")


def fail_with(secret: str) -> None:
    hidden_in_a_local = secret
    raise ValueError(hidden_in_a_local)


def test_a_message_has_time_level_and_logger(folder: Path) -> None:
    logging.getLogger("saywell.test").info("Started in %d ms", 150)
    line = written(folder)
    assert line.endswith(" INFO saywell.test: Started in 150 ms\n")
    assert line.startswith("20")


def test_an_exception_shows_its_type_and_stack_and_no_message(folder: Path) -> None:
    try:
        fail_with(SECRET)
    except ValueError:
        logging.getLogger("saywell.test").exception("Failed")
    text = written(folder)
    assert "builtins.ValueError" in text
    assert "in fail_with" in text
    assert SECRET not in text


def test_the_message_stays_out_even_when_another_handler_prints_it_first(folder: Path) -> None:
    other = logging.StreamHandler(stream := _Text())
    root = logging.getLogger()
    root.handlers.insert(0, other)
    try:
        fail_with(SECRET)
    except ValueError:
        root.exception("Failed")
    finally:
        root.removeHandler(other)
    assert SECRET in stream.text
    assert SECRET not in written(folder)


class _Text:
    text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_what_led_to_an_exception_is_told_too(folder: Path) -> None:
    try:
        try:
            fail_with(SECRET)
        except ValueError as problem:
            raise AppError("{name} cannot be sent.", name=SECRET) from problem
    except AppError:
        logging.getLogger("saywell.test").exception("Failed")
    text = written(folder)
    first, second = text.index("builtins.ValueError"), text.index("snippets_app.errors.AppError")
    assert first < second
    assert "AppError: {name} cannot be sent." in text
    assert SECRET not in text


def test_what_nobody_catches_is_logged(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from snippets_app import logs;"
        f"logs.install(Path({str(tmp_path)!r})); raise ValueError({SECRET!r})"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    text = written(tmp_path)
    assert ended.returncode == 1
    assert "CRITICAL snippets_app.logs: Uncaught" in text
    assert "builtins.ValueError" in text
    assert SECRET not in text
    assert ended.stderr.strip() == b"ValueError: a fault in Saywell; the log file says where."


def test_an_interrupt_is_no_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == "KeyboardInterrupt\n"
    assert not (folder / "saywell.log").exists()


def test_what_a_thread_does_not_catch_is_logged(folder: Path) -> None:
    thread = threading.Thread(target=fail_with, args=(SECRET,))
    thread.start()
    thread.join()
    assert "builtins.ValueError" in written(folder)
    assert SECRET not in written(folder)


def test_what_fails_where_the_system_calls_is_logged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ctypes.CFUNCTYPE(None)(lambda: fail_with(SECRET))()
    assert "builtins.ValueError" in written(folder)
    assert "in fail_with" in written(folder)
    assert SECRET not in written(folder) + capsys.readouterr().err


def test_the_log_keeps_to_its_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 1000)
    for number in range(200):
        logging.getLogger("saywell.test").warning("%s", f"{number:03} " + "x" * 100)
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    assert [file.name for file in files] == [
        "saywell.log",
        *(f"saywell.log.{number}" for number in range(1, logs.KEPT)),
    ]
    assert all(file.stat().st_size < 1200 for file in files)
    lines = [line for file in reversed(files) for line in file.read_text().splitlines()]
    kept = [line.split(": ")[1][:3] for line in lines]
    assert kept == [f"{number:03}" for number in range(200 - len(kept), 200)]
    assert len(kept) > 30


@on_windows
def test_a_log_that_is_read_grows_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 1)
    logger = logging.getLogger("saywell.test")
    logger.warning("one")
    with (folder / "saywell.log").open():
        logger.warning("two")
        logger.warning("three")
    assert [line.split()[-1] for line in written(folder).splitlines()] == ["one", "two", "three"]
    logger.warning("four")
    assert written(folder).split()[-1] == "four"
    assert (folder / "saywell.log.1").read_text().count("\n") == 3


def test_removal_puts_everything_back_and_may_be_repeated(tmp_path: Path) -> None:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    before = (*hooks, list(logging.getLogger().handlers))
    remove = logs.install(tmp_path)
    assert sys.excepthook is not before[0]
    remove()
    remove()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    assert (*hooks, logging.getLogger().handlers) == before


def test_a_log_that_cannot_be_written_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "saywell.log").mkdir()
    logging.getLogger("saywell.test").warning("goes on")
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AppError, match=r"The log folder .*file.logs could not be made"):
        logs.install(tmp_path / "file" / "logs")


def test_logging_loads_no_sockets() -> None:
    program = "import sys, snippets_app.logs; sys.exit('socket' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


CLEANED = "answer.stack"
"""Where a reading process broke: its maker leaves all values out, as a test of it shows."""


def test_the_program_logs_fixed_sentences_only() -> None:
    """No value goes into a message, so that none of them can be what somebody typed."""
    wrong = [
        f"{file.name}:{call.lineno}"
        for file in Path(logs.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _logs_a_value(call)
        if [ast.unparse(each) for each in call.args[1:]] != [CLEANED]
    ]
    assert wrong == []


def _logs_a_value(call: ast.Call) -> bool:
    called = call.func
    if not isinstance(called, ast.Attribute) or called.attr not in LEVELS:
        return False
    logger = ast.unparse(called.value).lower()
    is_logger = logger.startswith("logging") or logger.endswith(("log", "logger"))
    return is_logger and not (len(call.args) == 1 and isinstance(call.args[0], ast.Constant))


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("_log.info('Started')", False),
        ("_log.info('Typed %s', text)", True),
        ("logging.getLogger(__name__).warning(f'{text}')", True),
        ("self._logger.error(text)", True),
    ],
)
def test_a_value_in_a_message_would_be_seen(line: str, *, bad: bool) -> None:
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)
    assert _logs_a_value(call) is bad
