"""Where a window of ours is put over a target, on every kind of screen."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from snippets_app.desktop.base import Rect
from snippets_app.ui.screens import (
    TITLE_BAR,
    fitting,
    logical_place,
    physical_geometry,
    place_at_edge,
    place_beside,
    place_over,
)

PALETTE = QSize(880, 528)


@dataclass(frozen=True)
class Screen:
    """What ``place_over`` asks of a QScreen. ``place`` has sizes in logical pixels."""

    place: QRect
    ratio: float = 1.0
    panel: int = 0

    def geometry(self) -> QRect:
        return self.place

    def availableGeometry(self) -> QRect:  # noqa: N802
        return self.place.adjusted(0, 0, 0, -self.panel)

    def devicePixelRatio(self) -> float:  # noqa: N802
        return self.ratio


LEFT = Screen(QRect(-1920, -200, 1920, 1080))
MAIN = Screen(QRect(0, 0, 1280, 800), panel=30)
HIDPI = Screen(QRect(1280, 0, 1280, 720), ratio=1.5)
DOUBLE = Screen(QRect(0, 0, 1280, 720), ratio=2.0)


def placed(over: Rect | None, *screens: Screen, size: QSize = PALETTE) -> QRect:
    return QRect(place_over(size, over, screens), size)  # type: ignore[arg-type]


def test_it_stands_centred_over_the_target_a_little_above_its_middle() -> None:
    found = placed(Rect(200, 50, 1000, 700), MAIN)
    assert found.center().x() == pytest.approx(700, abs=2)
    assert 50 < found.top() < 50 + (700 - 528) // 2


def test_at_scale_two_the_target_is_where_its_physical_pixels_are() -> None:
    found = placed(Rect(400, 100, 2000, 1200), DOUBLE)
    assert found.center().x() == pytest.approx(700, abs=2)
    assert DOUBLE.availableGeometry().contains(found)


def test_at_scale_one_and_a_half_a_second_screen_begins_at_its_physical_place() -> None:
    target = Rect(1280 + 300, 90, 1500, 900)
    found = placed(target, MAIN, HIDPI)
    assert found.center().x() == pytest.approx(1280 + 700, abs=2)
    assert HIDPI.availableGeometry().contains(found)


def test_a_screen_left_of_the_first_has_negative_places() -> None:
    found = placed(Rect(-1900, -150, 1000, 900), MAIN, LEFT)
    assert found.center().x() == pytest.approx(-1400, abs=2)
    assert LEFT.availableGeometry().contains(found)


def test_over_a_window_half_outside_it_stays_on_the_screen_and_off_the_panel() -> None:
    assert MAIN.availableGeometry().contains(placed(Rect(1000, 500, 400, 290), MAIN))


def test_the_screen_is_the_one_that_shows_the_middle_of_the_target() -> None:
    across = Rect(-400, 0, 900, 700)
    assert MAIN.availableGeometry().contains(placed(across, LEFT, MAIN))


@pytest.mark.parametrize("over", [None, Rect(9000, 9000, 50, 50)])
def test_without_a_window_on_any_screen_it_stands_on_the_first(over: Rect | None) -> None:
    assert MAIN.availableGeometry().contains(placed(over, MAIN, LEFT))


def test_on_a_screen_that_is_too_small_its_beginning_is_seen() -> None:
    small = Screen(QRect(100, 40, 640, 480))
    assert placed(None, small).topLeft() == small.place.topLeft()


def test_physical_pixels_of_a_screen() -> None:
    assert physical_geometry(HIDPI) == QRect(1280, 0, 1920, 1080)  # type: ignore[arg-type]


PLACES = st.integers(-6000, 6000)
SIZES = st.integers(1, 5000)


@given(PLACES, PLACES, SIZES, SIZES, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_wherever_the_target_is_it_is_wholly_on_one_screen(
    x: int, y: int, width: int, height: int, ratio: float
) -> None:
    screens = (MAIN, LEFT, Screen(QRect(1280, 0, 1600, 900), ratio))
    found = placed(Rect(x, y, width, height), *screens)
    assert any(screen.availableGeometry().contains(found) for screen in screens)


BANNER = QSize(400, 150)


def beside(place: Rect | None, *screens: Screen, size: QSize = BANNER) -> QRect:
    return QRect(place_beside(size, place, screens), size)  # type: ignore[arg-type]


def test_a_warning_stands_just_below_the_words() -> None:
    assert beside(Rect(300, 200, 80, 20), MAIN).topLeft() == QPoint(300, 226)


def test_without_room_below_it_stands_just_above_them() -> None:
    found = beside(Rect(300, 700, 80, 20), MAIN)
    assert (found.left(), found.bottom()) == (300, 693)


def test_at_the_right_edge_it_is_moved_into_the_screen() -> None:
    found = beside(Rect(1200, 200, 60, 20), MAIN)
    assert (found.right(), found.top()) == (MAIN.place.right(), 226)


def test_it_goes_beside_a_field_that_is_as_high_as_the_screen() -> None:
    assert beside(Rect(500, 0, 700, 770), MAIN).right() == 493
    assert beside(Rect(0, 0, 700, 770), MAIN).left() == 706


@pytest.mark.parametrize("place", [None, Rect(0, 0, 1280, 800)])
def test_without_any_room_it_stands_in_the_corner(place: Rect | None) -> None:
    room = MAIN.availableGeometry()
    assert beside(place, MAIN).bottomRight() == room.bottomRight() - QPoint(17, 17)


def test_at_scale_two_it_stands_below_where_the_words_are_seen() -> None:
    assert beside(Rect(600, 400, 160, 40), DOUBLE).topLeft() == QPoint(300, 226)


@given(PLACES, PLACES, SIZES, SIZES, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_a_warning_covers_its_words_only_where_there_is_no_other_room(
    x: int, y: int, width: int, height: int, ratio: float
) -> None:
    screen = Screen(QRect(0, 0, 1600, 900), ratio)
    found = beside(Rect(x, y, width, height), screen)
    around = logical_place(Rect(x, y, width, height), screen)  # type: ignore[arg-type]
    assert screen.place.contains(found)
    if width < 1000 * ratio and height < 500 * ratio:
        assert not found.intersects(around)


def test_a_panel_stands_at_the_right_edge_of_the_targets_screen() -> None:
    size = QSize(380, 460)
    at = place_at_edge(size, Rect(1300, 90, 900, 600), [MAIN, HIDPI])  # type: ignore[list-item]
    found = QRect(at, size)
    assert found.right() == HIDPI.place.right() - 16
    assert found.center().y() == pytest.approx(HIDPI.place.center().y(), abs=1)


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        (Screen(QRect(0, 0, 1920, 1080), panel=48), QSize(880, 528)),
        (Screen(QRect(0, 0, 1093, 560), panel=48), QSize(880, 560 - 48 - TITLE_BAR)),
        (Screen(QRect(0, 0, 800, 1280), panel=48), QSize(800, 528)),
    ],
    ids=["large", "low", "narrow"],
)
def test_a_window_is_no_larger_than_its_screen(screen: Screen, expected: QSize) -> None:
    assert fitting(PALETTE, screen) == expected  # type: ignore[arg-type]
