"""Who has the keyboard of an X server."""

from Xlib import X
from Xlib.display import Display


def is_grabbed(display: Display) -> bool:
    """Whether a program has grabbed it, as Saywell does while it waits for a key's release."""
    answer = display.screen().root.grab_keyboard(
        False, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime
    )
    if answer == X.GrabSuccess:
        display.ungrab_keyboard(X.CurrentTime)
        display.sync()
    return bool(answer == X.AlreadyGrabbed)
