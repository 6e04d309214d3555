"""Sogou Pinyin: the text file of its custom phrases (自定义短语), which its settings import.

``code,position=phrase``; a phrase of several lines begins in the line below. A line that begins
with ``;`` is a comment, and a phrase that begins with ``#`` an expression with the date. The file
is UTF-16 with a mark at its beginning and Windows' line ends, as the program writes it itself.
"""

import re
from collections import Counter
from collections.abc import Sequence

from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import Exported, Notes, Options, Part
from snippets_app.formats.exports.phrases import Phrase, phrases
from snippets_app.formats.exports.wording import note

PROGRAM = "Sogou"
_MISREAD = re.compile(r"^\s*;|^\s*[^\s,=]+,\d+=|\A#|\A\n", re.MULTILINE)


class Sogou:
    """Snippets with the same code stand in the library's order."""

    name = "sogou"
    label = "Sogou phrases"
    use = "For the input method Sogou Pinyin: import it in the settings of its custom phrases."
    extensions = (".txt",)
    is_guessed = False
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        notes = Notes()
        places: Counter[str] = Counter()
        lines = ["; Saywell"]
        written = 0
        for phrase in phrases(packs, options, notes):
            if _MISREAD.search(phrase.text):
                notes.add(note("no_lines", program=PROGRAM), phrase.title)
                continue
            phrase.tell(notes, PROGRAM)
            places[phrase.code] += 1
            lines += _lines(phrase, places[phrase.code])
            written += 1
        content = "\ufeff" + "".join(f"{line}\r\n" for line in lines)
        return Exported((Part(content.encode("utf-16-le")),), notes.given(), written)


def _lines(phrase: Phrase, place: int) -> list[str]:
    start = f"{phrase.code},{place}="
    if "\n" in phrase.text:
        return [start, *phrase.text.split("\n")]
    return [start + phrase.text]
