"""What has changed between two readings of a text."""

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.watching.difference import difference

TEXT = st.text(st.sampled_from("ab 한😀\n\u2029"), max_size=8)


@given(TEXT, TEXT)
def test_a_difference_makes_one_text_of_the_other(old: str, new: str) -> None:
    start, removed, inserted = difference(old, new)
    assert old[:start] + inserted + old[start + len(removed) :] == new
    assert not (removed and inserted) or removed[0] != inserted[0]
