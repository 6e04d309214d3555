"""HTML as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.errors import AppError
from snippets_app.formats.sources.html_text import html_to_text, looks_like_html

PIECES = st.sampled_from(
    ["<p>", "</p>", "<![x>", "<li>", "<ul>", "</ul>", "<ol>", "<a href='x'>", "</a>", "<!--",
     "-->", "<![if", "<!DOCTYPE", "<?php", "]]>", "&#0;", "&#xD800;", "&nope;", "<pre>",
     "<script>", "</script>", "<", ">", "<svg", '="', "</", "<br"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>end", "- a\n- b\n  - c\n\nend"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("&lt;b&gt; &amp; &nbsp;&#20320;&eacute;", "<b> &  你é"),
        ("<p>a&nbsp;b</p><p>&nbsp;</p><p>&nbsp;&nbsp;c</p>", "a b\n\n  c"),
        (
            "<ul><li><p>a</p></li>\n<li>\n<p>b</p><ol><li><div>c</div></li></ol></li><li></li></ul>",
            "- a\n- b\n  1. c\n-",
        ),
        ("<a href='x.cn'>one <a href='y.cn'>two", "one (x.cn)two (y.cn)"),
        ("<a href='x.cn'>", "x.cn"),
        ("a  \n  b", "a b"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<a href='https://x.cn'>here</a>", "here (https://x.cn)"),
        ("<a href='https://x.cn'>https://x.cn</a>", "https://x.cn"),
        ("<a href='mailto:a@b.cn'>a@b.cn</a>", "a@b.cn"),
        ("<a href='javascript:x()'>here</a>", "here"),
        ("<style>p{}</style><script>if (a<b) x()</script>text", "text"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<!-- no -->yes", "yes"),
        ("5 < 6", "5 < 6"),
    ],
)
def test_what_is_seen_stays(html: str, text: str) -> None:
    assert html_to_text(html) == (text, False)


def test_pictures_are_told() -> None:
    assert html_to_text("a<img src='x.png'>b") == ("ab", True)


def test_what_looks_like_html() -> None:
    assert looks_like_html("<p>x</p>")
    assert looks_like_html('<a href="x">')
    assert not looks_like_html("<cursor> 5 <b 6 <b & c>")


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_any_html_is_read_or_refused(html: str) -> None:
    try:
        text, _ = html_to_text(html)
    except AppError as trouble:
        text = trouble.title
    assert isinstance(text, str)


def test_long_and_deep_html_is_no_trouble() -> None:
    for piece in ("<div>", "<ul><li>", "&#", "<a href='x'>x", "<p>"):
        assert isinstance(html_to_text((piece * 50_000)[:50_000]), tuple)
    for piece in ("<a href=", "<!--", "<![", "</", "<p a='"):
        with pytest.raises(AppError, match="no phrase here"):
            html_to_text((piece * 50_000)[:50_000])
    with pytest.raises(AppError, match="has 50001 characters"):
        html_to_text("x" * 50_001)
