"""How a wording is written where it stands in for other words."""

import re

_ALWAYS_CAPITAL = re.compile(r"I(?![^\W\d_])")
"""The word "I", which tells nothing about where it stands."""
_SENTENCE_START = re.compile(r"(?:^|[.!?。！？…\n])[\s\"'“‘(（「『]*$")


def fitted(new: str, old: str, before: str = "") -> str:
    """``new`` with a capital first letter where ``old`` has one, else as it was written.

    Only the first letter: words shouted in capitals are answered calmly. ``before`` is what stands
    before ``old``, all of it or a little: "I" begins a sentence only where ``before`` has ended.
    """
    if not (old[:1].isupper() and new[:1].islower()) or new[1:2].isupper():
        return new
    if _ALWAYS_CAPITAL.match(old) and not _SENTENCE_START.search(before):
        return new
    return new[0].title() + new[1:]
