"""The window that takes a key, as it is when the key is told."""

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.raw_keys import RawKeys
from tests.desktop.x11.world import MOUSEPAD, X11World

pytestmark = pytest.mark.desktop


def test_which_window_takes_a_key_can_be_asked_when_it_is_told(world: X11World) -> None:
    windows = [world.focus_new(*MOUSEPAD)]
    fronts: list[int] = []
    keys = RawKeys(lambda key: fronts.append(keys.number()))
    assert keys.number() == 0
    keys.start()
    world.person.type("ab")
    wait_until(lambda: len(fronts) > 1, "Two keys")
    windows.append(world.focus_new(*MOUSEPAD))
    world.person.type("c")
    wait_until(lambda: len(fronts) > 2, "Another key")
    keys.close()
    assert fronts[:3] == [windows[0], windows[0], windows[1]]
