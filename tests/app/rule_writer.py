"""Processes that change rules and are killed: the arguments of each are a folder and a seed.

Each prints the state of the rules before the first change and after each that was acknowledged.
With a step and the name of a change it makes that one and is killed at the step.
"""

import os
import random
import signal
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from pathlib import Path

from snippets_app.app.own_rules import OwnRules
from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Switch, Wanted
from snippets_app.formats import rule_log  # noqa: F401 - read before any step is counted
from snippets_app.formats.rules_toml import read_rules
from tests.forks import at_step, serve, tell

RULE = Rule(
    "own-1", "phrase", "", Severity.WARN, "Not that.", ("zorblat",),
    matches=("a zorblat",), passes=("a word",),
)  # fmt: skip
LANGUAGES = ("", "zh", "ko")


def own_rules(top: Path) -> OwnRules:
    clock = count(1.0)
    return OwnRules(top / "rules", top / "log.json", lambda: next(clock))


def state(own: OwnRules) -> str:
    """All rules that are stored, in few letters."""
    rows = sorted(map(repr, own.load()))
    return blake2b("\n".join(rows).encode(), digest_size=12).hexdigest()


def is_in_one_file(own: OwnRules, top: Path) -> bool:
    """Whether no rule stands in two files."""
    files = (top / "rules").glob("mine*.toml")
    return sum(len(read_rules(file.read_bytes(), file.name).rules) for file in files) == len(
        own.load()
    )


def change(top: str, seed: str) -> None:
    """Without end."""
    dice, own = random.Random(seed), own_rules(Path(top))
    while True:
        tell(state(own))
        dice.choice(KINDS)(own, dice)


def write(own: OwnRules, dice: random.Random) -> None:
    name = f"own-{dice.randrange(9)}"
    own.edit(Wanted(EditKind.WRITE, {name: rule(name, dice)}))


def copy(own: OwnRules, dice: random.Random) -> None:
    """Some of every language: of more than one file."""
    names = [f"own-{dice.randrange(60)}" for _ in range(12)]
    own.edit(Wanted(EditKind.DUPLICATE, {name: rule(name, dice) for name in names}))


def delete(own: OwnRules, dice: random.Random) -> None:
    some = [each.id for each in own.load()[:: 1 + dice.randrange(3)]]
    own.edit(Wanted(EditKind.DELETE, dict.fromkeys(some)))


def translate(own: OwnRules, dice: random.Random) -> None:
    """One goes to another file."""
    found = [each for each in own.load() if not each.language]
    if found:
        chosen = replace(dice.choice(found), language=dice.choice(LANGUAGES[1:]))
        own.edit(Wanted(EditKind.WRITE, {chosen.id: chosen}))


def switch(own: OwnRules, dice: random.Random) -> None:
    switches = (Switch(f"zh-{dice.randrange(9)}", on=dice.random() < 0.5),)
    own.edit(Wanted(EditKind.SWITCH_ON, switches=switches))


def undo(own: OwnRules, _dice: random.Random) -> None:
    own.undo()


def redo(own: OwnRules, _dice: random.Random) -> None:
    own.redo()


def rule(name: str, dice: random.Random) -> Rule:
    language = LANGUAGES[int(name.partition("-")[2]) % len(LANGUAGES)]
    reason = f"No. {dice.randrange(1000)} " * (1 + dice.randrange(20))
    return replace(RULE, id=name, language=language, reason=reason.strip()[:300].strip())


KINDS: tuple[Callable[[OwnRules, random.Random], None], ...] = (
    write, copy, copy, delete, translate, switch, undo, undo, redo,
)  # fmt: skip


STEPS = ("open", "os.rename", "os.remove", "os.mkdir")


def work(top: str, seed: str, step: str = "", kind: str = "") -> None:
    if not step:
        change(top, seed)
    own, dice = own_rules(Path(top)), random.Random(seed)
    kinds = {each.__name__: each for each in KINDS}
    at_step(int(step), STEPS, lambda: os.kill(os.getpid(), signal.SIGKILL))
    kinds[kind](own, dice)


if __name__ == "__main__":
    serve(work)
