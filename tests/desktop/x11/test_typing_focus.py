"""Windows that come and go, and what must be forgotten when they do."""

import os
import signal

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Permission
from tests.desktop.x11.test_typing_programs import EDITABLE, SPEAKING, TEXTAREA
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld, still_hold
from tests.end_to_end.targets import window_titled

pytestmark = pytest.mark.desktop


def test_a_window_that_has_the_focus_already_is_found(speaking: X11TypingWorld) -> None:
    speaking.show(*MOUSEPAD)
    speaking.write("before")
    heard = speaking.watch()
    heard.wait_text("before")


def test_the_field_is_known_at_once(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    speaking.watch_new(heard, *MOUSEPAD)
    speaking.typing.stop()
    assert speaking.typing.field() is None
    speaking.watch()
    field = speaking.typing.field()
    assert field
    assert field.coverage is Coverage.TEXT


def test_two_windows_of_one_program_are_two_fields(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    speaking.show(*speaking.qt("plain", "twice"))
    first = heard.wait_field(Coverage.TEXT)
    speaking.write("first")
    heard.wait_text("first")
    speaking.focus(window_titled(speaking.virtual, "second"))
    wait_until(lambda: heard.fields()[-1].window != first.window, "The other window")
    heard.wait_field(Coverage.TEXT, after=first.number)
    speaking.write("2nd")
    heard.wait_text("2nd")
    speaking.focus(first.window)
    heard.wait_text("first")
    assert heard.fields()[-1].window == first.window


def test_switching_fast_never_mixes_texts(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    commands = (MOUSEPAD, speaking.qt("plain"), speaking.page(TEXTAREA, SPEAKING))
    texts = {speaking.watch_new(heard, *command).window: "" for command in commands}
    for letter in "abcd":
        for window in texts:
            speaking.focus(window)
            speaking.write(letter)
            texts[window] += letter
    for window, text in texts.items():
        speaking.focus(window)
        heard.wait_text(text)
    assert {text for text in heard.texts() if not "abcd".startswith(text)} == set()


def test_enter_forgets_what_stood_there(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    field = speaking.watch_new(heard, *MOUSEPAD)
    speaking.write("canary")
    heard.wait_text("canary")
    left = heard.leaves()
    speaking.person.press("Enter")
    heard.wait_text("canary\n")
    heard.wait_left(left + 1)
    assert not still_hold("canary")
    newer = heard.wait_field(Coverage.TEXT, after=field.number)
    speaking.write("c")
    heard.wait_text("canary\nc")
    assert speaking.typing.select(newer, 7, 8, "c")


def test_a_chat_that_empties_its_box_has_sent(speaking: X11TypingWorld) -> None:
    script = (
        "<script>box.onkeydown=e=>{if(e.key=='Enter'){e.preventDefault();box.value=''}}</script>"
    )
    heard = speaking.watch()
    field = speaking.watch_new(heard, *speaking.page(TEXTAREA + script, SPEAKING))
    speaking.write("hello")
    heard.wait_text("hello")
    assert "Content" in still_hold("hello")
    speaking.person.press("Enter")
    heard.wait_field(Coverage.TEXT, after=field.number)
    assert not still_hold("hello")
    speaking.write("next")
    heard.wait_text("next")


def test_new_paragraphs_of_an_empty_box_are_heard(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    speaking.watch_new(heard, *speaking.page(EDITABLE.format(inside=""), SPEAKING))
    speaking.write("one")
    heard.wait_text("one")
    speaking.person.press("Enter")
    speaking.write("two")
    heard.wait_text("one\ntwo")
    speaking.write("2")
    heard.wait_text("one\ntwo2")


def test_a_program_that_ends_is_forgotten(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    field = speaking.watch_new(heard, *MOUSEPAD)
    speaking.write("abc")
    heard.wait_text("abc")
    left = heard.leaves()
    speaking.end_last()
    heard.wait_left(left + 1)
    assert speaking.typing.place(field, 0, 1) is None


def test_a_program_that_hangs_hangs_nobody(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    window = speaking.show(*MOUSEPAD)
    field = heard.wait_field(Coverage.TEXT)
    speaking.write("abc")
    heard.wait_text("abc")
    hung = speaking.last.pid
    os.kill(hung, signal.SIGSTOP)
    try:
        assert not speaking.typing.select(field, 0, 1, "a")
        stuck = heard.wait_field(Coverage.NONE, after=field.number)
        assert "did not answer" in stuck.reason
        assert speaking.typing.place(stuck, 0, 1) == speaking.place_of(stuck)
        speaking.show("xterm")
        terminal = heard.wait_field(Coverage.NONE, after=stuck.number)
        speaking.focus(window)
        stuck = heard.wait_field(Coverage.NONE, after=terminal.number)
        assert "did not answer" in stuck.reason
        assert stuck.window == window
    finally:
        os.kill(hung, signal.SIGCONT)


def test_a_program_that_hung_for_a_moment_is_watched_again(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    field = speaking.watch_new(heard, *MOUSEPAD)
    speaking.write("abc")
    heard.wait_text("abc")
    hung = speaking.last.pid
    os.kill(hung, signal.SIGSTOP)
    try:
        assert not speaking.typing.select(field, 0, 1, "a")
        stuck = heard.wait_field(Coverage.NONE, after=field.number)
    finally:
        os.kill(hung, signal.SIGCONT)
    heard.wait_field(Coverage.TEXT, after=stuck.number)
    speaking.write("d")
    heard.wait_text("abcd")


def test_a_silent_window_lets_its_keys_be_seen_only_where_allowed(
    speaking: X11TypingWorld,
) -> None:
    heard = speaking.watch(Permission.TEXT_OR_KEYS)
    speaking.show("xev")
    heard.wait_field(Coverage.KEYS)
    speaking.write("ab")
    wait_until(lambda: heard.keys() == ["a", "b"], "The keys")
    heard.permission = Permission.TEXT
    fields = len(heard.fields())
    speaking.typing.refresh()
    heard.wait_field(Coverage.NONE, after=fields)
    speaking.write("cd")
    speaking.show(*MOUSEPAD)
    heard.wait_field(Coverage.TEXT)
    assert heard.keys() == ["a", "b"]


def test_a_locked_screen_is_heard(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    field = speaking.watch_new(heard, *MOUSEPAD)
    speaking.write("canary")
    heard.wait_text("canary")
    assert "Content" in still_hold("canary")

    def locked() -> bool:
        """Said again until it is heard: the listener may just be connecting."""
        speaking.say_locked()
        return heard.fields()[-1].number > field.number

    wait_until(locked, "A locked screen being heard")
    assert not still_hold("canary")
    speaking.write("!")
    heard.wait_text("canary!")
