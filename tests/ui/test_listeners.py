"""Several listeners of one typing."""

from snippets_app.desktop.base import Coverage, Field
from snippets_app.ui.listeners import Listeners

READ, KEYS = Field(7, 1, Coverage.TEXT), Field(8, 1, Coverage.KEYS)


class Heard:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def entered(self, field: Field) -> None:
        self.told.append(f"entered {field.number}")

    def typed(self, field: Field, text: str, caret: int) -> None:
        self.told.append(f"{text} {caret}")

    def keyed(self, field: Field, key: str) -> None:
        self.told.append(f"key {key}")

    def left(self) -> None:
        self.told.append("left")


def test_all_hear_the_same_and_who_comes_later_what_stands_there() -> None:
    everyone, first, second = Listeners(), Heard(), Heard()
    everyone.add(first)
    everyone.entered(READ)
    everyone.typed(READ, "before", 2)
    everyone.add(second)
    everyone.typed(READ, "before and after", 16)
    everyone.keyed(READ, "x")
    everyone.left()
    assert second.told == ["entered 7", "before 2", "before and after 16", "key x", "left"]
    assert first.told == second.told


def test_who_is_removed_hears_nothing_more() -> None:
    everyone, first, second = Listeners(), Heard(), Heard()
    everyone.add(first)
    everyone.add(second)
    everyone.remove(first)
    everyone.entered(READ)
    assert (first.told, second.told) == ([], ["entered 7"])


def test_nothing_is_kept_of_what_was_left_or_of_keys() -> None:
    everyone, late = Listeners(), Heard()
    everyone.entered(READ)
    everyone.typed(READ, "secret", 6)
    everyone.left()
    everyone.add(late)
    assert late.told == []
    everyone.remove(late)
    everyone.entered(KEYS)
    everyone.keyed(KEYS, "s")
    everyone.add(late)
    assert late.told == ["entered 8"]
