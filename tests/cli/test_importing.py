"""Packs in and out: import, search finds it, export, import again."""

from pathlib import Path
from typing import Any

import pytest

from snippets_app.desktop.instance import Instance
from tests.cli.conftest import Said, Saywell

PACK = """format = 1
id = "own"
name = "Own"
language = "ko"
[[stages]]
id = "hold"
title = "대기"

[[snippets]]
id = "wait"
stage = "hold"
title = "Unusual wording"
body = "잠시만 기다려 주세요 {customer}"
abbreviation = "uw"

[[snippets]]
id = "two"
stage = "hold"
title = "Second"
body = "a\\nb"
"""


def ids(said: Said) -> tuple[list[str], list[str], list[str]]:
    return said.json["new"], said.json["changed"], said.json["same"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "own.toml"
    made.write_text(PACK, encoding="utf-8")
    return made


def test_what_is_imported_is_found(saywell: Saywell, file: Path) -> None:
    said = saywell("import", file)
    assert (said.code, said.out, said.err) == (0, "Imported: 2 new, 0 changed, 0 the same.\n", "")
    assert saywell("search", "unusual", "--json").json[0]["id"] == "own/wait"


def test_json_tells_the_ids(saywell: Saywell, file: Path) -> None:
    assert ids(saywell("import", file, "--json")) == (["own/wait", "own/two"], [], [])
    file.write_text(PACK.replace("Second", "Other"), encoding="utf-8")
    assert ids(saywell("import", file, "--json")) == ([], ["own/two"], ["own/wait"])


def test_a_dry_run_changes_nothing(saywell: Saywell, file: Path) -> None:
    said = saywell("import", file, "--dry-run")
    assert said.lines[-1] == "Would import: 2 new, 0 changed, 0 the same."
    assert saywell("search", "unusual").out == ""
    assert saywell("import", file, "--dry-run", "--json").json["new"] == ["own/wait", "own/two"]


def test_snippets_may_go_into_another_pack(saywell: Saywell, file: Path) -> None:
    saywell("import", file, "--into", "phone-en")
    row = saywell("search", "unusual", "--json").json[0]
    assert (row["id"], row["pack"]) == ("phone-en/wait", "phone-en")


def test_a_pack_comes_out_as_it_went_in(saywell: Saywell, file: Path, tmp_path: Path) -> None:
    saywell("import", file)
    out = tmp_path / "out.toml"
    said = saywell("export", out, "--pack", "own")
    assert (said.code, said.out, said.err) == (0, "", f"Exported 2 snippets to {out}.\n")
    assert ids(saywell("import", out, "--json")) == ([], [], ["own/wait", "own/two"])


def test_own_snippets_come_out_and_go_into_another_library(
    saywell: Saywell, file: Path, tmp_path: Path
) -> None:
    saywell("import", file)
    out = tmp_path / "mine.toml"
    assert saywell("export", out).err == f"Exported 2 snippets to {out}.\n"
    other = Saywell(tmp_path / "other", saywell.capture)
    said = other("import", out)
    assert (said.code, said.out) == (0, "Imported: 2 new, 0 changed, 0 the same.\n")
    found = other("render", "personal/wait", "--set", "customer=김", "--set", "honorific=님")
    assert found.out == "잠시만 기다려 주세요 김님\n", "the language came along"


def test_without_own_snippets_the_file_can_be_read_too(saywell: Saywell, tmp_path: Path) -> None:
    out = tmp_path / "none.toml"
    assert saywell("export", out).err == f"Exported 0 snippets to {out}.\n"
    assert saywell("import", out, "--dry-run").code == 0


@pytest.mark.parametrize("pack", ["phone-zh", "shop-zh", "office-zh", "phone-ko", "phone-en"])
def test_every_shipped_pack_comes_out_the_same(saywell: Saywell, tmp_path: Path, pack: str) -> None:
    out = tmp_path / "out.toml"
    assert saywell("export", out, "--pack", pack).code == 0
    report = saywell("import", out, "--dry-run", "--json").json
    assert (report["new"], report["changed"]) == ([], [])
    assert len(report["same"]) >= 30


def test_a_fault_is_told_with_file_line_and_field_and_the_rest_comes_in(
    saywell: Saywell, file: Path
) -> None:
    broken = PACK.replace('title = "Second"', 'title = "Second"\nhotkey = "Ctrl+C"')
    file.write_text(broken, encoding="utf-8")
    said = saywell("import", file)
    line = broken.splitlines().index('hotkey = "Ctrl+C"') + 1
    assert said.code == 1
    assert said.err.startswith(f"own.toml:{line}: hotkey: Ctrl+C belongs to copying.")
    assert said.err.count("\n") == 1
    assert said.out == "Imported: 1 new, 0 changed, 0 the same, 1 refused.\n"


def test_a_file_that_is_no_pack_is_told_and_nothing_comes_in(saywell: Saywell, file: Path) -> None:
    file.write_text("format = 1\nid = \n", encoding="utf-8")
    said = saywell("import", file)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("saywell: The pack has a fault: own.toml:2: is not TOML")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("name", ["none.toml", "folder.toml"])
def test_a_file_that_is_not_there_is_told_in_one_line(
    saywell: Saywell, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.toml").mkdir()
    said = saywell("import", tmp_path / name)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert name in said.err


def test_the_running_program_is_told_but_not_of_a_dry_run(
    saywell: Saywell, file: Path, running: Instance
) -> None:
    asked: list[Any] = []
    running.serve(lambda request: asked.append(request["command"]) or {})  # type: ignore[func-returns-value]
    saywell("import", file, "--dry-run")
    assert asked == []
    saywell("import", file)
    assert asked == ["reload"]


def test_a_folder_that_cannot_be_written_is_told(saywell: Saywell, tmp_path: Path) -> None:
    said = saywell("export", tmp_path / "none" / "x.toml", "--pack", "phone-en")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"saywell: {tmp_path / 'none' / 'x.toml'} could not be written: ")
    assert list(tmp_path.glob("*.new")) == []


def test_rows_above_a_table_can_be_skipped(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    file.write_text("Shop,2024\nA,Hello there\n", encoding="utf-8")
    said = saywell("import", file, "--skip", "1")
    assert (said.code, said.out) == (0, "Imported: 1 new, 0 changed, 0 the same.\n")
    assert said.err == "Rows above the table were left out. How many: 1\n"


@pytest.mark.parametrize(("given", "stage"), [("Opening", "Opening"), (" GREETING ", "greeting")])
def test_rows_without_a_stage_go_into_the_one_that_is_named(
    saywell: Saywell, tmp_path: Path, given: str, stage: str
) -> None:
    file = tmp_path / "some.csv"
    file.write_text("title,text,group\nZebra,Striped,\nPanda,Two coloured,Hold\n", encoding="utf-8")
    saywell("import", file, "--into", "phone-en", "--stage", given)
    [loose] = saywell("search", "Striped", "--pack", "phone-en", "--json").json
    [grouped] = saywell("search", "Two coloured", "--pack", "phone-en", "--json").json
    assert loose["stage"].casefold() == stage.casefold()
    assert grouped["stage"].casefold() != stage.casefold()
