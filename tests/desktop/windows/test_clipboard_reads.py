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
    log.add(TARGET, 10)
    log.add(TARGET, 10.1)
    assert left(log, 10.2) == pytest.approx(0.05)
    assert left(log, 10.3) == pytest.approx(-0.05)


def test_no_quiet_is_seen_while_a_read_would_not_be(log: ReadLog) -> None:
    log.add(TARGET, 10)
    assert left(log, 20, promised=False) == QUIET


def test_others_do_not_count(log: ReadLog) -> None:
    log.add(OTHER, 10)
    assert left(log, 20) is None


def test_what_was_before_the_keys_does_not_count(log: ReadLog) -> None:
    log.add(TARGET, 10)
    log.add(UNKNOWN, 10)
    log.forget()
    assert left(log, 20) is None


def test_an_unknown_reader_counts_after_a_longer_quiet(log: ReadLog) -> None:
    log.add(UNKNOWN, 10)
    assert left(log, 10.2) == pytest.approx(0.8)
    log.add(TARGET, 10.3)
    assert left(log, 10.4) == pytest.approx(0.05)


def test_it_does_not_when_somebody_unknown_reads_everything(log: ReadLog) -> None:
    log.add(UNKNOWN, 9)
    log.forget()
    log.add(UNKNOWN, 10)
    assert left(log, 20) is None
    log.begin()
    log.add(UNKNOWN, 30)
    assert left(log, 40) is not None


def test_who_read_before_the_keys_is_refused(log: ReadLog) -> None:
    log.add(OTHER, 1)
    log.add(UNKNOWN, 1)
    log.forget()
    assert not log.may_read(OTHER, ())
    assert log.may_read(OTHER, {OTHER})
    assert log.may_read(UNKNOWN, ())
    assert log.may_read(TARGET, ())
    log.begin()
    assert log.may_read(OTHER, ())


def test_who_reads_again_and_again_is_refused_in_the_end(log: ReadLog) -> None:
    served = 0
    while log.may_read(OTHER, ()):
        log.add(OTHER, served)
        served += 1
        assert served < 100
    assert served >= 2
    assert log.may_read(OTHER, {OTHER})


def test_the_promise_is_not_made_again_for_ever(log: ReadLog) -> None:
    for number in range(100):
        log.add(UNKNOWN, number)
        if log.is_full:
            return
    pytest.fail("never full")
