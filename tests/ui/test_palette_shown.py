"""What the palette shows: stages, hits, previews, its place on the screen, its colours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from snippets_app.core.filling import Question
from snippets_app.core.model import Layer, Pack, Snippet, Stage
from snippets_app.desktop.base import Rect
from snippets_app.paths import resources
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import commit, compose
from tests.ui.palette_parts import PHONE, SHOP, STAGES, Held, Key, Shown, catalogue, many

NAME = Question("customer", "customer", optional=True)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot, PHONE, SHOP)
    made.open()
    yield made
    made.palette.hide()


def test_every_stage_stands_with_its_count(shown: Shown) -> None:
    assert shown.stage_rows() == ["All, 3", "Greeting, 2", "Hold, 1", "Closing, 0"]


def test_it_opens_at_a_stage(shown: Shown) -> None:
    shown.palette.open_over(None, "hold")
    assert (shown.stages.stage(), shown.titles()) == ("hold", ["Wait a moment"])


def test_a_stage_that_this_pack_does_not_have_shows_all(shown: Shown) -> None:
    shown.palette.open_over(None, "welcome")
    assert (shown.stages.stage(), len(shown.titles())) == ("", 3)


def test_opened_again_it_starts_fresh(shown: Shown) -> None:
    shown.write("wait")
    shown.press(Key.Key_Tab)
    shown.press(Key.Key_Escape)
    shown.palette.open_over(None)
    assert (shown.query.text(), shown.stages.stage(), shown.current()) == ("", "", "Hello")


def test_typed_text_finds_in_the_own_pack_first_and_names_the_other(shown: Shown) -> None:
    shown.write("hello")
    assert shown.titles() == ["Hello", "Hello dear"]
    model = shown.list.model()
    asides = [model.aside(model.hit(row)) for row in range(2)]  # type: ignore[attr-defined]
    assert asides == ["", "Net shop"]


def test_a_hotkey_stands_beside_its_snippet(shown: Shown) -> None:
    model = shown.list.model()
    assert model.aside(model.hit(2)) == "Ctrl+F5"  # type: ignore[attr-defined]


def test_a_stage_puts_its_own_first_among_typed_hits(shown: Shown) -> None:
    shown.press(Key.Key_Tab, times=2)
    shown.write("mo")
    assert shown.titles() == ["Wait a moment", "Good morning"]


def test_what_the_input_method_composes_is_searched_at_once(shown: Shown) -> None:
    compose(shown.query, "good")
    assert shown.titles() == ["Good morning"]
    compose(shown.query, "")
    assert len(shown.titles()) == 3
    commit(shown.query, "wait")
    assert shown.titles() == ["Wait a moment", "Wait please"]


def test_nothing_found_says_what_to_do(shown: Shown) -> None:
    shown.write("zzzz")
    assert shown.titles() == []
    assert "Nothing found." in shown.preview.text()
    assert "Ctrl+P" in shown.preview.text()


def test_an_empty_stage_says_what_to_do(shown: Shown) -> None:
    shown.press(Key.Key_Tab, times=3)
    assert "No snippets here yet. Ctrl+N writes one." in shown.preview.text()


def test_the_preview_follows_the_current_row(shown: Shown) -> None:
    shown.press(Key.Key_Down)
    assert "<b>Good morning</b>" in shown.preview.text()
    assert "Good &lt;morning&gt;<br>to you" in shown.preview.text()


def test_the_preview_says_what_the_program_would_insert(shown: Shown) -> None:
    def preview_of(snippet: Snippet) -> Sequence[str | Question]:
        return (f"{snippet.title} to\n", NAME)

    shown.palette.show_previews(preview_of)
    shown.palette.open_over(None)
    assert "Hello to<br>" in shown.preview.text()
    assert "<u>Customer" in shown.preview.text()
    assert shown.spoken(1) == "Good morning. Good morning to Customer's name"


def test_a_first_line_is_asked_for_once_until_it_opens_again(shown: Shown) -> None:
    asked: list[str] = []
    shown.palette.show_previews(lambda snippet: asked.append(snippet.id) or (snippet.body,))  # type: ignore[func-returns-value]
    shown.palette.open_over(None)
    asked.clear()
    first = [shown.spoken(1), shown.spoken(1)]
    assert first == ["Good morning. Good <morning> to you"] * 2
    assert asked.count("phone/morning") <= 1
    shown.palette.open_over(None)
    shown.spoken(1)
    assert asked.count("phone/morning") <= 2


def test_another_library_takes_the_place_of_the_first(shown: Shown) -> None:
    shown.palette.show_catalogue(catalogue(SHOP), "gone")
    assert (shown.palette.pack(), shown.titles()) == ("shop", ["Hello dear", "Wait please"])
    assert shown.stage_rows() == ["All, 2", "Welcome, 1", "Hold, 1"]


def test_newer_use_orders_the_next_search(shown: Shown) -> None:
    two = Pack("p", "P", "en", STAGES, (_snippet("wait a"), _snippet("wait b")))
    before = catalogue(two)
    shown.palette.show_catalogue(before, "p")
    shown.palette.show_usage(replace(before, usage={"p/wait-b": 0.9}))
    shown.write("wait")
    assert shown.titles() == ["wait b", "wait a"]


def test_an_own_snippet_of_an_unknown_stage_is_found_under_all(qtbot: QtBot) -> None:
    own = Snippet("p/own-1", "p", "gone", "Own", "Mine", layer=Layer.PERSONAL)
    shown = Shown(qtbot, Pack("p", "P", "en", (Stage("hold", "Hold"),), (own,)), pack="p")
    assert (shown.titles(), shown.stage_rows()) == (["Own"], ["All, 1", "Hold, 0"])


@pytest.mark.parametrize("place", [None, Rect(-5000, -5000, 10, 10), Rect(0, 0, 9, 9)])
def test_it_opens_wholly_on_the_screen(shown: Shown, place: Rect | None) -> None:
    shown.palette.open_over(place)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(shown.palette.geometry())


def test_it_opens_over_the_target(shown: Shown) -> None:
    shown.palette.open_over(Rect(300, 100, 900, 600))
    assert shown.palette.geometry().center().x() == pytest.approx(749, abs=2)


def test_another_theme_is_put_on_at_once(shown: Shown) -> None:
    light = shown.palette.grab().toImage()
    dark = load_theme(resources() / "assets", "dark")
    shown.palette.use(dark)
    image = shown.palette.grab().toImage()
    middle = image.rect().center()
    assert light.pixelColor(middle).lightness() > 200
    assert image.pixelColor(middle).lightness() < 60
    shown.write("zzzz")
    assert dark.colours["dim"] in shown.preview.text()


def test_a_marked_row_is_painted_with_its_match(shown: Shown) -> None:
    """The match lies under the title in the theme's mark colour."""
    shown.write("morn")
    image = shown.list.grab().toImage()
    row = shown.list.visualRect(shown.list.currentIndex())
    colours = {
        image.pixelColor(x, y).name()
        for x in range(row.left() + 30, row.left() + 200)
        for y in range(row.top(), row.center().y())
    }
    assert "#ffe9a8" in colours


def test_a_digit_stands_on_the_first_nine_visible_rows_only(qtbot: QtBot) -> None:
    shown = Shown(qtbot, many(40), pack="many")
    shown.open()
    shown.press(Key.Key_PageDown, times=2)
    first = shown.list.indexAt(shown.list.viewport().rect().topLeft()).row()
    assert [shown.list.row_of_digit(digit) for digit in (1, 9)] == [first, first + 8]
    shown.press(Key.Key_Return, Held.ShiftModifier)
    assert shown.told() == [("many/s18", True)]


def _snippet(title: str) -> Snippet:
    return Snippet(f"p/{title.replace(' ', '-')}", "p", "hold", title, "One moment")
