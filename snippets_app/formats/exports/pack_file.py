"""Saywell's own pack files: nothing is lost on the way."""

from collections.abc import Sequence
from dataclasses import replace

from snippets_app.core.importing.owning import abbreviation_taken
from snippets_app.core.model import Pack, Snippet
from snippets_app.formats.exports.base import Exported, Note, Options, Part
from snippets_app.formats.exports.wording import note
from snippets_app.formats.pack_toml import PackToml


class PackFile:
    """One TOML file for each pack."""

    name = "toml"
    label = "Saywell pack"
    use = "For another Saywell, or to keep: everything comes back as it was."
    extensions = (".toml",)
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        parts: list[Part] = []
        notes = [Note(note("files"))] if len(packs) > 1 else []
        for pack in packs:
            suffix = f"-{pack.id}" if len(packs) > 1 else ""
            once, told = _with_abbreviations_once(pack)
            parts.append(Part(PackToml().write(once), suffix))
            notes += told
            for _ in pack.snippets:
                options.step()
        return Exported(tuple(parts), tuple(notes), sum(len(pack.snippets) for pack in packs))


def _with_abbreviations_once(pack: Pack) -> tuple[Pack, list[Note]]:
    """A snippet whose abbreviation stands in the file already would be refused when it is read; so
    it goes without, as in an import."""
    owners: dict[str, Snippet] = {}
    kept: list[Snippet] = []
    notes: list[Note] = []
    for snippet in pack.snippets:
        given = snippet.abbreviation
        owner = owners.setdefault(given, snippet) if given else snippet
        if owner is not snippet:
            notes.append(Note(abbreviation_taken(given, owner.title), (snippet.title,)))
        kept.append(snippet if owner is snippet else replace(snippet, abbreviation=""))
    return replace(pack, snippets=tuple(kept)), notes
