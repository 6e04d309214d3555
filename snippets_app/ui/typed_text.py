"""What is typed in the focused control and what the guard finds in it; the latest, nothing older.

It hears the typing on a thread of the desktop's and hands over on the interface's. No Qt here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from threading import Lock
from typing import Protocol

from snippets_app.core.guard.model import Finding
from snippets_app.desktop.base import Coverage, Field


class Engine(Protocol):
    """Finds in a text that changes little by little."""

    def update(self, text: str) -> Sequence[Finding]:
        """The findings of the whole text as it reads now."""

    def settle(self) -> Sequence[Finding]:
        """The same findings, none of them pending: nothing follows."""


class Readings(Protocol):
    """What pressed keys may have meant."""

    @property
    def latin(self) -> str: ...

    @property
    def hangul(self) -> str: ...


class Keys(Protocol):
    """Composes keys into texts."""

    def feed(self, key: str) -> Readings:
        """The texts after one more key."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The rules in force, made ready. ``romanised`` finds hints in keys of a Chinese layout."""

    engine: Callable[[], Engine]
    find: Callable[[str], Sequence[Finding]]
    keys: Callable[[], Keys]
    romanised: Callable[[str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in the control that has the focus. ``turn`` is another number whenever all
    that was typed before is to be forgotten."""

    turn: int = 0
    field: Field | None = None
    text: str = dataclass_field(default="", repr=False)
    findings: tuple[Finding, ...] = dataclass_field(default=(), repr=False)


class TypedText:
    """Listens to a ``desktop.base.Typing``.

    ``changed`` is called on the typing's thread when there is something to ``take``, and not again
    before it was taken: a slow interface gets the latest, not a queue.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = Lock()
        self._checks: Checks | None = None
        self._seen = Seen()
        self._untaken = False
        self._listens = True
        self._reader: _TextReader | _KeyReader | None = None

    def listen(self) -> None:
        """Hear again what the desktop tells."""
        with self._lock:
            self._listens = True

    def ignore(self) -> None:
        """Forget all and hear nothing, at once: the desktop may tell some more before it stops."""
        with self._lock:
            self._listens = False
            self._forget(None)
        self._tell()

    def use(self, checks: Checks) -> None:
        """Check with these rules from now on, also what stands there already."""
        with self._lock:
            self._checks = checks
            if self._reader is not None:
                self._found(*self._reader.use(checks))
        self._tell()

    def take(self) -> Seen:
        """What is seen now."""
        with self._lock:
            self._untaken = False
            return self._seen

    def settle(self) -> Seen:
        """What is seen now, when no further character is waited for."""
        with self._lock:
            if self._reader is not None:
                self._found(*self._reader.settle())
            return self._seen

    # What the desktop tells

    def entered(self, field: Field) -> None:
        with self._lock:
            self._forget(field if self._listens else None)
        self._tell()

    def typed(self, field: Field, text: str, caret: int) -> None:
        with self._lock:
            if self._is_stale(field) or self._checks is None:
                return
            reader = self._reader
            self._read(
                reader if isinstance(reader, _TextReader) else _TextReader(self._checks), text
            )
        self._tell()

    def keyed(self, field: Field, key: str) -> None:
        with self._lock:
            if self._is_stale(field) or self._checks is None:
                return
            if field.coverage is not Coverage.KEYS:
                return  # the text itself is told
            reader = self._reader
            self._read(reader if isinstance(reader, _KeyReader) else _KeyReader(self._checks), key)
        self._tell()

    def left(self) -> None:
        with self._lock:
            self._forget(self._seen.field)
        self._tell()

    def _is_stale(self, field: Field) -> bool:
        return self._seen.field is None or self._seen.field.number != field.number

    def _read(self, reader: _TextReader | _KeyReader, given: str) -> None:
        self._reader = reader
        self._found(*reader.read(given))

    def _found(self, text: str, findings: Sequence[Finding]) -> None:
        self._seen = Seen(self._seen.turn, self._seen.field, text, tuple(findings))

    def _forget(self, field: Field | None) -> None:
        self._reader = None
        self._seen = Seen(self._seen.turn + 1, field)

    def _tell(self) -> None:
        with self._lock:
            told, self._untaken = self._untaken, True
        if not told:
            self._changed()


class _TextReader:
    """The text that a control tells."""

    def __init__(self, checks: Checks) -> None:
        self._engine = checks.engine()
        self._text = ""

    def read(self, text: str) -> tuple[str, Sequence[Finding]]:
        self._text = text
        return text, self._engine.update(text)

    def use(self, checks: Checks) -> tuple[str, Sequence[Finding]]:
        """The same text by other rules."""
        self._engine = checks.engine()
        return self.read(self._text)

    def settle(self) -> tuple[str, Sequence[Finding]]:
        return self._text, self._engine.settle()


class _KeyReader:
    """The keys of a control that tells nothing, read as Latin letters and as Hangul."""

    def __init__(self, checks: Checks) -> None:
        self._keys = checks.keys()
        self._romanised = checks.romanised
        self._latin, self._hangul = _TextReader(checks), _TextReader(checks)

    def read(self, key: str) -> tuple[str, Sequence[Finding]]:
        texts = self._keys.feed(key)
        return self._worse(self._latin.read(texts.latin), self._hangul.read(texts.hangul))

    def use(self, checks: Checks) -> tuple[str, Sequence[Finding]]:
        self._romanised = checks.romanised
        return self._worse(self._latin.use(checks), self._hangul.use(checks))

    def settle(self) -> tuple[str, Sequence[Finding]]:
        text, findings = self._worse(self._latin.settle(), self._hangul.settle())
        return text, [replace(each, pending=False) for each in findings]

    def _worse(
        self, latin: tuple[str, Sequence[Finding]], hangul: tuple[str, Sequence[Finding]]
    ) -> tuple[str, Sequence[Finding]]:
        """The reading in which worse is found: hardly ever anything in both."""
        text, findings = latin
        found = (*findings, *self._romanised(text))
        is_hangul = bool(hangul[1]) and _worst(hangul[1]) >= _worst(found)
        return hangul if is_hangul else (text, found)


def _worst(findings: Sequence[Finding]) -> int:
    return max((each.rule.severity.rank for each in findings), default=-1)
