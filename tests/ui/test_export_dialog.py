"""The dialog of exports: what it offers, what it wishes, and what it shows of the result."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.core.draft import Remark
from snippets_app.errors import AppError
from snippets_app.formats.exports import EXPORTS, Exported, Note, Part
from snippets_app.paths import resources
from snippets_app.ui.export_dialog import ExportDialog, Wish
from snippets_app.ui.long_words import breakable
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import LIBRARY, TEXTS, THEME, button

Asked = list[tuple[str, Path, str]]
PACKS = LIBRARY.packs


class Opened:
    """A dialog, the answer to its file dialog, and what it told."""

    def __init__(self, bot: QtBot, answer: str) -> None:
        self.asked: Asked = []
        self.wishes: list[Wish] = []
        self.stops: list[int] = []
        self.folders: list[object] = []
        self.answer = answer
        self.dialog = ExportDialog(TEXTS, THEME, EXPORTS, self._ask)
        bot.addWidget(self.dialog)
        self.dialog.export_wished.connect(self.wishes.append)
        self.dialog.stop_requested.connect(lambda: self.stops.append(1))
        self.dialog.folder_requested.connect(self.folders.append)

    def _ask(self, _window: QWidget, title: str, start: Path, pattern: str) -> str:
        self.asked.append((title, start, pattern))
        return self.answer

    def choose(self, name: str) -> None:
        row = [each.name for each in EXPORTS].index(name)
        self.dialog.kinds.setCurrentIndex(self.dialog.kinds.model().index(row, 0))

    def parts(self) -> list[str]:
        box = self.dialog.choice.part
        return [box.itemText(row) for row in range(box.count())]

    def stages(self) -> list[str]:
        box = self.dialog.choice.stage
        return [box.itemText(row) for row in range(box.count())]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, str(tmp_path / "out.csv"))


def titles(wish: Wish) -> list[str]:
    return [snippet.title for pack in wish.packs for snippet in pack.snippets]


def test_it_offers_every_part_of_the_library(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    assert opened.parts() == ["All packs (3)", "Own and changed snippets (1)", "电话服务 (3)", "Shop (0)"]  # fmt: skip # noqa: E501
    assert opened.stages() == ["Every stage", "开场", "等候", "Welcome"]


def test_every_kind_has_its_name_and_its_use(opened: Opened) -> None:
    model = opened.dialog.kinds.model()
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert rows == [f"{each.label}\n{each.use}" for each in EXPORTS]


@pytest.mark.parametrize(
    ("looked_at", "part", "shown"),
    [
        ((["p"], "", []), "电话服务 (3)", "Every stage"),
        ((["p"], "hold", []), "电话服务 (3)", "等候"),
        ((["p", "q"], "", []), "All packs (3)", "Every stage"),
        ((["p"], "hold", ["p/hello", "p/wait"]), "Selected snippets (2)", "Every stage"),
        ((["none"], "none", ["none"]), "All packs (3)", "Every stage"),
    ],
)
def test_it_begins_with_what_is_looked_at(
    opened: Opened, looked_at: tuple[list[str], str, list[str]], part: str, shown: str
) -> None:
    opened.dialog.open_for(PACKS, *looked_at)
    assert opened.dialog.choice.part.currentText() == part
    assert opened.dialog.choice.stage.currentText() == shown


def test_the_wish_has_the_snippets_the_kind_and_the_file(opened: Opened, tmp_path: Path) -> None:
    opened.dialog.open_for(PACKS, ["p"], "hold")
    opened.choose("csv")
    button(opened.dialog, "Export…").click()
    [wish] = opened.wishes
    assert (titles(wish), wish.export.name) == (["请稍等", "Own"], "csv")
    assert (wish.file, wish.is_confirmed) == (tmp_path / "out.csv", True)
    [(title, start, pattern)] = opened.asked
    assert (title, start.name, pattern) == ("Export to", "电话服务.csv", "Table (CSV) (*.csv)")


def test_a_name_without_its_ending_gets_it_and_is_not_confirmed(
    opened: Opened, tmp_path: Path
) -> None:
    opened.answer = str(tmp_path / "v1.2")
    opened.dialog.open_for(PACKS)
    opened.choose("espanso")
    opened.dialog.save()
    [wish] = opened.wishes
    assert (wish.file, wish.is_confirmed) == (tmp_path / "v1.2.yml", False)


@pytest.mark.parametrize(
    ("kind", "name"), [("rime", "custom_phrase.txt"), ("sogou", "All packs.txt")]
)
def test_the_file_has_the_name_that_the_other_program_wants(
    opened: Opened, kind: str, name: str
) -> None:
    opened.dialog.open_for(PACKS)
    opened.choose(kind)
    opened.dialog.save()
    assert opened.asked[0][1].name == name


def test_without_a_file_nothing_is_wished(opened: Opened) -> None:
    opened.answer = ""
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    assert opened.asked
    assert opened.wishes == []
    assert opened.dialog.isVisible()


def test_nothing_can_be_exported_of_an_empty_pack(opened: Opened) -> None:
    opened.dialog.open_for(PACKS, ["q"])
    assert not button(opened.dialog, "Export…").isEnabled()
    opened.dialog.save()
    assert opened.asked == []


def test_while_it_works_nothing_changes_and_esc_stops_it(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    assert not opened.dialog.choice.isEnabled()
    assert not button(opened.dialog, "Export…").isEnabled()
    opened.dialog.save()
    assert len(opened.wishes) == 1
    opened.dialog.open_for(PACKS, ["q"])
    assert opened.dialog.choice.part.currentText() == "All packs (3)"
    QTest.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert opened.stops == [1]
    assert opened.dialog.isVisible()
    opened.dialog.come_back()
    assert opened.dialog.choice.isEnabled()
    QTest.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert not opened.dialog.isVisible()


def test_after_it_came_to_nothing_the_keyboard_is_where_it_was(
    opened: Opened, qtbot: QtBot
) -> None:
    opened.dialog.open_for(PACKS)
    qtbot.waitUntil(opened.dialog.kinds.hasFocus)
    opened.dialog.save()
    assert not opened.dialog.kinds.hasFocus()
    opened.dialog.come_back()
    assert opened.dialog.kinds.hasFocus()


def test_what_went_wrong_is_read_where_it_is_mended(opened: Opened) -> None:
    dialog = opened.dialog
    dialog.open_for(PACKS)
    assert not dialog.error.isVisible()
    dialog.save()
    dialog.come_back(AppError("{file} is there already.", "Choose another name.", file="a.csv"))
    assert dialog.error.isVisible()
    assert dialog.error.text() == "a.csv is there already. Choose another name."
    dialog.save()
    assert not dialog.error.isVisible()
    dialog.come_back(AppError("No."))
    dialog.hide()
    dialog.open_for(PACKS)
    assert not dialog.error.isVisible()


def test_a_long_path_does_not_widen_the_window(opened: Opened) -> None:
    dialog = opened.dialog
    dialog.open_for(PACKS)
    width = dialog.width()
    dialog.come_back(AppError("{file} is there already.", file="C:\\" + "folder\\" * 40))
    QApplication.processEvents()
    assert dialog.width() == width
    dialog.show_result([Path("x" * 300)], exported())
    QApplication.processEvents()
    assert dialog.width() == width


def test_closing_the_window_stops_it_too(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    opened.dialog.close()
    assert opened.stops == [1]
    assert not opened.dialog.isVisible()


def test_the_progress_shows_only_after_a_moment(opened: Opened, qtbot: QtBot) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    assert not opened.dialog.progress.isVisible()
    qtbot.waitUntil(opened.dialog.progress.isVisible)
    opened.dialog.show_progress(2)
    assert (opened.dialog.progress.value(), opened.dialog.progress.maximum()) == (2, 3)
    assert button(opened.dialog, "Stop").isEnabled()
    opened.dialog.come_back()
    assert not opened.dialog.progress.isVisible()
    assert button(opened.dialog, "Cancel").isEnabled()


def exported(*notes: Note) -> Exported:
    return Exported((Part(b""),), notes, 3)


def test_the_result_names_the_files_and_what_to_know(opened: Opened, tmp_path: Path) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    note = Note(Remark("Left out: “{piece}”.", values=(("piece", "<b>"),)), ("<i>甲", "乙"))
    opened.dialog.show_result((tmp_path / "out.csv",), exported(note, Note(Remark("Whole file."))))
    report = opened.dialog.report
    assert report.heading.text() == "Snippets exported: 3"
    assert report.files.text() == breakable(str(tmp_path / "out.csv"))
    shown = report.notes.toPlainText().replace("\u2028", "\n").splitlines()
    assert shown == ["Left out: “<b>”.", "<i>甲 · 乙", "Whole file."]
    button(report, "Show in folder").click()
    assert opened.folders == [tmp_path]


def test_it_says_how_many_did_not_come_along(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.save()
    opened.dialog.show_result((Path("x"),), Exported((Part(b""),), (), 1))
    assert opened.dialog.report.heading.text() == "Snippets exported: 1 of 3"


def test_many_titles_are_counted(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    note = Note(Remark("Left out."), tuple(str(number) for number in range(300)))
    opened.dialog.show_result((Path("x"),), exported(note))
    assert opened.dialog.report.notes.toPlainText().endswith("99 and 200 more")


def test_without_notes_it_says_so(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.show_result((Path("x"),), exported())
    assert opened.dialog.report.said.text() == "Nothing was left out or changed."
    assert not opened.dialog.report.notes.isVisible()


@pytest.mark.parametrize("how", ["button", "escape"])
def test_the_result_closes(opened: Opened, how: str) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.show_result((Path("x"),), exported())
    opened.dialog.save()
    assert opened.asked == []
    ways: dict[str, Callable[[], object]] = {
        "button": lambda: button(opened.dialog, "Close").click(),
        "escape": lambda: QTest.keyClick(opened.dialog, Qt.Key.Key_Escape),
    }
    ways[how]()
    assert not opened.dialog.isVisible()


def test_more_can_be_exported_after_it(opened: Opened) -> None:
    opened.dialog.open_for(PACKS, ["p"])
    opened.dialog.save()
    opened.dialog.show_result((Path("x"),), exported())
    button(opened.dialog, "Export more…").click()
    assert button(opened.dialog, "Export…").isEnabled()
    opened.dialog.save()
    assert len(opened.wishes) == 2


def test_another_theme_is_put_on(opened: Opened) -> None:
    opened.dialog.open_for(PACKS)
    opened.dialog.show_result((Path("x"),), exported(Note(Remark("One."), ("t",))))
    dark = load_theme(resources() / "assets", "dark")
    opened.dialog.use(dark)
    assert dark.colours["dim"] in opened.dialog.report.notes.toHtml()
    assert opened.dialog.styleSheet() == dark.stylesheet
