"""The place of characters, in pixels, whatever the program tells."""

import pytest

from snippets_app.desktop.base import Rect
from snippets_app.desktop.x11.accessible.bus import Body
from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import ACTIVE, ROOT
from snippets_app.desktop.x11.accessible.geometry import place_of
from tests.desktop.x11.fake_program import FakeBus, Object

WINDOW = Rect(600, 400, 1000, 500)
NOWHERE = (0, 0, 0, 0)


def place(
    answers: dict[str, Body], told_window: Body = (600, 400, 1000, 500), start: int = 3
) -> Rect:
    """Where ``[start, start + 2)`` stands in a field that answers so."""
    frame = Object(23, (ACTIVE,), answers={"GetExtents": (told_window,)})
    objects = {
        "/field": Object(answers=answers),
        "/window": frame,
        ROOT: Object(75, children=("/window",)),
    }
    field = FakeBus(objects).element("/field")
    return place_of(field, Span(field, start, start + 2), WINDOW)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"GetRangeExtents": (700, 450, 30, 12)}, Rect(700, 450, 30, 12)),
        ({"GetRangeExtents": NOWHERE, "GetCharacterExtents": (710, 450, 9, 12)},
         Rect(710, 450, 9, 12)),
        ({"GetCharacterExtents": NOWHERE, "GetExtents": ((620, 420, 300, 40),)},
         Rect(620, 420, 300, 40)),
        ({}, WINDOW),
        ({"GetRangeExtents": (5000, 9000, 30, 12)}, WINDOW),
        ({"GetRangeExtents": ("x", None, 30, 12), "GetExtents": (NOWHERE,)}, WINDOW),
    ],
)  # fmt: skip
def test_the_best_place_that_is_told(answers: dict[str, Body], expected: Rect) -> None:
    assert place(answers) == expected


@pytest.mark.parametrize("scale", [1.25, 1.5, 2, 3])
def test_units_of_a_program_become_pixels(scale: float) -> None:
    small = (round(600 / scale), round(400 / scale), round(1000 / scale), round(500 / scale))
    told = (small[0] + 10, small[1] + 20, 30, 12)
    found = place({"GetRangeExtents": told}, small)
    assert found == Rect(
        round(600 + 10 * scale), round(400 + 20 * scale), round(30 * scale), round(12 * scale)
    )


def test_a_window_with_a_shadow_is_not_taken_for_a_scaled_one() -> None:
    answers: dict[str, Body] = {"GetRangeExtents": (700, 450, 30, 12)}
    assert place(answers, (574, 377, 1052, 552)) == Rect(700, 450, 30, 12)
