from collections.abc import Iterator, Mapping
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from snippets_app.core.filling import Context, Question
from snippets_app.core.template import Missing, parse, preview, render
from snippets_app.ui.form import HIGHEST, Form
from tests.ui.dialog_parts import TEXTS, THEME, commit, compose

Key, Held = Qt.Key, Qt.KeyboardModifier
NOON = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - local time, as the program has it


class Asked:
    """The form with the questions of a body, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.form = Form(TEXTS, THEME)
        qtbot.addWidget(self.form)
        self.answered = QSignalSpy(self.form.answered)
        self.cancelled = QSignalSpy(self.form.cancelled)

    def ask(self, body: str, language: str = "zh") -> None:
        template = parse(body)

        def shown(answers: Mapping[str, str]) -> tuple[str | Question, ...]:
            return preview(template, Context(language, NOON, values=answers))

        missing = render(template, Context(language, NOON))
        assert isinstance(missing, Missing)
        self.form.ask("请稍等", missing.questions, shown, None)
        self.bot.waitUntil(self.form.fields()[0].stops[0].hasFocus)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.bot.keyClick(self.form.focusWidget(), key, held)

    def write(self, text: str) -> None:
        commit(self.form.focusWidget(), text)

    def told(self) -> dict[str, str]:
        assert self.answered.count() == 1
        told = self.answered.at(0)[0]
        assert isinstance(told, dict)
        return told

    def preview(self) -> str:
        return self.form.preview_text()


def look_elsewhere(qtbot: QtBot) -> None:
    """Another window has the focus from now on."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    made = Asked(qtbot)
    yield made
    made.form.hide()


def test_name_and_honorific_by_keys_alone(asked: Asked) -> None:
    asked.ask("{customer}，请稍等。")
    asked.write("王")
    asked.press(Key.Key_Down)
    assert "王先生，请稍等。" in asked.preview()
    asked.press(Key.Key_Return)
    assert asked.told() == {"customer": "王", "honorific": "先生"}
    assert not asked.form.isVisible()


def test_the_name_stands_first_in_english_too(asked: Asked) -> None:
    asked.ask("Dear {customer}", "en")
    kinds = [field.question.kind for field in asked.form.fields()]
    assert kinds == ["customer", "honorific"]


def test_another_honorific_may_be_written(asked: Asked) -> None:
    asked.ask("{customer}")
    asked.write("张")
    asked.press(Key.Key_2, Held.AltModifier)
    asked.press(Key.Key_Tab)
    asked.press(Key.Key_Tab)
    asked.write("处长")
    asked.press(Key.Key_Return)
    assert asked.told() == {"customer": "张", "honorific": "处长"}


def test_a_declined_name_is_told_as_empty(asked: Asked) -> None:
    asked.ask("{customer}，请讲。")
    asked.press(Key.Key_2, Held.AltModifier)
    asked.press(Key.Key_Return)
    assert asked.told() == {"customer": "", "honorific": "女士"}


def test_no_name_and_no_title_is_nobody(asked: Asked) -> None:
    asked.ask("Dear {customer}", "en")
    asked.press(Key.Key_5, Held.AltModifier)
    asked.press(Key.Key_Return)
    assert asked.answered.count() == 0
    assert "Customer's name" in asked.form.explanation()


def test_a_default_is_there_and_may_be_replaced(asked: Asked) -> None:
    asked.ask("请稍等{field:时间=一分钟}")
    assert "请稍等一分钟" in asked.preview()
    asked.write("两分钟")
    asked.press(Key.Key_Return)
    assert asked.told() == {"时间": "两分钟"}


def test_nothing_empty_is_inserted(asked: Asked) -> None:
    asked.ask("{field:订单号}和{field:产品}")
    asked.write("123")
    asked.press(Key.Key_Return)
    assert asked.answered.count() == 0
    assert asked.form.fields()[1].edit is asked.form.focusWidget()
    assert asked.form.explanation() == "“产品” is still empty: fill it in."
    asked.write("   ")
    asked.press(Key.Key_Return)
    assert asked.answered.count() == 0
    asked.write("茶")
    assert asked.form.explanation() == ""
    asked.press(Key.Key_Return)
    assert asked.told() == {"订单号": "123", "产品": "茶"}


def test_an_open_choice_is_not_guessed(asked: Asked) -> None:
    asked.ask("{choice:时间|今天|明天}")
    asked.press(Key.Key_Return)
    assert asked.answered.count() == 0
    assert asked.form.explanation() == "“时间” is still open: choose an option."


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Key.Key_3], "后天"),
        ([Key.Key_Down], "今天"),
        ([Key.Key_Down, Key.Key_Right], "明天"),
        ([Key.Key_Up], "后天"),
        ([Key.Key_2, Key.Key_Left], "今天"),
        ([Key.Key_2, Key.Key_9], "明天"),
    ],
)
def test_choosing(asked: Asked, keys: list[Qt.Key], answer: str) -> None:
    asked.ask("{choice:时间|今天|明天|后天}")
    for key in keys:
        asked.press(key)
    asked.press(Key.Key_Return)
    assert asked.told() == {"时间": answer}


def test_alt_digit_reaches_the_next_choice(asked: Asked) -> None:
    asked.ask("{field:事由}{choice:时间|今天|明天}")
    asked.write("1")
    asked.press(Key.Key_2, Held.AltModifier)
    asked.press(Key.Key_Return)
    assert asked.told() == {"事由": "1", "时间": "明天"}


def test_a_digit_is_text_in_a_field(asked: Asked) -> None:
    asked.ask("{field:事由}{choice:时间|今天|明天}")
    asked.press(Key.Key_2)
    assert asked.form.answers() == {"事由": "2", "时间": ""}


def test_tab_goes_round(asked: Asked) -> None:
    asked.ask("{field:甲}{choice:乙|一|二}{field:丙}")
    stops = [field.stops[0] for field in asked.form.fields()]
    seen = []
    for _ in range(3):
        asked.press(Key.Key_Tab)
        seen.append(asked.form.focusWidget())
    asked.press(Key.Key_Backtab, Held.ShiftModifier)
    assert [*seen, asked.form.focusWidget()] == [stops[1], stops[2], stops[0], stops[2]]


def test_several_lines(asked: Asked) -> None:
    asked.ask("{field:道歉=第一行\n第二行}")
    asked.press(Key.Key_End, Held.ControlModifier)
    asked.press(Key.Key_Return, Held.ShiftModifier)
    asked.write("第三行")
    assert "第二行<br>第三行" in asked.preview()
    asked.press(Key.Key_Return)
    assert asked.told() == {"道歉": "第一行\n第二行\n第三行"}


@pytest.mark.parametrize("body", ["{field:事由}", "{field:事由=一\n二}"])
def test_keys_belong_to_the_input_method_while_it_composes(asked: Asked, body: str) -> None:
    asked.ask(body + "{choice:时间|今天|明天}")
    box = asked.form.focusWidget()
    compose(box, "ni'hao")
    assert "ni&#x27;hao" in asked.preview()
    for key in (Key.Key_Return, Key.Key_Escape, Key.Key_Tab):
        asked.press(key)
    asked.press(Key.Key_1, Held.AltModifier)
    assert asked.form.isVisible()
    assert asked.form.focusWidget() is box
    assert (asked.answered.count(), asked.cancelled.count()) == (0, 0)
    assert asked.form.answers()["时间"] == ""
    commit(box, "你好")
    assert "你好" in asked.preview()
    assert "hao" not in asked.preview()


@pytest.mark.parametrize("body", ["{field:사유}", "{field:사유=일\n이}"])
def test_a_key_that_ends_a_korean_composition_counts_behind_it(asked: Asked, body: str) -> None:
    """Qt delivers the key first and the commit that it causes after it."""
    asked.ask(body)
    box = asked.form.focusWidget()
    compose(box, "안")
    asked.press(Key.Key_Return)
    assert asked.form.isVisible()
    commit(box, "안")
    assert asked.told() == {"사유": "안"}


def test_esc_cancels(asked: Asked) -> None:
    asked.ask("{field:事由}")
    asked.press(Key.Key_Escape)
    assert (asked.answered.count(), asked.cancelled.count()) == (0, 1)
    assert not asked.form.isVisible()


def test_a_held_enter_answers_nothing(asked: Asked) -> None:
    """The Enter that chose the snippet may still repeat when the form opens."""
    asked.ask("{field:时间=一分钟}")
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, Held.NoModifier, "\r", True)
    QApplication.sendEvent(asked.form.focusWidget(), held)
    assert asked.answered.count() == 0


def test_stays_open_when_another_window_is_looked_at(asked: Asked, qtbot: QtBot) -> None:
    asked.ask("{field:事由}")
    asked.write("半")
    look_elsewhere(qtbot)
    assert asked.form.isVisible()
    assert asked.form.answers() == {"事由": "半"}


def test_many_questions_scroll_to_the_one_in_hand(asked: Asked) -> None:
    asked.ask("".join(f"{{field:问题{number}}}" for number in range(20)))
    assert asked.form.height() <= HIGHEST + 1  # at 150 % half a pixel is a whole one
    asked.press(Key.Key_Backtab, Held.ShiftModifier)
    last = asked.form.fields()[-1]
    assert last.stops[0].hasFocus()
    assert not last.stops[0].visibleRegion().isEmpty()


def test_a_long_choice_shows_every_option(asked: Asked) -> None:
    asked.ask("{choice:公司|" + "|".join(f"快递公司{number}" for number in range(9)) + "}")
    options = asked.form.fields()[0].options
    assert options is not None
    for row in range(options.count()):
        assert options.viewport().rect().contains(options.visualItemRect(options.item(row)))


def test_a_long_option_is_shown_whole(asked: Asked) -> None:
    asked.ask("{choice:原因|" + "我们会尽快查明原因并给您一个答复，" * 3 + "|短}")
    options = asked.form.fields()[0].options
    assert options is not None
    long, short = (options.item(row) for row in (0, 1))
    assert options.visualItemRect(long).height() > options.visualItemRect(short).height()
    assert options.visualItemRect(short).bottom() < options.viewport().height()


def test_asked_again_it_starts_fresh(asked: Asked, qtbot: QtBot) -> None:
    asked.ask("{field:订单号}")
    asked.press(Key.Key_Return)
    assert asked.form.explanation()
    asked.press(Key.Key_Escape)
    look_elsewhere(qtbot)
    asked.ask("{field:产品}")
    assert asked.form.explanation() == ""
    assert asked.form.answers() == {"产品": ""}
