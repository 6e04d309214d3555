"""Rule files that are written while the program runs."""

from tests.end_to_end.guard_world import GuardWorld
from tests.end_to_end.own_rule import write_rule


def test_rules_are_live_when_they_are_written_changed_and_gone(guard: GuardWorld) -> None:
    """What stands in the window already is checked with them."""
    guard.boxes.front("mousepad")
    guard.slowly("take an blunder with you")
    guard.banners.wait_none()
    write_rule(guard.saywell.folder, "warn", "Too long.")
    guard.banners.wait_banner("Careful Too long.")
    write_rule(guard.saywell.folder, "forbid", "Much too long.")
    guard.banners.wait_banner("Forbidden Much too long.")
    write_rule(guard.saywell.folder, "hint", "Longish.")
    guard.banners.wait_mark()
    (guard.saywell.folder / "rules" / "own.toml").unlink()
    guard.banners.wait_none()
