"""The warning belongs to the window in front."""

from itertools import cycle, islice

from tests.end_to_end.chat_boxes import holds
from tests.end_to_end.guard_world import ENGLISH, GuardWorld
from tests.end_to_end.targets import Target

SWITCHES = 20
OTHER = "en-policy"
HARMLESS, HINTED = "good morning", "ok"


def with_text(guard: GuardWorld, name: str, text: str) -> Target:
    box = guard.boxes.front(name)
    guard.slowly(text)
    holds(box, text)
    return box


def test_of_two_windows_the_one_in_front_is_warned_of(guard: GuardWorld) -> None:
    editor = with_text(guard, "mousepad", ENGLISH.text)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    line = with_text(guard, "qt line", "rules are rules.")
    guard.banners.wait_banner(guard.reason(OTHER))
    editor.focus()
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    line.focus()
    guard.banners.wait_banner(guard.reason(OTHER))
    guard.press("Ctrl+A")
    guard.press("Delete")
    guard.banners.wait_none()
    editor.focus()
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))


def test_a_window_that_has_gone_to_the_back_keeps_no_warning(guard: GuardWorld) -> None:
    windows = {
        "mousepad": ENGLISH.text,
        "qt rich": HARMLESS,
        "textarea": ENGLISH.text,
        "qt line": HARMLESS,
    }
    opened = [with_text(guard, name, text) for name, text in windows.items()]
    texts = list(windows.values())
    for number in islice(cycle(range(len(opened))), SWITCHES):
        opened[number].focus()
        if texts[number] is HARMLESS:
            guard.banners.wait_none()
        else:
            guard.banners.wait_banner(guard.reason(ENGLISH.rule))


def test_the_last_of_many_fast_switches_counts(guard: GuardWorld) -> None:
    bad = with_text(guard, "mousepad", ENGLISH.text)
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
    good = with_text(guard, "qt rich", "")
    for box in islice(cycle((bad, good)), SWITCHES):
        box.focus()
    assert guard.desktop.focus() == good.window
    guard.banners.wait_none()
    guard.slowly(HINTED)
    guard.banners.wait_mark()  # all that came before has been seen, and still there is no banner
    for box in islice(cycle((bad, good)), SWITCHES - 1):
        box.focus()
    guard.banners.wait_banner(guard.reason(ENGLISH.rule))
