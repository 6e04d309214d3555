"""What an agent sends with the shipped packs: every snippet with every choice, as whole texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from snippets_app.core.filling import Context, Question
from snippets_app.core.insertion import Rendered
from snippets_app.core.model import Pack, Snippet
from snippets_app.core.template import Missing, check, parse, render
from snippets_app.formats.pack_toml import PackToml

FOLDER = Path(__file__).parents[2] / "snippets"
NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time
ANSWERS = {
    "zh": {"customer": "王", "honorific": "女士", "": "七天无理由退货"},
    "ko": {"customer": "김민수", "honorific": "고객님", "": "반품 접수"},
    "en": {"customer": "Wang", "honorific": "Ms", "": "the delivery of your order"},
}
NUMBERS = re.compile(r"号|电话|身高|体重|预算|价|번호|연락처|number|phone")
_SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?”]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A rendered text, and the full id of its snippet."""

    snippet: str
    text: str


@cache
def packs() -> tuple[Pack, ...]:
    """The shipped packs."""
    readings = (
        PackToml().read(file.read_bytes(), file.name, check)
        for file in sorted(FOLDER.glob("*.toml"))
    )
    return tuple(reading.pack for reading in readings if reading.pack is not None)


@cache
def texts() -> tuple[Text, ...]:
    """Every snippet in every wording that its choices allow, one choice at a time."""
    return tuple(
        Text(snippet.id, text)
        for pack in packs()
        for snippet in pack.snippets
        for text in sorted(set(_wordings(pack, snippet)))
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, without space around them."""
    return [each.strip() for each in _SENTENCE.findall(text) if each.strip()]


def snippet_ids() -> set[str]:
    """The full id of every snippet."""
    return {snippet.id for pack in packs() for snippet in pack.snippets}


def _wordings(pack: Pack, snippet: Snippet) -> Iterator[str]:
    missing = render(parse(snippet.body), _context(pack, snippet, {}))
    if isinstance(missing, Rendered):
        yield missing.text
        return
    for turn in range(max((len(each.options) for each in missing.questions), default=1) or 1):
        yield _filled(pack, snippet, missing, turn)


def _filled(pack: Pack, snippet: Snippet, missing: Missing, turn: int) -> str:
    speech = _context(pack, snippet, {}).speech
    values = {each.label: _answer(each, turn, speech) for each in missing.questions}
    rendered = render(parse(snippet.body), _context(pack, snippet, values))
    assert isinstance(rendered, Rendered)
    return rendered.text


def _answer(question: Question, turn: int, speech: str) -> str:
    answers = ANSWERS[speech]
    if question.kind in answers:
        return answers[question.kind]
    if question.options:
        return question.options[turn % len(question.options)]
    if question.default:
        return question.default
    return "20261121" if NUMBERS.search(question.label) else answers[""]


def _context(pack: Pack, snippet: Snippet, values: dict[str, str]) -> Context:
    known = {each.id: each for each in pack.snippets}
    return Context(
        pack.language, NOW, "Acme", "Lin", lambda: "A-1024", known.get, values, snippet.id
    )
