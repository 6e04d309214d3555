"""References inside a pack: known, and never in a circle."""

import pytest

from snippets_app.core.model import Pack, Snippet
from snippets_app.core.references import check_references
from snippets_app.errors import AppError


def pack(**bodies: str) -> Pack:
    snippets = [Snippet(f"p/{name}", "p", "s", name, body) for name, body in bodies.items()]
    return Pack("p", "P", "en", (), tuple(snippets))


def test_references_that_lead_somewhere_pass() -> None:
    check_references(pack(a="{snippet:b}{snippet:p/c}{snippet:b}", b="{snippet:c}", c="text"))


def test_references_to_other_packs_are_left_to_rendering() -> None:
    check_references(pack(a="{snippet:other/x}"))


@pytest.mark.parametrize("reference", ["gone", "p/gone"])
def test_an_unknown_id_is_named_with_the_snippet_that_names_it(reference: str) -> None:
    with pytest.raises(AppError, match="“p/a” names the snippet “p/gone”"):
        check_references(pack(a=f"{{snippet:{reference}}}"))


@pytest.mark.parametrize(
    ("bodies", "chain"),
    [
        ({"a": "{snippet:a}"}, "p/a → p/a"),
        ({"a": "{snippet:b}", "b": "{snippet:c}", "c": "{snippet:b}"}, "p/b → p/c → p/b"),
        ({"x": "text", "a": "{snippet:x}{snippet:b}", "b": "{snippet:a}"}, "p/a → p/b → p/a"),
    ],
)
def test_a_circle_is_named_as_a_chain(bodies: dict[str, str], chain: str) -> None:
    with pytest.raises(AppError) as refusal:
        check_references(pack(**bodies))
    assert refusal.value.values["chain"] == chain
