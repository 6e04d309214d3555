"""Selecting, in a field that may be typed in meanwhile."""

from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.selecting import select
from tests.desktop.windows.reading.fakes import FakeField


class Busy(FakeField):
    """Somebody types into it for some readings more."""

    keys = 3

    def read(self) -> Reading:
        if self.keys:
            self.keys -= 1
            self.text += "x"
            self.caret = len(self.text)
        return super().read()


class Unmarkable(FakeField):
    def marked(self) -> tuple[int, int] | None:
        return (0, 0)


def test_the_words_are_selected_and_the_caret_goes_back() -> None:
    field = FakeField("one two three")
    found = select(field, 4, 7, "two")
    assert found
    assert field.selection == (4, 7)
    field.text, field.caret = "one 2 three", 5
    found.put_caret_back("2")
    assert field.selection == (11, 11)


def test_what_was_typed_since_keeps_its_caret() -> None:
    field = FakeField("one two three")
    found = select(field, 4, 7, "two")
    assert found
    field.text, field.caret, field.selection = "one 2! three", 6, None
    found.put_caret_back("2")
    assert field.selection is None


def test_other_words_are_left_alone() -> None:
    for start, end, expected in [(4, 7, "one"), (4, 99, "two"), (-3, 0, ""), (7, 4, "")]:
        field = FakeField("one two three")
        assert select(field, start, end, expected) is None
        assert field.selection is None


def test_it_waits_until_nobody_types() -> None:
    field = Busy("one two")
    assert select(field, 4, 7, "two")
    assert field.text == "one twoxxx"


def test_what_cannot_be_selected_exactly_gets_its_caret_back() -> None:
    field = Unmarkable("one two")
    assert select(field, 0, 3, "one") is None
    assert field.selection == (7, 7)


def test_a_field_that_lost_the_focus_is_not_touched() -> None:
    field = FakeField("one two")
    field.focused = False
    assert select(field, 4, 7, "two") is None
    assert field.selection is None
