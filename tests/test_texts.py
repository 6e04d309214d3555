"""The interface's sentences in the agent's language."""

import gettext
from pathlib import Path

import pytest

from snippets_app.errors import AppError
from snippets_app.texts import LANGUAGES, Texts, in_a_row, interface_language, load_texts


class Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper().replace("{NAME}", "{name}")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-TW", "zh_CN"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh", "zh_CN"),
        ("ko_KR.UTF-8", "ko"),
        ("ko-Kore-KR", "ko"),
        ("KO", "ko"),
        ("de", "en"),
        ("en_GB", "en"),
        ("kok", "en"),
        ("C", "en"),
        ("", "en"),
        ("zh@pinyin", "zh_CN"),
    ],
)
def test_the_language_of_a_locale(locale: str, language: str) -> None:
    assert interface_language(locale) == language
    assert language in LANGUAGES


def test_values_fill_the_translated_sentence() -> None:
    texts = Texts(Shouting(), "en")
    assert texts("Hello {name}", name="Li") == "HELLO Li"
    assert texts("{customer} is a placeholder") == "{CUSTOMER} IS A PLACEHOLDER"


def test_errors_are_translated_before_they_are_filled_and_their_values_too() -> None:
    error = AppError("No {name}.", "Find {name}.", name="Li")
    texts = Texts(Shouting())
    assert (texts.title(error), texts.hint(error)) == ("NO LI.", "FIND LI.")
    assert texts.hint(AppError("No hint")) == ""


def test_braces_in_values_stay_as_they_are() -> None:
    error = AppError("Wrong: {text}", "", text="{customer} {0}")
    assert Texts(gettext.NullTranslations()).title(error) == "Wrong: {customer} {0}"
    assert str(error) == "Wrong: {customer} {0}"


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    texts = load_texts(tmp_path, "ko")
    assert texts("Insert") == "Insert"
    assert texts.language == "ko"


def test_sentences_in_a_row_are_set_apart_but_after_a_full_width_mark() -> None:
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert in_a_row("标题为空。", "请填写。") == "标题为空。请填写。"
    assert Texts(gettext.NullTranslations()).whole(AppError("No {x}.", x=1)) == "No 1."
