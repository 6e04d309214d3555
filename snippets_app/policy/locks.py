"""The locks that hold: what each source says, the stronger before the weaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from snippets_app.errors import AppError
from snippets_app.policy.keys import HOTKEYS, NOT_LOCKED_MESSAGES, Key, key_named

_PAUSE = f"{HOTKEYS}.pause"


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says. ``trouble``: why it could not be read. ``is_writable``: this user can
    change it."""

    source: str
    values: Mapping[str, object]
    trouble: AppError | None = None
    is_writable: bool = False


class Source(Protocol):
    """One place where a policy may stand."""

    @property
    def name(self) -> str:
        """What an administrator calls it."""

    def tell(self) -> Told | None:
        """What it says, its own trouble included; None when there is nothing."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The value of one key, and which source it comes from."""

    key: str
    value: object
    source: str


@dataclass(frozen=True, slots=True)
class CentrePolicy:
    """``locks`` by key. ``problems``: what could not be used. ``open_sources``: those that this
    user can change."""

    locks: Mapping[str, Lock]
    problems: tuple[AppError, ...] = ()
    open_sources: tuple[str, ...] = ()

    def value(self, key: str) -> object:
        """What the centre says of a key, None when it says nothing."""
        lock = self.locks.get(key)
        return lock.value if lock else None

    def rows(self, key: str) -> tuple[object, ...]:
        """What the centre says of a key that is a list; none when it says nothing."""
        value = self.value(key)
        return value if isinstance(value, tuple) else ()


def combine(told: Sequence[Told]) -> CentrePolicy:
    """One policy of several sources, the strongest first.

    What this user can change never overrules what he cannot. A value that cannot be used leaves
    its key to the weaker sources.
    """
    locks: dict[str, Lock] = {}
    problems: list[AppError] = []
    for each in sorted(told, key=lambda each: each.is_writable):
        if each.trouble is not None:
            problems.append(each.trouble)
        for lock in _locks(each, problems):
            locks.setdefault(lock.key, lock)
    may_pause = locks.get("may_pause")
    if may_pause is not None and not may_pause.value:
        locks[_PAUSE] = Lock(_PAUSE, "", may_pause.source)
    return CentrePolicy(
        dict(sorted(locks.items())),
        tuple(problems),
        tuple(each.source for each in told if each.is_writable),
    )


def _locks(told: Told, problems: list[AppError]) -> Iterator[Lock]:
    for name, value in _entries(told.values):
        key = key_named(name)
        if key is None:
            problems.append(_unknown(name, told.source))
            continue
        try:
            yield Lock(name, _read(key, value, told.source, problems), told.source)
        except (ValueError, AppError) as problem:
            problems.append(_unfit(key, told.source, problem))


def _entries(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Each hotkey as a key of its own."""
    for name, value in values.items():
        if name == HOTKEYS and isinstance(value, Mapping):
            yield from ((f"{HOTKEYS}.{action}", chord) for action, chord in value.items())
        else:
            yield name, value


def _read(key: Key, value: object, source: str, problems: list[AppError]) -> object:
    if not key.kind.is_list:
        return key.kind.read(value)
    good = []
    for row in _listed(value):
        try:
            good.append(key.kind.read(row))
        except (ValueError, AppError) as problem:
            problems.append(_unfit(key, source, problem))
    return tuple(good)


def _listed(value: object) -> Sequence[object]:
    """A list, or what the registry has for it: the values of a subkey, by their numbers; nothing,
    which the registry cannot hold as a list, is an empty text or 0."""
    if value == "" or (type(value) is int and value == 0):
        return []
    if isinstance(value, Mapping):
        return [value[name] for name in sorted(value, key=lambda name: (len(name), name))]
    if isinstance(value, list):
        return value
    raise ValueError


def _unknown(name: str, source: str) -> AppError:
    if name in NOT_LOCKED_MESSAGES:
        return AppError(
            "The policy {source} sets “{key}”, which cannot be locked.",
            "{reason}",
            source=source,
            key=name,
            reason=NOT_LOCKED_MESSAGES[name],
        )
    return AppError(
        "The policy {source} has a key “{key}”, which does not exist.",
        "docs/policy.md names all keys.",
        source=source,
        key=name,
    )


def _unfit(key: Key, source: str, problem: Exception) -> AppError:
    if isinstance(problem, AppError):
        return AppError(
            "The policy {source} has a value for “{key}” that cannot be used: {reason}",
            "All else in it holds.",
            source=source,
            key=key.name,
            reason=problem.title,
        )
    return AppError(
        "The policy {source} has a value for “{key}” that cannot be used.",
        "Expected: {expected}.",
        source=source,
        key=key.name,
        expected=key.kind.expected,
    )
