"""A pretended field with an input method, and somebody who types into it."""

from dataclasses import dataclass, field

from snippets_app.core.abbreviations.fields import ReadField
from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.core.abbreviations.trigger import Trigger
from snippets_app.core.guard.dubeolsik import Dubeolsik
from snippets_app.core.model import Snippet

WORDS = {"hi": "Hello!", "Mom": "A moment.", "ㅎㅇ": "안녕하세요.", "한": "One.", "嗨": "Hey."}


def snippet(abbreviation: str, body: str = "", pack: str = "p") -> Snippet:
    return Snippet(f"{pack}/{abbreviation}", pack, "s", abbreviation, body, abbreviation)


KNOWN = Abbreviations(snippet(word, body) for word, body in WORDS.items())
CANDIDATES = {"hi": "嗨", "ni": "你", "mom": "摸摸", "zai": "在"}


@dataclass
class Typist:
    """``method``: plain, hangul or pinyin. ``shows``: the program shows what is being composed.
    ``keys``: they are told too; ``crossed``: after what they have made of the text."""

    method: str = "plain"
    shows: bool = False
    keys: bool = True
    crossed: bool = False
    full_width: bool = True
    known: Abbreviations = KNOWN
    text: str = ""
    now: float = 0.0
    fired: list[Trigger] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.field = ReadField(self.known)
        self.caret = len(self.text)
        self._composing = ""
        if self.text:
            self._hear(self.field.typed(self.text, self.caret, self.now))

    def type(self, keys: str, pause: float = 0.2) -> "Typist":
        for key in keys:
            self.now += pause
            for step in (self._press, self._told) if self.crossed else (self._told, self._press):
                step(key)
                self.now += 0.005
        return self

    def replaced(self) -> str:
        """The text with the last abbreviation's phrase in its place."""
        (found,) = self.fired
        assert self.text[found.start : found.end] == found.typed
        return self.text[: found.start] + found.snippet.body + self.text[found.end :]

    def put(self, text: str) -> None:
        """All at once, as by pasting."""
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)
        self._tell()

    def _told(self, key: str) -> None:
        if self.keys:
            self._hear(self.field.keyed("Space" if key == " " else key, self.now))

    def _press(self, key: str) -> None:
        {"plain": self.put, "hangul": self._hangul, "pinyin": self._pinyin}[self.method](key)

    def _hangul(self, key: str) -> None:
        if key.isalpha():
            self._composing += key
            return
        composed = Dubeolsik(200)
        for each in self._composing:
            composed.press(each)
        self._composing = ""
        if composed.text:
            self.put(composed.text)
        self.put(key)

    def _pinyin(self, key: str) -> None:
        if key.isalpha():
            self._show(key)
            return
        composed = self._composing
        if composed:
            self._unshow()
            self.put(CANDIDATES.get(composed, composed))
        if not composed or key != " ":
            self.put({";": "；", "/": "、"}.get(key, key) if self.full_width else key)

    def _show(self, key: str) -> None:
        self._composing += key
        if self.shows:
            self.put(key)

    def _unshow(self) -> None:
        if self.shows:
            start = self.caret - len(self._composing)
            self.text = self.text[:start] + self.text[self.caret :]
            self.caret = start
        self._composing = ""

    def _tell(self) -> None:
        self._hear(self.field.typed(self.text, self.caret, self.now))

    def _hear(self, found: Trigger | None) -> None:
        if found is not None:
            self.fired.append(found)
