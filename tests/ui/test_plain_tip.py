"""What stands in a tip, also if somebody wrote tags."""

import pytest
from PySide6.QtGui import QTextDocument

from snippets_app.ui.plain_tip import plain_tip


def test_usual_texts_stay_as_they_are() -> None:
    assert plain_tip("a & b\n“c”") == "a & b\n“c”"


@pytest.mark.parametrize("text", ['<img src="//other/x.png">', "a < b", "<b>\nnot bold</b> &amp;"])
def test_tags_are_said_not_obeyed(text: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    assert document.toPlainText().replace("\u2028", "\n") == text
