"""What the input method of the focused window makes of letters, as its thread answers."""

import pytest

from snippets_app.desktop.base import InputMethod
from snippets_app.desktop.windows.input_method import SystemKeyboard
from snippets_app.desktop.windows.window_facts import WindowFacts

CHINESE, KOREAN, ENGLISH = 0x0804, 0x0412, 0x0409
OPEN, MODE = 0x0005, 0x0001


class Answering(SystemKeyboard):
    """A window with an input method that answers so; None: not at all."""

    def __init__(self, layout: int, opened: int | None, mode: int | None) -> None:
        super().__init__(WindowFacts())
        self._answers = {OPEN: opened, MODE: mode}
        self._language = layout
        self._method_of = lambda _window: 7

    def _focus(self) -> int:
        return 1

    def _layout(self, window: int) -> int | None:
        return self._language

    def _told(self, method: int, what: int) -> int | None:
        return self._answers[what]


@pytest.mark.parametrize(
    ("layout", "opened", "mode", "means"),
    [
        (KOREAN, 1, 1, InputMethod.HANGUL),
        (KOREAN, 1, 0, InputMethod.NONE),
        (KOREAN, 0, 1, InputMethod.NONE),
        (KOREAN, None, None, InputMethod.UNKNOWN),
        (CHINESE, 1, 0x401, InputMethod.UNKNOWN),
        (CHINESE, 1, 0x400, InputMethod.NONE),
        (CHINESE, 0, 1, InputMethod.NONE),
        (CHINESE, None, 1, InputMethod.UNKNOWN),
        (ENGLISH, 0, 0, InputMethod.NONE),
    ],
)
def test_what_it_makes_of_letters(
    layout: int, opened: int | None, mode: int | None, means: InputMethod
) -> None:
    assert Answering(layout, opened, mode).input_method() is means


def test_a_window_without_one() -> None:
    found = Answering(ENGLISH, 1, 1)
    found._method_of = lambda _window: 0
    assert found.input_method() is InputMethod.NONE
