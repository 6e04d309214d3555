"""Text that an input method composes is told once it is finished, and not before."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from tests.desktop.typing_contract import Heard
from tests.desktop.x11.test_typing_programs import EDITABLE, SPEAKING, TEXTAREA, Command
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld

pytestmark = pytest.mark.desktop

METHODS = ("keyboard-us", "hangul", "pinyin")
ENVIRONMENT = {
    "GTK_IM_MODULE": "fcitx",
    "XMODIFIERS": "@im=fcitx",
    # PySide6 has no plugin for fcitx; fcitx answers as IBus does.
    "QT_IM_MODULE": "ibus",
    "IBUS_USE_PORTAL": "1",
}
PROGRAMS: dict[str, Command] = {
    "mousepad": lambda _: MOUSEPAD,
    "qt": lambda world: world.qt("plain"),
    "textarea": lambda world: world.page(TEXTAREA, SPEAKING),
    "contenteditable": lambda world: world.page(EDITABLE.format(inside=""), SPEAKING),
}


class InputMethod:
    """fcitx5 with a profile of its own."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        profile = desktop.home / ".config" / "fcitx5" / "profile"
        profile.parent.mkdir(parents=True, exist_ok=True)
        head = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=keyboard-us\n"
        items = (f"[Groups/0/Items/{n}]\nName={name}\nLayout=\n" for n, name in enumerate(METHODS))
        profile.write_text(head + "".join(items) + "[GroupOrder]\n0=Default\n")
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


@pytest.fixture(scope="module")
def input_method(speaking_desktop: VirtualDesktop) -> Iterator[InputMethod]:
    if not shutil.which("fcitx5"):
        pytest.skip("needs the Debian packages fcitx5, fcitx5-pinyin and fcitx5-hangul")
    running = InputMethod(speaking_desktop)
    yield running
    running.close()


def begin(world: X11TypingWorld, name: str) -> Heard:
    heard = world.watch()
    world.watch_new(heard, *PROGRAMS[name](world), **ENVIRONMENT)
    return heard


@pytest.mark.parametrize("name", PROGRAMS)
def test_pinyin(speaking: X11TypingWorld, input_method: InputMethod, name: str) -> None:
    heard = begin(speaking, name)
    input_method.use("pinyin")
    speaking.slowly("nihao")
    speaking.person.press("Space")
    heard.wait_text("你好")
    letters = [text for text in heard.texts() if text != "你好"]
    assert all(text in ("", "n", "ni") for text in letters)  # one syllable might be English
    speaking.slowly("sb")
    speaking.person.press("Esc")
    speaking.slowly("hao1")
    heard.wait_text("你好好")
    assert not any("b" in text for text in heard.texts())


@pytest.mark.parametrize("name", PROGRAMS)
def test_hangul(speaking: X11TypingWorld, input_method: InputMethod, name: str) -> None:
    heard = begin(speaking, name)
    input_method.use("hangul")
    speaking.slowly("dkssud")
    speaking.person.press("Space")
    heard.wait_text("안녕 ")
    assert set(heard.texts()) <= {"", "안", "안녕", "안녕 "}
    speaking.slowly("qkqh")
    speaking.person.press("Space")
    heard.wait_text("안녕 바보 ")
    assert not any("밥" in text for text in heard.texts())


@pytest.mark.parametrize("name", ["textarea", "contenteditable"])
def test_the_last_syllable_is_told_when_nothing_follows(
    speaking: X11TypingWorld, input_method: InputMethod, name: str
) -> None:
    heard = begin(speaking, name)
    input_method.use("hangul")
    speaking.slowly("dkssud")
    heard.wait_text("안녕")
