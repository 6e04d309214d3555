"""Text that an input method composes is told once it is finished, and not before."""

from collections.abc import Iterator

import pytest

from benchmarks.input_method import ENVIRONMENT, InputMethod
from snippets_app.demo.virtual_desktop import VirtualDesktop
from tests.desktop.typing_contract import Heard
from tests.desktop.x11.test_typing_programs import EDITABLE, SPEAKING, TEXTAREA, Command
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld
from tests.input_method import input_method

pytestmark = pytest.mark.desktop

PROGRAMS: dict[str, Command] = {
    "mousepad": lambda _: MOUSEPAD,
    "qt": lambda world: world.qt("plain"),
    "textarea": lambda world: world.page(TEXTAREA, SPEAKING),
    "contenteditable": lambda world: world.page(EDITABLE.format(inside=""), SPEAKING),
}


@pytest.fixture(scope="module")
def method(speaking_desktop: VirtualDesktop) -> Iterator[InputMethod]:
    with input_method(speaking_desktop) as running:
        yield running


def begin(world: X11TypingWorld, name: str) -> Heard:
    heard = world.watch()
    world.watch_new(heard, *PROGRAMS[name](world), **ENVIRONMENT)
    return heard


@pytest.mark.parametrize("name", PROGRAMS)
def test_pinyin(speaking: X11TypingWorld, method: InputMethod, name: str) -> None:
    heard = begin(speaking, name)
    method.use("pinyin")
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
def test_hangul(speaking: X11TypingWorld, method: InputMethod, name: str) -> None:
    heard = begin(speaking, name)
    method.use("hangul")
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
    speaking: X11TypingWorld, method: InputMethod, name: str
) -> None:
    heard = begin(speaking, name)
    method.use("hangul")
    speaking.slowly("dkssud")
    heard.wait_text("안녕")
