"""What the program asks of an operating system, in protocols that every backend fulfils.

Backends know no Qt. Callbacks arrive on a backend's own thread; ``app`` carries them to the
interface's thread. Calls that wait take a time limit in seconds and never wait longer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from snippets_app.core.chord import Chord
from snippets_app.errors import AppError

OWN_PROGRAM = "saywell"
"""What our own windows' program is called, whatever file runs it."""


class HotkeyRefused(AppError):
    """The system or another program holds this chord."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on screen in physical pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Target:
    """The window and control that will receive a snippet.

    ``window`` and ``focus`` are the system's numbers; ``client`` tells one program's connection
    (X11: resource base of the focus window) or process (Windows: pid) from another.
    ``program`` and ``title`` serve the target rules only and are never logged.
    """

    window: int
    focus: int
    client: int
    program: str = field(default="", repr=False)
    title: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What works on this desktop; ``reasons`` has a sentence for each False, by field name, and
    under ``session`` one for what limits all of it."""

    hotkeys: bool
    insertion: bool
    targets: bool
    two_step_chords: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """One format of a clipboard. ``type`` and ``width`` (bits of a unit) are X11's; other systems
    leave them alone."""

    data: bytes = field(repr=False)
    type: str = ""
    width: int = 8


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A saved clipboard: format name -> content, in the owner's order. Empty when there was none.

    ``complete`` is False when a format was too large, too slow or could not be read.
    """

    formats: Mapping[str, Format] = field(repr=False)
    complete: bool = True


class Hotkeys(Protocol):
    def register(self, chord: Chord, pressed: Callable[[], None]) -> None:
        """Call ``pressed`` at each press; HotkeyRefused when the chord is taken or has no key."""

    def unregister(self, chord: Chord) -> None:
        """Let the chord go; one that is not registered is ignored. While its key is still down
        from a press that was heard, its repeats go on reaching no window."""


class Windows(Protocol):
    def current(self) -> Target | None:
        """The window that has the focus now, or None (an empty desktop)."""

    def is_current(self, target: Target) -> bool:
        """Whether the same window and control still have the focus."""

    def activate(self, target: Target, timeout: float) -> bool:
        """Bring the target to the front; True once it has the focus."""

    def place(self, target: Target) -> Rect | None:
        """Where the target's window is, or None when it is gone."""

    def accepts_keys(self, target: Target) -> bool:
        """Whether the system lets our keys through to the target: not so, on Windows, where its
        program runs as administrator and ours does not."""


class Keys(Protocol):
    def wait_released(self, timeout: float) -> bool:
        """Wait until no key is held; keys held meanwhile repeat into no window."""

    def press(self, chord: Chord, times: int = 1) -> None:
        """Press and release the chord in the focused window."""


class Clipboard(Protocol):
    def text(self, timeout: float = 0.5) -> str:
        """The clipboard's text, or an empty one."""

    def put(self, text: str) -> None:
        """Own the clipboard with plain text, to stay (copying)."""

    def save(self, limit: int, timeout: float) -> Snapshot:
        """All formats, together at most ``limit`` bytes, read within ``timeout`` seconds."""

    def offer(self, text: str, *, as_selection: bool = False) -> None:
        """Own the clipboard with text for one paste, marked to stay out of clipboard histories.

        ``as_selection``: also what is marked in a window, where the system pastes that by keys.
        """

    def forget_reads(self) -> None:
        """Who read the offer up to now did not do so for the paste that comes next."""

    def wait_read(self, target: Target, timeout: float, quiet: float) -> bool:
        """True once the target has read the offer and then been quiet for ``quiet`` seconds."""

    def restore(self, snapshot: Snapshot) -> bool:
        """Own the clipboard with the snapshot; False when somebody copied since."""


class Coverage(Enum):
    """How much of what is typed in a control can be seen."""

    TEXT = "text"
    KEYS = "keys"
    NONE = "none"


class Permission(Enum):
    """How much of a program may be watched at all."""

    TEXT = "text"
    TEXT_OR_KEYS = "text-or-keys"
    NOTHING = "nothing"


class InputMethod(Enum):
    """What the focused window's input method makes of the keys of letters."""

    NONE = "none"
    HANGUL = "hangul"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field:
    """The control that has the focus. ``number`` is another one at each change of focus.

    ``reason`` says, as a message, why it is not read as text; "" where it is.
    """

    number: int
    window: int
    coverage: Coverage
    reason: str = ""
    program: str = field(default="", repr=False)


class TypingListener(Protocol):
    """Hears what is typed, on a thread of the backend's. It keeps nothing after ``left``."""

    def entered(self, field: Field) -> None:
        """Another control has the focus, or how it can be watched has changed."""

    def typed(self, field: Field, text: str, caret: int) -> None:
        """All that stands in the control now; ``caret`` in code points (Coverage.TEXT)."""

    def keyed(self, field: Field, key: str) -> None:
        """A key was pressed: one character, or a name of ``core.chord.NAMED_KEYS``, or "other"
        for what may have moved the caret, a mouse click included (Coverage.KEYS, and Coverage.TEXT
        where that was asked for)."""

    def left(self) -> None:
        """Forget what was typed: the focus went, the message was sent, the screen was locked."""


class Typing(Protocol):
    """Sees what is typed into other programs; asks nothing of them while it is stopped."""

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        """Watch; ``permission`` answers for a program's name, on any thread, at once.

        ``keys_besides``: tell the keys also of fields that tell their text.
        """

    def stop(self) -> None:
        """Watch no more; the listener hears ``left``."""

    def refresh(self) -> None:
        """Ask for permission again: the settings have changed."""

    def trouble(self) -> str:
        """While it watches: why no program here tells its text, as a message; "" if some may."""

    def field(self) -> Field | None:
        """The control that has the focus now, watched or not; None without one."""

    def input_method(self) -> InputMethod:
        """That of the window in front, now."""

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        """Where the characters ``[start, end)`` (code points) stand on the screen, else where the
        control stands; None when that is unknown, or the field has lost the focus."""

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        """Select ``[start, end)`` in the control; True only once exactly ``expected`` is selected
        there and the field still has the focus."""

    def put_caret_back(self, field: Field, inserted: str) -> None:
        """After this has taken the place of what was selected: the caret goes to where it was
        behind those words, unless something was typed since."""


class ScreenLock(Protocol):
    """Tells, on a thread of its own, each time the screen is locked; ``close`` is not for the
    callback. Where locking cannot be heard it tells nothing."""

    def start(self) -> None: ...

    def close(self) -> None: ...


class TwoStepHotkeys(Protocol):
    """Two chords pressed one after the other; what is pressed reaches the focused window too."""

    def register(self, first: Chord, second: Chord, pressed: Callable[[], None]) -> None:
        """Call ``pressed`` at each such pair; AppError when these keys cannot be watched."""

    def unregister(self, first: Chord, second: Chord) -> None:
        """Let the pair go; one that is not registered is ignored."""

    def close(self) -> None:
        """Let all go and watch no more."""


def by_library() -> TwoStepHotkeys:
    """As the ``keyboard`` library has them; AppError where it cannot."""
    from snippets_app.desktop.two_step_chords import TwoStepChords

    return TwoStepChords()


@dataclass(frozen=True, slots=True)
class Desktop:
    """One operating system's parts, as ``load`` joins them.

    ``screen_lock`` makes one for what is to be called, ``two_step`` begins to watch all keys.
    """

    name: str
    capabilities: Capabilities
    hotkeys: Hotkeys
    windows: Windows
    keys: Keys
    clipboard: Clipboard
    typing: Typing
    screen_lock: Callable[[Callable[[], None]], ScreenLock]
    close: Callable[[], None]
    two_step: Callable[[], TwoStepHotkeys] = by_library
