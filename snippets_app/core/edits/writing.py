"""A snippet as it was written in an editor, a new one among them, or several at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from snippets_app.core.edits.laying import Laying, fresh_ids, whole
from snippets_app.core.edits.model import Edit, EditKind, Layers
from snippets_app.core.edits.ordering import PackOrder, counted
from snippets_app.core.layers import find
from snippets_app.core.limits import TITLE_LENGTH
from snippets_app.core.model import Library, Pack, Snippet
from snippets_app.core.order import OWN, places


def add(layers: Layers, wanted: Snippet, spent: Collection[str] = ()) -> Edit:
    """A new snippet behind all others of its pack. Where its id is in use or ``spent`` it gets
    another.

    AppError when a field of it is not allowed.
    """
    laying = Laying(layers)
    used = wanted.id in {*layers.shipped, *layers.stored, *spent, ""}
    name = next(fresh_ids(layers, wanted.pack, spent)) if used else wanted.id
    laying.want(replace(wanted, id=name))
    laying.put(name, _behind_all(layers, wanted.pack))
    return Edit(EditKind.WRITE, tuple(laying.rows()), wanted.title)


def rewrite(layers: Layers, wanted: Snippet) -> Edit:
    """The snippet looks so from now on; it stays where it is.

    AppError when a field of it is not allowed.
    """
    laying = Laying(layers)
    laying.want(wanted)
    return Edit(EditKind.WRITE, tuple(laying.rows()), wanted.title)


def duplicate(layers: Layers, snippets: Sequence[str], spent: Collection[str] = ()) -> Edit:
    """A copy right behind each, with a number in its title; hotkeys and abbreviations are had once
    and stay with the first."""
    library = whole(layers)
    wanted = frozenset(snippets)
    titles = {snippet.title for pack in library.packs for snippet in pack.snippets}
    laying = Laying(layers)
    for name, place in counted(layers).items():
        laying.put(name, place)
    for pack in library.packs:
        chosen = [each for each in pack.snippets if each.id in wanted]
        names = dict(zip((s.id for s in chosen), fresh_ids(layers, pack.id, spent), strict=False))
        for snippet in chosen:
            title = numbered(snippet.title, titles)
            titles.add(title)
            name = names[snippet.id]
            laying.want(replace(snippet, id=name, title=title, abbreviation="", hotkey=""))
        for name, place in _behind_each(layers, pack, names).items():
            laying.put(name, place)
    return Edit(EditKind.DUPLICATE, tuple(laying.rows()), _subject(library, wanted))


def _behind_all(layers: Layers, pack: str) -> float:
    standing = places(layers.below, layers.changes)
    packs = (each for each in whole(layers).packs if each.id == pack)
    inside = [standing[snippet.id] for each in packs for snippet in each.snippets]
    return max([*inside, OWN]) + 1


def _behind_each(layers: Layers, pack: Pack, names: Mapping[str, str]) -> dict[str, float]:
    if not names:
        return {}
    order = PackOrder(layers, pack)
    for index in range(len(order.ids), 0, -1):  # from the end: the indexes before it stay
        copy = names.get(order.ids[index - 1])
        if copy is not None:
            order.insert(index, [copy])
    return order.changed()


def _subject(library: Library, snippets: Collection[str]) -> str:
    found = find(library, next(iter(snippets))) if len(snippets) == 1 else None
    return found.title if found else ""


def numbered(name: str, taken: Collection[str]) -> str:
    """The name with the first number from two on that makes it another, short enough."""
    number = 2
    while True:
        mark = f" ({number})"
        found = name[: TITLE_LENGTH - len(mark)] + mark
        if found not in taken:
            return found
        number += 1
