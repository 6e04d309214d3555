"""Every kind of placeholder: folder, tuple, page and the shared contract."""

import re
from datetime import datetime
from pathlib import Path

import pytest

import snippets_app.core.placeholders as package
from snippets_app.core.filling import LANGUAGES, Context, Kind, Question
from snippets_app.core.insertion import Rendered
from snippets_app.core.model import Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.core.template import Missing, check, parse, preview, render
from snippets_app.errors import AppError

FOLDER = Path(package.__file__).parent
PAGE = (Path(__file__).parents[3] / "docs" / "placeholders.md").read_text(encoding="utf-8")
ROWS = [
    (body.replace("\\|", "|"), language, text)
    for body, language, text in re.findall(
        r"^\| `(.+?)` \| (zh|ko|en) \| (.+?) \|$", PAGE, re.MULTILINE
    )
]
NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time
ANSWERS = {
    "zh": {"customer": "王", "honorific": "女士"},
    "ko": {"customer": "김민수", "honorific": "고객님"},
    "en": {"customer": "Wang", "honorific": "Ms"},
}

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
languages = pytest.mark.parametrize("language", LANGUAGES)


def context(language: str) -> Context:
    snippet = Snippet("pack/hours", "pack", "s", "t", "9–18")
    known = {"pack/hours": snippet, "other/hours": snippet, "pack/ID": snippet, "PACK/ID": snippet}
    return Context(
        language, NOW, "Acme", "Lin", lambda: "A-1024", known.get, ANSWERS[language], "pack/this"
    )


def answered(body: str, plain: Context) -> Rendered:
    """Rendered with the default, the first option or a fixed word for each question."""
    result = render(parse(body), plain)
    if isinstance(result, Missing):
        values = dict(plain.values)
        for each in result.questions:
            values[each.label] = each.default or (each.options[0] if each.options else "word")
        result = render(parse(body), Context(
            plain.language, plain.now, plain.company, plain.agent, plain.clipboard, plain.snippet,
            values, plain.within,
        ))  # fmt: skip
    assert isinstance(result, Rendered)
    return result


def test_the_folder_and_the_tuple_agree() -> None:
    files = {file.stem for file in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {kind.name for kind in KINDS}
    assert len(KINDS) == len(files)


@kinds
@languages
def test_every_form_is_accepted_and_filled(kind: Kind, language: str) -> None:
    for form in kind.forms:
        check(form)
        text = answered(form, context(language)).text
        assert bool(text) == (kind.name != "cursor")
        assert not {"{", "}"} & set(text)


@kinds
def test_an_argument_that_means_nothing_is_refused(kind: Kind) -> None:
    for argument in ("", " ", "|", "=", "x y|"):
        with pytest.raises(AppError, match="this placeholder is written differently") as refusal:
            check(f"{{{kind.name}:{argument}}}")
        assert kind.forms[0] in refusal.value.hint


@kinds
@languages
def test_without_any_value_nothing_is_made_up(kind: Kind, language: str) -> None:
    """Each kind gives text from the clock, asks, or says what is lacking: never an empty text."""
    nothing = Context(language, NOW)
    shown = preview(parse(kind.forms[0]), nothing)
    if kind.name in ("greeting", "date", "time"):
        assert len(shown) == 1
        assert isinstance(shown[0], str)
    else:
        assert all(isinstance(part, Question) or part == " " for part in shown)
        assert bool(shown) == (kind.name != "cursor")


@kinds
def test_the_page_shows_the_kind_in_every_language(kind: Kind) -> None:
    shown = {(parse(body).placeholders[0].name, language) for body, language, _ in ROWS}
    assert {(kind.name, language) for language in LANGUAGES} <= shown
    for form in kind.forms:
        assert f"`{form}`" in PAGE


@pytest.mark.parametrize(("body", "language", "text"), ROWS)
def test_the_examples_of_the_page_render_as_it_says(body: str, language: str, text: str) -> None:
    result = answered(body, context(language))
    with_caret = result.text
    if result.cursor is not None:
        with_caret = result.text[: result.cursor] + "▏" + result.text[result.cursor :]
    assert with_caret == text
