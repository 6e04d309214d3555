"""What a placeholder kind is, what it is given and what it may answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from snippets_app.core.model import Snippet

LANGUAGES = ("zh", "ko", "en")
_LINE_END = re.compile(r"\r\n?")
# Pasted into a terminal these would act; in a chat window they are never meant.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain(text: str) -> str:
    """The text with line feeds as its only line ends, and no control character but the tab."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def _no_text() -> str:
    return ""


def _no_snippet(_id: str) -> Snippet | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """Where values come from; the language is the pack's (BCP 47), ``now`` local time.

    ``snippet`` finds a snippet by its full id; ``within`` is the full id of the one being rendered.
    ``values`` are the agent's answers by label. An empty ``company`` or ``agent`` is asked for.
    """

    language: str
    now: datetime
    company: str = ""
    agent: str = ""
    clipboard: Callable[[], str] = field(default=_no_text, repr=False)
    snippet: Callable[[str], Snippet | None] = field(default=_no_snippet, repr=False)
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    within: str = ""

    @property
    def speech(self) -> str:
        """Which of ``LANGUAGES`` the tables use: the pack's, or English."""
        start = self.language.replace("_", "-").partition("-")[0].lower()
        return start if start in LANGUAGES else "en"

    def value(self, label: str) -> str:
        """The answer given for a label, or an empty text."""
        return plain(self.values.get(label, "")).strip()


@dataclass(frozen=True, slots=True)
class Question:
    """What has no value yet. ``label`` is the key of its answer in ``Context.values``.

    ``kind`` is the placeholder's name, or ``honorific`` for a customer's second half. ``options``
    are offered; other text may be typed when ``free``. An empty answer counts when ``optional``.
    """

    kind: str
    label: str
    options: tuple[str, ...] = ()
    default: str = ""
    multiline: bool = False
    free: bool = True
    optional: bool = False


class Mark(Enum):
    """A place in the text that is not text."""

    CARET = "caret"


Piece = str | Question | Mark | Snippet


def no_argument(argument: str) -> bool:
    return not argument


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of placeholder.

    ``forms`` show how it may be written. ``accepts`` judges the text after the colon, empty when
    there is no colon. ``fill`` gives the pieces that stand for it; a snippet among them is rendered
    in its turn. ``fill`` raises AppError when there is nothing that could be asked for.
    """

    name: str
    forms: tuple[str, ...]
    fill: Callable[[str, Context], tuple[Piece, ...]]
    accepts: Callable[[str], bool] = no_argument
