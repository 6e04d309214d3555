"""Saywell's own pack files: nothing is lost on the way."""

from collections.abc import Sequence

from snippets_app.core.model import Pack
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
        for pack in packs:
            suffix = f"-{pack.id}" if len(packs) > 1 else ""
            parts.append(Part(PackToml().write(pack), suffix))
            for _ in pack.snippets:
                options.step()
        notes = (Note(note("files")),) if len(packs) > 1 else ()
        return Exported(tuple(parts), notes, sum(len(pack.snippets) for pack in packs))
