"""The preview: the text as it will be, escaped, with marks where a value is missing."""

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.filling import Question
from snippets_app.paths import resources
from snippets_app.texts import load_texts
from snippets_app.ui.preview import Preview, blank_text, question_label
from tests.ui.dialog_parts import TEXTS, THEME


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview(TEXTS, THEME)
    qtbot.addWidget(made)
    return made


def test_text_is_shown_as_it_is(preview: Preview) -> None:
    preview.show_parts("<b>A & B", ("1 < 2 & 3\n<img src=x>",))
    assert "&lt;b&gt;A &amp; B" in preview.text()
    assert "1 &lt; 2 &amp; 3<br>&lt;img src=x&gt;" in preview.text()


def test_a_missing_value_is_marked_and_escaped(preview: Preview) -> None:
    preview.show_parts("", ("Dear ", Question("field", "<name>"), "!"))
    mark = f"<span style='color:{THEME.colours['blank']}'><u>&lt;name&gt;</u></span>"
    assert f"Dear {mark}!" in preview.text()


def test_a_long_address_may_break(preview: Preview, qtbot: QtBot) -> None:
    preview.resize(300, 200)
    preview.show()
    preview.show_parts("", ("See https://example.com/" + "a" * 300,))
    label = preview.widget()
    assert label.width() <= preview.viewport().width()


def test_a_message_is_dim_and_escaped(preview: Preview) -> None:
    preview.show_message("<none>")
    assert "&lt;none&gt;" in preview.text()
    assert THEME.colours["dim"] in preview.text()


def test_a_new_text_is_shown_from_its_beginning(preview: Preview, qtbot: QtBot) -> None:
    preview.resize(120, 60)
    preview.show()
    preview.show_parts("", ("long text " * 200,))
    bar = preview.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    preview.show_parts("", ("other text " * 200,))
    assert bar.value() == 0
    preview.hide()


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (Question("field", "时间", default="一分钟"), "一分钟"),
        (Question("field", "订单号"), "订单号"),
        (Question("choice", "时间", ("今天", "明天"), free=False), "今天 / 明天"),
        (Question("customer", "customer"), "Customer's name"),
        (Question("honorific", "honorific", ("Mr", "Ms")), "Form of address"),
        (Question("clipboard", "clipboard"), "Clipboard"),
    ],
)
def test_what_stands_for_a_missing_value(question: Question, shown: str) -> None:
    assert blank_text(question, TEXTS) == shown


def test_labels_are_in_the_agents_language() -> None:
    texts = load_texts(resources() / "assets" / "locale", "zh_CN")
    own = [question_label(Question(k, k), texts) for k in ("customer", "company", "agent")]
    assert all(not label.isascii() for label in own)
    assert question_label(Question("field", "Order"), texts) == "Order"
