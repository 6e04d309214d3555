"""What was asked, and how well a snippet answers it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from operator import and_, or_

from snippets_app.core.search.field import START, Field
from snippets_app.core.search.fold import Folding
from snippets_app.core.search.sounds import Sounds, Spellings
from snippets_app.core.search.typed import Typed
from snippets_app.core.search.word import SoundWord, Span

LONGEST_QUERY = 200
LONGEST_SOUND = 64
FEWEST_BODY_LETTERS = 2
FEWEST_BODY_KEYS = 3


class Quality(IntEnum):
    """How well a query fits, the better the higher.

    EXACT: it is the title, the abbreviation or the id; PREFIX: title or abbreviation begin so;
    WORD_START, TITLE: letter for letter at the beginning of a word of them, or anywhere in them;
    SOUND_START, SOUND: by sound at their beginning, or within.
    """

    BODY_SOUND = 1
    BODY = 2
    SOUND = 3
    SOUND_START = 4
    TITLE = 5
    WORD_START = 6
    PREFIX = 7
    EXACT = 8


Test = Callable[[int], bool]
BEST_FIRST = tuple(sorted(Quality, reverse=True))
_OF_WORDS = tuple(quality for quality in BEST_FIRST if quality < Quality.PREFIX)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is searched. A title field's text is title and abbreviation, ``START`` around each."""

    titles: Field
    bodies: Field
    places: dict[str, int]
    sounds: Sounds
    spellings: Spellings


class Request:
    """A query taken apart. The whole phrase may be a title or its beginning; below that, every
    word must be found, and the worst of them decides."""

    def __init__(self, query: str, folding: Folding, ground: Ground) -> None:
        raw = query[:LONGEST_QUERY].split()
        typed = [_typed(word, folding) for word in dict.fromkeys(raw)]
        typed = [word for word in typed if word.texts[0]]
        letters = sum(len(word.texts[0]) for word in typed)
        keys = sum(len(word.keys) for word in typed)
        self._words = [_Word(word, ground, letters, keys) for word in typed]
        self._phrase = _Phrase(_typed(" ".join(raw), folding).texts, " ".join(raw), ground)
        self.is_empty = not typed

    def may_match(self, quality: Quality) -> int:
        """A superset of the snippets that match with this quality."""
        if quality not in _OF_WORDS:
            return self._phrase.may_match(quality)
        levels = self._levels(quality)
        worst = _any(word.may_match(quality) for word in self._words)
        every = (_any(word.may_match(at) for at in levels) for word in self._words)
        return reduce(and_, every, worst)

    def test(self, quality: Quality) -> Test:
        """Tells of a snippet in ``may_match`` that matches no better whether it matches so."""
        if quality not in _OF_WORDS:
            return self._phrase.test(quality)
        if len(self._words) == 1:
            return self._words[0].test(quality)
        levels = self._levels(quality)
        return lambda place: all(
            any(word.matches(place, at) for at in levels) for word in self._words
        )

    def spans(self, line: str) -> list[Span]:
        """Where the words stand in a folded title between two ``START``, counted in ``line``."""
        found = (word.span(line) for word in self._words)
        return [span for span in found if span is not None]

    def _levels(self, quality: Quality) -> Sequence[Quality]:
        if len(self._words) == 1:
            return (quality,)
        return [level for level in _OF_WORDS if level >= quality]


class _Phrase:
    """The whole query, as a title, abbreviation or id, or the beginning of one of the former."""

    def __init__(self, texts: tuple[str, ...], raw: str, ground: Ground) -> None:
        self._texts = texts
        self._titles = ground.titles
        self._identified = ground.places.get(raw)

    def may_match(self, quality: Quality) -> int:
        found = _any(self._titles.may_hold(text) for text in self._as_lines(quality))
        if quality is Quality.EXACT and self._identified is not None:
            found |= 1 << self._identified
        return found

    def test(self, quality: Quality) -> Test:
        holds = _holds(self._titles, self._as_lines(quality))
        if quality is Quality.PREFIX or self._identified is None:
            return holds
        return lambda place: place == self._identified or holds(place)

    def _as_lines(self, quality: Quality) -> list[str]:
        end = START if quality is Quality.EXACT else ""
        return [START + text + end for text in self._texts]


class _Word:
    """One word of the query."""

    def __init__(self, typed: Typed, ground: Ground, letters: int, keys: int) -> None:
        self._texts = typed.texts
        self._sound = SoundWord(_short_enough(typed), ground.spellings, ground.sounds)
        self._ground = ground
        self._in_bodies = letters >= FEWEST_BODY_LETTERS or not typed.texts[0].isascii()
        self._sounds_in_bodies = keys >= FEWEST_BODY_KEYS
        self._may: dict[Quality, int] = {}
        self._flags: dict[Quality, bytes] = {}
        self._tests: dict[Quality, Test] = {}

    def may_match(self, quality: Quality) -> int:
        if quality not in self._may:
            self._may[quality] = self._find_may(quality)
        return self._may[quality]

    def matches(self, place: int, quality: Quality) -> bool:
        """Whether any snippet at all matches with this quality."""
        if quality not in self._flags:
            size = len(self._ground.titles.texts) // 8 + 1
            self._flags[quality] = self.may_match(quality).to_bytes(size, "little")
        flag = self._flags[quality][place >> 3] >> (place & 7) & 1
        return bool(flag) and self.test(quality)(place)

    def test(self, quality: Quality) -> Test:
        """As in ``Request``; kept, since a test by sound learns as it goes."""
        if quality not in self._tests:
            self._tests[quality] = self._make_test(quality)
        return self._tests[quality]

    def _make_test(self, quality: Quality) -> Test:
        titles, bodies = self._ground.titles, self._ground.bodies
        match quality:
            case Quality.BODY:
                return _holds(bodies, self._texts)
            case Quality.BODY_SOUND:
                return self._sounds(bodies, at_start=False)
            case Quality.SOUND | Quality.SOUND_START:
                return self._sounds(titles, at_start=quality is Quality.SOUND_START)
            case Quality.WORD_START:
                return _starts(titles, self._texts)
            case _:
                return _holds(titles, self._texts)

    def span(self, line: str) -> Span | None:
        for text in self._texts:
            start = line.find(text)
            if start >= 0:
                return start, start + len(text)
        return self._sound.find(line)

    def _find_may(self, quality: Quality) -> int:
        titles, bodies = self._ground.titles, self._ground.bodies
        match quality:
            case Quality.BODY:
                return _any(bodies.may_hold(t) for t in self._texts if self._in_bodies)
            case Quality.BODY_SOUND:
                found = self._sound.may_be_in(bodies, at_start=False)
                return found if self._sounds_in_bodies else 0
            case Quality.SOUND | Quality.SOUND_START:
                return self._sound.may_be_in(titles, at_start=quality is Quality.SOUND_START)
            case _:
                return _any(titles.may_hold(text) for text in self._texts)

    def _sounds(self, field: Field, *, at_start: bool) -> Test:
        accepts, texts = self._sound.automaton(at_start=at_start).accepts, field.texts
        return lambda place: accepts(texts[place])


def _holds(field: Field, wanted: Sequence[str]) -> Test:
    texts = field.texts
    if len(wanted) == 1:
        only = wanted[0]
        return lambda place: only in texts[place]
    return lambda place: any(each in texts[place] for each in wanted)


def _starts(field: Field, wanted: Sequence[str]) -> Test:
    texts = field.texts
    if len(wanted) == 1:
        only = wanted[0]
        return lambda place: _starts_word(only, texts[place])
    return lambda place: any(_starts_word(each, texts[place]) for each in wanted)


def _typed(raw: str, folding: Folding) -> Typed:
    return Typed.of(raw, folding.fold(raw).strip())


def _short_enough(typed: Typed) -> Typed:
    return typed if len(typed.keys) <= LONGEST_SOUND else Typed(typed.texts, "", "")


def _any(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _starts_word(word: str, text: str) -> bool:
    place = text.find(word)
    while place > 0:
        before, first = text[place - 1], text[place]
        if not before.isalnum() or before.isascii() != first.isascii():
            return True
        place = text.find(word, place + 1)
    return False
