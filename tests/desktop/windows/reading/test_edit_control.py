"""Edit controls by their messages, pretended here; real ones: ``test_typing_programs``."""

from collections.abc import Callable

import pytest

from snippets_app.desktop.base import Rect
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.control import Refused, Unanswered
from snippets_app.desktop.windows.reading.edit_control import EditControls
from snippets_app.desktop.windows.reading.noticing import Noticing
from tests.desktop.windows.reading.fakes import CARET, CHAT, PLACE

DIALOG_CODE, SELECTION, PASSWORD_CHARACTER = 0x0087, 0x00B0, 0x00D2
TAKES_SELECTION = 0x0008


class Control:
    """One control, and all that is asked around it."""

    def __init__(self, raw: str = "ab", kind: str = "Edit") -> None:
        self.raw, self.kind, self.window_style = raw, kind, 0
        self.answers = {DIALOG_CODE: TAKES_SELECTION, SELECTION: len(raw) << 16 | len(raw)}
        self.silent: set[int] = set()
        self.asked_text = 0
        self.asked_characters = 0

    def ask(self, window: int, message: int, first: int = 0, second: int = 0) -> int:
        if message in self.silent:
            raise Unanswered
        return self.answers.get(message, 0)

    def text(self, window: int, longest: int) -> str:
        self.asked_text += 1
        return self.raw[:longest]

    def length(self, window: int) -> int:
        return len(self.raw)

    def style(self, window: int) -> int:
        return self.window_style

    def class_of(self, window: int) -> str:
        return self.kind

    def focus_in(self, window: int) -> int:
        return CHAT.focus

    def front(self) -> int:
        return CHAT.window

    def place_of(self, window: int) -> Rect | None:
        return Rect(0, 0, 100, 0)

    def watch(self, window: int, changed: Callable[[], None]) -> None: ...

    def unwatch(self) -> None: ...

    def stir(self, stirred: Callable[[], None]) -> None: ...

    def unstir(self, stirred: Callable[[], None]) -> None: ...

    def stop(self) -> None: ...

    def characters(self, window: int, start: int, end: int) -> Rect | None:
        self.asked_characters += 1
        return PLACE

    def caret(self, window: int) -> Rect | None:
        return CARET


def way_of(control: Control) -> EditControls:
    return EditControls(control, control, control, Noticing(control), control)


def test_what_takes_no_selection_is_none() -> None:
    control = Control()
    control.answers[DIALOG_CODE] = 0x0080  # wants characters
    assert way_of(control).take(CHAT) is None


@pytest.mark.parametrize(
    ("style", "character", "reason"),
    [
        (0x20, 0, "password"), (0, ord("*"), "password"), (0x800, 0, "no field"),
        (0x08000000, 0, "no field"),
    ],
)  # fmt: skip
def test_some_are_never_read(style: int, character: int, reason: str) -> None:
    control = Control()
    control.window_style, control.answers[PASSWORD_CHARACTER] = style, character
    with pytest.raises(Refused) as problem:
        way_of(control).take(CHAT)
    assert problem.value.reason == reason
    assert control.asked_text == 0


def test_a_password_that_is_shown_is_not_read_either() -> None:
    control = Control()
    way = way_of(control)
    control.answers[PASSWORD_CHARACTER] = ord("*")
    with pytest.raises(Refused):
        way.take(CHAT)
    control.answers[PASSWORD_CHARACTER] = 0
    with pytest.raises(Refused, match="password"):
        way.take(CHAT)


@pytest.mark.parametrize(
    ("kind", "style", "character", "hides"),
    [
        ("Edit", 0x20, 0, True), ("RICHEDIT60W", 0, 0x25CF, True), ("Edit", 0x800, 0, False),
        ("Chrome_WidgetWin_1", 0x20, 0, False),
    ],
)  # fmt: skip
def test_some_hide_what_is_typed(kind: str, style: int, character: int, hides: bool) -> None:
    control = Control(kind=kind)
    control.window_style, control.answers[PASSWORD_CHARACTER] = style, character
    assert way_of(control).hides(CHAT.focus) is hides


@pytest.mark.parametrize("message", [DIALOG_CODE, PASSWORD_CHARACTER])
def test_who_does_not_answer_may_hide_a_password(message: int) -> None:
    control = Control()
    control.silent = {message}
    with pytest.raises(Unanswered):
        way_of(control).take(CHAT)
    assert control.asked_text == 0


def test_the_caret_counts_as_its_class_does() -> None:
    for kind, units in (("Edit", 3), ("RICHEDIT50W", 2), ("WindowsForms10.RichEdit20W.app.0", 2)):
        control = Control("a\r\nb", kind)
        control.answers[SELECTION] = units << 16 | units
        found = way_of(control).take(CHAT)
        assert found
        assert found.read() == Reading("a\nb", 2)
        assert found.marked() == (2, 2)


def test_a_selection_that_is_too_far_is_unknown() -> None:
    control = Control()
    control.answers[SELECTION] = 0xFFFFFFFF
    found = way_of(control).take(CHAT)
    assert found
    with pytest.raises(Unanswered):
        found.read()


def test_a_long_text_is_not_even_asked_for() -> None:
    control = Control("a" * 50_000)
    found = way_of(control).take(CHAT)
    assert found
    with pytest.raises(Refused):
        found.read()
    assert control.asked_text == 0


def test_a_rich_edit_is_not_asked_where_characters_stand() -> None:
    """It would write the answer to a place in memory, which is another program's."""
    for kind, place, asked in (("Edit", PLACE, 1), ("RichEdit20W", CARET, 0)):
        control = Control("ab", kind)
        found = way_of(control).take(CHAT)
        assert found
        assert found.place(0, 1) == place
        assert control.asked_characters == asked


def test_a_control_without_height_stands_nowhere() -> None:
    found = way_of(Control()).take(CHAT)
    assert found
    assert found.extents() is None
