"""What is told of a text that is read again and again; the time is the test's."""

from snippets_app.desktop.watching.telling import Reading, Telling


class Field:
    """A field whose text changes as the test says, and what is told of it."""

    def __init__(self, *, shows_composing: bool = True) -> None:
        self.told: list[tuple[str, int]] = []
        self.sent = 0
        self.now = 0.0
        self.telling = Telling(self._typed, self._sent, shows_composing=shows_composing)

    def becomes(self, *texts: str) -> None:
        for text in texts:
            self.telling.take(Reading(text, len(text)), self.now)

    def wait(self, seconds: float) -> bool:
        """Whether it asks to be read again meanwhile."""
        self.now += seconds
        reads = False
        while self.telling.due is not None and self.telling.due <= self.now:
            reads |= self.telling.ring(self.now)
        return reads

    def texts(self) -> list[str]:
        return [text for text, _ in self.told]

    def _typed(self, text: str, caret: int) -> None:
        self.told.append((text, caret))

    def _sent(self) -> None:
        self.sent += 1


def test_what_is_typed_is_told_at_once() -> None:
    field = Field()
    field.becomes("a", "ab", "ab")
    assert field.told == [("a", 1), ("ab", 2)]


def test_what_stands_there_is_told_and_an_empty_field_is_not() -> None:
    field = Field()
    field.telling.begin(Reading(" \n", 0))
    assert not field.told
    field.telling.begin(Reading("ab", 1))
    assert field.told == [("ab", 1)]


def test_a_removal_waits_for_what_may_replace_it() -> None:
    field = Field()
    field.becomes("abc", "", "abcd")
    assert field.texts() == ["abc", "abcd"]
    field.becomes("ab")
    assert field.texts() == ["abc", "abcd"]
    field.wait(0.04)
    assert field.texts() == ["abc", "abcd", "ab"]


def test_an_emptied_field_is_a_message_that_was_sent() -> None:
    field = Field()
    field.becomes("abc", "")
    field.wait(0.04)
    field.wait(0.04)
    assert field.sent == 1
    field.becomes("d")
    assert field.texts()[-1] == "d"


def test_enter_at_the_end_is_one_too() -> None:
    field = Field()
    field.becomes("abc", "abc\n")
    field.wait(0.1)
    assert field.sent == 1


def test_a_syllable_is_told_once_it_is_finished_or_rests() -> None:
    field = Field()
    field.becomes("ㅇ", "아", "안", "안ㄴ", "안녀", "안녕")
    assert field.texts() == ["안"]
    field.wait(0.3)
    assert field.texts() == ["안", "안녕"]


def test_where_composing_does_not_show_all_is_text() -> None:
    field = Field(shows_composing=False)
    field.becomes("ㅇ", "아")
    assert field.texts() == ["ㅇ", "아"]


def test_some_time_after_a_change_it_is_read_again_once() -> None:
    field = Field()
    field.becomes("a")
    assert field.wait(1)
    assert field.telling.due is None
    assert not field.wait(100)


def test_what_is_forgotten_is_told_again_when_it_changes() -> None:
    field = Field()
    field.becomes("hunter")
    field.telling.forget()
    assert field.telling.due is None
    assert "hunter" not in repr(vars(field.telling))
    told = len(field.told)
    field.becomes("hunter")  # an event that meant nothing
    assert "hunter" not in repr(vars(field.telling))
    assert len(field.told) == told
    field.becomes("hunter2")
    assert field.texts()[-1] == "hunter2"
