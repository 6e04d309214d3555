"""Imports from the window: nothing before it was seen, all of it or nothing, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.edits import snippets
from snippets_app.core.importing.model import Conflict, State
from snippets_app.core.model import PersonalChange
from snippets_app.ui.importing.words import CHECK, CHOOSE, DONE, READ
from tests.app.import_parts import SAMPLES, Desk, beeftext, csv_file, workbook
from tests.app.session_parts import Running

QIANNIU = "快捷短语编码,快捷短语,快捷短语分组\nnh,您好，请问有什么可以帮您？,开场\n,请稍等。,等候\n"
ESPANSO = """matches:
  - trigger: ":hi"
    replace: "Hello {{who}}"
    vars:
      - {name: who, type: shell, params: {cmd: whoami}}
  - regex: "x+"
"""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


def test_a_backup_of_beeftext_comes_in_and_goes_out_again(desk: Desk, tmp_path: Path) -> None:
    before = desk.library()
    desk.choose(beeftext(tmp_path, Hello="Hello!", Wait="One moment."))
    assert desk.window.page() == CHECK
    assert desk.counts() == {None: 2, State.NEW: 2}
    assert desk.status() == "Shop.btbackup · Beeftext · Phrases: 2"
    assert desk.library() == before
    desk.go_on()
    assert desk.window.page() == DONE
    assert desk.pack("Beeftext") == {"Hello": "Hello!", "Wait": "One moment."}
    assert desk.window.outcome.said.text() == "Imported into “Beeftext”: 2"
    assert "Beeftext" in [pack.name for pack in desk.running.session.catalogue.library.packs]
    desk.click(desk.window.outcome.undo)
    assert desk.library() == before
    assert not desk.window.outcome.undo.isEnabled()
    desk.running.wait_stored()
    assert "Beeftext" not in [pack.name for pack in desk.running.session.catalogue.library.packs]


def test_a_chinese_table_asks_for_its_encoding_with_a_preview(desk: Desk, tmp_path: Path) -> None:
    desk.choose(csv_file(tmp_path, "千牛.csv", QIANNIU, "gb18030"))
    reading = desk.window.reading
    assert desk.window.page() == READ
    assert reading.encodings.currentIndex().data().startswith("Chinese, simplified")
    assert "您好" in reading.encodings.currentIndex().data()
    assert (
        desk.first_snippets()[0]
        == "您好，请问有什么可以帮您？ · 开场 · nh\n您好，请问有什么可以帮您？"
    )
    desk.choose_encoding("Western European")
    assert "您好" not in desk.first_snippets()[0]
    desk.choose_encoding("Chinese, simplified")
    desk.go_on()
    desk.go_on()
    assert list(desk.pack("千牛").values()) == ["您好，请问有什么可以帮您？", "请稍等。"]


def test_columns_can_be_chosen_and_a_cancelled_look_leaves_them(desk: Desk, tmp_path: Path) -> None:
    table = "a;b;c\nx;Long text that wins by its length;Good\ny;Another long text here;Better\n"
    desk.choose(csv_file(tmp_path, "odd.csv", table))
    columns = desk.window.reading.columns
    assert desk.window.page() == READ
    desk.pick(desk.window.reading.columns.boxes["body"], 2)
    desk.pick(columns.boxes["title"], 0)
    assert desk.first_snippets()[1].startswith("x")
    desk.window.reading.header.setChecked(True)
    desk.settle()
    assert columns.columns().body == 2
    before = desk.window.reading.asked()
    desk.window.reading.header.setChecked(False)
    desk.window.reject()
    assert desk.window.page() == READ
    assert desk.window.isVisible()
    assert desk.window.reading.header.isChecked()
    assert desk.window.reading.asked() == before
    desk.go_on()
    desk.go_on()
    assert desk.pack("odd") == {"x": "Good", "y": "Better"}


def test_a_table_below_other_rows_is_shown_before_it_is_read(desk: Desk, tmp_path: Path) -> None:
    junk = "Export of phrases\nCreated,today\n\nName,Reply,Group\nA,Hello,Start\nB,Bye,End\n"
    desk.choose(csv_file(tmp_path, "junk.csv", junk))
    start = desk.window.reading.start
    assert desk.window.page() == READ
    assert (start.currentText(), start.accessibleName()) == ("Row 4: Name · Reply · Group", "Starts at")  # fmt: skip # noqa: E501
    desk.pick(start, 3)
    assert not desk.window.reading.header.isChecked()
    assert desk.window.reading.start.currentText() == "Row 5: A · Hello · Start"
    desk.pick(start, 2)
    assert desk.window.reading.header.isChecked()
    desk.go_on()
    assert desk.window.review.notes.text() == "Rows above the table were left out. How many: 2"
    desk.go_on()
    assert desk.pack("junk") == {"A": "Hello", "B": "Bye"}


def test_of_a_workbook_one_sheet_is_chosen(desk: Desk, tmp_path: Path) -> None:
    sheets = {
        "one": [("title", "text"), ("A", "first")],
        "two": [("title", "text"), ("B", "second")],
    }
    desk.choose(workbook(tmp_path / "book.xlsx", sheets))
    assert desk.window.page() == READ
    desk.pick(desk.window.reading.sheet, "two")
    desk.go_on()
    desk.go_on()
    assert desk.pack("book") == {"B": "second"}


def test_a_folder_of_autokey_tells_what_was_left_out(desk: Desk) -> None:
    desk.choose(SAMPLES / "autokey")
    assert desk.window.page() == CHECK
    rows = desk.window.review.rows
    assert rows.data(rows.index(0, 0)) == "On hold/Script.txt:1"
    assert "we never do" in desk.window.review.difference.toPlainText()
    assert desk.window.review.filters_shown() == ["All: 2", "New: 2", "With notes: 2"]


def test_what_espanso_would_run_is_not_run_but_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "base.yml"
    file.write_text(ESPANSO, encoding="utf-8")
    desk.choose(file)
    assert desk.counts()[None] == 2
    assert desk.counts()[State.REFUSED] == 1
    assert "runs a program" in " ".join(desk.column(4))


def test_a_second_import_shows_only_what_differs(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!", Wait="One moment."))
    desk.go_on()
    desk.choose(beeftext(tmp_path, Hello="Hello!", Wait="One moment, please."))
    assert desk.counts() == {None: 2, State.CHANGED: 1, State.SAME: 1}
    desk.click(desk.window.review.filters[State.CHANGED])
    assert desk.column(2) == ["Wait"]
    assert "Text" in desk.column(4)[0]
    assert "please" in desk.window.review.difference.accessibleDescription()
    desk.pick(desk.window.review.destination.conflict, Conflict.KEEP_BOTH.value)
    assert desk.column(3) == ["Is added beside mine"]
    desk.pick(desk.window.review.single, Conflict.SKIP.value)
    assert desk.column(3) == ["Mine stays"]
    assert not desk.window.footer.next.isEnabled()
    desk.pick(desk.window.review.single, Conflict.OVERWRITE.value)
    desk.go_on()
    assert desk.pack("Beeftext") == {"Hello": "Hello!", "Wait": "One moment, please."}


def test_a_new_row_can_be_left_out_and_closing_asks_then(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!", Wait="One moment."))
    desk.pick(desk.window.review.single, Conflict.SKIP.value)
    assert desk.column(3) == ["Is left out", "Is added"]
    desk.window.reject()
    desk.answer("Keep")
    assert desk.window.page() == CHECK
    desk.go_on()
    assert desk.pack("Beeftext") == {"Wait": "One moment."}


def test_it_goes_into_a_pack_that_is_there_or_a_new_one(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    desk.pick(desk.window.review.destination.pack, "phone-en")
    desk.pick(desk.window.review.destination.pack, "")
    desk.name_pack("   ")
    assert not desk.window.footer.next.isEnabled()
    desk.name_pack("My shop")
    desk.pick(desk.window.review.destination.language, "ko")
    desk.go_on()
    assert desk.pack("My shop") == {"Hello": "Hello!"}
    assert next(pack for pack in desk.library().packs if pack.name == "My shop").language == "ko"


@pytest.mark.parametrize("content", [b"\0\1" * 99, b'{"combos": [{'])
def test_a_broken_file_changes_nothing_and_says_why(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    before = desk.library()
    file = tmp_path / "broken.btbackup"
    file.write_bytes(content)
    desk.choose(file)
    assert desk.window.page() == READ
    assert desk.window.reading.said.text()
    desk.pick(desk.window.reading.kind, "beeftext")
    desk.go_on()
    assert "“broken.btbackup”" in desk.error()
    assert desk.window.page() == READ
    assert desk.library() == before


def test_a_file_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.choose(tmp_path / "none.csv")
    assert desk.window.page() == CHOOSE
    assert "cannot be read" in desk.error()


def test_refused_rows_are_shown_and_saved(desk: Desk, tmp_path: Path) -> None:
    desk.choose(csv_file(tmp_path, "some.csv", "title,text\nA,Hello\nB,\n"))
    desk.go_on()
    desk.file = tmp_path / "refused.txt"
    desk.click(desk.window.outcome.save)
    desk.bot.waitUntil(desk.file.exists)
    told = desk.window.outcome.list.toPlainText()
    assert told.startswith("some.csv, Row 3: There is no text in it.")
    assert desk.file.read_text(encoding="utf-8-sig").strip() == told


def test_what_changed_meanwhile_is_compared_again(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    change = PersonalChange("phone-en/own-1", "greeting", "Mine", "Mine")
    desk.store(lambda layers: snippets.write(layers, change))
    desk.go_on()
    assert desk.window.page() == CHECK
    assert desk.error().startswith("The library has changed in the meantime.")
    desk.go_on()
    assert desk.window.page() == DONE


def test_undo_takes_nothing_else_back(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    desk.go_on()
    change = PersonalChange("phone-en/own-1", "greeting", "Mine", "Mine")
    desk.store(lambda layers: snippets.write(layers, change))
    desk.click(desk.window.outcome.undo)
    assert "changed again" in desk.error()
    assert desk.pack("Beeftext") == {"Hello": "Hello!"}


def test_keys_lead_through_it(desk: Desk, tmp_path: Path) -> None:
    desk.file = csv_file(tmp_path, "keys.csv", "Hello,Hello there\n")
    for keys, page in (("Ctrl+O", READ), ("Ctrl+Return", CHECK), ("Alt+Left", READ)):
        desk.press(keys)
        assert desk.window.page() == page
    desk.press("Ctrl+Return")
    assert desk.window.review.table.hasFocus()
    desk.press("Ctrl+Return")
    assert desk.window.page() == DONE
    desk.press("Ctrl+Z")  # the button shows for a moment that it was pressed
    desk.bot.waitUntil(lambda: not desk.window.outcome.undo.isEnabled())
    assert desk.pack("keys") == {}
    desk.press("Esc")
    assert not desk.window.isVisible()
