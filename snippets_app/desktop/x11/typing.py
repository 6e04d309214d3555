"""What is typed in the focused control: its text where it tells it, else its keys."""

from collections.abc import Callable

from snippets_app.desktop.base import Field, Permission, Rect, TypingListener
from snippets_app.desktop.x11.windows import X11Windows


class X11Typing:
    """Watches nothing yet."""

    def __init__(self, windows: X11Windows) -> None:
        self._windows = windows

    def start(self, listener: TypingListener, permission: Callable[[str], Permission]) -> None:
        pass

    def stop(self) -> None:
        pass

    def refresh(self) -> None:
        pass

    def field(self) -> Field | None:
        return None

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        return None

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        return False

    def close(self) -> None:
        self.stop()
