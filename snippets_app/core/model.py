"""The values everything else speaks about."""

from dataclasses import dataclass
from enum import Enum


class Layer(Enum):
    """Where a snippet comes from. Later layers win over earlier ones."""

    SHIPPED = "shipped"
    TEAM = "team"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a call."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A standard phrase. ``id`` is ``"<pack>/<name>"`` and unique in a library."""

    id: str
    pack: str
    stage: str
    title: str
    body: str
    abbreviation: str = ""
    hotkey: str = ""
    layer: Layer = Layer.SHIPPED


@dataclass(frozen=True, slots=True)
class Pack:
    """Stages in call order and their snippets, in one language (a BCP 47 tag)."""

    id: str
    name: str
    language: str
    stages: tuple[Stage, ...]
    snippets: tuple[Snippet, ...]
    description: str = ""
    layer: Layer = Layer.SHIPPED


@dataclass(frozen=True, slots=True)
class PersonalChange:
    """What an agent changed of one snippet; ``None`` keeps what the layer below says.

    A change whose ``snippet`` no layer below knows is an agent's own snippet and has all fields.
    ``place`` orders the snippets of a pack (``core.order``).
    """

    snippet: str
    stage: str | None = None
    title: str | None = None
    body: str | None = None
    abbreviation: str | None = None
    hotkey: str | None = None
    hidden: bool = False
    place: float | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """All packs that one agent sees, with the agent's own changes applied."""

    packs: tuple[Pack, ...]
