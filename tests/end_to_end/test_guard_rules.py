"""Rule files that are written while the program runs."""

from tests.end_to_end.guard_world import GuardWorld

RULE = """
format = 1
language = "en"

[[rules]]
id = "own-umbrella"
kind = "phrase"
severity = "{severity}"
reason = "{reason}"
texts = ["umbrella"]
instead = ["parasol"]
matches = ["an umbrella"]
passes = ["a parasol"]
"""


def write(guard: GuardWorld, severity: str, reason: str) -> None:
    file = guard.saywell.folder / "rules" / "own.toml"
    file.write_text(RULE.format(severity=severity, reason=reason))


def test_rules_are_live_when_they_are_written_changed_and_gone(guard: GuardWorld) -> None:
    """What stands in the window already is checked with them."""
    guard.boxes.front("mousepad")
    guard.slowly("take an umbrella with you")
    guard.banners.wait_none()
    write(guard, "warn", "Too long.")
    guard.banners.wait_banner("Careful Too long.")
    write(guard, "forbid", "Much too long.")
    guard.banners.wait_banner("Forbidden Much too long.")
    write(guard, "hint", "Longish.")
    guard.banners.wait_mark()
    (guard.saywell.folder / "rules" / "own.toml").unlink()
    guard.banners.wait_none()
