"""The whole way on a pretended desktop: palette, form and notice are real, the clock is ours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.catalogue import build_catalogue
from snippets_app.core.filling import Context
from snippets_app.core.guard.model import Finding
from snippets_app.core.model import Library, Pack, Snippet, Stage
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.dummy import Faults, simulate
from snippets_app.ui.flow import InsertionFlow
from snippets_app.ui.form import Form
from snippets_app.ui.notice import Notice
from snippets_app.ui.objection import Objection
from snippets_app.ui.palette import Palette
from snippets_app.ui.surroundings import Surroundings
from snippets_app.ui.tasks import Worker
from tests.ui.dialog_parts import TEXTS, THEME, commit
from tests.ui.palette_parts import READINGS

BODIES = {
    "hello": "Hello!",
    "name": "Dear {customer}, hello.",
    "order": "Order {field:Order}, please, {customer}.",
    "two": "a{cursor}bc",
    "lines": "a\nb",
    "profile": "{company}, {agent} speaking.",
    "copied": "You wrote: {clipboard}",
    "time": "Just {field:Time=a moment}.",
}
SNIPPETS = {
    name: Snippet(f"p/{name}", "p", "hold", name.title(), body) for name, body in BODIES.items()
}
PACK = Pack("p", "P", "en", (Stage("hold", "Hold"),), tuple(SNIPPETS.values()))


@dataclass
class Around:
    """What rendering is given; tests change it."""

    now: datetime = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - local time, as the program has it
    company: str = "Dawn"
    agent: str = "Lin"
    rules: tuple[TargetRule, ...] = ()
    objections: Callable[[str], tuple[Finding, ...]] = lambda _text: ()
    snippets: dict[str, Snippet] = field(
        default_factory=lambda: {each.id: each for each in SNIPPETS.values()}
    )

    def context(self, _snippet: Snippet) -> Context:
        return Context("en", self.now, self.company, self.agent, snippet=self.snippets.get)


class Played:
    """The flow with all that it plays together, pressed by an agent."""

    def __init__(self, bot: QtBot, faults: Faults | None = None) -> None:
        self.bot = bot
        self.desk = simulate(faults)
        self.around = Around()
        self.worker = Worker("inserting")
        self.palette, self.form = Palette(TEXTS, THEME), Form(TEXTS, THEME)
        self.notice = Notice(THEME)
        self.objection = Objection(TEXTS, THEME)
        self.expected: list[tuple[str, ...]] = []
        surroundings = Surroundings(
            self.around.context,
            lambda: self.around.rules,
            lambda: self.around.now,
            lambda text, _program, then: then(self.around.objections(text)),
            lambda texts: self.expected.append(tuple(texts)),
        )
        parts = SimpleNamespace(palette=self.palette, form=self.form, notice=self.notice)
        for window in vars(parts).values():
            bot.addWidget(window)
        self.flow = InsertionFlow(
            TEXTS, self.desk.desktop, surroundings, parts.palette, parts.form, parts.notice,
            self.objection, self.worker,
        )  # fmt: skip
        self.palette.show_previews(self.flow.preview)
        self.palette.show_catalogue(build_catalogue(Library((PACK,)), lambda: READINGS), "p")
        self.used = QSignalSpy(self.flow.used)
        self.profile = QSignalSpy(self.flow.profile_given)

    def close(self) -> None:
        self.objection.close()
        self.worker.close()
        for window in (self.palette, self.form, self.notice):
            window.hide()

    # What the agent does

    def choose(self, name: str, *, copy: bool = False) -> None:
        """Open the palette, type the title, press Enter."""
        self.flow.open_palette()
        commit(self.palette.focusWidget(), SNIPPETS[name].title)
        held = Qt.KeyboardModifier.ShiftModifier if copy else Qt.KeyboardModifier.NoModifier
        self.bot.keyClick(self.palette.focusWidget(), Qt.Key.Key_Return, held)

    def answer(self, *answers: str) -> None:
        """Write into the form's fields, one after the other, and press Enter."""
        self.bot.waitUntil(self.form.fields()[0].stops[0].hasFocus)
        for number, answer in enumerate(answers):
            if number:
                self.bot.keyClick(self.form.focusWidget(), Qt.Key.Key_Tab)
            commit(self.form.focusWidget(), answer)
        self.bot.keyClick(self.form.focusWidget(), Qt.Key.Key_Return)

    def wait_done(self) -> None:
        """Until everything that was begun is done and told."""
        done: list[object] = []
        self.worker.run(lambda: None, done.append, done.append)
        self.bot.waitUntil(lambda: bool(done))

    def passed(self, seconds: float) -> None:
        self.around.now += timedelta(seconds=seconds)

    # What came of it

    def text(self) -> str:
        """What stands in the target, once all is done."""
        self.wait_done()
        return self.desk.field_text

    def told(self) -> str:
        """The notice that is shown, or an empty text."""
        self.wait_done()
        return f"{self.notice.sentence()} {self.notice.hint()}" if self.notice.isVisible() else ""

    def uses(self) -> list[str]:
        self.wait_done()
        return [self.used.at(each)[0].id for each in range(self.used.count())]

    def profiles(self) -> list[Mapping[str, str]]:
        return [self.profile.at(each)[0] for each in range(self.profile.count())]


def edited(name: str, body: str) -> Snippet:
    return replace(SNIPPETS[name], body=body)
