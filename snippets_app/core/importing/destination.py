"""Where an import goes: into a pack that is there or a new one, and into which of its stages."""

from dataclasses import dataclass, replace

from snippets_app.core.draft import Draft, Entry
from snippets_app.core.edits.model import Layers
from snippets_app.core.importing.model import Choices
from snippets_app.core.importing.naming import FreeIds, title_id
from snippets_app.core.limits import TITLE_LENGTH
from snippets_app.core.model import Layer, Pack, Stage

_UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Destination:
    """``pack`` as the agent sees it now, or a new one without stages and snippets."""

    pack: Pack
    is_new: bool


def destination(layers: Layers, draft: Draft, choices: Choices) -> Destination:
    """The pack that is chosen, by id before name; else the draft's own; else a new one."""
    packs = layers.library.packs
    name = _one_line(choices.into or draft.name) or "…"
    wanted = choices.into or draft.pack
    found = next((pack for pack in packs if pack.id == wanted), None)
    if found is None and (choices.into or not draft.pack):
        found = next((pack for pack in packs if pack.name == name), None)
    if found is not None:
        return Destination(found, is_new=False)
    language = choices.language or draft.language or _UNKNOWN_LANGUAGE
    given = "" if choices.into else draft.pack
    made = given or FreeIds(_pack_ids(layers)).give(title_id(name))
    new = Pack(made, name, language, (), (), draft.description, Layer.PERSONAL)
    return Destination(new, is_new=True)


class Stages:
    """The stages of the destination, those that the import adds last."""

    def __init__(self, pack: Pack, draft: Draft, choices: Choices) -> None:
        self._known = {stage.id: stage for stage in pack.stages}
        self._by_title = {_fold(stage.title): stage.id for stage in reversed(pack.stages)}
        self._told = {stage.id: stage for stage in draft.stages}
        self._ids = FreeIds((*self._known, *self._told))
        self._found: dict[str, str] = {}
        self._new: dict[str, Stage] = {}
        self._used: set[str] = set()
        self._order = draft.groups
        self._without = _one_line(choices.stage or draft.name or pack.name)

    def of(self, entry: Entry) -> str:
        """The id of the stage that the entry belongs to."""
        if entry.stage in self._told:
            return entry.stage
        title = entry.group or self._without
        return self._found.get(title) or self._titled(title)

    def use(self, stage: str) -> None:
        """Something is stored in this stage."""
        self._used.add(stage)

    def added(self) -> tuple[Stage, ...]:
        """New stages that something is stored in, and all that the file itself tells."""
        told = [stage for stage in self._told.values() if stage.id not in self._known]
        titled = [each for each in self._new.values() if each.id in self._used]
        place = {title: number for number, title in enumerate(self._order)}
        titled.sort(key=lambda stage: place.get(stage.title, len(place)))
        return (*told, *titled)

    def _titled(self, title: str) -> str:
        folded = _fold(title)
        found = self._by_title.get(folded)
        if found is None and folded in self._known:
            found = folded
        if found is None:
            found = self._ids.give(title_id(title))
            self._new[found] = Stage(found, title)
        self._by_title[folded] = self._found[title] = found
        return found


def with_stages(layers: Layers, found: Destination, added: tuple[Stage, ...]) -> Pack | None:
    """What is to be stored of the pack; None when it stays as it is."""
    if found.is_new:
        return replace(found.pack, stages=added)
    if not added:
        return None
    own = next((each.stages for each in layers.own if each.id == found.pack.id), ())
    return replace(found.pack, stages=(*own, *added), snippets=(), layer=Layer.PERSONAL)


def _pack_ids(layers: Layers) -> set[str]:
    """Of all packs, and of those that are gone but have changes left."""
    shown = {pack.id for pack in layers.library.packs}
    return shown | {change.snippet.partition("/")[0] for change in layers.changes}


def _one_line(text: str) -> str:
    return " ".join(text.split())[:TITLE_LENGTH].strip()


def _fold(title: str) -> str:
    return title.strip().casefold()
