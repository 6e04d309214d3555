"""``saywell export``: which snippets, to what kind of file, and what is told of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from snippets_app.app.export_files import every_export
from tests.cli.conftest import Saywell

OWN = """format = 1
id = "own"
name = "Own"
language = "zh-CN"
[[stages]]
id = "hold"
title = "等候"
[[stages]]
id = "end"
title = "结束"

[[snippets]]
id = "wait"
stage = "hold"
title = "请稍等"
body = "请稍等{customer}"
hotkey = "Ctrl+F7"

[[snippets]]
id = "bye"
stage = "end"
title = "再见"
body = "再见"
"""


@pytest.fixture
def own(saywell: Saywell, tmp_path: Path) -> Saywell:
    """With two snippets of the agent's own."""
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    assert saywell("import", file).code == 0
    return saywell


@pytest.mark.parametrize("name", ["x.toml", "x.csv", "x.xlsx", "x.yml", "x.HTML"])
def test_the_ending_says_the_format(own: Saywell, tmp_path: Path, name: str) -> None:
    said = own("export", tmp_path / name)
    assert (said.code, said.out) == (0, "")
    assert said.err.splitlines()[-1] == f"Exported 2 snippets to {tmp_path / name}."
    assert (tmp_path / name).stat().st_size > 100
    assert list(tmp_path.glob("*.new")) == []


@pytest.mark.parametrize("name", ["rime", "sogou"])
def test_a_format_may_be_named_and_notes_are_told(own: Saywell, tmp_path: Path, name: str) -> None:
    said = own("export", tmp_path / "x.txt", "--format", name)
    assert said.err == (
        "Left out: “{customer}” has to be asked for. (请稍等)\n"
        f"Titles, stages and packs were left out: {name.title()} has none of them.\n"
        f"Exported 1 of 2 snippets to {tmp_path / 'x.txt'}.\n"
    )


def labels(said_to: Path) -> list[str]:
    found = yaml.safe_load(said_to.read_text(encoding="utf-8"))["matches"]
    return [match["label"] for match in found]


def test_stages_are_named_by_id_or_title(own: Saywell, tmp_path: Path) -> None:
    out = tmp_path / "x.yml"
    for stage in ("end", "结束"):
        assert own("export", out, "--pack", "own", "--stage", stage).code == 0
        assert labels(out) == ["再见"]
    assert own("export", out, "--stage", "hold", "--stage", "end").code == 0
    assert labels(out) == ["请稍等", "再见"]


def test_packs_come_in_the_order_of_the_library(own: Saywell, tmp_path: Path) -> None:
    out = tmp_path / "x.yml"
    assert own("export", out, "--pack", "own", "--pack", "phone-en").code == 0
    found = labels(out)
    assert found[-2:] == ["请稍等", "再见"]
    assert len(found) > 90
    assert own("export", out, "--all").code == 0
    assert set(found) < set(labels(out))


def test_each_pack_has_a_pack_file_of_its_own(own: Saywell, tmp_path: Path) -> None:
    said = own("export", tmp_path / "x.toml", "--pack", "own", "--pack", "phone-en")
    assert "Each pack has a file of its own." in said.err
    assert sorted(file.name for file in tmp_path.glob("x*")) == ["x-own.toml", "x-phone-en.toml"]
    report = own("import", tmp_path / "x-own.toml", "--dry-run", "--json").json
    assert report["same"] == ["own/wait", "own/bye"]


def test_long_lists_of_titles_are_shortened(saywell: Saywell, tmp_path: Path) -> None:
    said = saywell("export", tmp_path / "x.yml", "--pack", "phone-zh")
    asked = next(line for line in said.err.splitlines() if "{company}" in line)
    assert asked.endswith(" more)")
    assert asked.count(",") == 9


def test_a_file_that_was_there_stays_when_writing_fails(own: Saywell, tmp_path: Path) -> None:
    folder = tmp_path / "x.csv"
    folder.mkdir()
    said = own("export", folder)
    assert said.code == 2
    assert "could not be written" in said.err
    assert list(tmp_path.glob("*.new")) == []


def test_every_format_is_named_in_the_help(saywell: Saywell) -> None:
    with pytest.raises(SystemExit):
        saywell("export", "--help")
    helped = saywell.capture.readouterr().out
    assert ", ".join(each.name for each in every_export()) in " ".join(helped.split())


def test_a_pdf_is_written_by_a_command_too(tmp_path: Path) -> None:
    """In a process of its own: Qt's application is started for it."""
    out = tmp_path / "x.pdf"
    command = [sys.executable, "-m", "snippets_app", "--data-dir", tmp_path / "data"]
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [*command, "export", out, "--pack", "phone-zh"],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"Exported 102 snippets to {out}.{os.linesep}"
    content = out.read_bytes()
    assert content.startswith(b"%PDF-1.")
    assert content.count(b"/Type /Page\n") >= 5
