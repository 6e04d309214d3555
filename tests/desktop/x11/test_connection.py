"""A connection that keeps little answers like python-xlib's own."""

import pytest
from Xlib import XK
from Xlib.display import Display

from snippets_app.desktop.x11.connection import connect, disconnect
from tests.desktop.x11.world import X11World


@pytest.mark.desktop
@pytest.mark.parametrize("name", ["a", "A", "Return", "Num_Lock", "Shift_L", "1", "F35", ""])
def test_knows_the_same_keys(world: X11World, name: str) -> None:
    lean, whole = connect(world.virtual.display_name), Display(world.virtual.display_name)
    symbol = XK.string_to_keysym(name)
    assert lean.keysym_to_keycode(symbol) == whole.keysym_to_keycode(symbol)
    disconnect(lean)
    disconnect(whole)


@pytest.mark.desktop
def test_keeps_neither_keys_nor_kinds_of_pixels(world: X11World) -> None:
    lean = connect(world.virtual.display_name)
    assert not lean._keymap_syms
    assert not any(screen.allowed_depths for screen in lean.display.info.roots)
    disconnect(lean)
