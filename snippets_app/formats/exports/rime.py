"""Rime (Weasel, Squirrel, ibus-rime, fcitx5-rime): ``custom_phrase.txt`` in its user folder.

A line is text, code and weight, parted by tabs; there is no way to write a line break or a tab.
The lines that begin with ``#@`` say what the table is, and after ``# no comment`` a line may begin
with ``#``: https://github.com/rime/librime/blob/master/src/rime/dict/tsv.cc
"""

import re
from collections import Counter
from collections.abc import Sequence

from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import Exported, Notes, Options, Part
from snippets_app.formats.exports.phrases import Phrase, phrases
from snippets_app.formats.exports.wording import note

PROGRAM = "Rime"
_HEADER = (
    "# Rime table",
    "# coding: utf-8",
    "#@/db_name\tcustom_phrase.txt",
    "#@/db_type\ttabledb",
    "#",
    "# no comment",
)
_BREAK = re.compile(r"[ \t]*[\t\n][ \t\n]*")


class Rime:
    """The earlier one of two snippets with the same code is offered first."""

    name = "rime"
    label = "Rime phrases"
    use = "For the input method Rime: typing the letters of a phrase offers it there."
    extensions = (".txt",)
    is_guessed = False
    usual_name = "custom_phrase"

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        notes = Notes()
        found = list(phrases(packs, options, notes))
        weights = Counter(phrase.code for phrase in found)
        lines = list(_HEADER)
        for phrase in found:
            phrase.tell(notes, PROGRAM)
            lines.append(f"{_line(phrase, notes)}\t{phrase.code}\t{weights[phrase.code]}")
            weights[phrase.code] -= 1
        content = "\n".join([*lines, ""]).encode("utf-8")
        return Exported((Part(content),), notes.given(), len(found))


def _line(phrase: Phrase, notes: Notes) -> str:
    joined = _BREAK.sub(" ", phrase.text).strip()
    if "\n" in phrase.text or "\t" in phrase.text:
        notes.add(note("lines", program=PROGRAM), phrase.title)
    return joined
