"""Which of the two readings of keys counts."""

from collections.abc import Sequence

import pytest

from snippets_app.core.guard.model import Finding
from snippets_app.desktop.base import Coverage, Field
from snippets_app.ui.typed_text import Checks, Seen, TypedText
from tests.ui.guarded_parts import PlainEngine, Typed, found

FIELD = Field(1, 1, Coverage.KEYS)


class Nothing(PlainEngine):
    """Finds nothing."""

    def update(self, text: str) -> Sequence[Finding]:
        return ()


class Both:
    """Keys that spell another word in each reading, each key a word of it."""

    def __init__(self) -> None:
        self.typed = Typed("", "")

    def feed(self, key: str) -> Typed:
        latin, hangul = key.split("/")
        self.typed = Typed(self.typed.latin + latin, self.typed.hangul + hangul)
        return self.typed


def test_keys_are_read_on_by_other_rules() -> None:
    typed = TypedText(lambda: None)
    typed.use(Checks(PlainEngine, found, Both, found))
    typed.entered(FIELD)
    typed.keyed(FIELD, "亲/x")
    assert typed.take().findings
    typed.use(Checks(Nothing, found, Both, lambda _: ()))
    assert typed.take() == Seen(typed.take().turn, FIELD, "亲")
    typed.use(Checks(PlainEngine, found, Both, lambda _: ()))
    typed.keyed(FIELD, "!/y")
    assert [each.text for each in typed.take().findings] == ["亲"]


@pytest.mark.parametrize(
    ("key", "romanised", "expected"),
    [
        ("亲/而已", "", "亲"),  # a hint in one reading does not hide what is worse in the other
        ("亲/保证!", "", "保证!"),
        ("而已/亲", "", "亲"),
        ("x/而已", "而已", "而已"),
        ("x/y", "", "x"),
    ],
)
def test_the_reading_in_which_worse_is_found_counts(
    key: str, romanised: str, expected: str
) -> None:
    typed = TypedText(lambda: None)
    typed.use(Checks(PlainEngine, found, Both, lambda _: found(romanised)))
    typed.entered(FIELD)
    typed.keyed(FIELD, key)
    assert typed.take().text == expected


class Heard:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def entered(self, field: Field) -> None:
        self.told.append(f"entered {field.number}")

    def typed(self, field: Field, text: str, caret: int) -> None:
        self.told.append(text)

    def keyed(self, field: Field, key: str) -> None:
        self.told.append(f"key {key}")

    def left(self) -> None:
        self.told.append("left")


def test_another_one_may_hear_the_text_for_a_while() -> None:
    typed, other = TypedText(lambda: None), Heard()
    typed.use(Checks(PlainEngine, found, Both, found))
    field = Field(7, 1, Coverage.TEXT)
    typed.entered(field)
    typed.typed(field, "before", 6)
    typed.tell_also(other)
    typed.typed(field, "before and after", 16)
    typed.keyed(FIELD, "a/b")
    typed.left()
    typed.tell_also(None)
    typed.entered(field)
    assert other.told == ["entered 7", "before", "before and after", "left"]


def test_keys_are_not_told_as_a_text() -> None:
    typed, other = TypedText(lambda: None), Heard()
    typed.use(Checks(PlainEngine, found, Both, found))
    typed.entered(FIELD)
    typed.keyed(FIELD, "secret/x")
    typed.tell_also(other)
    assert other.told == ["entered 1"]
