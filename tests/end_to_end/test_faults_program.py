"""Saywell killed, its disk full, its library damaged, a pack file broken."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import held_keys
from snippets_app.paths import resources
from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import MIXTURE
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
PHRASE = MIXTURE[0]
# A text: a target that reads late must not insert what had been copied before.
BEFORE = CONTENTS["text"]


@pytest.mark.parametrize("changes", [0, 1, 2], ids=["pressed", "lent", "returned"])
def test_killed_in_the_middle_leaves_all_or_nothing_and_a_sane_clipboard(
    saywell: Saywell,
    copier: Copier,
    watch: ClipboardWatch,
    qt_window: OpenWindow,
    changes: int,
) -> None:
    window = qt_window("slow", "150")
    copier.copy(BEFORE)
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_changes(changes)
    saywell.kill()
    wait_until(lambda: clipboard.holds(saywell.desktop, BEFORE), "The return of the clipboard")
    assert not held_keys(saywell.desktop.display)
    assert window.held() in ("", PHRASE.text)
    before = window.held()
    saywell.start()
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.expected = before
    window.receives(PHRASE.text)
    assert saywell.command("doctor").returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a full disk needs the right to mount one: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def on_small_disk(
    virtual_desktop: VirtualDesktop, prepared_folder: Path, small_disk: Path
) -> Iterator[Saywell]:
    shutil.copytree(prepared_folder, small_disk / "data")
    agent = Saywell(virtual_desktop, small_disk / "data")
    yield agent
    agent.close()


def test_on_a_full_disk_phrases_still_go_in_and_the_trouble_is_told(
    on_small_disk: Saywell, small_disk: Path, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    agent = on_small_disk
    agent.start()
    fill(small_disk / "ballast")
    window = qt_window()
    watch.forget()
    agent.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    assert agent.wait_notice("The disk is full")
    (small_disk / "ballast").unlink()
    agent.desktop.person.press(PHRASE.hotkey)
    window.receives(PHRASE.text)
    assert agent.quit() == 0
    assert agent.command("doctor").returncode == 0


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return


def test_a_damaged_library_comes_back_from_its_backup_and_the_agent_is_told(
    prepared: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    shutil.rmtree(prepared.places.backups)
    assert prepared.command("stats").returncode == 0  # makes the day's backup
    content = prepared.places.database.read_bytes()
    prepared.places.database.write_bytes(b"garbage!" * (len(content) // 8))
    window = qt_window()
    prepared.start()
    assert prepared.wait_notice("The library was damaged and is put together again")
    copier.copy(CONTENTS["text"])
    watch.forget()
    prepared.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    assert list(prepared.folder.glob("library-damaged-*.db"))


@pytest.fixture
def with_broken_pack(
    virtual_desktop: VirtualDesktop, prepared_folder: Path, tmp_path: Path
) -> Iterator[Saywell]:
    """A copy of the program with one more pack file, which has two faults."""
    copied = tmp_path / "copy"
    for part in ("snippets_app", "snippets", "assets"):
        shutil.copytree(
            resources() / part, copied / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    (copied / "snippets" / "broken.toml").write_text(
        'format = 1\nid = "broken"\nname = "Broken"\nlanguage = "en"\n'
        '[[stages]]\nid = "one"\ntitle = "One"\n'
        '[[snippets]]\nid = "good"\nstage = "one"\ntitle = "Good"\nbody = "Good."\n'
        '[[snippets]]\nid = "bad"\nstage = "nowhere"\ntitle = "Bad"\nbody = "Bad {wrong}."\n'
    )
    shutil.copytree(prepared_folder, tmp_path / "data")
    agent = Saywell(virtual_desktop, tmp_path / "data", {"PYTHONPATH": str(copied)})
    yield agent
    agent.close()


def test_a_broken_pack_stops_no_other_and_lint_names_file_line_and_field(
    with_broken_pack: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    with_broken_pack.start()
    assert with_broken_pack.wait_notice("could not be read; the first: broken.toml")
    copier.copy(CONTENTS["text"])
    watch.forget()
    with_broken_pack.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    checked = with_broken_pack.command("lint", "--json")
    assert checked.returncode == 1
    found = {(row["file"], row["line"], row["field"]) for row in json.loads(checked.stdout)}
    assert ("broken.toml", 15, "stage") in found
    assert ("broken.toml", 17, "body") in found
    shown = with_broken_pack.command("search", "Good.", "--pack", "broken")
    assert "Good" in shown.stdout
