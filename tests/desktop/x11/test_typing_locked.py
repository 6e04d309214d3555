"""A screen that is locked: what is typed then may be a password."""

import pytest

from snippets_app.desktop.base import Coverage, Permission
from snippets_app.desktop.x11.accessible.element import ROOT
from snippets_app.desktop.x11.accessible.focus import Front
from tests.desktop.x11.fake_program import PROCESS, SENDER, Object, told
from tests.desktop.x11.test_typing_following import FRONT, Fakes


def test_a_locked_screen_makes_all_forgotten() -> None:
    fakes = Fakes(Object(text="ab"))
    fakes.focus()
    left = fakes.heard.leaves()
    fakes.following.lock()
    assert fakes.heard.leaves() == left + 1
    assert fakes.following.watched
    assert fakes.following.watched._content is None


def test_keys_are_not_watched_once_the_screen_is_locked() -> None:
    fakes = Fakes(Object(), Permission.TEXT_OR_KEYS, process=PROCESS + 1)
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.KEYS
    fakes.following.key_pressed("a", FRONT)
    fakes.following.lock()
    fakes.following.key_pressed("b", FRONT)
    assert fakes.heard.keys() == ["a"]
    assert fakes.keys == ["start", "stop"]


@pytest.mark.parametrize("then", ["searched", "asked again", "spoke"])
def test_keys_are_not_watched_either_when_the_window_is_looked_at_while_locked(then: str) -> None:
    fakes = Fakes(Object(), Permission.TEXT_OR_KEYS)
    fakes.speaks = False
    if then != "searched":
        fakes.wait()
    fakes.following.lock()
    if then == "asked again":
        fakes.following.look()
    if then == "spoke":
        fakes.say(told(ROOT, "ChildrenChanged", "add", 0, 0, ("(so)", (SENDER, ROOT))))
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert fakes.keys in ([], ["start", "stop"])


def test_keys_are_watched_again_in_a_window_that_comes_to_the_front_later() -> None:
    fakes = Fakes(Object(), Permission.TEXT_OR_KEYS)
    fakes.speaks = False
    fakes.following.lock()
    fakes.front = Front(12, PROCESS, "Chat")
    fakes.following.window_changed()
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.KEYS


def test_a_keyboard_that_has_gone_does_not_keep_the_text_from_being_forgotten() -> None:
    fakes = Fakes(Object(), Permission.TEXT_OR_KEYS, process=PROCESS + 1)
    fakes.wait()
    fakes.keys_fail = True
    fakes.following.stop()
    assert fakes.heard.leaves() == 1
    assert fakes.following.field is None


def test_keys_of_a_field_that_tells_its_text_are_told_where_that_is_asked_for() -> None:
    for asked in (True, False):
        fakes = Fakes(Object(text="ab"), keys_besides=asked)
        fakes.focus()
        fakes.following.key_pressed("a", FRONT)
        fakes.following.stop()
        fakes.following.key_pressed("b", FRONT)
        assert fakes.heard.keys() == (["a"] if asked else [])
        assert fakes.keys == (["start", "stop"] if asked else [])


def test_a_lock_ends_those_too() -> None:
    fakes = Fakes(Object(text="ab"), keys_besides=True)
    fakes.focus()
    fakes.following.lock()
    fakes.following.key_pressed("p", FRONT)
    fakes.following.look()
    fakes.following.key_pressed("p", FRONT)
    assert fakes.heard.keys() == []
    assert fakes.keys == ["start", "stop"]


def test_of_a_password_field_no_key_is_told_beside_others_either() -> None:
    fakes = Fakes(Object(role=40, text="ab"), keys_besides=True)
    fakes.focus()
    fakes.following.key_pressed("p", FRONT)
    assert fakes.heard.keys() == []
    assert fakes.keys == []
