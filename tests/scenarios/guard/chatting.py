"""An agent in a pretended chat window, watched by the guard. No Qt."""

from functools import cache
from pathlib import Path

from snippets_app.app.rules import tables
from snippets_app.core.guard.attention import Attention, Policy, Show
from snippets_app.core.guard.compiled import CompiledRules, compile_rules
from snippets_app.core.guard.engine import Engine
from snippets_app.core.guard.model import Finding
from snippets_app.core.insertion import plan_replacement
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.base import Field, Permission
from snippets_app.desktop.dummy import FIELD, simulate
from snippets_app.formats.rules_toml import read_rules
from snippets_app.ui.inserter import Inserter


@cache
def rules() -> CompiledRules:
    """Those of ``rules.toml``."""
    file = Path(__file__).with_name("rules.toml")
    reading = read_rules(file.read_bytes(), file.name)
    assert reading.problems == ()
    return compile_rules(reading.rules, tables())


class Silent:
    """Hears what is typed and does nothing."""

    def entered(self, field: Field) -> None: ...
    def typed(self, field: Field, text: str, caret: int) -> None: ...
    def keyed(self, field: Field, key: str) -> None: ...
    def left(self) -> None: ...


class Agent:
    """``does`` one thing after the other; the rest says what came of it."""

    def __init__(self, policy: Policy, program: str) -> None:
        self._desk = simulate()
        self._desk.typing.start(Silent(), lambda _: Permission.TEXT)
        self._program = program
        self._state = Attention(policy).entered(program)
        self._engine = Engine(rules())
        self.text = ""
        self.sent: list[str] = []
        self._desk.typing.enter(program)

    def does(self, act: str) -> None:
        verb, _, rest = act.partition(" ")
        acts = {
            "type": lambda: self._type(rest),
            "paste": lambda: self._reads(self.text + rest),
            "delete": lambda: self._delete(int(rest)),
            "wait": self._wait,
            "ignore": lambda: self._sees(self._state.ignored()),
            "open": lambda: self._sees(self._state.mark_opened()),
            "Enter": self._enter,
            "replace": self._replace,
            "leave": self._leave,
        }
        acts[verb]()

    @property
    def shown(self) -> str:
        """As ``warn 保证 +1``, ``mark 亲``, or an empty text."""
        found = self._state.shown
        if found.finding is None:
            return ""
        kind = "mark" if found.show is Show.MARK else found.finding.rule.severity.value
        more = f" +{found.others}" if found.others else ""
        return f"{kind} {found.finding.text or '••••'}{more}"

    @property
    def instead(self) -> str:
        finding = self._state.shown.finding
        return " / ".join(finding.instead) if finding else ""

    def _type(self, text: str) -> None:
        for character in text:
            self._reads(self.text + character)

    def _delete(self, count: int) -> None:
        for _ in range(count):
            self._reads(self.text[:-1])

    def _reads(self, text: str) -> None:
        self.text = text
        self._sees(self._state.found(text, self._engine.update(text)))

    def _wait(self) -> None:
        self._sees(self._state.found(self.text, self._engine.settle()))

    def _sees(self, state: Attention) -> None:
        self._state = state

    def _enter(self) -> None:
        if self._state.holds_enter:
            self._wait()
            self._sees(self._state.enter_held())
        else:
            self.sent.append(self.text)
            self._leave()

    def _leave(self) -> None:
        self.text = ""
        self._engine.forget()
        self._sees(self._state.left().entered(self._program))

    def _replace(self) -> None:
        finding = self._state.shown.finding
        assert finding
        self._desk.typing.type(self.text)
        self._desk.keys.typed.clear()
        new = finding.instead[0]
        steps = plan_replacement(
            self._state.words_of(finding), new, finding.start, finding.end, TargetRule()
        )
        Inserter(self._desk.desktop).play(steps, FIELD, self._desk.typing.field())
        self._reads(self._replaced(finding))

    def _replaced(self, finding: Finding) -> str:
        """What is selected gives way to what was pasted, or to the key that deletes."""
        assert self._desk.typing.selected == (finding.start, finding.end)
        return self.text[: finding.start] + self._desk.field_text + self.text[finding.end :]
