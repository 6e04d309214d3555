"""What the guard speaks about: severities, rules and findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """``hint``: a quiet mark; ``warn``: a banner; ``forbid``: a banner, and Enter is held once."""

    HINT = "hint"
    WARN = "warn"
    FORBID = "forbid"

    @property
    def rank(self) -> int:
        """0, 1, 2 in rising order."""
        return list(Severity).index(self)


class Place(Enum):
    """Where in a message a text counts."""

    ANYWHERE = "anywhere"
    WHOLE = "whole"
    """All that the message says."""
    START = "start"
    END = "end"
    CLAUSE_END = "clause-end"


@dataclass(frozen=True, slots=True)
class Rule:
    """One forbidden-phrase rule, as a rule file says it.

    ``kind`` names an entry of ``core.guard.rules.KINDS``; ``language`` is a BCP 47 tag, "" for
    all. ``texts`` are what is looked for: phrases, or patterns for the kind ``pattern``.
    ``words`` maps a term to its plain words (kind ``plain-words``). ``exceptions``: longer
    expressions within which a text is harmless; ``not_after``: what right before a text makes
    it harmless. ``you_too``: 您 for a text's 你 counts too. ``homophones``: None for the usual
    (texts of three and more Han characters), True for two as well, False for none.
    ``instead``: wordings for the matched words, "" for none at all; ``snippet`` the id of a
    snippet to say instead. ``matches`` and ``passes`` are examples, at least one of each.
    ``reasons`` holds the reason in other languages.
    """

    id: str
    kind: str
    language: str
    severity: Severity
    reason: str
    texts: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    place: Place = Place.ANYWHERE
    you_too: bool = True
    homophones: bool | None = None
    instead: tuple[str, ...] = ()
    snippet: str = ""
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    def reason_in(self, language: str) -> str:
        """The reason in a language (a BCP 47 tag or locale name), else as the rule was written."""
        start = language.replace("_", "-").partition("-")[0]
        return self.reasons.get(start, self.reason)


@dataclass(frozen=True, slots=True)
class Finding:
    """One match of a rule: ``text[start:end]``, in code points of the original text.

    ``text`` is what stands there, "" where any of it is customer data. ``pending``: the next
    character may still make it harmless (保证 before 金). ``instead``: wordings to put in the
    span's place.
    """

    rule: Rule
    start: int
    end: int
    text: str = field(repr=False)
    instead: tuple[str, ...] = ()
    pending: bool = False
