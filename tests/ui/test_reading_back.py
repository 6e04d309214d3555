"""What is heard of one field, and waiting for it on another thread."""

import threading

from snippets_app.desktop.base import Coverage, Field
from snippets_app.ui.reading_back import ReadingBack

READ = Field(1, 1, Coverage.TEXT)


def test_a_field_that_is_read_begins_empty_and_tells_its_text() -> None:
    reading = ReadingBack()
    reading.entered(READ)
    assert (reading.text, reading.reason) == ("", "")
    reading.typed(READ, "abc", 3)
    assert reading.text == "abc"


def test_a_field_that_is_not_read_has_a_reason() -> None:
    reading = ReadingBack()
    assert reading.reason == "Saywell did not see a field there."
    reading.entered(Field(1, 1, Coverage.NONE, "Terminals are never read."))
    assert (reading.text, reading.reason) == (None, "Terminals are never read.")
    assert reading.wait(lambda _: False, 60) is None, "nobody waits for what does not come"


def test_keys_are_no_text() -> None:
    reading = ReadingBack()
    keys = Field(1, 1, Coverage.KEYS, "It does not tell.")
    reading.entered(keys)
    reading.keyed(keys, "a")
    assert reading.text is None


def test_what_is_left_is_forgotten() -> None:
    reading = ReadingBack()
    for forget in (reading.left, reading.forget):
        reading.entered(READ)
        reading.typed(READ, "secret", 6)
        forget()
        assert "secret" not in str(vars(reading))


def test_a_text_that_comes_on_another_thread_is_waited_for() -> None:
    reading = ReadingBack()
    reading.entered(READ)

    def tell() -> None:
        for text in ("a", "ab", "abc"):
            reading.typed(READ, text, len(text))

    telling = threading.Thread(target=tell)
    telling.start()
    assert reading.wait(lambda text: text == "abc", 10) == "abc"
    telling.join()


def test_a_text_that_does_not_fit_is_told_as_it_is() -> None:
    reading = ReadingBack()
    reading.entered(READ)
    reading.typed(READ, "x", 1)
    assert reading.wait(lambda text: text == "y", 0) == "x"
