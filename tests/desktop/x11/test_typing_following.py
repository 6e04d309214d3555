"""What the listener hears, from programs that say anything: none of it may be a crash."""

import os
import time
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.base import Coverage, Permission
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.x11.accessible.bus import Body, Signal
from snippets_app.desktop.x11.accessible.element import (
    ACTIVE,
    EDITABLE,
    FOCUSED,
    ROOT,
    SHOWING,
    Element,
)
from snippets_app.desktop.x11.accessible.focus import Front
from snippets_app.desktop.x11.accessible.following import Following
from snippets_app.desktop.x11.accessible.parts import Parts
from snippets_app.errors import AppError
from tests.desktop.typing_contract import Heard
from tests.desktop.x11.fake_program import (
    PROCESS,
    SENDER,
    FakeBus,
    Object,
    as_bus,
    deleted,
    inserted,
    told,
)

PATH, WINDOW, FRONT = "/field", "/window", 11
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=5,
)
BODIES = st.lists(ANYTHING, max_size=5).map(tuple)
QUESTIONS = ("GetRole", "GetState", "GetText", "GetChildren", "CharacterCount", "CaretOffset")


class Fakes:
    """A window in front, its program, and a keyboard; ``following`` watches them."""

    def __init__(
        self,
        shown: Object,
        permission: Permission = Permission.TEXT,
        process: int = PROCESS,
        program: str = "Chat",
        toolkit: str = "gtk",
        *,
        keys_besides: bool = False,
    ) -> None:
        objects = {
            PATH: shown,
            WINDOW: Object(23, (ACTIVE, SHOWING), children=(PATH,)),
            ROOT: Object(75, children=(WINDOW,)),
        }
        self.fake = FakeBus(objects, toolkit)
        self.speaks = True
        self.more_programs: list[Element] = []
        self.bus = as_bus(self.fake)
        self.front = Front(FRONT, process, program)
        self.keys: list[str] = []
        self.keys_fail = False
        self.heard = Heard(permission)
        parts = Parts(self, self, self)  # type: ignore[arg-type]
        fields, allows = Fields(self.heard, count(1)), self.heard.allows
        self.following = Following(parts, fields, allows, keys_besides=keys_besides)
        self.following.look()

    def ask(self) -> Front:
        return self.front

    def number(self) -> int:
        return self.front.window

    def programs(self) -> list[Element]:
        return [*self.more_programs, self.fake.element(ROOT)] if self.speaks else []

    def start(self) -> None:
        self.keys.append("start")

    def stop(self) -> None:
        self.keys.append("stop")
        if self.keys_fail:
            raise AppError("The connection to the display is gone.", "")

    def focus(self) -> None:
        self.say(told(PATH, "StateChanged", "focused", 1, 0, ("i", 0)))

    def say(self, *signals: Signal) -> None:
        self.following.follow(list(signals))

    def wait(self) -> None:
        """Until nothing is waited for any more."""
        while self.following.due is not None:
            self.following.ring(self.following.due)


def test_what_is_typed_is_told() -> None:
    fakes = Fakes(Object(text="ab", caret=2))
    fakes.focus()
    fakes.say(inserted(PATH, 2, "c"), told(PATH, "TextCaretMoved", "", 3, 0, ("i", 0)))
    assert fakes.heard.typings() == [("ab", 2), ("abc", 3)]


def test_replacing_is_one_change() -> None:
    fakes = Fakes(Object(text="ab", caret=2))
    fakes.focus()
    fakes.say(deleted(PATH, 0, "ab"))
    fakes.say(inserted(PATH, 0, "x"))
    assert fakes.heard.texts() == ["ab", "x"]


def test_what_is_read_already_is_not_added_again() -> None:
    fakes = Fakes(Object(text="ab"))
    fakes.focus()
    again = told("/other", "StateChanged", "focused", 1, 0, ("i", 0))
    fakes.fake.objects["/other"] = Object(text="abc")
    fakes.say(again, inserted("/other", 2, "c"))
    assert fakes.heard.texts() == ["ab", "abc"]


def test_without_a_word_the_focus_is_searched() -> None:
    fakes = Fakes(Object(text="ab", states=(EDITABLE, FOCUSED, SHOWING)))
    fakes.wait()
    assert fakes.heard.texts() == ["ab"]


def test_a_program_that_learns_to_speak_is_asked() -> None:
    fakes = Fakes(Object(text="ab", states=(EDITABLE, FOCUSED, SHOWING)), Permission.TEXT_OR_KEYS)
    fakes.speaks = False
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.KEYS
    fakes.speaks = True
    fakes.say(told(ROOT, "ChildrenChanged", "add", 0, 0, ("(so)", (SENDER, ROOT))))
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.TEXT
    assert fakes.heard.texts() == ["ab"]
    assert fakes.keys == ["start", "stop"]


def test_what_was_missed_is_found_by_reading_again() -> None:
    shown = Object(text="ab", caret=2)
    fakes = Fakes(shown)
    fakes.focus()
    shown.text = "abXc"
    fakes.say(inserted(PATH, 2, "c"))
    fakes.wait()
    assert fakes.heard.texts() == ["ab", "abc", "abXc"]


@pytest.mark.parametrize("role", [40, 60, 0, 67, 43, 10_000])
def test_other_roles_are_not_read(role: int) -> None:
    fakes = Fakes(Object(role, text="secret"), Permission.TEXT_OR_KEYS)
    fakes.focus()
    fakes.say(inserted(PATH, 6, "s"))
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert "GetText" not in fakes.fake.asked
    assert not fakes.heard.texts()
    assert fakes.keys == []


def test_a_password_that_is_shown_is_not_read_either() -> None:
    shown = Object(40, text="secret")
    fakes = Fakes(shown)
    fakes.focus()
    shown.role = 79
    fakes.say(told(PATH, "StateChanged", "focused", 0, 0, ("i", 0)))
    fakes.wait()
    fakes.focus()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert "GetText" not in fakes.fake.asked


def test_a_field_that_becomes_a_password_is_left() -> None:
    shown = Object(79, text="ab")
    fakes = Fakes(shown)
    fakes.focus()
    shown.role = 40
    fakes.say(inserted(PATH, 2, "c"))
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE


def test_a_field_that_became_a_password_stays_one() -> None:
    shown = Object(79, text="ab")
    fakes = Fakes(shown)
    fakes.focus()
    shown.role = 40
    fakes.say(inserted(PATH, 2, "c"))
    fakes.wait()
    shown.role = 79
    fakes.fake.asked.clear()
    fakes.say(told(PATH, "StateChanged", "focused", 0, 0, ("i", 0)))
    fakes.wait()
    fakes.focus()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert "GetText" not in fakes.fake.asked


@pytest.mark.parametrize("change", ["after Enter", "unclear"])
def test_a_field_that_became_a_password_is_not_read_again(change: str) -> None:
    shown = Object(79, text="ab")
    fakes = Fakes(shown)
    fakes.focus()
    if change == "after Enter":
        fakes.say(inserted(PATH, 2, "\n"))
        fakes.wait()
    shown.role = 40
    fakes.fake.asked.clear()
    fakes.say(told(PATH, "TextChanged", "changed", 0, 0, ("s", "")))
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert "GetText" not in fakes.fake.asked


@pytest.mark.parametrize(
    ("permission", "process", "program"),
    [
        (Permission.NOTHING, PROCESS, "Chat"),
        (Permission.TEXT, os.getpid(), "Chat"),
        (Permission.TEXT_OR_KEYS, PROCESS, "XTerm"),
        (Permission.TEXT_OR_KEYS, PROCESS, "gnome-terminal-server"),
    ],
)
def test_some_programs_are_not_even_asked(
    permission: Permission, process: int, program: str
) -> None:
    fakes = Fakes(Object(text="secret"), permission, process, program)
    fakes.focus()
    fakes.say(inserted(PATH, 6, "s"))
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert fakes.heard.fields()[-1].reason
    assert fakes.fake.asked == []
    assert fakes.keys == []


@pytest.mark.parametrize("process", [0, PROCESS + 1])
def test_the_focus_in_another_program_counts_for_nothing(process: int) -> None:
    fakes = Fakes(Object(text="ab"), process=process)
    fakes.focus()
    assert fakes.heard.fields() == []
    assert fakes.fake.asked == []


def test_a_program_started_anew_may_get_the_same_window() -> None:
    fakes = Fakes(Object(text="ab"), process=PROCESS + 1)
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    fakes.front = Front(FRONT, PROCESS, "Chat")
    fakes.following.window_changed()
    fakes.focus()
    assert fakes.heard.fields()[-1].coverage is Coverage.TEXT
    assert fakes.heard.texts() == ["ab"]


def test_keys_of_another_window_are_not_told() -> None:
    fakes = Fakes(Object(), Permission.TEXT_OR_KEYS, process=PROCESS + 1)
    fakes.wait()
    for window in (FRONT + 1, FRONT, 0):
        fakes.following.key_pressed("a", window)
    assert fakes.heard.keys() == ["a"]


def test_it_waits_for_nothing_when_nothing_happens() -> None:
    fakes = Fakes(Object(text="ab"))
    fakes.focus()
    fakes.wait()
    fakes.following.ring(time.monotonic())
    assert fakes.following.due is None


@given(
    st.sampled_from(["StateChanged", "TextChanged", "TextCaretMoved", "ChildrenChanged"]), BODIES
)
def test_no_signal_is_a_crash(member: str, body: Body) -> None:
    fakes = Fakes(Object(text="ab"))
    fakes.focus()
    fakes.say(Signal(SENDER, PATH, member, body))
    fakes.wait()
    fakes.following.stop()


@given(st.dictionaries(st.sampled_from(QUESTIONS), BODIES.filter(bool), max_size=3))
def test_no_answer_is_a_crash(answers: dict[str, Body]) -> None:
    fakes = Fakes(Object(text="ab", answers=answers))
    fakes.focus()
    fakes.say(inserted(PATH, 0, "c"))
    fakes.wait()
    fakes.following.stop()
    assert fakes.following.field is None
