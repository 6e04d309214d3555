"""Every file that the program writes, on a disk without room: told in one sentence, the old whole.

The library itself: tests/store/test_faults.py.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from snippets_app import settings
from snippets_app.app.export_files import write_files
from snippets_app.app.own_rules import OwnRules
from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Wanted
from snippets_app.core.model import Pack, Snippet, Stage
from snippets_app.desktop.desktop_file import DesktopFileAutostart
from snippets_app.errors import AppError
from snippets_app.formats import pack_cache, rule_cache
from snippets_app.formats.exports import Exported
from snippets_app.formats.exports.base import Part
from snippets_app.settings import Settings
from snippets_app.store import report
from snippets_app.store.report import Recovered, Salvaged
from tests.faults import POSIX, fill, no_file_larger_than, small_disk

__all__ = ["small_disk"]

LARGE = "words " * 2000


@dataclass(frozen=True)
class Writer:
    """``write`` puts a text into ``file`` of a folder; ``is_told``: its trouble is an AppError."""

    file: str
    write: Callable[[Path, str], object]
    is_told: bool = True


def save_settings(file: Path, text: str) -> None:
    settings.save(Settings(company=text), file)


def save_rule(file: Path, text: str) -> None:
    phrases = tuple(f"{text[:20].strip()} {number}" for number in range(min(len(text), 60)))
    matches = tuple(f"They say {phrase}." for phrase in phrases)
    rule = Rule(
        "own-1",
        "phrase",
        "",
        Severity.WARN,
        "Why.",
        phrases,
        matches=matches,
        passes=("Good day.",),
    )
    rules = OwnRules(file.parent, file.with_name("log.json"))
    rules.edit(Wanted(EditKind.WRITE, {rule.id: rule}))


def start_at_login(file: Path, text: str) -> None:
    autostart = DesktopFileAutostart([text])
    autostart._file = file
    autostart.set(on=True)


def export(file: Path, text: str) -> None:
    write_files(file, Exported((Part(text.encode()),)))


def cache_packs(file: Path, text: str) -> None:
    pack = Pack("p", "P", "en", (Stage("s", "S"),), (Snippet("p/a", "p", "s", "t", text),))
    pack_cache.save(file, ["stamp"], [pack])


def cache_rules(file: Path, text: str) -> None:
    rule_cache.save(file, ["stamp"], rule_cache.Kept((), text.encode()))


def keep_report(file: Path, text: str) -> None:
    report.write(Recovered(file, None, Salvaged(lost=(text,))), file)


WRITERS = {
    "settings": Writer("settings.json", save_settings),
    "own rules": Writer("mine.toml", save_rule),
    "start at login": Writer("saywell.desktop", start_at_login),
    "export": Writer("phrases.csv", export),
    "pack cache": Writer("packs.json", cache_packs, is_told=False),
    "rule cache": Writer("rules.cache", cache_rules, is_told=False),
}


def check(writer: Writer, folder: Path, shortage: AbstractContextManager[None]) -> None:
    file = folder / writer.file
    writer.write(file, "old")
    old, beside = file.read_bytes(), sorted(folder.iterdir())
    with shortage:
        if writer.is_told:
            with pytest.raises(AppError, match=r"^[^.]+(\.\w+)?[^.]+: .+\. .+\.$"):
                writer.write(file, LARGE)
        else:
            writer.write(file, LARGE)
    assert file.read_bytes() == old
    assert sorted(folder.iterdir()) == beside
    writer.write(file, "new")


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS.keys())
def test_a_full_disk_leaves_the_old_file_whole(small_disk: Path, writer: Writer) -> None:
    folder = small_disk / "data"
    folder.mkdir()

    @contextmanager
    def full() -> Iterator[None]:
        fill(folder)
        try:
            yield
        finally:
            (folder / "ballast").unlink()

    check(writer, folder, full())


@POSIX
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS.keys())
def test_a_file_that_may_not_grow_leaves_the_old_one_whole(tmp_path: Path, writer: Writer) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    check(writer, folder, no_file_larger_than(1000))


@POSIX
def test_the_report_of_a_recovery_is_whole_too(tmp_path: Path) -> None:
    keep_report(tmp_path / "a.json", "old")
    with no_file_larger_than(1000), pytest.raises(OSError, match="large"):
        keep_report(tmp_path / "a.json", LARGE)
    found = report.read(tmp_path / "a.json", tmp_path)
    assert found
    assert found.salvaged.lost == ("old",)
