"""What every backend that sees typing must do, asked in a world that its tests provide."""

import threading
from abc import ABC, abstractmethod

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Field, Permission, Typing


class Heard:
    """A listener that writes down what it hears; ``permission`` is what it allows."""

    def __init__(self, permission: Permission = Permission.TEXT) -> None:
        self.permission = permission
        self.events: list[tuple[str, object]] = []
        self.threads: set[str] = set()
        self._field: Field | None = None

    def entered(self, field: Field) -> None:
        self._note("entered", field)
        self._field = field

    def typed(self, field: Field, text: str, caret: int) -> None:
        assert field == self._field
        assert 0 <= caret <= len(text)
        self._note("typed", (text, caret))

    def keyed(self, field: Field, key: str) -> None:
        assert field == self._field
        self._note("keyed", key)

    def left(self) -> None:
        self._note("left", None)

    def allows(self, _program: str) -> Permission:
        return self.permission

    def texts(self) -> list[str]:
        """What was told, one after the other."""
        return [text for text, _ in self.typings()]

    def typings(self) -> list[tuple[str, int]]:
        """Texts with their carets."""
        return [what for kind, what in self.events if kind == "typed"]  # type: ignore[misc]

    def fields(self) -> list[Field]:
        return [what for kind, what in self.events if kind == "entered"]  # type: ignore[misc]

    def keys(self) -> list[str]:
        return [str(what) for kind, what in self.events if kind == "keyed"]

    def leaves(self) -> int:
        return sum(kind == "left" for kind, _ in self.events)

    def wait_text(self, text: str, timeout: float = 10.0) -> None:
        """Until exactly this was the last that was told."""
        wait_until(lambda: self.texts()[-1:] == [text], "A text that was told", timeout)

    def wait_field(self, coverage: Coverage, after: int = 0) -> Field:
        """Until the newest field is of this coverage, and not one of the first ``after``."""

        def found() -> Field | None:
            fields = self.fields()[after:]
            return fields[-1] if fields and fields[-1].coverage is coverage else None

        field = wait_until(found, f"A field with {coverage}")
        assert field
        return field

    def wait_left(self, times: int) -> None:
        wait_until(lambda: self.leaves() >= times, "A field that was left")

    def _note(self, kind: str, what: object) -> None:
        self.threads.add(threading.current_thread().name)
        self.events.append((kind, what))


class TypingWorld(ABC):
    """A desktop with one empty text field of another program, and the person who types."""

    typing: Typing

    @abstractmethod
    def open(self) -> None:
        """The empty text field gets the focus."""

    @abstractmethod
    def write(self, text: str) -> None:
        """The person types."""

    @abstractmethod
    def empty(self) -> None:
        """All that stands in the field is sent or deleted."""

    @abstractmethod
    def focus_elsewhere(self) -> None:
        """Another window gets the focus."""


class TypingContract:
    def begin(self, world: TypingWorld, permission: Permission = Permission.TEXT) -> Heard:
        heard = Heard(permission)
        world.typing.start(heard, heard.allows)
        world.open()
        return heard

    def test_a_field_is_entered_and_its_text_told_whole(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        field = heard.wait_field(Coverage.TEXT)
        assert field.reason == ""
        assert typing_world.typing.field() == field
        typing_world.write("ab")
        heard.wait_text("ab")
        typing_world.write("c")
        heard.wait_text("abc")
        assert heard.typings()[-1] == ("abc", 3)

    def test_what_is_forgotten_is_told_so(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        field = heard.wait_field(Coverage.TEXT)
        before = heard.leaves()
        typing_world.focus_elsewhere()
        heard.wait_left(before + 1)
        wait_until(lambda: typing_world.typing.field() != field, "Another field")

    def test_an_emptied_field_is_another_one(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        first = heard.wait_field(Coverage.TEXT)
        typing_world.write("ab")
        heard.wait_text("ab")
        fields = len(heard.fields())
        typing_world.empty()
        second = heard.wait_field(Coverage.TEXT, after=fields)
        assert second.number != first.number
        typing_world.write("c")
        heard.wait_text("c")

    def test_stopped_it_is_silent(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        heard.wait_field(Coverage.TEXT)
        typing_world.write("a")
        heard.wait_text("a")
        typing_world.typing.stop()
        assert heard.events[-1] == ("left", None)
        said = len(heard.events)
        typing_world.write("b")
        again = self.begin_again(typing_world)
        again.wait_text("ab")
        assert len(heard.events) == said

    def test_another_watch_gives_other_numbers(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        heard.wait_field(Coverage.TEXT)
        typing_world.typing.stop()
        again = self.begin_again(typing_world).wait_field(Coverage.TEXT)
        assert again.number not in {field.number for field in heard.fields()}

    def test_what_is_forbidden_is_not_read(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world, Permission.NOTHING)
        heard.wait_field(Coverage.NONE)
        typing_world.write("a")
        heard.permission = Permission.TEXT
        typing_world.typing.refresh()
        heard.wait_field(Coverage.TEXT)
        typing_world.write("b")
        heard.wait_text("ab")
        assert "a" not in [text for kind, text in heard.events[:2] if kind == "typed"]

    def test_a_permission_that_is_withdrawn_ends_it(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        heard.wait_field(Coverage.TEXT)
        heard.permission = Permission.NOTHING
        left = heard.leaves()
        typing_world.typing.refresh()
        heard.wait_field(Coverage.NONE)
        assert heard.leaves() == left + 1

    def test_characters_have_a_place(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        field = heard.wait_field(Coverage.TEXT)
        typing_world.write("abcd")
        heard.wait_text("abcd")
        first = typing_world.typing.place(field, 0, 1)
        later = typing_world.typing.place(field, 2, 4)
        assert first
        assert later
        assert later.x > first.x
        assert later.width > first.width

    def test_exactly_what_is_expected_is_selected(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        field = heard.wait_field(Coverage.TEXT)
        typing_world.write("abcd")
        heard.wait_text("abcd")
        assert not typing_world.typing.select(field, 1, 3, "xx")
        assert not typing_world.typing.select(field, 1, 9, "bc")
        assert typing_world.typing.select(field, 1, 3, "bc")

    def test_a_field_that_was_left_is_not_touched(self, typing_world: TypingWorld) -> None:
        heard = self.begin(typing_world)
        field = heard.wait_field(Coverage.TEXT)
        typing_world.write("abcd")
        heard.wait_text("abcd")
        typing_world.focus_elsewhere()
        wait_until(lambda: typing_world.typing.field() != field, "Another field")
        assert typing_world.typing.place(field, 0, 1) is None
        assert not typing_world.typing.select(field, 1, 3, "bc")

    def begin_again(self, world: TypingWorld) -> Heard:
        """Another listener, while the field has the focus already."""
        heard = Heard()
        world.typing.start(heard, heard.allows)
        world.typing.refresh()
        return heard
