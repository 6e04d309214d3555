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


def test_keys_of_a_field_that_tells_its_text_are_not_its_text() -> None:
    typed = TypedText(lambda: None)
    typed.use(Checks(PlainEngine, found, Both, found))
    field = Field(7, 1, Coverage.TEXT)
    typed.entered(field)
    typed.typed(field, "before", 6)
    typed.keyed(field, "a/b")
    assert typed.take().text == "before"
