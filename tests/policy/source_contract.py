"""What every place of a policy does: the same words, read the same way."""

from collections.abc import Callable, Mapping

from snippets_app.policy.locks import Source, combine
from snippets_app.policy.sources import find_policy

WRITTEN: dict[str, object] = {
    "company": "长江服务",
    "guard": 1,
    "guard_hold_enter": 0,
    "guard_excluded": ["keepassxc", "*은행*"],
    "targets_add": ["program=wechat*; newline=shift-enter"],
    "hotkeys": {"palette": "Ctrl+F2", "stage:hold": ""},
}
HELD = {
    "company": "长江服务",
    "guard": True,
    "guard_hold_enter": False,
    "guard_excluded": ("keepassxc", "*은행*"),
    "targets_add": ({"program": "wechat*", "newline": "shift-enter"},),
    "hotkeys.palette": "Ctrl+F2",
    "hotkeys.stage:hold": "",
}


class SourceContract:
    """``write`` puts words there; ``damage`` makes the place unreadable."""

    source: Source
    write: Callable[[Mapping[str, object]], object]
    damage: Callable[[], object]

    def test_nothing_there_is_no_policy(self) -> None:
        assert self.source.tell() is None
        assert find_policy([self.source]) is None

    def test_what_is_written_holds(self) -> None:
        self.write(WRITTEN)
        told = self.source.tell()
        assert told is not None
        assert (told.source, told.trouble) == (self.source.name, None)
        policy = combine([told])
        assert {lock.key: lock.value for lock in policy.locks.values()} == HELD
        assert policy.problems == ()

    def test_what_is_bad_is_told_and_the_rest_holds(self) -> None:
        self.write({"company": "Acme", "guard": "often", "colour": "red"})
        told = self.source.tell()
        assert told is not None
        policy = combine([told])
        assert [*policy.locks] == ["company"]
        assert all(self.source.name in str(each) for each in policy.problems)
        assert len(policy.problems) == 2

    def test_what_cannot_be_read_is_told_by_its_name(self) -> None:
        self.write(WRITTEN)
        self.damage()
        told = self.source.tell()
        assert told is not None
        assert (told.values, told.trouble is not None) == ({}, True)
        assert self.source.name in str(told.trouble)
