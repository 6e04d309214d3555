"""What was typed is held by no object and shown by no widget once it is to be forgotten."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from snippets_app.core.chord import parse_chord
from tests.app.conftest import StartGuarded
from tests.app.guarding_parts import banner, type_into, wait_worked
from tests.app.session_parts import CHOSEN, Running
from tests.end_to_end.canary import new_canary
from tests.remembered import holders

Forget = Callable[[Running], None]


def lock(running: Running) -> None:
    listener = running.desk.typing._listener
    assert listener
    listener.left()
    running.desk.typing.text = ""


def pause(running: Running) -> None:
    running.press("Ctrl+Shift+F8")
    running.desk.typing.text = ""


FORGETTING: dict[str, Forget] = {
    "another field": lambda running: running.desk.typing.enter("Mail"),
    "no field": lambda running: running.desk.typing.leave(),
    "sent": lambda running: running.desk.typing.type(""),
    "locked": lock,
    "paused": pause,
}
DRAFT_FORGETTING: dict[str, Forget] = {
    "locked": lambda running: running.desk.screen.lock(),
    "paused": lambda running: running.press("Ctrl+Shift+F8"),
}
ANSWERS = ("Ctrl+'", "Ctrl+Shift+'", "Ctrl+Shift+F9", "Enter")


@pytest.mark.parametrize(
    ("way", "answer"),
    [*((way, "") for way in FORGETTING), *(("another field", answer) for answer in ANSWERS)],
)
def test_nothing_of_what_was_typed_remains(guarded: Running, way: str, answer: str) -> None:
    word = new_canary("field").typed
    type_into(guarded, f"{word} a zorblat {word}")
    assert word in banner(guarded)
    assert {"Seen", "shown by QLabel"} <= holders(word)
    if answer:
        guarded.desk.hotkeys.fire(parse_chord(answer))
        wait_worked(guarded)
    FORGETTING[way](guarded)
    wait_worked(guarded)
    assert holders(word) == set()


def test_nothing_remains_of_words_that_stand_corrected(guarded: Running) -> None:
    word = new_canary("field").typed
    type_into(guarded, f"a zorblat {word}")
    assert banner(guarded)
    guarded.desk.typing.type("a parcel")
    wait_worked(guarded)
    assert holders(word) == set()


@pytest.mark.parametrize("way", FORGETTING)
@pytest.mark.parametrize("typed", [";", ";hld", ";hld ", ";nm "])
def test_nothing_remains_around_an_abbreviation(
    start_guarded: StartGuarded, way: str, typed: str
) -> None:
    running = start_guarded(replace(CHOSEN, abbreviation_packs=("phone-en",)))
    word = new_canary("field").typed
    running.desk.typing.enter("Chat")
    for end in range(len(typed) + 1):
        running.desk.typing.type(f"{word} {typed[:end]}")
        running.desk.typing.key(*typed[end : end + 1])
    wait_worked(running)
    assert holders(word)
    running.windows.form.hide()
    running.windows.form.cancelled.emit()
    FORGETTING[way](running)
    wait_worked(running)
    assert holders(word) == set()


def test_nothing_remains_of_keys(guarded: Running) -> None:
    word = new_canary("field").typed
    guarded.session.change_settings(guard_keys=("chat",))
    guarded.desk.typing.enter("Chat", keys_only=True)
    guarded.desk.typing.key(*word, *"zorblat", "!")
    wait_worked(guarded)
    assert holders(word)
    guarded.desk.typing.enter("Mail")
    wait_worked(guarded)
    assert holders(word) == set()


@pytest.mark.parametrize("way", DRAFT_FORGETTING)
@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("guard", [True, False])
def test_nothing_remains_of_a_draft(
    start_guarded: StartGuarded, way: str, left: bool, guard: bool
) -> None:
    running = start_guarded(replace(CHOSEN, guard=guard))
    word = new_canary("draft").typed
    running.press("Ctrl+Shift+F6")
    wait_worked(running)
    running.windows.compose.draft.setPlainText(f"{word} a zorblat")
    assert holders(word)
    if left:
        running.windows.compose.leave()
    DRAFT_FORGETTING[way](running)
    wait_worked(running)
    assert holders(word) == set()
    assert running.windows.compose.isVisible() is not left


def test_the_lock_is_heard_only_while_there_may_be_a_draft(guarded: Running) -> None:
    assert not guarded.desk.screen.watchers
    for _ in range(2):
        guarded.press("Ctrl+Shift+F6")
        wait_worked(guarded)
        assert len(guarded.desk.screen.watchers) == 1
    guarded.windows.compose.draft.setPlainText("kind words")
    guarded.windows.compose.submit()
    assert not guarded.desk.screen.watchers
    guarded.bot.waitUntil(lambda: guarded.desk.field_text == "kind words")


def test_nothing_remains_of_a_checked_clipboard_once_the_notice_is_gone(guarded: Running) -> None:
    word = new_canary("clipboard").typed
    guarded.desk.clipboard.put(f"{word} a zorblat")
    guarded.press("Ctrl+Shift+F7")
    wait_worked(guarded)
    assert "zorblat" in guarded.told()
    guarded.windows.notice.hide()
    guarded.desk.clipboard.put("")
    assert holders(word) == set()
    assert not {each for each in holders("“zorblat”") if "shown" in each}
