"""Typing into the palette's search box with a real input method, Korean and Chinese."""

from collections.abc import Callable, Iterator

import pytest

from benchmarks.input_method import ENVIRONMENT, InputMethod
from snippets_app.demo.virtual_desktop import VirtualDesktop
from tests.end_to_end.phrases import LINES
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow
from tests.input_method import input_method

OpenWindow = Callable[..., QtWindow]


@pytest.fixture
def running(virtual_desktop: VirtualDesktop) -> Iterator[InputMethod]:
    with input_method(virtual_desktop) as found:
        yield found


@pytest.fixture
def composing(prepared: Saywell, running: InputMethod) -> Saywell:
    """Running, with an input method."""
    assert running
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
    running: InputMethod,
    qt_window: OpenWindow,
    method: str,
    keys: tuple[str, ...],
) -> None:
    window = qt_window()
    composing.desktop.person.press("Ctrl+;")
    composing.wait_focus()
    running.wait_attended()
    running.use(method)
    for each in keys:
        if each in ("Enter", "Space", "Esc"):
            composing.desktop.person.press(each)
        else:
            composing.desktop.person.type(each)
    window.receives(LINES)
