"""Typing into the palette's search box with a real input method, Korean and Chinese."""

import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Iterator

import pytest
from Xlib import X

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from tests.end_to_end.phrases import LINES
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
METHODS = ("keyboard-us", "hangul", "pinyin")
# PySide6 has no plugin for fcitx; fcitx answers as IBus does.
ENVIRONMENT = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


class InputMethod:
    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        profile = desktop.home / ".config" / "fcitx5" / "profile"
        profile.parent.mkdir(parents=True, exist_ok=True)
        profile.write_text(_profile())
        self._program = desktop.spawn("fcitx5", "--disable=wayland")
        wait_until(lambda: self._remote("-q") == "Default", "The start of fcitx5", 20)

    def use(self, method: str) -> None:
        """In the window that has the focus."""

        def used() -> bool:
            self._remote("-s", method)
            return self._remote("-n") == method

        wait_until(used, f"The input method {method}")

    def close(self) -> None:
        end(self._program)

    def _remote(self, *arguments: str) -> str:
        done = subprocess.run(
            ["fcitx5-remote", *arguments],
            env=self._desktop.environment,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return done.stdout.strip()


def _profile() -> str:
    head = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=keyboard-us\n"
    items = (f"[Groups/0/Items/{n}]\nName={name}\nLayout=\n" for n, name in enumerate(METHODS))
    return head + "".join(items) + "[GroupOrder]\n0=Default\n"


def screen_at_rest(desktop: VirtualDesktop) -> Callable[[], bool]:
    """Whether the screen looks the same nine times in a row."""
    looks: deque[bytes] = deque(maxlen=9)

    def at_rest() -> bool:
        looks.append(look(desktop))
        return len(looks) == looks.maxlen and len(set(looks)) == 1

    return at_rest


def look(desktop: VirtualDesktop) -> bytes:
    root, size = desktop.display.screen().root, desktop.screen
    picture = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
    return bytes(picture.data)


@pytest.fixture
def input_method(virtual_desktop: VirtualDesktop) -> Iterator[InputMethod]:
    if not shutil.which("fcitx5"):
        pytest.skip("needs the Debian packages fcitx5, fcitx5-pinyin and fcitx5-hangul")
    running = InputMethod(virtual_desktop)
    yield running
    running.close()


@pytest.fixture
def composing(prepared: Saywell, input_method: InputMethod) -> Saywell:
    """Running, with an input method."""
    prepared.environment |= ENVIRONMENT
    prepared.start()
    return prepared


@pytest.mark.parametrize(
    ("method", "keys"),
    [
        ("hangul", ("enfWo", "Enter")),  # 둘째: the second syllable is still being composed
        ("hangul", ("enfWo", "1")),
        ("pinyin", ("diyihang", "1", "Enter")),  # 1 picks a candidate, not a phrase
        ("pinyin", ("diyihang", "Space", "Enter")),
        ("pinyin", ("diyihang", "Esc", "diyihang", "Space", "1")),  # Esc ends the composing only
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_is_composed_finds_phrases_and_keys_belong_to_the_input_method(
    composing: Saywell,
    input_method: InputMethod,
    qt_window: OpenWindow,
    method: str,
    keys: tuple[str, ...],
) -> None:
    window = qt_window()
    composing.desktop.person.press("Ctrl+;")
    composing.wait_focus()
    input_method.use(method)
    for each in keys:
        if each == "Esc":  # pressed by a person who sees what is being composed
            wait_until(screen_at_rest(composing.desktop), "A screen at rest")
        if each in ("Enter", "Space", "Esc"):
            composing.desktop.person.press(each)
        else:
            composing.desktop.person.type(each)
    window.receives(LINES)
