"""Words are selected while keys are still under way to their program."""

from collections.abc import Callable

import pytest

from snippets_app.desktop.x11.accessible.bus import Body, Place, Signal
from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import EDITABLE
from snippets_app.desktop.x11.accessible.selecting import Selected, select
from tests.desktop.x11.fake_program import FakeBus, Object, inserted

PATH = "/field"


class Box(FakeBus):
    """A text box of a busy program: it takes one of the pressed keys after each answer."""

    def __init__(self, text: str, keys: str = "") -> None:
        self.shown = Object(text=text, caret=len(text))
        super().__init__({PATH: self.shown})
        self.keys = list(keys)
        self.selected: tuple[int, int] | None = None
        self.signals: list[Signal] = []
        self.without_focus = 0
        self.loses_focus = False
        self.key_after_selecting = ""

    def ask(
        self, place: Place, interface: str, member: str, signature: str = "", body: Body = ()
    ) -> Body:
        answer = self._answer(place, interface, member, signature, body)
        if self.keys:
            self.take(self.keys.pop(0))
        return answer

    def waiting(self, wanted: Callable[[Signal], bool]) -> int:
        return sum(map(wanted, self.signals))

    def _answer(
        self, place: Place, interface: str, member: str, signature: str, body: Body
    ) -> Body:
        match member, body:
            case "GetText", (int(start), int(end)):
                return (self.shown.text[start : None if end < 0 else end],)
            case "GetNSelections", _:
                return (int(self.selected is not None),)
            case "GetSelection", _:
                return self.selected or (0, 0)
            case "GetState", _ if self.without_focus:
                self.without_focus -= 1
                return ([1 << EDITABLE, 0],)
        if member in ("AddSelection", "SetSelection", "SetCaretOffset"):
            self._obey([each for each in body if isinstance(each, int)])
            return (True,)
        return super().ask(place, interface, member, signature, body)

    def _obey(self, numbers: list[int]) -> None:
        """The last of them are where to select, or the caret's place."""
        if len(numbers) == 1:
            self.selected, self.shown.caret = None, numbers[0]
        else:
            self.selected = (numbers[-2], numbers[-1])
            self.keys += self.key_after_selecting
            self.without_focus += self.loses_focus * 100

    def take(self, key: str) -> None:
        """As all text boxes do: a key replaces what is selected."""
        start, end = self.selected or (self.shown.caret, self.shown.caret)
        text = self.shown.text
        self.shown.text, self.shown.caret = text[:start] + key + text[end:], start + len(key)
        self.selected = None
        self.signals.append(inserted(PATH, start, key))


def chosen(box: Box, start: int, end: int, expected: str) -> Selected | None:
    element = box.element(PATH)
    return select(element, Span(element, start, end), expected)


@pytest.mark.parametrize("keys", ["", "?", ". And so on, as fast as the keys can be pressed"])
def test_keys_under_way_come_before_the_selection(keys: str) -> None:
    box = Box("well, calm down", keys)
    assert chosen(box, 6, 15, "calm down")
    assert box.shown.text == "well, calm down" + keys
    assert box.selected == (6, 15)


def test_nothing_is_selected_while_the_typing_does_not_end() -> None:
    box = Box("calm down", "x" * 100_000)
    assert not chosen(box, 0, 9, "calm down")
    assert box.selected is None
    assert box.shown.text.startswith("calm downx")


def test_words_that_a_key_under_way_changes_are_not_selected() -> None:
    box = Box("calm down", "x")
    box.shown.caret = 4
    assert not chosen(box, 0, 9, "calm down")
    assert box.selected is None
    assert box.shown.text == "calmx down"


def test_a_focus_that_comes_back_late_is_waited_for() -> None:
    box = Box("calm down")
    box.without_focus = 3
    assert chosen(box, 0, 9, "calm down")


def test_nothing_is_selected_without_the_focus() -> None:
    box = Box("calm down")
    box.without_focus = 100_000
    assert not chosen(box, 0, 4, "calm")
    assert box.selected is None


def test_what_was_selected_in_vain_is_not_left_for_the_next_key() -> None:
    box = Box("calm down")
    box.loses_focus = True
    assert not chosen(box, 0, 4, "calm")
    assert box.selected is None
    assert box.shown.caret == 9


def test_a_key_between_is_not_taken_for_the_words() -> None:
    box = Box("calm down")
    box.key_after_selecting = "x"
    assert not chosen(box, 0, 4, "calm")
    assert box.shown.text == "x down"
    assert box.shown.caret == 1


@pytest.mark.parametrize(
    ("text", "caret", "typed", "expected"),
    [
        ("calm down. And", 14, "", "I see. And|"),
        ("calm down. And", 11, "", "I see. |And"),
        ("calm down. And", 9, "", "I see|. And"),
        ("calm down. And", 4, "", "I see|. And"),
        ("calm down. And", 14, "x", "I seex|. And"),
        ("calm down. 😀d", 11, "", "I see|. 😀d"),
    ],
)
def test_the_caret_goes_back_to_where_it_was_behind_the_words(
    text: str, caret: int, typed: str, expected: str
) -> None:
    box = Box(text)
    box.shown.caret = caret
    selected = chosen(box, 0, 9, "calm down")
    assert selected
    for each in ("I see", *typed):
        box.take(each)
    selected.put_caret_back("I see")
    after = box.shown.text
    assert f"{after[: box.shown.caret]}|{after[box.shown.caret :]}" == expected
