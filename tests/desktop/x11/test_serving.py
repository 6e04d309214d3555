"""What the selection protocol allows and few programs do."""

import threading
from collections.abc import Iterator

import pytest
from Xlib import X
from Xlib.protocol.event import SelectionNotify

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Target
from snippets_app.desktop.x11.connection import resource_base
from snippets_app.desktop.x11.desktop import load
from tests.desktop.x11.requestor import Requestor
from tests.desktop.x11.world import X11World

pytestmark = pytest.mark.desktop


@pytest.fixture
def requestor(world: X11World) -> Iterator[Requestor]:
    found = Requestor(world.virtual.display_name)
    yield found
    found.close()


def test_many_targets_at_once(world: X11World, requestor: Requestor) -> None:
    world.desktop.clipboard.put("many")
    text, own, none, list_ = (requestor.atom(name) for name in ("A", "B", "C", "LIST"))
    pairs = [
        requestor.atom("UTF8_STRING"), text, requestor.atom("image/png"), none,
        requestor.atom("TIMESTAMP"), own, 0x0FFFFFFF, none,
    ]  # fmt: skip
    requestor.window.change_property(list_, requestor.atom("ATOM_PAIR"), 32, pairs)
    answer = requestor.ask("MULTIPLE", list_)
    assert answer.property == list_
    assert requestor.data(text) == b"many"
    assert requestor.numbers(own)[0] > 0
    assert requestor.numbers(list_)[1::2] == [text, 0, own, 0]
    assert world.desktop.clipboard.text() == "many"


def test_a_list_that_is_missing_is_refused(world: X11World, requestor: Requestor) -> None:
    world.desktop.clipboard.put("x")
    assert requestor.ask("MULTIPLE", requestor.atom("LIST")).property == X.NONE


def test_a_request_without_a_property(world: X11World, requestor: Requestor) -> None:
    world.desktop.clipboard.put("old style")
    answer = requestor.ask("UTF8_STRING", X.NONE)
    assert answer.property == requestor.atom("UTF8_STRING")
    assert requestor.data(answer.property) == b"old style"


def test_a_form_that_is_not_there_is_refused(world: X11World, requestor: Requestor) -> None:
    world.desktop.clipboard.put("x")
    assert requestor.ask("image/png", requestor.atom("A")).property == X.NONE


def test_a_reader_that_dies_in_the_middle_holds_nobody_up(
    world: X11World, requestor: Requestor
) -> None:
    target, clipboard = world.target, world.desktop.clipboard
    other = Requestor(world.virtual.display_name)
    clipboard.offer("large " * 300_000)
    answer = other.ask("UTF8_STRING", other.atom("A"))
    found = other.window.get_full_property(answer.property, X.AnyPropertyType)
    assert found.property_type == other.atom("INCR")
    other.close()
    world.person.press("Ctrl+V")
    assert clipboard.wait_read(target, 20, 0.05)
    assert world.copied() == "large " * 300_000


def test_a_reader_that_stops_in_the_middle_is_not_taken_for_the_target(
    world: X11World, requestor: Requestor
) -> None:
    target, clipboard = world.target, world.desktop.clipboard
    clipboard.offer("large " * 100_000)
    assert requestor.ask("UTF8_STRING", requestor.atom("A")).property
    world.person.press("Ctrl+V")
    assert clipboard.wait_read(target, 5, 0.05)


def test_a_target_that_reads_twice_is_quiet_only_after_both(
    world: X11World, requestor: Requestor
) -> None:
    clipboard = world.desktop.clipboard
    window = requestor.window.id
    target = Target(window, window, resource_base(requestor.display, window))
    clipboard.offer("large " * 100_000)
    for name in ("A", "B"):
        assert requestor.ask("UTF8_STRING", requestor.atom(name)).property
    assert not clipboard.wait_read(target, 0.05, 0.01)
    assert requestor.take_parts(requestor.atom("A")) == b"large " * 100_000
    assert not clipboard.wait_read(target, 0.05, 0.01)
    assert requestor.take_parts(requestor.atom("B")) == b"large " * 100_000
    assert clipboard.wait_read(target, 5, 0.01)


def test_a_clipboard_manager_is_given_everything_at_the_end(
    world: X11World, requestor: Requestor
) -> None:
    manager = requestor.atom("CLIPBOARD_MANAGER")
    requestor.window.set_selection_owner(manager, X.CurrentTime)
    requestor.display.sync()
    other = load()
    other.clipboard.put("to be kept")
    closing = threading.Thread(target=other.close)
    closing.start()
    request = requestor.next(X.SelectionRequest)
    assert request.target == requestor.atom("SAVE_TARGETS")
    listed = request.requestor.get_full_property(request.property, X.AnyPropertyType)
    assert requestor.atom("UTF8_STRING") in listed.value
    assert requestor.ask("UTF8_STRING", requestor.atom("A")).property
    assert requestor.data(requestor.atom("A")) == b"to be kept"
    requestor.window.set_selection_owner(requestor.clipboard, X.CurrentTime)
    request.requestor.send_event(
        SelectionNotify(
            time=request.time, requestor=request.requestor, selection=request.selection,
            target=request.target, property=request.property,
        )
    )  # fmt: skip
    requestor.display.sync()
    closing.join(10)
    assert not closing.is_alive()
    wait_until(lambda: world.owner() == requestor.window.id, "The manager owning")


def test_under_wayland_the_limits_are_told(
    world: X11World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    other = load()
    other.close()
    assert "Wayland" in other.capabilities.reasons["session"]
    assert "session" not in world.desktop.capabilities.reasons
