"""What the guard's scenes of the tour need: texts a person pastes, and the warning's window."""

import subprocess
from dataclasses import dataclass

from Xlib import X

from snippets_app.demo.virtual_desktop import Program, VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import GONE, process_of, window_of

SAID = {
    "zh_CN": "王女士您好，明天一定送到，谁告诉您的？平时要三天。",
    "ko": "고객님, 뭐라고요? 제가 잘 이해하지 못했습니다.",
    "en": "I don't know, Ms Wang. One moment, please.",
}
"""What no agent should say."""
_SMALLEST = 40
"""Pixels; a window that is smaller is no banner."""


@dataclass(slots=True)
class GuardScenes:
    """``paste`` says something in the chat window; ``wait_banner`` sees the warning."""

    desktop: VirtualDesktop

    def paste(self, text: str) -> None:
        """What was dictated elsewhere comes in by the clipboard."""
        with subprocess.Popen(
            ["xclip", "-selection", "clipboard"],
            env=self.desktop.environment,
            stdin=subprocess.PIPE,
        ) as copying:
            copying.communicate(text.encode(), timeout=5)
        self.desktop.person.press("Ctrl+A")
        self.desktop.person.press("Ctrl+V")

    def wait_banner(self, saywell: Program) -> None:
        """Until a window of Saywell's stands that the window manager does not know."""
        wait_until(lambda: self._banner(saywell), "The guard's warning")

    def correct_all(self, saywell: Program) -> None:
        """Put the better wording in place, once for each warning."""
        while banner := self._banner(saywell):
            self._correct(saywell, self._picture(banner))

    def _correct(self, saywell: Program, before: bytes) -> None:
        self.desktop.person.press("Ctrl+'")
        wait_until(lambda: self._has_changed(saywell, before), "The end of the guard's warning")

    def _has_changed(self, saywell: Program, before: bytes) -> bool:
        banner = self._banner(saywell)
        return not banner or self._picture(banner) not in (before, b"")

    def _picture(self, number: int) -> bytes:
        window = window_of(self.desktop.display, number)
        try:
            size = window.get_geometry()
            picture = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        except GONE:
            return b""
        return bytes(picture.data)

    def _banner(self, saywell: Program) -> int:
        """The warning's window, 0 without one."""
        windows = self.desktop.display.screen().root.query_tree().children
        shown = (window.id for window in windows if self._is_banner(window.id, saywell.pid))
        return next(shown, 0)

    def _is_banner(self, number: int, process: int) -> bool:
        display = self.desktop.display
        window = window_of(display, number)
        try:
            attributes = window.get_attributes()
            shown = attributes.map_state and attributes.override_redirect
            large = window.get_geometry().height > _SMALLEST
            return bool(shown and large and process_of(display, number) == process)
        except GONE:
            return False
