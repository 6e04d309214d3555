"""Which read was the paste."""

import pytest

from snippets_app.desktop.windows.clipboard_reads import UNKNOWN, ReadLog

TARGET, OTHER = 11, 12
QUIET = 0.15


@pytest.fixture
def log() -> ReadLog:
    return ReadLog()


def left(log: ReadLog, now: float, *, promised: bool = True) -> float | None:
    return log.left_to_wait({TARGET}, QUIET, now, promised=promised)


def test_nothing_read_is_no_paste(log: ReadLog) -> None:
    assert left(log, 100) is None


def test_the_quiet_runs_from_the_last_read(log: ReadLog) -> None:
    assert log.admit(TARGET, (), 10)
    assert log.admit(TARGET, (), 10.1)
    assert left(log, 10.2) == pytest.approx(0.05)
    assert left(log, 10.3) == pytest.approx(-0.05)


def test_who_is_slow_to_begin_may_be_slow_to_go_on(log: ReadLog) -> None:
    log.press(9.4)
    assert log.admit(TARGET, (), 10)
    assert log.admit(TARGET, (), 10.1)
    assert left(log, 10.2) == pytest.approx(0.5)
    log.begin()
    assert log.admit(TARGET, (), 20)
    assert left(log, 20.1) == pytest.approx(0.05)


def test_no_quiet_is_seen_while_a_read_would_not_be(log: ReadLog) -> None:
    assert log.admit(TARGET, (), 10)
    assert left(log, 20, promised=False) == QUIET


def test_others_do_not_count(log: ReadLog) -> None:
    assert log.admit(OTHER, (), 10)
    assert left(log, 20) is None


def test_what_was_before_the_keys_does_not_count(log: ReadLog) -> None:
    assert log.admit(TARGET, (), 10)
    assert log.admit(UNKNOWN, (), 10)
    log.forget()
    assert left(log, 20) is None


def test_an_unknown_reader_counts_after_a_longer_quiet(log: ReadLog) -> None:
    assert log.admit(UNKNOWN, (), 10)
    assert left(log, 10.2) == pytest.approx(0.8)
    assert log.admit(TARGET, (), 10.3)
    assert left(log, 10.4) == pytest.approx(0.05)


def test_it_does_not_when_somebody_unknown_reads_everything(log: ReadLog) -> None:
    assert log.admit(UNKNOWN, (), 9)
    log.forget()
    assert log.admit(UNKNOWN, (), 10)
    assert left(log, 20) is None
    log.begin()
    assert log.admit(UNKNOWN, (), 30)
    assert left(log, 40) is not None


def test_who_goes_on_reading_without_the_focus_is_refused(log: ReadLog) -> None:
    assert [log.admit(OTHER, {TARGET}, number) for number in range(4)] == [True, True, False, False]
    log.forget()
    assert not log.admit(OTHER, {TARGET}, 5)
    assert left(log, 10) is None
    assert log.admit(OTHER, {OTHER}, 6)
    log.begin()
    assert log.admit(OTHER, {TARGET}, 7)


def test_who_has_the_focus_and_who_is_unknown_is_never_refused(log: ReadLog) -> None:
    for number in range(50):
        assert log.admit(TARGET, {TARGET}, number)
        assert log.admit(UNKNOWN, {TARGET}, number)


@pytest.mark.parametrize(("process", "focused"), [(UNKNOWN, ()), (TARGET, {TARGET})])
def test_the_promise_is_not_made_again_for_ever(
    log: ReadLog, process: int, focused: set[int]
) -> None:
    assert not log.is_full
    for number in range(100):
        log.admit(process, focused, number)
    assert log.is_full
    log.forget()
    assert not log.is_full


def test_watchers_are_remembered_for_the_next_offer(log: ReadLog) -> None:
    log.begin()
    assert log.is_watched  # nothing is known at first
    log.begin()
    assert not log.is_watched
    log.admit(TARGET, {TARGET}, 1)
    assert not log.is_watched
    log.admit(OTHER, {TARGET}, 1)
    assert log.is_watched
    log.begin()
    assert log.is_watched
    log.begin()
    assert not log.is_watched


def test_as_many_others_are_due_as_came_before_the_last_paste(log: ReadLog) -> None:
    log.begin()
    assert not log.are_others_due
    for process in (OTHER, OTHER, OTHER, UNKNOWN, TARGET, OTHER):
        log.admit(process, {TARGET}, 1)
    log.begin()
    for _ in range(3):
        assert log.are_others_due
        log.forget()
        log.admit(OTHER, {TARGET}, 2)
    assert not log.are_others_due
    log.begin()
    log.begin()
    assert not log.are_others_due
