"""A program that does not answer, and answers later."""

from snippets_app.desktop.base import Coverage
from snippets_app.desktop.x11.accessible.element import ROOT
from tests.desktop.x11.fake_program import Object
from tests.desktop.x11.test_typing_following import PATH, Fakes


def hung(text: str) -> Fakes:
    """A field whose program has just failed to tell its text, and answers nothing now."""
    fakes = Fakes(Object(text=text, answers={"GetText": ()}))
    fakes.focus()
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE
    fakes.fake.objects[ROOT].answers["GetRole"] = ()
    return fakes


def wait_once(fakes: Fakes) -> None:
    assert fakes.following.due is not None
    fakes.following.ring(fakes.following.due)


def test_a_program_that_was_busy_is_watched_once_it_answers() -> None:
    fakes = hung("ab")
    wait_once(fakes)
    fakes.fake.objects[ROOT].answers.clear()
    fakes.fake.objects[PATH].answers.clear()
    wait_once(fakes)
    assert fakes.heard.fields()[-1].coverage is Coverage.TEXT
    assert fakes.heard.texts() == ["ab"]


def test_nothing_is_told_while_it_still_does_not_answer() -> None:
    fakes = hung("ab")
    told = len(fakes.heard.fields())
    wait_once(fakes)
    wait_once(fakes)
    assert len(fakes.heard.fields()) == told


def test_one_that_never_answers_is_left_alone_in_the_end() -> None:
    fakes = hung("ab")
    fakes.wait()
    assert fakes.following.due is None


def test_one_that_never_tells_its_text_is_left_alone_in_the_end() -> None:
    fakes = hung("ab")
    fakes.fake.objects[ROOT].answers.clear()
    fakes.wait()
    assert fakes.following.due is None
    assert fakes.heard.fields()[-1].coverage is Coverage.NONE


def test_another_window_ends_the_waiting() -> None:
    fakes = hung("ab")
    fakes.following.stop()
    assert fakes.following.due is None
