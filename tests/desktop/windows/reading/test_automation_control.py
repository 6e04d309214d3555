"""Reading by UI Automation, which is pretended: Wine 8 has none."""

from collections.abc import Callable

import pytest

from snippets_app.desktop.base import Coverage, Permission, Rect
from snippets_app.desktop.watching.reasons import REASON_MESSAGES
from snippets_app.desktop.windows.reading.automation_control import AutomationFields
from snippets_app.desktop.windows.reading.control import Unanswered
from snippets_app.desktop.windows.reading.noticing import Noticing
from tests.desktop.windows.reading.fake_automation import (
    BUTTON,
    DOCUMENT,
    EDIT,
    PANE,
    WINDOW,
    FakeAutomation,
    FakeElement,
    held,
)
from tests.desktop.windows.reading.fakes import CARET, CHAT, OTHER, FakeDesktop

INNER = 300
"""The process of a browser within the chat program."""


class Stirs:
    """Presses of keys, while they are wanted."""

    stirred: Callable[[], None] | None = None

    def stir(self, stirred: Callable[[], None]) -> None:
        self.stirred = stirred

    def unstir(self, stirred: Callable[[], None]) -> None:
        if self.stirred is stirred:
            self.stirred = None

    def stop(self) -> None:
        self.stirred = None


class World:
    """The element has the focus in the chat window."""

    def __init__(self, element: FakeElement | None, permission: Permission) -> None:
        self.automation, self.stirs = FakeAutomation(element), Stirs()
        self.hiding: set[int] = set()
        way = AutomationFields(
            self.automation,
            Noticing(self.stirs),
            lambda window: INNER if window == CHAT.focus else 0,
            lambda window: CARET,
            lambda window: window in self.hiding,
        )
        self.desktop = FakeDesktop(way, permission=permission)
        self.desktop.following.look()
        self.heard = self.desktop.heard


def watching(
    element: FakeElement | None, permission: Permission = Permission.TEXT_OR_KEYS
) -> World:
    return World(element, permission)


def typed(element: FakeElement, text: str) -> None:
    element.units = held(text)
    element.selected = (len(element.units),) * 2
    assert element.changed
    element.changed()


def test_text_and_caret_are_told() -> None:
    element = FakeElement("😀 ab\r\nc")
    element.selected = (4, 4)
    world = watching(element)
    assert world.heard.typings() == [("😀 ab\nc", 3)]
    typed(element, "😀 ab\r\ncd")
    assert world.heard.typings()[-1] == ("😀 ab\ncd", 7)


def test_without_a_document_the_value_is_read() -> None:
    element = FakeElement("ab")
    element.has_document = False
    world = watching(element)
    assert world.heard.typings() == [("ab", 2)]
    field = world.desktop.following.field
    assert field
    assert not world.desktop.following.select(field, 0, 1, "a")
    assert world.desktop.following.place(field, 0, 1) == CARET


@pytest.mark.parametrize("has_document", [True, False])
def test_a_password_is_neither_read_nor_are_its_keys(has_document: bool) -> None:
    element = FakeElement("hunter2")
    element.is_password, element.has_document = True, has_document
    world = watching(element)
    assert world.desktop.reason == REASON_MESSAGES["password"]
    assert world.desktop.pressed is None
    assert element.asked_text == 0
    element.is_password = False  # it is shown
    world.desktop.following.look()
    assert world.desktop.reason == REASON_MESSAGES["password"]
    assert element.asked_text == 0


def test_a_field_that_becomes_a_password_is_dropped() -> None:
    element = FakeElement("ab")
    world = watching(element)
    asked = element.asked_text
    element.is_password = True
    assert element.changed
    element.changed()
    assert world.desktop.reason == REASON_MESSAGES["password"]
    assert element.asked_text == asked
    assert element.changed is None


def test_a_window_that_hides_its_text_is_a_password_whatever_is_told_of_it() -> None:
    element = FakeElement("ab")
    world = watching(element)
    asked = element.asked_text
    world.hiding = {CHAT.focus}
    assert element.changed
    element.changed()
    assert world.desktop.reason == REASON_MESSAGES["password"]
    world.hiding.clear()
    world.desktop.following.look()
    assert world.desktop.reason == REASON_MESSAGES["password"]
    assert element.asked_text == asked


def test_a_password_that_is_shown_is_not_read_while_it_cannot_be_recognised() -> None:
    element = FakeElement("hunter2")
    element.is_password = True
    world = watching(element)
    shown = FakeElement("hunter2")
    shown.identity = element.identity  # type: ignore[method-assign]
    shown.same = lambda other: False  # type: ignore[method-assign]
    world.automation.element = shown
    world.desktop.following.look()
    assert world.desktop.reason == REASON_MESSAGES["password"]
    assert shown.asked_text == 0


def test_who_does_not_answer_may_be_a_password() -> None:
    element = FakeElement("ab")
    element.trouble = Unanswered()
    world = watching(element)
    assert world.desktop.coverage is Coverage.NONE
    assert world.desktop.reason == REASON_MESSAGES["unanswered"]
    world.automation.trouble = Unanswered()
    element.trouble = None
    world.desktop.following.look()
    assert world.desktop.coverage is Coverage.NONE


def test_another_programs_element_is_not_read() -> None:
    world = watching(FakeElement("ab", process=OTHER.process))
    assert world.desktop.coverage is Coverage.NONE
    assert world.desktop.pressed is None


def test_a_browser_within_the_program_is_read() -> None:
    world = watching(FakeElement("ab", process=INNER))
    assert world.heard.texts() == ["ab"]


@pytest.mark.parametrize("how", ["reading", "disabled", "button", "page"])
def test_what_nobody_writes_in_is_no_field(how: str) -> None:
    element = FakeElement("ab")
    element.read_only = how == "reading"
    element.is_enabled = how != "disabled"
    element.kind = BUTTON if how == "button" else element.kind
    if how == "page":
        element.kind, element.has_value, element.read_only = DOCUMENT, False, True
    world = watching(element, Permission.TEXT)
    assert world.desktop.coverage is Coverage.NONE
    assert element.asked_text == 0


@pytest.mark.parametrize(
    ("kind", "coverage"), [(EDIT, Coverage.TEXT), (DOCUMENT, Coverage.NONE), (PANE, Coverage.NONE)]
)
def test_only_an_edit_is_read_where_nobody_says_that_it_can_be_written_in(
    kind: int, coverage: Coverage
) -> None:
    element = FakeElement("ab", kind)
    element.has_value, element.read_only = False, None
    assert watching(element, Permission.TEXT).desktop.coverage is coverage


def test_a_document_that_can_be_written_in_is_read() -> None:
    element = FakeElement("ab", DOCUMENT)
    element.has_value = False
    assert watching(element).heard.texts() == ["ab"]


@pytest.mark.parametrize(
    ("kind", "coverage"),
    [
        (PANE, Coverage.KEYS), (WINDOW, Coverage.KEYS), (EDIT, Coverage.KEYS),
        (BUTTON, Coverage.NONE),
    ],
)  # fmt: skip
def test_keys_are_seen_only_where_the_inside_is_unknown(kind: int, coverage: Coverage) -> None:
    element = FakeElement("", kind)
    element.has_document = element.has_value = False
    assert watching(element).desktop.coverage is coverage


def test_a_long_text_is_not_read() -> None:
    world = watching(FakeElement("a" * 20_001))
    assert world.desktop.reason == REASON_MESSAGES["too long"]


def test_words_are_selected_and_placed() -> None:
    element = FakeElement("😀 one two")
    world = watching(element)
    following, field = world.desktop.following, world.desktop.following.field
    assert field
    assert following.place(field, 2, 5) == Rect(30, 0, 30, 20)
    assert following.place(field, 2, 2) == CARET
    assert following.select(field, 2, 5, "one")
    assert element.selected == (3, 6)
    assert not following.select(field, 2, 5, "two")
    element.focused = False
    assert not following.select(field, 2, 5, "one")


def test_keys_are_a_reason_to_look_until_the_program_tells_by_itself() -> None:
    element = FakeElement("a")
    world = watching(element)
    assert world.stirs.stirred
    element.units = held("ab")
    world.stirs.stirred()
    assert world.heard.texts()[-1] == "ab"
    typed(element, "abc")
    assert world.stirs.stirred is None
    world.desktop.go_to(OTHER)
    assert element.changed is None


def test_the_same_element_is_the_same_field() -> None:
    element = FakeElement("a")
    world = watching(element)
    world.desktop.following.look()
    assert len(world.heard.fields()) == 1
    world.automation.element = FakeElement("b")
    world.desktop.following.look()
    assert len(world.heard.fields()) == 2
    assert world.heard.texts() == ["a", "b"]
