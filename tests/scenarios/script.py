"""Reads the scenario files: a title, then lines of ``name: value``; blank lines lie between.

Given: ``snippet`` (the body), ``snippet NAME`` (others of the pack), ``language``, ``program``,
``answer LABEL``, ``clipboard before``, ``rule FIELD``, ``fault``, ``then``. Expected: ``asks``,
``window``, ``clipboard``, ``notice``. A line break is written as ⏎ and the caret as ▏.

Of the guard's scenarios, given: ``does`` (acts, with → between), ``program``, ``enter is held``,
``rules off``, ``silenced RULE`` (a program). Expected: ``shown`` and ``sent``, and ``instead`` and
``window`` where they are named.
"""

from dataclasses import dataclass
from pathlib import Path

ONCE = {
    "snippet", "language", "clipboard before", "program", "fault", "then",
    "asks", "window", "clipboard", "notice",
    "does", "enter is held", "rules off", "shown", "instead", "sent",
}  # fmt: skip
NAMED = ("snippet", "answer", "rule", "silenced")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario; ``lines`` by name, line breaks as they are meant."""

    title: str
    lines: dict[str, str]

    def get(self, name: str, usual: str = "") -> str:
        return self.lines.get(name, usual)

    def named(self, kind: str) -> dict[str, str]:
        """The lines ``kind NAME: value``, by NAME."""
        start = kind + " "
        found = {name: value for name, value in self.lines.items() if name.startswith(start)}
        return {name.removeprefix(start): value for name, value in found.items()}


def read_scenarios(file: Path) -> list[Scenario]:
    blocks = file.read_text(encoding="utf-8").strip().split("\n\n")
    return [_scenario(block.splitlines()) for block in blocks if not block.startswith("#")]


def _scenario(lines: list[str]) -> Scenario:
    title, *rest = lines
    return Scenario(title, dict(_line(each) for each in rest))


def _line(line: str) -> tuple[str, str]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    known = name in ONCE or name.split(" ", maxsplit=1)[0] in NAMED
    assert colon, f"not a line of a scenario: {line}"
    assert known, f"not a line of a scenario: {line}"
    return name, value.replace("⏎", "\n")
