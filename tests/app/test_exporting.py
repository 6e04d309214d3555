"""Exports from a running program: files on the disk, the result in the dialog."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from snippets_app.app.export_files import every_export, write_files
from snippets_app.app.exporting import Exporting
from snippets_app.core.model import Pack
from snippets_app.errors import AppError
from snippets_app.formats.exports import Export, Exported, Options, Part
from snippets_app.ui.export_dialog import ExportDialog
from snippets_app.ui.long_words import breakable
from tests.app.session_parts import Running
from tests.formats.exports.library import pack, readings


class Desk:
    """A running session with its export dialog; ``file`` answers the file dialog."""

    def __init__(self, bot: QtBot, running: Running, file: Path) -> None:
        self.bot = bot
        self.running = running
        self.file = file
        self.exporting = Exporting(running.session, self._ask)

    def _ask(self, _window: QWidget, _title: str, _start: Path, _pattern: str) -> str:
        return str(self.file)

    def open(self, *looked_at: object) -> ExportDialog:
        self.exporting.open(*looked_at)  # type: ignore[arg-type]
        return self.exporting.dialog

    def save(self, kind: str, *looked_at: object) -> ExportDialog:
        """Export, and wait for what comes of it."""
        dialog = self.open(*looked_at)
        row = [each.name for each in every_export()].index(kind)
        dialog.kinds.setCurrentIndex(dialog.kinds.model().index(row, 0))
        dialog.save()
        self.bot.waitUntil(lambda: not dialog._is_working)
        return dialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    running = Running(qtbot, tmp_path / "data")
    desk = Desk(qtbot, running, tmp_path / "out.txt")
    yield desk
    desk.exporting.close()
    running.close()


@pytest.mark.parametrize("kind", [each.name for each in every_export()])
def test_every_kind_is_written(desk: Desk, tmp_path: Path, kind: str) -> None:
    export = next(each for each in every_export() if each.name == kind)
    desk.file = tmp_path / f"out{export.extensions[0]}"
    dialog = desk.save(kind, ["phone-en"], "greeting")
    assert desk.file.stat().st_size > 100
    assert dialog.report.files.text() == breakable(str(desk.file))
    assert not dialog.report.heading.text().endswith(" 0")


@pytest.mark.parametrize("export", every_export(), ids=lambda export: export.name)
def test_every_snippet_is_one_step(qtbot: QtBot, export: Export) -> None:
    steps: list[int] = []
    export.write((pack(*"abcde"),), Options(readings=readings, step=lambda: steps.append(1)))
    assert len(steps) == 5


def test_names_of_the_settings_are_filled_in_and_labels_speak_the_packs_language(
    desk: Desk, tmp_path: Path
) -> None:
    desk.file = tmp_path / "x.html"
    desk.save("html", ["phone-zh"])
    page = desk.file.read_text(encoding="utf-8")
    assert "Dawn服务中心，我是Lin" in page
    assert '<span class="blank">问候语</span>' in page


def test_the_selection_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.file = tmp_path / "x.toml"
    dialog = desk.save("toml", ["phone-en"], "", ["phone-en/greeting-company"])
    assert dialog.report.heading.text() == "Snippets exported: 1"
    assert desk.file.read_text(encoding="utf-8").count("[[snippets]]") == 1


def noticed(desk: Desk) -> str:
    return desk.running.windows.notice.sentence()


def test_what_cannot_be_written_is_told_in_the_dialog_and_can_be_tried_again(
    desk: Desk, tmp_path: Path
) -> None:
    desk.file = tmp_path / "none" / "x.csv"
    dialog = desk.save("csv")
    assert "could not be written" in dialog.error.text()
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert noticed(desk) == ""
    desk.file = tmp_path / "x.csv"
    dialog.save()
    desk.bot.waitUntil(desk.file.exists)


def test_what_fails_after_the_dialog_was_closed_is_told_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    desk.file = tmp_path / "none" / "x.csv"
    dialog = desk.open()
    dialog.save()
    dialog.hide()
    desk.bot.waitUntil(lambda: "could not be written" in noticed(desk))
    assert not dialog.isVisible()


def test_a_file_that_nobody_was_asked_about_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "x-phone-en.toml"
    there.write_text("mine", encoding="utf-8")
    desk.file = tmp_path / "x.toml"
    dialog = desk.save("toml")
    assert "x-phone-en.toml is there already." in dialog.error.text()
    assert there.read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.glob("x-phone-ko*"))


class Endless:
    """Goes on until it is stopped."""

    name = label = "endless"
    use = "."
    extensions = (".txt",)
    is_guessed = False
    usual_name = ""

    def __init__(self) -> None:
        self.begun = Event()

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        while True:
            self.begun.set()
            options.step()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Endless:
    made = Endless()
    monkeypatch.setattr("snippets_app.app.exporting.every_export", lambda: (made,))
    return made


def test_what_takes_long_can_be_stopped_and_writes_nothing(desk: Desk, endless: Endless) -> None:
    dialog = desk.open()
    dialog.save()
    desk.bot.waitUntil(lambda: dialog.progress.isVisible() and dialog.progress.value() > 0)
    dialog.reject()
    desk.bot.waitUntil(lambda: not dialog._is_working)
    assert dialog.isVisible()
    assert not desk.file.exists()


def test_the_programs_end_stops_it_too(desk: Desk, endless: Endless) -> None:
    desk.open().save()
    assert endless.begun.wait(10)
    desk.exporting.close()
    assert not desk.file.exists()


def test_the_library_window_opens_it_with_what_is_looked_at(desk: Desk) -> None:
    front = desk.running.session.front()
    front.library.window.export_requested.emit(["phone-en"], "greeting", [])
    choice = front.exporting.dialog.choice
    assert front.exporting.dialog.isVisible()
    assert choice.chosen().name == "Telephone and chat"
    assert choice.stage.currentText() == "Greeting"


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"old")
    with pytest.raises(AppError):
        write_files(tmp_path / "none" / "x.csv", Exported((Part(b"new"),)))
    assert write_files(file, Exported((Part(b"a"), Part(b"b", "-2")))) == (
        file,
        tmp_path / "x-2.csv",
    )
    assert (file.read_bytes(), (tmp_path / "x-2.csv").read_bytes()) == (b"a", b"b")
    assert list(tmp_path.glob("*.new")) == []
