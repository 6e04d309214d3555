from pathlib import Path

from benchmarks.memory import RULES, Idle, own_rules, shipped_rules, summary
from benchmarks.processes import Memory, Work
from snippets_app.formats.rule_files import RuleFolders, read_rule_folders
from snippets_app.paths import resources


def idle(pss: float, opened: float | None = None, *, shared_with: int = 0) -> Idle:
    return Idle(
        held=Memory(pss=pss, uss=pss - 1, rss=pss + 1, processes=1),
        work=Work(switches=3, cpu_ms=0.5),
        shared_with=shared_with,
        opened=None if opened is None else Memory(opened, opened, opened, 1),
    )


def turn(saywell: float) -> dict[str, Idle]:
    return {"floor_tray": idle(40), "saywell": idle(saywell, saywell + 2), "autokey-qt": idle(80)}


def test_ratios_are_of_the_same_round() -> None:
    found = summary([turn(60), turn(50)])
    assert found["ratio to the floor"]["saywell"] == {"median": 1.375, "least": 1.25, "most": 1.5}
    assert found["ratio of saywell to autokey-qt"]["most"] == 0.75


def test_what_the_opened_palette_adds_is_told_apart() -> None:
    assert summary([turn(60)])["PSS of saywell, palette opened once"]["values"] == [62]


def test_a_round_in_which_others_shared_the_pages_has_no_ratio() -> None:
    shared = turn(60) | {"floor_tray": idle(20, shared_with=2)}
    assert summary([shared])["ratio to the floor"]["saywell"] is None
    assert summary([shared, turn(50)])["ratio to the floor"]["saywell"]["median"] == 1.25


def test_so_many_rules_are_in_force(tmp_path: Path) -> None:
    (tmp_path / "benchmark.toml").write_bytes(own_rules(RULES - shipped_rules()))
    found = read_rule_folders(RuleFolders(resources() / "snippets" / "rules", tmp_path))
    assert found.problems == ()
    assert len(found.rules) == RULES
