"""A running session with a rule of its own, and what an agent sees of the guard."""

from pathlib import Path

from tests.app.session_parts import Running
from tests.ui.guarded_parts import plain

RULES = """
format = 1
language = "en"

[[rules]]
id = "{id}"
kind = "phrase"
severity = "{severity}"
reason = "Not that word."
texts = ["{text}"]
{more}
matches = ["a {text} here"]
passes = ["nothing"]
"""


def write_rule(file: Path, text: str, severity: str = "forbid", more: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    more = more or 'instead = ["good"]'
    file.write_text(RULES.format(id=f"own-{text}", text=text, severity=severity, more=more))


def wait_worked(running: Running) -> None:
    """Until rules are in force, typing is begun or ended, and warnings are placed."""
    for _ in range(3):
        done: list[object] = []
        running.bot.wait(1)  # what was begun with a timer of no time
        running.session.guarding.working.run(lambda: None, done.append, done.append)
        running.bot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]


def type_into(running: Running, text: str, program: str = "Chat") -> None:
    running.desk.typing.enter(program)
    running.desk.typing.type(text)
    wait_worked(running)


def banner(running: Running) -> str:
    shown = running.windows.warnings._banner
    return plain(shown.sentence()) if shown and shown.isVisible() else ""


def own_file(running: Running) -> Path:
    return running.places.data / "rules" / "own.toml"
