"""Every message of the interface stands in Chinese and Korean, in the form the program reads."""

import string
from pathlib import Path

import pytest

from scripts import translations
from snippets_app.texts import LANGUAGES

FOUND = translations.messages(translations.PACKAGE)

languages = pytest.mark.parametrize("language", translations.TRANSLATED)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_the_languages_are_those_of_the_interface() -> None:
    assert set(translations.TRANSLATED) == set(LANGUAGES) - {"en"}


@languages
def test_every_message_is_translated(language: str) -> None:
    catalogue = translations.read_catalogue(language)
    translated = {message.id for message in catalogue if message.id and message.string}
    assert sorted(FOUND.keys() - translated) == [], "translate them, then `make translations`"


@languages
def test_no_translation_has_lost_its_message(language: str) -> None:
    known = {message.id for message in translations.read_catalogue(language) if message.id}
    assert sorted(known - FOUND.keys()) == [], "call `make translations`"


@languages
def test_a_translation_fills_the_same_names(language: str) -> None:
    wrong = [
        message.id
        for message in translations.read_catalogue(language)
        if message.id and message.string and fields(message.string) != fields(message.id)
    ]
    assert wrong == []


@languages
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = translations.po_file(language).with_suffix(".mo").read_bytes()
    assert compiled == translations.compiled(translations.read_catalogue(language))


def test_messages_are_found_where_they_may_stand(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "example.py").write_text(EXAMPLE, encoding="utf-8")
    assert translations.messages(tmp_path / "code") == {
        message: {"code/example.py"}
        for message in (
            "plain", "one", "other", "title {x}", "hint in two parts", "derived", "row", "named",
        )
    }  # fmt: skip


EXAMPLE = """
class Refused(AppError):
    def __init__(self, x):
        super().__init__("title {x}", "hint " "in two parts", x=x)

class StillRefused(errors.Refused): pass

STATE_MESSAGES: dict[str, str] = {"key": "row"}

def example(self, texts, x):
    texts("plain", not_a_message="value")
    self._texts("one" if x else "other")
    raise StillRefused("derived")
    raise AppError(title="named")
    raise AppError("{only} {fields}")
    print("no message", f"{x}")
"""
