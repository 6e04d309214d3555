"""The draft field: underlines that stand under the right words whatever is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Finding, Severity
from snippets_app.ui.compose_edit import DraftEdit, units
from snippets_app.ui.compose_underlines import stretches
from tests.ui.dialog_parts import THEME, compose
from tests.ui.guard_parts import found, rule
from tests.ui.guarded_parts import plain


@pytest.fixture
def draft(qtbot: QtBot) -> DraftEdit:
    made = DraftEdit(THEME, "en")
    qtbot.addWidget(made)
    return made


def show(draft: DraftEdit, text: str, *findings: Finding) -> None:
    draft.setText(text)
    draft.show_findings(findings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("您好😀，这个我不太清楚", "我不太清楚"),
        ("👩‍👩‍👧 안녕 😀 뭐라고요?", "뭐라고요"),
        ("a\n😀\nb dunno", "dunno"),
        ("é dunno", "dunno"),
    ],
)
def test_the_right_words_are_underlined(draft: DraftEdit, text: str, words: str) -> None:
    show(draft, text, found(text, words))
    assert draft.marked() == (words,)


def underlined(draft: DraftEdit, severity: Severity) -> frozenset[tuple[int, int]]:
    """Which pixels change when the word is found with that severity."""
    show(draft, "one")
    bare = draft.grab().toImage()
    draft.show_findings([found("one", "one", severity)])
    image = draft.grab().toImage()
    return frozenset(
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != bare.pixelColor(x, y)
    )


def test_a_severity_is_told_apart_without_its_colour(draft: DraftEdit) -> None:
    draft.resize(80, 40)
    draft.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a blinking caret is no difference
    shapes = [underlined(draft, severity) for severity in Severity]
    assert all(shapes)
    assert len(set(shapes)) == len(shapes)


def test_an_underline_is_in_its_severitys_colour(draft: DraftEdit) -> None:
    draft.resize(80, 40)
    show(draft, "one", found("one", "one", Severity.FORBID))
    image = draft.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert THEME.colours["severity_forbid"] in colours
    assert THEME.colours["mark"] in colours


def test_words_across_lines_and_behind_a_composition_are_underlined_in_each(
    draft: DraftEdit, qtbot: QtBot
) -> None:
    show(draft, "ab\ncd", found("ab\ncd", "b\nc"))
    draft.show()
    qtbot.waitExposed(draft)
    whole = draft.textCursor()
    whole.setPosition(1)
    whole.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    before = [list(stretches(block, whole, QPointF())) for block in blocks(draft)]
    assert [len(each) for each in before] == [1, 1]
    draft.moveCursor(QTextCursor.MoveOperation.Start)
    compose(draft, "ni")
    after = [list(stretches(block, whole, QPointF())) for block in blocks(draft)]
    assert after[0][0].x1() > before[0][0].x1()
    assert after[0][0].length() == pytest.approx(before[0][0].length(), abs=1)
    assert after[1] == before[1]
    compose(draft, "")
    draft.hide()


def blocks(draft: DraftEdit) -> list[QTextBlock]:
    return [draft.document().findBlockByNumber(number) for number in range(draft.blockCount())]


def test_what_is_pending_is_not_underlined(draft: DraftEdit) -> None:
    show(draft, "保证", found("保证", "保证", pending=True))
    assert (draft.marked(), draft.finding()) == ((), None)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (2, 2), (0, 99), (3, 2)])
def test_a_finding_of_another_text_is_left_out(draft: DraftEdit, start: int, end: int) -> None:
    show(draft, "short", Finding(rule(), start, end, ""))
    assert draft.marked() == ()


def test_an_underline_moves_with_what_is_written_before_it(draft: DraftEdit) -> None:
    show(draft, "dunno", found("dunno", "dunno"))
    draft.insertPlainText("well 😀 ")
    assert draft.marked() == ("dunno",)


def test_corrected_words_lose_their_underline_at_once(draft: DraftEdit) -> None:
    show(draft, "dunno", found("dunno", "dunno"))
    cursor = draft.textCursor()
    cursor.setPosition(3)
    cursor.insertText("x")
    assert (draft.marked(), draft.findings(), draft.finding()) == ((), (), None)


def test_customer_data_stays_underlined_though_its_text_is_unknown(draft: DraftEdit) -> None:
    show(draft, "card 4111", Finding(rule(), 5, 9, "", ("",)))
    assert draft.marked() == ("4111",)
    draft.replace("")
    assert draft.toPlainText() == "card "


def test_a_finding_across_lines_can_be_replaced(draft: DraftEdit) -> None:
    text = "I du\nnno"
    show(draft, text, found(text, "du\nnno"))
    draft.replace("know")
    assert draft.toPlainText() == "I know"


def test_a_tooltip_says_why(draft: DraftEdit, qtbot: QtBot) -> None:
    text = "well dunno"
    show(draft, text, found(text, "dunno", reason="Say <name>, not that."))
    draft.show()
    qtbot.waitExposed(draft)
    cursor = draft.textCursor()
    cursor.setPosition(7)
    spot = draft.cursorRect(cursor).center()
    viewport = draft.viewport()
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, help_wanted)
    assert plain(QToolTip.text()) == "Say <name>, not that."
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert draft.reason_at(2) == ""
    draft.hide()


@pytest.mark.usefixtures("qapp")
@given(st.text(), st.text(min_size=1), st.text())
def test_any_characters_are_underlined_where_they_stand(
    before: str, words: str, after: str
) -> None:
    draft = DraftEdit(THEME, "en")
    draft.setText(before + words + after)
    text = draft.toPlainText()
    end = min(len(before) + len(words), len(text))
    if len(before) < end:
        stands = text[len(before) : end]
        draft.show_findings([Finding(rule(), len(before), end, stands)])
        assert [each.text for each in draft.findings()] == [stands]


def test_qt_counts_two_places_beyond_the_basic_plane() -> None:
    assert units("a😀한") == 4
