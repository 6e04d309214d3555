"""Every shipped snippet becomes a whole text with sample answers, and can be inserted."""

from datetime import datetime
from pathlib import Path

import pytest

from snippets_app.core.filling import Context, Question
from snippets_app.core.insertion import Rendered, plan
from snippets_app.core.model import Pack, Snippet
from snippets_app.core.references import check_references
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.template import Missing, check, parse, preview, render
from snippets_app.formats.pack_toml import PackToml

FOLDER = Path(__file__).parents[2] / "snippets"
NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time


def read_pack(file: Path) -> Pack:
    reading = PackToml().read(file.read_bytes(), file.name, check)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.pack is not None
    return reading.pack


PACKS = [read_pack(file) for file in sorted(FOLDER.glob("*.toml"))]
KNOWN = {snippet.id: snippet for pack in PACKS for snippet in pack.snippets}
SNIPPETS = [
    pytest.param(pack, snippet, id=snippet.id) for pack in PACKS for snippet in pack.snippets
]

packs = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
snippets = pytest.mark.parametrize(("pack", "snippet"), SNIPPETS)


def context(pack: Pack, snippet: Snippet, values: dict[str, str]) -> Context:
    return Context(
        pack.language, NOW, "Acme", "Lin", lambda: "A-1024", KNOWN.get, values, snippet.id
    )


def sample(question: Question) -> str:
    return question.default or (question.options[0] if question.options else "7")


def test_packs_are_shipped() -> None:
    assert {pack.language.partition("-")[0] for pack in PACKS} == {"zh", "ko", "en"}


@packs
def test_the_references_of_a_pack_lead_somewhere(pack: Pack) -> None:
    check_references(pack)


@snippets
def test_a_shipped_snippet_renders_with_sample_answers(pack: Pack, snippet: Snippet) -> None:
    values: dict[str, str] = {}
    result = render(parse(snippet.body), context(pack, snippet, values))
    if isinstance(result, Missing):
        values = {question.label: sample(question) for question in result.questions}
        result = render(parse(snippet.body), context(pack, snippet, values))
    assert isinstance(result, Rendered)
    assert not {"{", "}"} & set(result.text)
    assert result.text == result.text.strip() or result.cursor is not None
    assert plan(result, TargetRule())


@snippets
def test_a_shipped_snippet_shows_its_text_before_it_is_filled(pack: Pack, snippet: Snippet) -> None:
    shown = preview(parse(snippet.body), context(pack, snippet, {}))
    assert any(isinstance(part, str) and part.strip() for part in shown)
