"""``lint``, ``stats`` and ``doctor``: what they find and how they say it."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from snippets_app import settings
from snippets_app.app import library as app_library
from snippets_app.app.library import open_library
from snippets_app.cli import diagnosing
from snippets_app.core.chord import parse_chord
from snippets_app.core.model import PersonalChange
from snippets_app.desktop.base import Desktop
from snippets_app.desktop.dummy import Faults, simulate, unsupported
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.settings import Settings
from tests.app.edits import save
from tests.cli.conftest import Saywell

BROKEN = """format = 1
id = "broken"
name = "Broken"
language = "en"
[[stages]]
id = "hold"
title = "Hold"
[[snippets]]
id = "a"
stage = "hold"
title = "A"
body = "{nonsense}"
[[snippets]]
id = "b"
stage = "hold"
title = "Still there"
body = "x"
"""


@pytest.fixture
def broken_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program is shipped with this pack alone, and with its own readings."""
    shipped = tmp_path / "shipped"
    (shipped / "snippets").mkdir(parents=True)
    # Not copytree's own way of copying, for which Wine 8 has no CopyFile2.
    assets = app_library.resources() / "assets"
    shutil.copytree(assets, shipped / "assets", copy_function=shutil.copyfile)
    file = shipped / "snippets" / "broken.toml"
    file.write_text(BROKEN, encoding="utf-8")
    monkeypatch.setattr(app_library, "resources", lambda: shipped)
    return file


def store(saywell: Saywell, *changes: PersonalChange) -> None:
    library = open_library(saywell.places)
    with closing(library.store):
        for change in changes:
            save(library, change)


def test_shipped_packs_have_no_faults(saywell: Saywell) -> None:
    assert saywell("lint") == saywell("lint")
    said = saywell("lint", "--json")
    assert (said.code, said.json, said.err) == (0, [], "")


def test_a_fault_in_a_pack_is_told_with_its_line_and_stops_nothing_else(
    saywell: Saywell, broken_pack: Path
) -> None:
    said = saywell("lint", "--json")
    (row,) = [each for each in said.json if each["file"]]
    assert said.code == 1
    assert list(row) == ["file", "line", "field", "snippet", "rule", "message"]
    assert (row["file"], row["line"], row["field"]) == ("broken.toml", 12, "body")
    assert saywell("lint").lines[0] == f"broken.toml:12: body: {row['message']}"
    assert saywell("search", "still").lines == ["broken/b  Still there"]


def test_a_fault_in_an_own_snippet_is_told_by_its_id(saywell: Saywell) -> None:
    store(saywell, PersonalChange("phone-en/greeting-company", body="{nonsense}"))
    (row,) = saywell("lint", "--json").json
    assert list(row) == ["file", "line", "field", "snippet", "rule", "message"]
    assert (row["snippet"], row["field"]) == ("phone-en/greeting-company", "body")
    assert (row["file"], row["line"], row["rule"]) == (None, None, None)
    said = saywell("lint")
    assert (said.code, said.lines) == (1, [f"{row['snippet']}: {row['message']}"])


def test_a_reference_to_nothing_is_told_with_its_pack(saywell: Saywell) -> None:
    store(saywell, PersonalChange("phone-en/greeting-company", body="{snippet:nowhere}"))
    (row,) = saywell("lint", "--json").json
    assert row["snippet"] == "phone-en"
    assert "phone-en/nowhere" in row["message"]


def test_stats_tell_the_most_used_first(saywell: Saywell) -> None:
    assert saywell("stats").out == ""
    assert saywell("stats", "--json").json == {"snippets": [], "rules": []}
    library = open_library(saywell.places)
    now = 2_000_000_000.0  # a clock ahead counts as now
    with closing(library.store):
        for snippet, times in (("phone-en/hold-back", 1), ("phone-en/greeting-company", 5)):
            for _ in range(times):
                library.store.record_use(snippet, now)
    rows = saywell("stats", "--json").json["snippets"]
    assert [list(row) for row in rows] == [["id", "title", "use", "count"]] * 2
    assert [row["id"] for row in rows] == ["phone-en/greeting-company", "phone-en/hold-back"]
    assert (rows[0]["use"], rows[0]["count"]) == (0.5, 5)
    assert saywell("stats").lines[1] == f"0.50      5  {rows[0]['id']}  {rows[0]['title']}"


def test_stats_tell_the_rule_that_warned_most_first(saywell: Saywell) -> None:
    ahead, long_ago = date(2100, 1, 1), date(2001, 1, 1)
    library = open_library(saywell.places)
    with closing(library.store):
        library.store.record_dismissal("promise", ahead)
        for rule, day in (("blame", ahead), ("promise", ahead), ("promise", long_ago)):
            library.store.record_finding(rule, day)
    assert saywell("stats", "--json").json["rules"] == [
        {"rule": "promise", "found": 2, "dismissed": 1},
        {"rule": "blame", "found": 1, "dismissed": 0},
    ]
    assert saywell("stats").lines == [
        "warned  dismissed  rule",
        "     2          1  promise",
        "     1          0  blame",
    ]
    lately = saywell("stats", "--json", "--days", "1").json["rules"]
    assert [row["found"] for row in lately] == [1, 1]


@pytest.mark.parametrize("days", [800_000, 10**12])
def test_stats_of_more_days_than_there_were_are_all_stats(saywell: Saywell, days: int) -> None:
    library = open_library(saywell.places)
    with closing(library.store):
        library.store.record_finding("promise", date(2001, 1, 1))
    (row,) = saywell("stats", "--json", "--days", str(days)).json["rules"]
    assert row["found"] == 1


# doctor


def on(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosing, "load", lambda: desktop)


def test_where_everything_works_the_doctor_is_content(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = simulate()
    on(desk.desktop, monkeypatch)
    said = saywell("doctor", "--json")
    assert (said.code, said.err) == (0, "")
    assert all(list(check) == ["name", "works", "note"] for check in said.json)
    assert all(check["works"] for check in said.json)
    names = [check["name"] for check in said.json]
    assert names[:5] == ["program", "library", "backups", "rules", "policy"]
    assert names[5:8] == ["start at login", "global hotkeys", "insertion"]
    assert names[8:10] == ["target windows", "reading what is typed"]
    assert "hotkey Ctrl+; (palette)" in names
    assert desk.hotkeys.registered == {}, "tried chords are let go"
    plain = saywell("doctor")
    assert (plain.code, len(plain.lines)) == (0, len(names))
    assert all(line.startswith("ok  ") for line in plain.lines)


def test_a_chord_that_another_program_holds_is_named(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(simulate(Faults(taken_chords={parse_chord("Ctrl+;")})).desktop, monkeypatch)
    said = saywell("doctor")
    assert said.code == 1
    (line,) = [line for line in said.lines if line.startswith("NO")]
    assert line.startswith(
        "NO  hotkey Ctrl+; (palette): Ctrl+; is already used by another program."
    )


def test_a_desktop_where_nothing_works_says_why(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(unsupported("There is no display: DISPLAY is not set."), monkeypatch)
    said = saywell("doctor", "--json")
    notes = {check["name"]: check["note"] for check in said.json if not check["works"]}
    assert said.code == 1
    assert notes["insertion"] == "There is no display: DISPLAY is not set."
    assert "program" not in notes
    assert "library" not in notes


def test_a_display_that_cannot_be_opened_is_one_finding_among_others(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> Desktop:
        raise AppError("The X display cannot be opened.", "Set DISPLAY.")

    monkeypatch.setattr(diagnosing, "load", load)
    said = saywell("doctor")
    assert (said.code, said.err) == (1, "")
    assert said.lines[-1] == "NO  desktop: The X display cannot be opened. Set DISPLAY."
    assert said.lines[1].startswith("ok  library: ")


def test_damaged_settings_and_packs_are_findings(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, broken_pack: Path
) -> None:
    on(simulate().desktop, monkeypatch)
    saywell("search", "x")
    saywell.places.settings.write_text("{", encoding="utf-8")
    said = saywell("doctor")
    findings = [line for line in said.lines if line.startswith("NO")]
    assert said.code == 1
    assert len(findings) == 2
    assert "broken.toml:12: body" in findings[0]
    assert f"The settings file {saywell.places.settings} cannot be read." in findings[1]


def test_a_library_that_cannot_be_opened_is_a_finding(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(simulate().desktop, monkeypatch)
    saywell.folder.mkdir()
    saywell.places.database.mkdir()
    said = saywell("doctor")
    assert said.code == 1
    assert said.lines[1].startswith(f"NO  library: {saywell.places.database} could not be opened.")


def test_the_running_program_says_which_chords_it_was_refused(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, running: Instance
) -> None:
    desk = simulate()
    on(desk.desktop, monkeypatch)
    chosen = Settings(hotkeys={"palette": "Ctrl+;", "repeat": "Ctrl+F2", "undo": ""})
    settings.save(chosen, saywell.places.settings)
    status: dict[str, Any] = {"refused": {"repeat": "It is taken."}, "paused": False}
    running.serve(lambda _: status)
    lines = saywell("doctor").lines
    assert "ok  hotkey Ctrl+; (palette): held by the running program" in lines
    assert "NO  hotkey Ctrl+F2 (repeat): It is taken." in lines
    assert not any("undo" in line for line in lines)


def test_a_chord_of_the_warnings_is_tried_while_the_program_runs(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, running: Instance
) -> None:
    on(simulate(Faults(taken_chords={parse_chord("Ctrl+'")})).desktop, monkeypatch)
    running.serve(lambda _: {"refused": {}, "paused": False})
    told = saywell("doctor").lines
    free = "ok  hotkey Ctrl+Shift+' (warning:ignore): free; held while a warning stands"
    assert free in told
    taken = "NO  hotkey Ctrl+' (warning:replace): Ctrl+' is already used by another program."
    assert any(line.startswith(taken) for line in told)


def test_a_paused_program_holds_no_chord_and_the_doctor_says_so(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, running: Instance
) -> None:
    on(simulate().desktop, monkeypatch)
    running.serve(lambda _: {"refused": {}, "paused": True})
    (line,) = [each for each in saywell("doctor").lines if "(palette)" in each]
    assert line == "ok  hotkey Ctrl+; (palette): let go while the running program is paused"


def test_a_running_program_that_does_not_answer_is_a_finding(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, running: Instance
) -> None:
    def fail(_request: dict[str, Any]) -> dict[str, Any]:
        raise AppError("Saywell is busy.", "Try again in a moment.")

    on(simulate().desktop, monkeypatch)
    running.serve(fail)
    said = saywell("doctor")
    assert said.lines[-1] == "NO  hotkeys: Saywell is busy. Try again in a moment."
