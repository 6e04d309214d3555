"""A rule of the agent's own, as a file in the data folder."""

from pathlib import Path

_RULE = """
format = 1
language = "en"

[[rules]]
id = "own-blunder"
kind = "phrase"
severity = "{severity}"
reason = "{reason}"
texts = ["blunder"]
instead = ["slip"]
matches = ["what a blunder"]
passes = ["what a day"]
"""


def write_rule(data: Path, severity: str = "forbid", reason: str = "Too harsh.") -> None:
    """Forbid “blunder”."""
    file = data / "rules" / "own.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_RULE.format(severity=severity, reason=reason))
