"""Key to banner: from the key that completes a forbidden phrase to a warning that is painted."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from Xlib import X, error
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

from benchmarks.figures import series
from benchmarks.input_method import ENVIRONMENT, InputMethod
from benchmarks.programs import SAYWELL
from benchmarks.screen import NotSeen, Screen
from benchmarks.session import Session
from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until

GOAL = 50.0
TIMEOUT = 3.0
BETWEEN_KEYS = 0.05
HOLD = 0.02
NARROWEST = 390
STRIPE = (7, 8)
"""Where the coloured stripe of a painted banner stands: first column, and how many."""
COLOURFUL = 60
HERE = Path(__file__).parent
PAGE = (
    "data:text/html,<meta charset=utf-8><title>page</title>"
    "<textarea id=b rows=9 cols=60></textarea><script>b.focus()</script>"
)
TARGETS = {
    "mousepad (GTK 3)": ("mousepad", "--disable-server"),
    "PySide6 QPlainTextEdit": (sys.executable, str(HERE / "target_qt.py")),
    "Chromium textarea": (
        "chromium", "--no-sandbox", "--test-type", "--disable-gpu", "--no-first-run",
        "--password-store=basic", "--force-renderer-accessibility", f"--app={PAGE}",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """``keys`` make all but the end of the phrase; ``last`` is the key that completes it."""

    method: str
    keys: str
    last: str


PHRASES = {
    "pinyin, 你的电话怎么回事": Phrase("pinyin", "nidedianhuazenmehuishi", "space"),
    "hangul, 뭐라고요.": Phrase("hangul", "anjfkrhdy", "period"),
    "latin, please calm down": Phrase("keyboard-us", "please calm dow", "n"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    session: Session
    method: InputMethod

    @property
    def screen(self) -> Screen:
        return self.session.screen


def run(*, quick: bool = False) -> dict[str, object]:
    """The first warning after a start is told apart: it builds what later ones reuse."""
    starts, rounds = (1, 2) if quick else (6, 20)
    with _desk() as desk:
        first = _firsts(desk, starts)
        later = {target: _later(desk, target, rounds) for target in TARGETS}
    return {
        "unit": "ms",
        "goal p95": GOAL,
        "first warning after a start": series(first),
        "later warnings": later,
    }


@contextmanager
def _desk() -> Iterator[Desk]:
    with (
        VirtualDesktop(panel=True, accessibility=True) as desktop,
        Screen.open(desktop.display_name) as screen,
        closing(InputMethod(desktop, for_all=True)) as method,
    ):
        desktop.environment |= ENVIRONMENT
        yield Desk(Session(desktop, screen), method)


@contextmanager
def _guarded(desk: Desk) -> Iterator[None]:
    """Its hotkey tells that it has started: the tray shows the input method's icon too."""
    holds = desk.screen.is_held
    wait_until(lambda: not holds(SAYWELL.chord), "The end of Saywell")
    with desk.session.running(SAYWELL):
        wait_until(lambda: holds(SAYWELL.chord), "The start of Saywell", 20)
        time.sleep(2)  # the rules are read after the start
        yield


@contextmanager
def _window(desk: Desk, target: str) -> Iterator[None]:
    desktop = desk.session.desktop
    profile = [f"--user-data-dir={desktop.home / 'profile'}"] if "Chromium" in target else []
    process = desktop.spawn(*TARGETS[target], *profile, stdin=subprocess.PIPE)
    try:
        desktop.wait_focus(desktop.window_of(process))
        time.sleep(1)
        yield
    finally:
        end(process)


def _firsts(desk: Desk, starts: int) -> list[float | None]:
    phrase = PHRASES["latin, please calm down"]
    found = []
    with _window(desk, "PySide6 QPlainTextEdit"):
        for _ in range(starts):
            with _guarded(desk):
                found.append(_warn(desk, phrase))
    return found


def _later(desk: Desk, target: str, rounds: int) -> dict[str, object]:
    with _guarded(desk), _window(desk, target):
        found: dict[str, object] = {}
        for name, phrase in PHRASES.items():
            desk.method.use(phrase.method)
            values = [_warn(desk, phrase) for _ in range(rounds + 1)]
            found[name] = series(values[1:])
        desk.method.use("keyboard-us")
    return found


def _warn(desk: Desk, phrase: Phrase) -> float | None:
    """Milliseconds until painted, None if it was not; the window is emptied again."""
    screen, person = desk.screen, desk.session.desktop.person
    for key in phrase.keys:
        person.type(key)
        time.sleep(BETWEEN_KEYS)
    screen.forget_events()
    shown = None
    try:
        with screen.holding(phrase.last) as pressed:
            shown = screen.next_event(lambda event: _is_banner(screen, event), TIMEOUT).window
            painted = _wait_until_painted(shown)
            time.sleep(HOLD)
    except NotSeen:
        return None
    finally:
        person.press("Ctrl+A")
        time.sleep(BETWEEN_KEYS)
        person.press("Delete")
        if shown is not None:
            wait_until(lambda: not _is_seen(shown), "The end of the warning")
        time.sleep(0.3)
    return (painted - pressed) / 1e6


def _is_banner(screen: Screen, event: Event) -> bool:
    if event.type != X.MapNotify or not event.override:
        return False
    try:
        size, name = event.window.get_geometry(), event.window.get_wm_name()
    except (error.BadDrawable, error.BadWindow):
        return False
    return bool(name == "Saywell" and size.width >= NARROWEST)


def _wait_until_painted(window: Window) -> int:
    deadline = time.monotonic() + TIMEOUT
    while not _is_painted(window):
        if time.monotonic() > deadline:
            raise NotSeen("The banner was mapped but not painted")
    return time.monotonic_ns()


def _is_painted(window: Window) -> bool:
    """Whether the coloured stripe is there; the windows below show black and white only."""
    try:
        height = window.get_geometry().height
        image = window.get_image(STRIPE[0], height // 2, STRIPE[1], 1, X.ZPixmap, 0xFFFFFFFF)
    except (error.BadDrawable, error.BadMatch, error.BadWindow):
        return False
    pixels = memoryview(image.data).cast("I")
    return any(abs((each >> 16 & 255) - (each & 255)) > COLOURFUL for each in pixels)


def _is_seen(window: Window) -> bool:
    try:
        return bool(window.get_attributes().map_state == X.IsViewable)
    except error.BadWindow:
        return False
