"""The search for the focus in programs that are large, slow, or tell of what is not there."""

import time
from itertools import count
from types import SimpleNamespace

import pytest

from snippets_app.desktop.base import Coverage, Permission
from snippets_app.desktop.x11.accessible.bus import Body, Place, Signal, Unanswered
from snippets_app.desktop.x11.accessible.element import ROOT, SHOWING, _rect, place_in
from tests.desktop.x11.fake_program import SENDER, FakeBus, Object, inserted
from tests.desktop.x11.test_typing_following import PATH, WINDOW, Fakes

EDITABLE_FOCUSED_SHOWING = (7, 12, SHOWING)
NOWHERE = [
    ("", "/org/a11y/atspi/null"),
    (SENDER, "/org/a11y/atspi/null"),
    (SENDER, ""),
    (SENDER, "no path"),
    ("no name", PATH),
    ("\0", PATH),
]


def field(text: str = "ab") -> Object:
    return Object(text=text, states=EDITABLE_FOCUSED_SHOWING)


@pytest.mark.parametrize("nowhere", NOWHERE)
def test_a_program_may_tell_of_objects_that_are_none(nowhere: tuple[str, str]) -> None:
    assert place_in(nowhere) is None
    fakes = Fakes(field())
    fakes.fake.objects[WINDOW].answers["GetChildren"] = ([nowhere, (SENDER, PATH)],)
    fakes.wait()
    assert fakes.heard.texts() == ["ab"]


def test_an_object_that_has_gone_does_not_hide_those_beside_it() -> None:
    fakes = Fakes(field())
    fakes.fake.objects[WINDOW].children = ("/gone", PATH)
    fakes.wait()
    assert fakes.heard.texts() == ["ab"]


@pytest.mark.parametrize("permission", [Permission.TEXT, Permission.TEXT_OR_KEYS])
def test_a_table_with_more_cells_than_can_be_asked_takes_no_longer(
    permission: Permission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its keys are not watched: a password may be typed into a field that was not found."""
    fakes = Fakes(field(), permission)
    cells = [f"/cell/{number}" for number in range(10_000)]
    fakes.fake.objects |= {cell: Object(56, (SHOWING,)) for cell in cells}
    fakes.fake.objects[WINDOW].children = (*cells, PATH)
    milliseconds = count(int(time.monotonic() * 1000))
    clock = SimpleNamespace(monotonic=lambda: next(milliseconds) / 1000)
    monkeypatch.setattr("snippets_app.desktop.x11.accessible.focus.time", clock)
    assert fakes.following.due
    fakes.following.ring(fakes.following.due)
    assert len(fakes.fake.asked) < 1000
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert fakes.keys == []


def test_a_window_of_an_unknown_process_is_no_programs() -> None:
    fakes = Fakes(field(), process=0)
    fakes.fake.process_told = 0
    fakes.wait()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    assert "GetText" not in fakes.fake.asked


def test_a_program_that_has_just_ended_does_not_hide_another() -> None:
    fakes = Fakes(field())
    fakes.fake.gone.append(":1.99")
    fakes.more_programs.append(fakes.fake.element(ROOT, ":1.99"))
    fakes.wait()
    assert fakes.heard.texts() == ["ab"]


class Sending(FakeBus):
    """Sends as a real bus does: numbers of 32 bits."""

    def ask(
        self, place: Place, interface: str, member: str, signature: str = "", body: Body = ()
    ) -> Body:
        for number in (each for each in body if isinstance(each, int)):
            assert abs(number) < 2**31
        return super().ask(place, interface, member, signature, body)


@pytest.mark.parametrize("caret", [2**31, -(2**40), 2**63])
def test_a_caret_beyond_all_texts_is_no_answer(caret: int) -> None:
    bus = Sending({PATH: Object(caret=caret)})
    with pytest.raises(Unanswered):
        bus.element(PATH).caret()
    with pytest.raises(Unanswered):
        bus.element(PATH).set_caret(caret)


def test_a_place_beyond_all_screens_is_none() -> None:
    assert _rect((0, 0, 2**31, 10)) is None
    assert _rect((-(2**40), 0, 2**41, 10)) is None


def test_a_field_beside_nothing_is_still_followed() -> None:
    fakes = Fakes(field())
    fakes.fake.objects[PATH].answers["GetChildren"] = ([("", ""), (SENDER, "/1")],)
    fakes.fake.objects["/1"] = Object(text="c")
    fakes.fake.objects[PATH].text = "￼"
    fakes.wait()
    told: list[Signal] = [inserted("/1", 1, "d")]
    fakes.say(*told)
    assert fakes.heard.texts() == ["c", "cd"]
