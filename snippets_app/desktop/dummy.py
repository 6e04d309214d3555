"""A desktop that only records and pretends: for systems without a backend, and for tests.

Its one text field reads the clipboard when a paste chord is pressed, like a chat window would.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from snippets_app.core.chord import Chord
from snippets_app.desktop import unsupported_capabilities
from snippets_app.desktop.base import (
    Capabilities,
    Desktop,
    Format,
    HotkeyRefused,
    Rect,
    Snapshot,
    Target,
)
from snippets_app.desktop.dummy_screen import DummyScreen
from snippets_app.desktop.dummy_typing import DummyTyping

TEXT_FORMAT = "text/plain"
PASTE_CHORDS = ("Ctrl+V", "Shift+Insert", "Ctrl+Shift+V")
FIELD = Target(window=1, focus=11, client=100, program="Chat", title="A customer")
ELSEWHERE = Target(window=2, focus=22, client=200, program="Mail", title="Inbox")


@dataclass(slots=True)
class Faults:
    """What goes wrong. Times are pretended: nothing ever really waits.

    ``read_after``: seconds until the target reads, None for never. ``copied_meanwhile``: a text
    that somebody copies right after the paste. ``target_above_us``: its program is trusted more
    than ours, and takes no keys.
    """

    read_after: float | None = 0.0
    keys_held: bool = False
    activation_fails: bool = False
    target_above_us: bool = False
    focus_moves: bool = False
    clipboard_incomplete: bool = False
    copied_meanwhile: str | None = None
    taken_chords: set[Chord] = field(default_factory=set)


class DummyHotkeys:
    """``fire`` stands for the agent's press."""

    def __init__(self, faults: Faults, refusal: str = "") -> None:
        self._faults = faults
        self._refusal = refusal
        self.registered: dict[Chord, Callable[[], None]] = {}

    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        if self._refusal:
            raise HotkeyRefused("{reason}", reason=self._refusal)
        if chord in self._faults.taken_chords or chord in self.registered:
            raise HotkeyRefused(
                "{chord} is already used by another program.",
                "Choose another hotkey, or change it in the other program.",
                chord=chord,
            )
        self.registered[chord] = pressed

    def unregister(self, chord: Chord) -> None:
        self.registered.pop(chord, None)

    def fire(self, chord: Chord) -> None:
        if pressed := self.registered.get(chord):
            pressed()


class DummyWindows:
    """``focused`` has the focus; tests set it."""

    def __init__(self, faults: Faults, focused: Target | None = FIELD) -> None:
        self._faults = faults
        self.focused = focused
        self.activated: list[Target] = []

    def current(self) -> Target | None:
        return self.focused

    def is_current(self, target: Target) -> bool:
        return self.focused == target

    def activate(self, target: Target, timeout: float) -> bool:
        self.activated.append(target)
        if self._faults.activation_fails:
            return False
        self.focused = ELSEWHERE if self._faults.focus_moves else target
        return True

    def place(self, target: Target) -> Rect | None:
        return Rect(100, 100, 640, 480)

    def accepts_keys(self, target: Target) -> bool:
        return not self._faults.target_above_us


class DummyClipboard:
    """``content`` is what is copied now; ``owned`` whether by us; ``offers`` all texts offered."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self.content: dict[str, Format] = {}
        self.owned = False
        self.offers: list[str] = []
        self.reads: list[int] = []

    def text(self, timeout: float = 0.5) -> str:
        return self.content[TEXT_FORMAT].data.decode() if TEXT_FORMAT in self.content else ""

    def put(self, text: str) -> None:
        self.content, self.owned = _plain(text), True

    def save(self, limit: int, timeout: float) -> Snapshot:
        small = {name: each for name, each in self.content.items() if len(each.data) <= limit}
        complete = len(small) == len(self.content) and not self._faults.clipboard_incomplete
        return Snapshot(small, complete)

    def offer(self, text: str, *, as_selection: bool = False) -> None:
        self.put(text)
        self.offers.append(text)
        self.reads.clear()

    def forget_reads(self) -> None:
        self.reads.clear()

    def wait_read(self, target: Target, timeout: float, quiet: float) -> bool:
        late = self._faults.read_after
        return late is not None and late <= timeout and target.client in self.reads

    def restore(self, snapshot: Snapshot) -> bool:
        if not self.owned:
            return False
        self.content, self.owned = dict(snapshot.formats), bool(snapshot.formats)
        return True

    def copy(self, text: str) -> None:
        """Another program copies."""
        self.content, self.owned = _plain(text), False

    def read_by(self, client: int) -> str:
        """Another program reads."""
        self.reads.append(client)
        return self.text()


class DummyKeys:
    """``presses`` holds every chord pressed; ``typed`` is what the text field got by pasting."""

    def __init__(self, faults: Faults, windows: DummyWindows, clipboard: DummyClipboard) -> None:
        self._faults = faults
        self._windows = windows
        self._clipboard = clipboard
        self.presses: list[tuple[Chord, int]] = []
        self.typed: dict[int, str] = {}

    def wait_released(self, timeout: float) -> bool:
        return not self._faults.keys_held

    def press(self, chord: Chord, times: int = 1) -> None:
        self.presses.append((chord, times))
        if str(chord) in PASTE_CHORDS:
            self._paste(times)

    def _paste(self, times: int) -> None:
        target = self._windows.focused
        if target and self._faults.read_after is not None:
            text = self._clipboard.read_by(target.client)
            self.typed[target.window] = self.typed.get(target.window, "") + text * times
        if self._faults.copied_meanwhile is not None:
            self._clipboard.copy(self._faults.copied_meanwhile)


@dataclass(frozen=True, slots=True)
class Simulation:
    """A pretended desktop with its parts at hand; ``desktop`` is what the program is given."""

    faults: Faults
    hotkeys: DummyHotkeys
    windows: DummyWindows
    keys: DummyKeys
    clipboard: DummyClipboard
    typing: DummyTyping
    screen: DummyScreen
    desktop: Desktop

    @property
    def field_text(self) -> str:
        """What stands in the text field of ``FIELD``."""
        return self.keys.typed.get(FIELD.window, "")


def simulate(
    faults: Faults | None = None, capabilities: Capabilities | None = None, refusal: str = ""
) -> Simulation:
    """A pretended desktop on which everything works but the faults."""
    wrong = faults or Faults()
    hotkeys, windows, clipboard = (
        DummyHotkeys(wrong, refusal), DummyWindows(wrong), DummyClipboard(wrong)
    )  # fmt: skip
    keys = DummyKeys(wrong, windows, clipboard)
    works = capabilities or Capabilities(hotkeys=True, insertion=True, targets=True)
    typing = DummyTyping(FIELD)
    parts = (hotkeys, windows, keys, clipboard, typing)
    screen = DummyScreen()
    desktop = Desktop("dummy", works, *parts, screen.watch, close=lambda: None)
    return Simulation(wrong, *parts, screen, desktop)


def unsupported(reason: str) -> Desktop:
    """A desktop on which nothing works, for ``reason`` (a sentence)."""
    simulation = simulate(capabilities=unsupported_capabilities(reason), refusal=reason)
    simulation.windows.focused = None
    return simulation.desktop


def _plain(text: str) -> dict[str, Format]:
    return {TEXT_FORMAT: Format(text.encode())}
