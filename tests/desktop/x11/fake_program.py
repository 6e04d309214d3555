"""A program that speaks, without a bus: its objects, and what it answers for them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from snippets_app.desktop.x11.accessible.bus import Body, Bus, Place, Signal, Unanswered
from snippets_app.desktop.x11.accessible.element import EDITABLE, FOCUSED, ROOT, Element

SENDER = ":1.7"
PROCESS = 4711


@dataclass(slots=True)
class Object:
    """One object of the program; ``answers`` overrides what it says to a question by its name."""

    role: int = 61
    states: tuple[int, ...] = (EDITABLE, FOCUSED)
    text: str = ""
    caret: int = 0
    children: tuple[str, ...] = ()
    answers: dict[str, Body] = field(default_factory=dict)


class FakeBus:
    """Answers as the program with these objects would, counting UTF-16 units if it is Qt."""

    def __init__(self, objects: dict[str, Object], toolkit: str = "gtk") -> None:
        self.objects, self.toolkit = objects, toolkit
        self.rules: list[str] = []
        self.asked: list[str] = []
        self.process_told = PROCESS
        self.gone: list[str] = []

    def element(self, path: str, sender: str = SENDER) -> Element:
        return Element(as_bus(self), Place(sender, path))

    def ask(
        self, place: Place, interface: str, member: str, signature: str = "", body: Body = ()
    ) -> Body:
        self.asked.append(member)
        found = self.objects.get(place.path)
        if found is None:
            raise Unanswered
        if member in found.answers:
            return found.answers[member]
        answer: dict[str, Callable[[], Body]] = {
            "GetRole": lambda: (found.role,),
            "GetState": lambda: (_words(found.states),),
            "GetText": lambda: (found.text,),
            "GetChildren": lambda: ([(SENDER, path) for path in found.children],),
        }
        if member not in answer:
            raise Unanswered
        return answer[member]()

    def read(self, place: Place, interface: str, name: str) -> object:
        self.asked.append(name)
        if place.path == ROOT:
            return self.toolkit
        found = self.objects[place.path]
        if name in found.answers:
            return found.answers[name][0]
        return {"CharacterCount": self._size(found.text), "CaretOffset": found.caret}[name]

    def process(self, sender: str) -> int:
        if sender in self.gone:
            raise Unanswered
        return self.process_told

    def listen(self, rule: str) -> None:
        self.rules.append(rule)

    def ignore(self, rule: str) -> None:
        self.rules.remove(rule)

    def waiting(self, wanted: Callable[[Signal], bool]) -> int:
        return 0

    def drop(self, unwanted: Callable[[Signal], bool]) -> None:
        pass

    def _size(self, text: str) -> int:
        return len(text.encode("utf-16-le")) // 2 if self.toolkit == "Qt" else len(text)


def as_bus(fake: FakeBus) -> Bus:
    return fake  # type: ignore[return-value]


def told(path: str, member: str, *body: object) -> Signal:
    """A signal of the program."""
    return Signal(SENDER, path, member, body)


def inserted(path: str, offset: int, text: str) -> Signal:
    return told(path, "TextChanged", "insert", offset, len(text), ("s", text))


def deleted(path: str, offset: int, text: str) -> Signal:
    return told(path, "TextChanged", "delete", offset, len(text), ("s", text))


def _words(states: tuple[int, ...]) -> list[int]:
    whole = sum(1 << state for state in states)
    return [whole & 0xFFFFFFFF, whole >> 32]
