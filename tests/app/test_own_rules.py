"""The rules an agent writes in the program are kept in a file of their own."""

from contextlib import suppress
from dataclasses import replace
from errno import ENOSPC
from itertools import count
from pathlib import Path

import pytest

from snippets_app.app.own_rules import OwnRules
from snippets_app.core.edits.model import EditKind
from snippets_app.core.guard import rule_log
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_log import Switch, Wanted
from snippets_app.errors import AppError

RULE = Rule(
    "own-1", "phrase", "", Severity.WARN, "Not that.", ("zorblat",),
    matches=("a zorblat",), passes=("a word",),
)  # fmt: skip


WRITE, DELETE = EditKind.WRITE, EditKind.DELETE


class Kept:
    """Own rules in a folder, with a log beside it and a clock of its own."""

    def __init__(self, top: Path) -> None:
        self.folder, self.log = top / "rules", top / "log.json"
        self.now = 100.0
        self.own = OwnRules(self.folder, self.log, lambda: self.now)

    def save(self, rule: Rule) -> None:
        self.own.edit(Wanted(WRITE, {rule.id: rule}))

    def delete(self, *names: str) -> None:
        self.own.edit(Wanted(DELETE, dict.fromkeys(names)))

    def load(self) -> tuple[Rule, ...]:
        return self.own.load()

    def names(self) -> list[str]:
        return sorted(each.name for each in self.folder.iterdir())


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_rules_are_added_changed_and_deleted(kept: Kept) -> None:
    own = kept
    assert own.load() == ()
    own.save(RULE)
    own.save(replace(RULE, id="own-2"))
    own.save(replace(RULE, reason="Never that."))
    assert [(each.id, each.reason) for each in own.load()] == [
        ("own-1", "Never that."),
        ("own-2", "Not that."),
    ]
    own.delete("own-1")
    assert [each.id for each in own.load()] == ["own-2"]
    assert kept.names() == ["mine.toml"]


def test_a_file_with_faults_is_not_written_over(kept: Kept) -> None:
    kept.folder.mkdir()
    file = kept.folder / "mine.toml"
    file.write_text("format = 1\nlanguage = [")
    with pytest.raises(AppError, match="cannot be read"):
        kept.save(RULE)
    assert file.read_text() == "format = 1\nlanguage = ["


def test_what_cannot_be_written_is_told(kept: Kept) -> None:
    kept.folder.write_text("in the way")
    with pytest.raises(AppError):
        kept.save(RULE)


@pytest.mark.parametrize(
    "rule",
    [
        replace(RULE, texts=("a!",)),
        replace(RULE, texts=("!!",)),
        replace(RULE, texts=("zor\x01blat",)),
        replace(RULE, instead=("x" * 1001,)),
        replace(RULE, matches=("zorblat",) * 101),
        replace(RULE, passes=("a half \ud83d",)),
    ],
)
def test_a_rule_that_could_not_be_read_again_does_not_close_the_file(
    kept: Kept, rule: Rule
) -> None:
    own = kept
    own.save(RULE)
    with pytest.raises(AppError, match="could not be saved"):
        own.save(replace(rule, id="own-2"))
    assert own.load() == (RULE,)


def test_quotes_and_backslashes_are_kept(kept: Kept) -> None:
    odd = replace(RULE, texts=("\"a'b\\n",), instead=("'''\"\"\" #",), matches=("\"a'b\\n",))
    kept.save(odd)
    assert kept.load() == (odd,)


def test_what_was_changed_in_the_file_meanwhile_stays(kept: Kept) -> None:
    kept.save(RULE)
    file = kept.folder / "mine.toml"
    file.write_text(file.read_text().replace('language = ""', 'language = "ko"'))
    kept.save(replace(RULE, id="own-2"))
    assert {each.id: each.language for each in kept.load()} == {"own-1": "ko", "own-2": ""}


def test_each_language_has_a_file_of_its_own(kept: Kept) -> None:
    rules = [replace(RULE, id=f"own-{len(at)}", language=at) for at in ("zh", "", "zh-TW")]
    for rule in rules:
        kept.save(rule)
    assert kept.names() == ["mine.toml", "mine.zh-TW.toml", "mine.zh.toml"]
    assert sorted(kept.load(), key=lambda each: each.id) == [rules[1], rules[0], rules[2]]
    kept.save(replace(rules[0], language="ko"))
    assert {each.language for each in kept.load()} == {"ko", "", "zh-TW"}


def test_files_written_by_hand_are_read_and_left_alone(kept: Kept) -> None:
    kept.save(RULE)
    by_hand = (kept.folder / "mine.toml").read_text().replace("own-1", "hand-1")
    (kept.folder / "other.toml").write_text(by_hand)
    kept.delete("own-1", "hand-1")
    assert kept.load() == ()
    assert [each.id for each in kept.own.by_hand()] == ["hand-1"]
    assert (kept.folder / "other.toml").read_text() == by_hand


def test_a_full_disk_leaves_the_file_as_it_was(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.save(RULE)
    before = kept.log.read_bytes()

    def full(_file: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AppError, match="No space left on device"):
        kept.delete(RULE.id)
    assert kept.load() == (RULE,)
    assert kept.log.read_bytes() == before
    assert kept.names() == ["mine.toml"]


def test_every_change_is_taken_back_and_done_again(kept: Kept) -> None:
    better = replace(RULE, reason="Never that.")
    kept.save(RULE)
    kept.save(better)
    kept.delete(RULE.id)
    states = [kept.load()]
    while kept.own.undo():
        states.append(kept.load())
    assert states == [(), (better,), (RULE,), ()]
    while kept.own.redo():
        pass
    assert kept.load() == ()
    assert OwnRules(kept.folder, kept.log).undo() is not None
    assert kept.load() == (better,)


def test_the_log_fits_the_rules_when_the_program_ended_between_them(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save(RULE)

    def dies(_self: OwnRules, _files: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(OwnRules, "_write_rules", dies)
        with pytest.raises(KeyboardInterrupt):
            kept.delete(RULE.id)
    assert kept.load() == (RULE,)
    undone = kept.own.undo()
    assert undone
    assert undone.edit.kind is WRITE
    assert kept.load() == ()


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"format": 2, "edits": []}'])
def test_a_damaged_log_is_put_aside(kept: Kept, content: bytes) -> None:
    kept.save(RULE)
    kept.log.write_bytes(content)
    assert kept.own.log() == ()
    kept.delete(RULE.id)
    assert kept.own.undo()
    assert kept.load() == (RULE,)
    assert kept.log.with_suffix(".damaged").read_bytes() == content


def test_what_is_discarded_is_gone_from_the_log(kept: Kept) -> None:
    kept.save(RULE)
    kept.delete(RULE.id)
    kept.own.discard((RULE.id,))
    assert kept.own.log() == ()
    assert b"zorblat" not in kept.log.read_bytes()


def test_a_log_that_cannot_be_read_now_is_not_written_over(kept: Kept) -> None:
    kept.save(RULE)
    kept.log.rename(kept.log.with_suffix(".away"))
    kept.log.mkdir()
    with pytest.raises(AppError, match="log of your rules cannot be read"):
        kept.delete(RULE.id)
    assert kept.load() == (RULE,)
    kept.log.rmdir()
    kept.log.with_suffix(".away").rename(kept.log)
    assert len(kept.own.log()) == 1


def test_a_damaged_log_is_put_aside_when_rules_are_discarded(kept: Kept) -> None:
    kept.log.write_bytes(b"{")
    kept.own.discard([RULE.id])
    assert kept.log.with_suffix(".damaged").read_bytes() == b"{"


def test_a_rule_that_came_back_meanwhile_is_not_discarded(kept: Kept) -> None:
    kept.save(RULE)
    log = kept.own.log()
    kept.own.discard([RULE.id])
    assert kept.own.log() == log


def test_what_was_switched_is_in_the_same_list_of_steps(kept: Kept) -> None:
    kept.save(RULE)
    switches = (Switch("zh-1", on=False), Switch("own-1", on=False))
    kept.own.edit(Wanted(EditKind.SWITCH_OFF, switches=switches))
    kept.delete(RULE.id)
    assert kept.own.undo()
    undone = kept.own.undo()
    assert undone
    assert undone.switches == (Switch("zh-1", on=True), Switch("own-1", on=True))
    redone = kept.own.redo()
    assert redone
    assert redone.switches == switches
    assert kept.load() == (RULE,)
    assert kept.own.undo(number=1) is None


def test_the_log_follows_the_settings_and_half_files_go(kept: Kept) -> None:
    kept.save(RULE)
    kept.own.edit(Wanted(EditKind.SWITCH_OFF, switches=(Switch("zh-1", on=False),)))
    halves = [kept.folder / "mine.ko.toml.7.new", kept.log.with_name("log.json.7.new")]
    for half in halves:
        half.write_bytes(b"half")
    kept.own.settle(None)
    assert not any(half.exists() for half in halves)
    assert rule_log.next_redo(kept.own.log()) is None
    kept.own.settle(())
    next_redo = rule_log.next_redo(kept.own.log())
    assert next_redo
    assert next_redo.kind is EditKind.SWITCH_OFF


@pytest.mark.parametrize("fails", range(1, 6))
def test_a_disk_that_fills_between_files_leaves_no_change_half(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    several = [replace(RULE, id=f"own-{at}", language=at) for at in ("zh", "ko", "en")]
    kept.save(RULE)
    before, writes = kept.load(), count(1)

    def full(_file: int) -> None:
        if next(writes) >= fails:
            raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, suppress(AppError):
        patch.setattr("os.fsync", full)
        kept.own.edit(Wanted(EditKind.DUPLICATE, {each.id: each for each in several}))
    kept.own.settle(None)
    undo = rule_log.next_undo(kept.own.log())
    assert undo
    is_done = undo.kind is EditKind.DUPLICATE
    stored = {each.id: each for each in kept.load()}
    assert stored == {each.id: each for each in (*before, *(several if is_done else ()))}


def test_what_was_written_by_hand_is_not_taken_for_half_a_change(kept: Kept) -> None:
    """One of two rules in a file, or one that is another by now."""
    other, korean = replace(RULE, id="own-2"), replace(RULE, id="own-3", language="ko")
    kept.own.edit(Wanted(WRITE, {each.id: each for each in (RULE, other, korean)}))
    file = kept.folder / "mine.toml"
    file.write_text(file.read_text().replace("Not that.", "By hand.", 1))
    by_hand = kept.load()
    kept.own.settle(None)
    assert kept.load() == by_hand
