"""The program's life in a process of its own, on a screen that nobody sees."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from snippets_app.app.program import start as program_start
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.paths import portable
from tests.platforms import WINDOWS, on_windows

Program = subprocess.Popen[bytes]


def start(folder: Path) -> Program:
    named = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in named}
    return subprocess.Popen(
        [sys.executable, "-m", "snippets_app", "--data-dir", folder],
        env=environment | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.fixture(
    params=["plain", "张伟 안녕", "long" * 15 + "/" + "longer" * 10 + "/" + "deep" * 15]
)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """As users and administrators name them; the last one is longer than Windows likes."""
    return tmp_path / str(request.param)


@pytest.fixture
def program(folder: Path) -> Iterator[Program]:
    started = start(folder)
    yield started
    started.kill()
    started.communicate()


def test_one_runs_a_second_start_opens_it_and_it_quits(program: Program, folder: Path) -> None:
    places = portable(folder)
    instance = Instance(places.runtime)
    wait_until(instance.is_running, "The start of Saywell", 20)
    status = instance.send({"command": "status"}, 20)
    assert status["paused"] is False
    assert WINDOWS or "palette" in status["refused"], "without a display no hotkey can be had"
    second = start(folder)
    said, _ = second.communicate(timeout=20)
    assert (second.returncode, said) == (0, b"")
    ended = subprocess.run(
        [sys.executable, "-m", "snippets_app", "--data-dir", folder, "quit"],
        capture_output=True,
        timeout=40,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == (b"", b"")
    assert program.poll() == 0, "the command waited for its end"
    said, _ = program.communicate(timeout=20)
    assert (program.returncode, said) == (0, b"")
    assert not instance.is_running()
    assert places.database.exists()
    assert not places.database.with_name("library.db-wal").exists(), "it was closed in order"
    assert b"Traceback" not in b"".join(each.read_bytes() for each in places.logs.glob("*"))


def test_two_starts_at_once_end_in_one_program(program: Program, folder: Path) -> None:
    instance = Instance(portable(folder).runtime)
    wait_until(instance.is_running, "The start of Saywell", 20)
    instance.send({"command": "status"}, 20)
    instance.quit(20)
    with start(folder) as other:  # while the first one may still be about to end
        wait_until(instance.is_running, "The second start", 20)
        instance.quit(20)
        assert other.wait(20) == 0


def test_a_windowed_program_shows_why_it_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *said: shown.append(said[2]))
    monkeypatch.setattr(sys, "stderr", None)
    (tmp_path / "file").write_text("in the way")
    assert program_start(portable(tmp_path / "file")) == 2
    assert "cannot be used" in shown[0]


@pytest.fixture
def shown_program(tmp_path: Path) -> Iterator[Program]:
    """With real windows."""
    started = subprocess.Popen(
        [sys.executable, "-m", "snippets_app", "--data-dir", tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    yield started
    started.kill()
    started.communicate()


@on_windows
def test_the_end_of_a_session_of_windows_leaves_everything_in_order(
    shown_program: Program, tmp_path: Path
) -> None:
    from tests.desktop.windows.session_end import end_session_of

    places = portable(tmp_path)
    instance = Instance(places.runtime)
    wait_until(instance.is_running, "The start of Saywell", 20)
    instance.send({"command": "status"}, 20)
    end_session_of(shown_program.pid)
    assert not places.database.with_name("library.db-wal").exists(), "it is closed by now"
    assert shown_program.wait(20) == 0
