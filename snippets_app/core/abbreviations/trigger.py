"""An abbreviation that was just ended by a blank: found before the caret."""

import unicodedata
from dataclasses import dataclass, field

from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.core.model import Snippet

ENDINGS = (" ", "\u3000")
"""Neither Enter nor Tab: those send a message, or go to another field."""
_CJK = (
    ("\u1100", "\u11ff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7ff"), ("\uf900", "\ufaff"),
    ("\uff66", "\uffdc"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """``typed`` stands at ``start`` and goes when ``snippet`` comes; ``again`` is what stands
    there instead of the phrase when the agent takes that back."""

    snippet: Snippet
    start: int
    typed: str = field(repr=False)
    again: str = field(repr=False)

    @property
    def end(self) -> int:
        return self.start + len(self.typed)


def trigger_before(text: str, caret: int, known: Abbreviations) -> Trigger | None:
    """The abbreviation that ends at the caret with its blank, if it stands alone."""
    if not text[:caret].endswith(ENDINGS):
        return None
    end = caret - 1
    for start in range(end - 1, max(-1, end - known.longest - 2), -1):
        if text[start].isspace():
            return None
        if known.is_prefix(text[start]) and stands_alone(text, start):
            snippet = known.find(text[start + 1 : end])
            if snippet is not None:
                return Trigger(snippet, start, text[start:caret], text[start:end])
    return None


def stands_alone(text: str, start: int) -> bool:
    """Whether what begins there goes on no word: not behind a letter or digit of a script that
    parts its words by blanks."""
    if start == 0:
        return True
    before = text[start - 1]
    return _is_cjk(before) or unicodedata.category(before)[0] not in "LNM"


def _is_cjk(character: str) -> bool:
    return any(first <= character <= last for first, last in _CJK)
