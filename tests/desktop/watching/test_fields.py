"""What a listener hears of fields."""

from itertools import count

from snippets_app.desktop.base import Coverage
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.reasons import REASON_MESSAGES
from tests.desktop.typing_contract import Heard


def entered(heard: Heard) -> Fields:
    fields = Fields(heard, count(1))
    fields.enter(10, "chat", Coverage.TEXT, "")
    return fields


def test_without_a_field_nothing_is_told() -> None:
    heard = Heard()
    fields = Fields(heard, count(1))
    fields.typed("ab", 2)
    fields.keyed("a")
    fields.sent()
    fields.leave()
    fields.silence()
    assert heard.events == []


def test_a_field_is_entered_written_in_and_left_once() -> None:
    heard = Heard()
    fields = entered(heard)
    fields.typed("ab", 2)
    fields.keyed("c")
    fields.leave()
    fields.leave()
    assert [kind for kind, _ in heard.events] == ["entered", "typed", "keyed", "left"]
    assert fields.now is None


def test_what_is_not_read_says_why() -> None:
    fields = Fields(Heard(), count(1))
    fields.enter(10, "chat", Coverage.NONE, "password")
    assert fields.now
    assert fields.now.reason == REASON_MESSAGES["password"]


def test_a_sent_message_makes_it_another_field() -> None:
    heard = Heard()
    fields = entered(heard)
    first = fields.now
    fields.sent()
    assert first
    assert fields.now
    assert (first.number, fields.now.number) == (1, 2)
    assert [kind for kind, _ in heard.events] == ["entered", "left", "entered"]


def test_numbers_go_on_from_one_watch_to_the_next() -> None:
    numbers, heard = count(1), Heard()
    for _ in range(2):
        Fields(heard, numbers).enter(10, "chat", Coverage.TEXT, "")
    assert [field.number for field in heard.fields()] == [1, 2]


def test_once_it_is_silenced_a_late_thread_tells_nothing_more() -> None:
    heard = Heard()
    fields = entered(heard)
    fields.silence()
    assert heard.events[-1] == ("left", None)
    told = len(heard.events)
    fields.typed("hunter2", 7)
    fields.keyed("a")
    fields.sent()
    fields.leave()
    fields.enter(10, "chat", Coverage.TEXT, "")
    fields.silence()
    assert len(heard.events) == told
