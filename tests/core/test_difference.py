"""The difference of two texts, in pieces that a reader would name."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from snippets_app.core.difference import Change, Span, difference, is_same

SIGNS = {Change.KEPT: "{}", Change.REMOVED: "[-{}]", Change.ADDED: "[+{}]"}
WRITTEN = st.text(st.sampled_from("ab 您好请稍等안녕하{}\n，.é́👋🏽\u200d"), max_size=40)


def marked(old: str, new: str) -> str:
    return "".join(SIGNS[span.change].format(span.text) for span in difference(old, new))


def of(spans: tuple[Span, ...], *changes: Change) -> str:
    return "".join(span.text for span in spans if span.change in changes)


@given(WRITTEN | st.text(), WRITTEN | st.text())
@example("a\r\nb", "a\nb")
@example("\ud83d", "")
def test_what_is_kept_and_removed_was_there_and_what_is_kept_and_added_is(
    old: str, new: str
) -> None:
    spans = difference(old, new)
    assert of(spans, Change.KEPT, Change.REMOVED) == old
    assert of(spans, Change.KEPT, Change.ADDED) == new
    assert all(span.text for span in spans)
    assert is_same(spans) is (old == new)


@given(WRITTEN, WRITTEN)
def test_no_two_spans_of_one_kind_stand_together(old: str, new: str) -> None:
    changes = [span.change for span in difference(old, new)]
    assert all(one is not other for one, other in pairwise(changes))
    assert (Change.ADDED, Change.REMOVED) not in pairwise(changes)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("please hold the line", "please stay on the line", "please [-hold][+stay on] the line"),
        ("我们会尽快处理", "我们马上处理", "我们[-会尽快][+马上]处理"),
        ("기다려 주세요", "기다려 주시겠어요?", "기다려 주[-세][+시겠어]요[+?]"),
        ("Hi {customer}!", "Hi {agent}!", "Hi [-{customer}][+{agent}]!"),
        ("don't", "do", "[-don't][+do]"),
        ("order 1234", "order 1243", "order [-1234][+1243]"),
        ("a\nb", "a\nc", "a\n[-b][+c]"),
        ("👋🏽", "👋🏾", "[-👋🏽][+👋🏾]"),
        ("", "new", "[+new]"),
        ("old", "", "[-old]"),
        ("same", "same", "same"),
        ("", "", ""),
    ],
)
def test_it_names_what_a_reader_would(old: str, new: str, wanted: str) -> None:
    assert marked(old, new) == wanted


def test_letters_left_over_between_changes_are_not_kept() -> None:
    assert marked("one cat here", "two dog there") == "[-one cat here][+two dog there]"
    assert marked("保证今天送到", "尽量天黑寄出") == "[-保证今天送到][+尽量天黑寄出]"


def test_long_texts_of_few_letters_are_compared_too() -> None:
    old, new = "ab" * 4_000 + "c" + "ba" * 500, "ba" * 4_000 + "c" + "ab" * 500
    spans = difference(" ".join(old), " ".join(new))
    assert of(spans, Change.KEPT, Change.ADDED) == " ".join(new)
