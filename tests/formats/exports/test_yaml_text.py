"""What is written is what a YAML reader finds."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.formats.exports.yaml_text import Value, yaml_lines
from tests.formats.exports.library import NASTY

TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\n\t #:-'\"|>"))
KEYS = st.sampled_from(["name", "type", "订单号", "a b", "yes", "1", "{x}", "field"])
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def read(value: dict[str, Value]) -> object:
    return yaml.safe_load("".join(f"{line}\n" for line in yaml_lines(value)))


@pytest.mark.parametrize("text", [*NASTY, "", " ", "\n", "a\n", "a\n\n", " a\nb", "a\nb \nc"])
def test_texts_come_back(text: str) -> None:
    assert read({"replace": text, "label": [text, {"x": text}]}) == {
        "replace": text,
        "label": [text, {"x": text}],
    }


def test_several_lines_are_a_block() -> None:
    assert list(yaml_lines({"replace": "您好\n\n  再见"})) == [
        "replace: |-",
        "  您好",
        "",
        "    再见",
    ]


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_value_comes_back(value: dict[str, Value]) -> None:
    assert read(value) == value
