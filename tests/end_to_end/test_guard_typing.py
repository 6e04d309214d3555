"""Forbidden words in real windows: however they come to stand there, the warning comes with them
and goes with them, and the window keeps the focus."""

import pytest

from tests.end_to_end.chat_boxes import READ, delete_one, holds
from tests.end_to_end.guard_world import ENGLISH, WAYS, GuardWorld

RULE = ENGLISH.rule


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", READ)
def test_typed_words_are_warned_of_until_they_are_corrected(
    guard: GuardWorld, name: str, way: str
) -> None:
    box, played = guard.boxes.front(name), WAYS[way]
    guard.play(played, box)
    guard.banners.wait_banner(guard.reason(played.rule))
    assert guard.desktop.focus() == box.window
    guard.press("Backspace", played.undone)
    guard.banners.wait_none()
    holds(box, played.text[: -played.undone])


@pytest.mark.parametrize("name", READ)
def test_pasted_words_are_warned_of_and_undone(guard: GuardWorld, name: str) -> None:
    box = guard.boxes.front(name)
    guard.slowly("now ")
    guard.paste(ENGLISH.text)
    guard.banners.wait_banner(guard.reason(RULE))
    guard.press("Ctrl+Z")
    guard.banners.wait_none()
    guard.press("Ctrl+Shift+Z")
    guard.banners.wait_banner(guard.reason(RULE))
    holds(box, f"now {ENGLISH.text}")


@pytest.mark.parametrize("name", READ)
def test_the_mouse_sets_the_caret_into_the_words(guard: GuardWorld, name: str) -> None:
    """The banner stands just below the words: a click above it hits them."""
    box = guard.boxes.front(name)
    text = "sir, calm down!"
    guard.slowly(text)
    holds(box, text)
    banner = guard.banners.wait_banner(guard.reason(RULE))
    guard.person.click(banner.x + 14, banner.y - 14)
    gone = delete_one(box, text)
    guard.banners.wait_none()
    guard.slowly(gone)
    guard.banners.wait_banner(guard.reason(RULE))
    holds(box, text)


@pytest.mark.parametrize("name", READ)
def test_a_selection_is_replaced_by_such_words_and_they_by_others(
    guard: GuardWorld, name: str
) -> None:
    box = guard.boxes.front(name)
    guard.slowly("good morning")
    guard.press("Ctrl+A")
    guard.paste(ENGLISH.text)
    guard.banners.wait_banner(guard.reason(RULE))
    guard.press("Ctrl+A")
    guard.slowly("good evening")
    guard.banners.wait_none()
    holds(box, "good evening")
