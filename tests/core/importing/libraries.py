"""Libraries before and after an import."""

from typing import TypeVar

from snippets_app.core.draft import Draft, Entry
from snippets_app.core.edits.model import Edit, Layers, PackRow
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage

Value = TypeVar("Value")
HELLO = Snippet("phone/hello", "phone", "greeting", "Hello", "Good day.", "hi", "Ctrl+1")
BYE = Snippet("phone/bye", "phone", "closing", "Bye", "Goodbye.")
STAGES = (Stage("greeting", "Greeting"), Stage("closing", "Closing"))
PHONE = Pack("phone", "Phone", "en", STAGES, (HELLO, BYE))
LAYERS = Layers((PHONE,), (), ())
NOTHING = Layers((), (), ())


def done(layers: Layers, edit: Edit) -> Layers:
    """What the store makes of an edit."""
    packs = {pack.id: pack for pack in layers.own}
    changes = dict(layers.stored)
    for row in edit.rows:
        if isinstance(row, PackRow):
            _put(packs, row.pack, row.after)
        else:
            _put(changes, row.snippet, row.after)
    return Layers(layers.below, tuple(changes.values()), tuple(packs.values()))


def _put(stored: dict[str, Value], name: str, value: Value | None) -> None:
    if value is None:
        stored.pop(name, None)
    else:
        stored[name] = value


def draft_of(*entries: Entry, **more: object) -> Draft:
    groups = tuple(dict.fromkeys(each.group for each in entries if each.group))
    values: dict[str, object] = {"groups": groups, "name": "Mine", "source": "tool"}
    return Draft(entries=entries, **(values | more))  # type: ignore[arg-type]


def pack_draft(pack: Pack) -> Draft:
    """The pack as its own file would be read."""
    titles = {stage.id: stage.title for stage in pack.stages}
    entries = tuple(
        Entry(
            row=number,
            title=each.title,
            body=each.body,
            group=titles[each.stage],
            abbreviation=each.abbreviation,
            hotkey=each.hotkey,
            key=each.id.rpartition("/")[2],
            stage=each.stage,
        )
        for number, each in enumerate(pack.snippets, 1)
    )
    return Draft(
        groups=tuple(titles.values()),
        entries=entries,
        name=pack.name,
        language=pack.language,
        pack=pack.id,
        stages=pack.stages,
        description=pack.description,
    )


def stored(edit: Edit) -> dict[str, PersonalChange | None]:
    return {row.snippet: row.after for row in edit.rows if not isinstance(row, PackRow)}


def packs(edit: Edit) -> list[Pack | None]:
    return [row.after for row in edit.rows if isinstance(row, PackRow)]
