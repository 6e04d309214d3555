"""A pretended chat window that edits: what it pastes, breaks, moves and takes back can be read."""

from dataclasses import dataclass, field, replace

from snippets_app.core.chord import Chord
from snippets_app.desktop.dummy import FIELD, PASTE_CHORDS, DummyKeys, Faults, Simulation, simulate

CARET = "▏"


@dataclass(slots=True)
class Draft:
    """The text in the window's field, its caret, and the texts before each change."""

    before: str = ""
    after: str = ""
    undo: list[tuple[str, str]] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def enter(self, text: str) -> None:
        self.undo.append((self.before, self.after))
        self.before += text

    def press(self, chord: str) -> None:
        match chord:
            case "Left" if self.before:
                self.before, self.after = self.before[:-1], self.before[-1] + self.after
            case "Right" if self.after:
                self.before, self.after = self.before + self.after[0], self.after[1:]
            case "Backspace":
                self.before = self.before[:-1]
            case "Shift+Enter" | "Ctrl+Enter":
                self.enter("\n")
            case "Enter":
                self.sent.append(self.before + self.after)
            case "Ctrl+Z" if self.undo:
                self.before, self.after = self.undo.pop()

    def __str__(self) -> str:
        shown = self.before + (CARET + self.after if self.after else "")
        return shown.replace("\n", "⏎")


class ChatKeys(DummyKeys):
    """Keys that reach the draft of the chat window, and nothing else."""

    def __init__(self, faults: Faults, desk: Simulation) -> None:
        super().__init__(faults, desk.windows, desk.clipboard)
        self.draft = Draft()

    def press(self, chord: Chord, times: int = 1) -> None:
        focused = self._windows.focused
        already = self.typed.get(FIELD.window, "")
        super().press(chord, times)
        if focused is None or focused.window != FIELD.window:
            return
        if str(chord) in PASTE_CHORDS:
            self.draft.enter(self.typed.get(FIELD.window, "")[len(already) :])
        for _ in range(times):
            self.draft.press(str(chord))


def open_chat(faults: Faults) -> tuple[Simulation, Draft]:
    """A desktop whose chat window has the focus, and that window's draft."""
    plain = simulate(faults)
    keys = ChatKeys(faults, plain)
    return replace(plain, keys=keys, desktop=replace(plain.desktop, keys=keys)), keys.draft
