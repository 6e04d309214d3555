"""Where in a message a text counts."""

import pytest

from snippets_app.core.guard.model import Place
from tests.core.guard.engine_parts import hits, rule


@pytest.mark.parametrize(
    ("place", "text", "found"),
    [
        (Place.WHOLE, "好的", 1),
        (Place.WHOLE, "\n…好的！！\n😀", 1),
        (Place.WHOLE, "好的呀", 0),
        (Place.WHOLE, "好的\n好的", 0),
        (Place.START, "～好的，马上", 1),
        (Place.START, "\n\n好的", 1),
        (Place.START, "我\n好的", 0),
        (Place.END, "就这样，好的。", 1),
        (Place.END, "好的\n\n", 1),
        (Place.END, "好的\n是", 0),
        (Place.CLAUSE_END, "好的，马上", 1),
        (Place.CLAUSE_END, "好的～～马上", 1),
        (Place.CLAUSE_END, "好的\n马上", 1),
        (Place.CLAUSE_END, "好的 ", 1),
        (Place.CLAUSE_END, "好的 马上", 0),
        (Place.CLAUSE_END, "好的呀", 0),
        (Place.CLAUSE_END, "“好的”他说", 1),
        (Place.ANYWHERE, "说好的呀", 1),
    ],
)
def test_place(place: Place, text: str, found: int) -> None:
    assert len(hits(rule("好的", place=place), text)) == found


def test_an_exception_before_its_place() -> None:
    call = rule("喂", place=Place.START, exceptions=("喂养", "喂饭"))
    assert hits(call, "喂，您好") == ["喂"]
    assert hits(call, "喂养方法") == []
