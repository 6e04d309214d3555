"""The test's own world does what the contracts ask of it."""

import pytest

from snippets_app.demo.waiting import wait_until
from tests.desktop.contracts import NASTY
from tests.desktop.windows.other_program import UNICODE_TEXT
from tests.desktop.windows.world import EDIT_FIELD, WindowsWorld

pytestmark = pytest.mark.desktop


def test_what_the_person_types_stands_in_the_field(world: WindowsWorld) -> None:
    assert world.field
    world.person.type("Hello, 12")
    world.person.press("Enter")
    world.person.press("Shift+B")
    world.person.press("Left")
    world.person.press("Delete")
    world.person.type("c")
    world.wait_text("Hello, 12\nc")


def test_the_other_program_reads_what_it_copied(world: WindowsWorld) -> None:
    world.copy(NASTY)
    assert world.copied() == NASTY
    world.other.copy({"Saywell Test": b"\x00\x01", UNICODE_TEXT: b"a\x00\x00\x00"})
    assert world.other.read("Saywell Test")[:2] == b"\x00\x01"
    assert world.other.formats()[:2] == ["Saywell Test", UNICODE_TEXT]
    world.other.reset()
    assert world.other.formats() == []


def test_what_it_copied_can_be_pasted(world: WindowsWorld) -> None:
    assert world.field
    world.copy(NASTY)
    world.person.press("Ctrl+V")
    world.wait_text(NASTY)


def test_the_focus_goes_elsewhere_and_back(world: WindowsWorld) -> None:
    first = world.field
    front = world.seen.foreground()
    world.focus_elsewhere()
    assert world.seen.focus() != first
    world.focus(front)
    wait_until(lambda: world.seen.focus() == first, "The focus of the first")


def test_a_program_of_our_own_has_two_fields(world: WindowsWorld) -> None:
    first = world.focus_new(*EDIT_FIELD)
    world.person.type("one")
    second = world.next_field()
    world.person.type("two")
    world.wait_text("one", first)
    world.wait_text("two", second)
