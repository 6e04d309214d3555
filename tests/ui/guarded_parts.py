"""The guard's flow on a pretended desktop: an agent types, the banner is real, the rules plain."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.core.guard.attention import Policy
from snippets_app.core.guard.model import Finding, Rule, Severity
from snippets_app.desktop.base import Permission
from snippets_app.desktop.dummy import Faults, simulate
from snippets_app.settings import DEFAULT_HOTKEYS, WARNING_HOTKEYS
from snippets_app.ui.guard_flow import GuardFlow, Wishes
from snippets_app.ui.held_enter import ENTER
from snippets_app.ui.hotkeys import GlobalHotkeys
from snippets_app.ui.tasks import Worker
from snippets_app.ui.typed_text import Checks
from snippets_app.ui.warner import Warner
from snippets_app.ui.warning_windows import WarningWindows
from tests.ui.dialog_parts import TEXTS, THEME

PROMISE = Rule("promise", "phrase", "zh", Severity.FORBID, "No promises", instead=("尽快", "会"))
TONE = Rule("tone", "phrase", "zh", Severity.WARN, "Too familiar", instead=("",))
HINT = Rule("hint", "phrase", "zh", Severity.HINT, "Rather not")
WORDS = {"保证": PROMISE, "亲": TONE, "而已": HINT, "qhwkd": PROMISE, "보장": PROMISE}
ALLOWED = ("保证金",)


def found(text: str, *, settled: bool = True) -> tuple[Finding, ...]:
    """A search as plain as can be."""
    findings = []
    for word, rule in WORDS.items():
        at = text.find(word)
        while at >= 0:
            rest = text[at:]
            if not rest.startswith(ALLOWED):
                pending = not settled and any(each.startswith(rest) for each in ALLOWED)
                finding = Finding(rule, at, at + len(word), word, rule.instead, pending)
                findings.append(finding)
            at = text.find(word, at + 1)
    return tuple(findings)


class PlainEngine:
    """Searches the whole text each time."""

    def __init__(self) -> None:
        self.text = ""

    def update(self, text: str) -> Sequence[Finding]:
        self.text = text
        return found(text, settled=False)

    def settle(self) -> Sequence[Finding]:
        return found(self.text)


@dataclass(frozen=True)
class Typed:
    latin: str
    hangul: str


class PlainKeys:
    """Keys as Latin letters; five of them are a Korean word."""

    def __init__(self) -> None:
        self.latin = ""

    def feed(self, key: str) -> Typed:
        self.latin += key
        return Typed(self.latin, self.latin.replace("rkd", "보장"))


class HeldEnter:
    """``press`` stands for the agent's Enter; ``sent`` counts those that went through."""

    def __init__(self) -> None:
        self.pressed: Callable[[Chord], None] | None = None
        self.chords: tuple[Chord, ...] = ()
        self.sent = 0

    def hold(self, pressed: Callable[[Chord], None], chords: tuple[Chord, ...]) -> bool:
        self.pressed, self.chords = pressed, chords
        return True

    def let_go(self) -> None:
        self.pressed, self.chords = None, ()

    def press(self, chord: str = "Enter") -> None:
        wanted = parse_chord(chord)
        if self.pressed and wanted in self.chords:
            self.pressed(wanted)
        else:
            self.sent += 1


CHECKS = Checks(PlainEngine, found, PlainKeys, lambda _: ())
CHORDS = {each: chord for each, chord in DEFAULT_HOTKEYS.items() if WARNING_HOTKEYS in each}


class Guarded:
    """The flow with all that it plays together."""

    def __init__(self, bot: QtBot, taken: str = "") -> None:
        self.bot = bot
        self.desk = simulate(Faults(taken_chords={parse_chord(taken)} if taken else set()))
        self.typing = self.desk.typing
        self.enter = HeldEnter()
        self.policy = Policy()
        self.sending: dict[str, tuple[Chord, ...]] = {}
        self.placing = Worker("placing")
        self.windows = WarningWindows(TEXTS, lambda: THEME)
        self.hotkeys = GlobalHotkeys(self.desk.hotkeys, TEXTS)
        wishes = Wishes(
            lambda: self.policy, lambda each: each.instead, lambda each: each.rule.reason,
            lambda: CHORDS, lambda program: self.sending.get(program, (ENTER,)),
        )  # fmt: skip
        self.warner = Warner(self.typing, self.windows, self.hotkeys, self.placing)
        self.flow = GuardFlow(self.warner, self.enter, wishes)
        self.reported = QSignalSpy(self.flow.reported)
        self.alarmed = QSignalSpy(self.flow.alarmed)
        self.dismissed = QSignalSpy(self.flow.dismissed)
        self.silenced = QSignalSpy(self.flow.silence_requested)
        self.corrections = QSignalSpy(self.flow.correction_requested)
        self.fields = QSignalSpy(self.flow.field_changed)
        self.flow.typed.use(CHECKS)
        self.typing.start(self.flow.typed, lambda _: Permission.TEXT_OR_KEYS)
        self.typing.enter()

    def close(self) -> None:
        self.typing.stop()
        self.flow.close()
        self.hotkeys.close()
        self.placing.close()

    # What the agent does

    def type(self, text: str) -> None:
        self.typing.type(text)
        self.wait_placed()

    def press(self, action: str) -> None:
        self.desk.hotkeys.fire(parse_chord(CHORDS[action]))
        self.wait_placed()

    def press_enter(self, chord: str = "Enter") -> None:
        self.enter.press(chord)
        self.wait_placed()

    def use(self, **changes: object) -> None:
        self.policy = replace(self.policy, **changes)  # type: ignore[arg-type]
        self.flow.apply_policy()
        self.wait_placed()

    def hold_places(self) -> threading.Event:
        """Let the desktop answer where words stand only when this is set."""
        held, place = threading.Event(), self.typing.place

        def late(*asked: object) -> object:
            held.wait(5)
            return place(*asked)  # type: ignore[arg-type]

        self.typing.place = late  # type: ignore[method-assign, assignment]
        return held

    def wait_placed(self) -> None:
        """Until all that was begun is shown; what changed meanwhile is placed anew."""
        for _ in range(2):
            done: list[object] = []
            self.placing.run(lambda: None, done.append, done.append)
            self.bot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]

    # What comes of it

    def banner(self) -> str:
        """The banner's sentence, "" when none is seen."""
        banner = self.windows._banner
        return plain(banner.sentence()) if banner and banner.isVisible() else ""

    def heading(self) -> str:
        banner = self.windows._banner
        return plain(banner._name.text()) if banner and banner.isVisible() else ""

    def has_mark(self) -> bool:
        mark = self.windows._mark
        return mark is not None and mark.isVisible()

    def held(self) -> set[str]:
        return {str(chord) for chord in self.desk.hotkeys.registered}


def plain(rich: str) -> str:
    """What is read of a rich text."""
    return QTextDocumentFragment.fromHtml(rich).toPlainText()
