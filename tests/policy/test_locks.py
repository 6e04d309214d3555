"""Which source wins, and what happens to what this user can change."""

from snippets_app.errors import AppError
from snippets_app.policy.locks import Told, combine


def test_without_words_nothing_is_locked() -> None:
    policy = combine([Told("empty", {})])
    assert (policy.locks, policy.problems, policy.value("guard")) == ({}, (), None)


def test_the_stronger_source_wins_key_by_key() -> None:
    first = Told("first", {"company": "A", "hotkeys": {"palette": "Ctrl+F2"}})
    second = Told("second", {"company": "B", "theme": "dark", "hotkeys": {"undo": "Ctrl+F3"}})
    policy = combine([first, second])
    told = {lock.key: (lock.value, lock.source) for lock in policy.locks.values()}
    assert told == {
        "company": ("A", "first"),
        "theme": ("dark", "second"),
        "hotkeys.palette": ("Ctrl+F2", "first"),
        "hotkeys.undo": ("Ctrl+F3", "second"),
    }


def test_a_value_that_cannot_be_used_leaves_its_key_to_the_weaker() -> None:
    policy = combine([Told("first", {"theme": "pink"}), Told("second", {"theme": "dark"})])
    assert policy.locks["theme"].source == "second"
    assert len(policy.problems) == 1


def test_what_the_user_can_change_never_overrules_what_he_cannot() -> None:
    loose = Told("loose", {"company": "Mine", "agent": "Li"}, is_writable=True)
    firm = Told("firm", {"company": "Theirs"})
    policy = combine([loose, firm])
    assert (policy.value("company"), policy.value("agent")) == ("Theirs", "Li")
    assert policy.open_sources == ("loose",)


def test_a_source_that_cannot_be_read_is_told_and_the_others_hold() -> None:
    broken = Told("broken", {}, AppError("It is broken."))
    policy = combine([broken, Told("whole", {"guard": True})])
    assert [*map(str, policy.problems)] == ["It is broken."]
    assert policy.value("guard") is True


def test_without_pausing_its_hotkey_is_locked_too() -> None:
    policy = combine([Told("here", {"may_pause": False, "hotkeys": {"pause": "Ctrl+F2"}})])
    assert policy.value("hotkeys.pause") == ""
    allowed = combine([Told("here", {"may_pause": True, "hotkeys": {"pause": "Ctrl+F2"}})])
    assert allowed.value("hotkeys.pause") == "Ctrl+F2"
