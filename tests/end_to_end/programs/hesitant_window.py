"""A window that reads the clipboard twice after Ctrl+V, as Chromium does, and says the second text.

Between the readings it asks what there is, every 70 ms.
"""

import sys
import time

from Xlib import X
from Xlib.display import Display
from Xlib.xobject.drawable import Window

STEPS = ("UTF8_STRING", "TARGETS", "TARGETS", "UTF8_STRING")


def read(display: Display, window: Window, target: str) -> bytes:
    clipboard = display.intern_atom("CLIPBOARD")
    place = display.intern_atom("READING")
    window.convert_selection(clipboard, display.intern_atom(target), place, X.CurrentTime)
    while display.next_event().type != X.SelectionNotify:
        pass
    found = window.get_full_property(place, X.AnyPropertyType)
    return found.value if found and target != "TARGETS" else b""


def main() -> int:
    display = Display()
    screen = display.screen()
    window = screen.root.create_window(
        0, 0, 300, 200, 0, screen.root_depth, background_pixel=screen.white_pixel,
        event_mask=X.KeyPressMask,
    )  # fmt: skip
    window.set_wm_name("hesitant")
    window.set_wm_hints(flags=1, input=1)
    window.map()
    pasting = display.keysym_to_keycode(ord("v"))
    while True:
        event = display.next_event()
        if event.type == X.KeyPress and event.detail == pasting:
            for step in STEPS:
                text = read(display, window, step)
                time.sleep(0.07)
            sys.stdout.buffer.write(text + b"\n")
            sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
