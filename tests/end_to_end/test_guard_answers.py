"""What the agent answers to a warning, in real windows."""

import pytest

from snippets_app.demo.waiting import wait_until
from tests.end_to_end import clipboard
from tests.end_to_end.chat_boxes import READ, holds
from tests.end_to_end.clipboard import CONTENTS
from tests.end_to_end.guard_world import CHINESE, ENGLISH, KOREAN, GuardWorld
from tests.end_to_end.targets import Target

REPLACE, IGNORE, NOT_HERE = "Ctrl+'", "Ctrl+Shift+'", "Ctrl+Shift+F9"
COPIED = CONTENTS["html"]


@pytest.mark.parametrize("name", READ)
def test_the_better_words_take_exactly_their_place(guard: GuardWorld, name: str) -> None:
    box = guard.boxes.front(name)
    guard.slowly("well sir, calm down. And so on")
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    guard.copier.copy(COPIED)
    guard.press(REPLACE)
    guard.banners.wait_none()
    holds(box, f"well sir, {guard.better(ENGLISH.rule)}. And so on")
    wait_until(lambda: clipboard.holds(guard.desktop, COPIED), "The clipboard as it was")
    assert guard.desktop.focus() == box.window
    guard.slowly("!")
    holds(box, f"well sir, {guard.better(ENGLISH.rule)}. And so on!")


@pytest.mark.parametrize("name", READ)
def test_words_of_an_input_method_are_replaced(guard: GuardWorld, name: str) -> None:
    box = guard.boxes.front(name)
    guard.copier.copy(COPIED)
    guard.play(CHINESE, box)
    guard.banners.wait_banner(guard.reason(CHINESE.rule))
    guard.press(REPLACE)
    guard.banners.wait_none()
    holds(box, f"我{guard.better(CHINESE.rule)}")
    wait_until(lambda: clipboard.holds(guard.desktop, COPIED), "The clipboard as it was")


@pytest.mark.parametrize("name", READ)
def test_words_among_characters_outside_the_basic_plane_are_replaced(
    guard: GuardWorld, name: str
) -> None:
    box, copied = guard.boxes.front(name), "😀👍🏽 한 calm down 😀!"
    guard.paste(copied)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    guard.press(REPLACE)
    guard.banners.wait_none()
    holds(box, f"😀👍🏽 한 {guard.better(ENGLISH.rule)} 😀!")
    wait_until(lambda: clipboard.text(guard.desktop) == copied, "The clipboard as it was")


@pytest.mark.parametrize("name", READ)
def test_what_is_ignored_once_stays_silent_until_it_is_typed_again(
    guard: GuardWorld, name: str
) -> None:
    box = guard.boxes.front(name)
    guard.slowly("calm down ")
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    guard.press(IGNORE)
    guard.banners.wait_none()
    guard.slowly("sir, rules are rules.")
    guard.banners.wait_banner(guard.reason("en-policy"))
    guard.press("Backspace", len(" rules are rules."))
    guard.banners.wait_none()
    holds(box, "calm down sir,")
    guard.slowly(" calm down.")
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))


@pytest.mark.parametrize("name", ["qt chat", "chat"])
def test_enter_is_held_once_and_then_sends(guard: GuardWorld, name: str) -> None:
    box = guard.boxes.front(name)
    guard.play(KOREAN, box)
    guard.banners.wait_banner(guard.reason(KOREAN.rule))
    guard.press("Enter")
    guard.banners.wait_banner("Press Enter again to send it anyway")
    holds(box, KOREAN.text)
    guard.press("Enter")
    holds(box, f"sent: {KOREAN.text}")
    guard.banners.wait_none()


def test_words_that_are_only_warned_of_are_sent_at_once(guard: GuardWorld) -> None:
    box = guard.boxes.front("qt chat")
    guard.slowly(ENGLISH.text)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    guard.press("Enter")
    holds(box, f"sent: {ENGLISH.text}")
    guard.banners.wait_none()


@pytest.mark.parametrize("name", READ)
def test_a_hint_is_a_small_mark_beside_the_words(guard: GuardWorld, name: str) -> None:
    box = guard.boxes.front(name)
    guard.slowly("ok")
    mark = guard.banners.wait_mark()
    assert guard.desktop.focus() == box.window
    _stands_in(guard, box, mark.x, mark.y)
    guard.slowly(" let me look into that for you")
    guard.banners.wait_none()


def test_not_in_this_program_holds_there_alone_and_for_good(guard: GuardWorld) -> None:
    guard.boxes.front("mousepad")
    guard.slowly(ENGLISH.text)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    guard.press(NOT_HERE)
    guard.banners.wait_none()
    _is_silent_here_alone(guard)
    guard.again()
    _is_silent_here_alone(guard)


def _is_silent_here_alone(guard: GuardWorld) -> None:
    guard.boxes.front("mousepad")
    guard.slowly(f"{ENGLISH.text} Rules are rules.")
    guard.banners.wait_banner(guard.reason("en-policy"))
    guard.press("Backspace", len(" Rules are rules."))
    guard.banners.wait_none()
    guard.boxes.front("qt rich")
    guard.slowly(ENGLISH.text)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))


def _stands_in(guard: GuardWorld, box: Target, x: int, y: int) -> None:
    window = guard.desktop.display.create_resource_object("window", box.window)
    corner = guard.desktop.display.screen().root.translate_coords(window, 0, 0)
    size = window.get_geometry()
    assert corner.x <= x < corner.x + size.width
    assert corner.y <= y < corner.y + size.height
