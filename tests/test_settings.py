"""The settings: defaults, round trip, damaged files, unknown keys, full disks."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import hotkey_chord
from snippets_app.errors import AppError
from snippets_app.settings import DEFAULT_HOTKEYS, Settings, load, merged, save

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=10)
SETTINGS = st.builds(
    Settings,
    language=TEXTS,
    company=TEXTS,
    agent=TEXTS,
    hotkeys=st.dictionaries(TEXTS, TEXTS, max_size=3).map(lambda found: DEFAULT_HOTKEYS | found),
    targets=st.lists(st.dictionaries(TEXTS, TEXTS, max_size=2), max_size=2).map(tuple),
    two_step_chords=st.booleans(),
    guard=st.booleans(),
    guard_hold_enter=st.booleans(),
    guard_sound=st.booleans(),
    guard_excluded=st.lists(TEXTS, max_size=2).map(tuple),
    guard_keys=st.lists(TEXTS, max_size=2).map(tuple),
    guard_silenced=st.lists(st.dictionaries(TEXTS, TEXTS, max_size=2), max_size=2).map(tuple),
    guard_off=st.lists(TEXTS, max_size=2).map(tuple),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def put(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load(file) == Settings()
    assert not file.exists()


def test_every_default_hotkey_is_one() -> None:
    for chord in Settings().hotkeys.values():
        hotkey_chord(chord)


def test_the_defaults_are_not_shared() -> None:
    Settings().hotkeys["palette"] = "F1"
    assert Settings().hotkeys == DEFAULT_HOTKEYS
    assert DEFAULT_HOTKEYS["palette"] == "Ctrl+;"


@given(SETTINGS)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    save(settings, file)
    assert load(file) == settings


def test_a_person_can_read_the_file(file: Path) -> None:
    save(Settings(company="长江服务"), file)
    assert '  "company": "长江服务"' in file.read_text(encoding="utf-8")
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_keys_of_a_newer_version_stay_in_the_file(file: Path) -> None:
    put(file, '{"agent": "Li", "from-the-future": {"x": [1]}}')
    assert load(file) == Settings(agent="Li")
    save(Settings(agent="Wang"), file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["from-the-future"] == {"x": [1]}
    assert saved["agent"] == "Wang"


def test_values_of_another_kind_become_the_default(file: Path) -> None:
    put(
        file,
        '{"company": 5, "theme": null, "hotkeys": {"palette": "F9", "undo": 1, "stage:a": ""},'
        ' "targets": [{"program": "xterm"}, {"copy_only": true}, 7], "two_step_chords": "yes"}',
    )
    assert load(file) == Settings(
        hotkeys=DEFAULT_HOTKEYS | {"palette": "F9", "stage:a": ""},
        targets=({"program": "xterm"},),
    )
    put(file, '{"hotkeys": [], "targets": {}}')
    assert load(file) == Settings()


def test_rows_of_the_guard_that_cannot_be_used_are_left_out(file: Path) -> None:
    put(
        file,
        '{"guard": "no", "guard_excluded": ["chat", 5], "guard_keys": "chat", "guard_off": [null],'
        ' "guard_silenced": [{"rule": "a", "program": "b"}, {"rule": 1}, "a"]}',
    )
    silenced = ({"rule": "a", "program": "b"},)
    assert load(file) == Settings(guard_excluded=("chat",), guard_silenced=silenced)


def test_a_byte_order_mark_is_welcome(file: Path) -> None:
    put(file, b'\xef\xbb\xbf{"agent": "Li"}')
    assert load(file).agent == "Li"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe{\x00}\x00", b"[" * 100_000]
)
def test_a_damaged_file_is_refused_and_never_overwritten(file: Path, content: bytes) -> None:
    put(file, content)
    with pytest.raises(AppError, match=r"settings\.json cannot be read"):
        load(file)
    with pytest.raises(AppError, match="move it away to start with the defaults"):
        save(Settings(), file)
    assert file.read_bytes() == content


def test_half_a_character_does_not_stop_saving(file: Path) -> None:
    save(Settings(agent="a\ud83d"), file)
    assert load(file).agent == "a?"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX limit")
def test_a_full_disk_is_told_and_the_old_file_stays(file: Path) -> None:
    import resource

    save(Settings(agent="Li"), file)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(AppError, match=r"could not be saved: File too large\. Free some"):
            save(Settings(agent="Wang"), file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert load(file).agent == "Li"
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AppError, match="cannot be read|could not be saved"):  # noqa: RUF043
        save(Settings(), tmp_path / "file" / "settings.json")


def test_the_hotkey_of_a_newer_action_gives_way_to_the_agents_own(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"hotkeys": {"stage:hold": "Ctrl+Shift+F6"}}))
    hotkeys = load(file).hotkeys
    assert (hotkeys["stage:hold"], hotkeys["compose"]) == ("Ctrl+Shift+F6", "")
    assert hotkeys["palette"] == DEFAULT_HOTKEYS["palette"]


@given(SETTINGS, SETTINGS)
def test_a_merge_takes_what_was_chosen_and_keeps_what_nobody_touched(
    one: Settings, other: Settings
) -> None:
    assert merged(one, one, one) == one
    assert merged(other, one, one) == other
    rows, hotkeys = merged(one, one, other).targets, merged(one, one, other).hotkeys
    assert all(row in rows for row in other.targets)
    assert all(row in other.targets for row in rows)
    assert hotkeys == other.hotkeys
    assert merged(one, one, other).company == other.company


def test_where_only_one_side_changed_its_order_counts() -> None:
    shown = Settings(targets=({"program": "a"}, {"program": "b"}))
    chosen = replace(shown, targets=({"program": "b", "paste": "F1"}, {"program": "a"}))
    assert merged(shown, shown, chosen).targets == chosen.targets


def test_both_sides_of_a_merge_count_row_by_row() -> None:
    shown = Settings(guard_excluded=("a", "b"), guard_off=("x",), hotkeys={"m": "F1", "n": "F2"})
    now = replace(shown, guard_excluded=("a", "b", "new"), guard_off=(), company="Acme")
    now = replace(now, hotkeys={"m": "F1", "n": "F7"})
    chosen = replace(shown, guard_excluded=("b", "c"), guard_off=("x", "y"), agent="Lin")
    chosen = replace(chosen, hotkeys={"m": "F5", "n": "F2", "o": "F6"})
    found = merged(now, shown, chosen)
    assert found.guard_excluded == ("b", "new", "c")
    assert found.guard_off == ("y",)
    assert found.hotkeys == {"m": "F5", "n": "F7", "o": "F6"}
    assert (found.company, found.agent) == ("Acme", "Lin")
