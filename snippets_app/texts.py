"""The interface's sentences in the agent's language: gettext catalogues in ``assets/locale``."""

import gettext
import re
from pathlib import Path

from snippets_app.errors import AppError

LANGUAGES = ("en", "zh_CN", "ko")
_FULL_WIDTH = ("。", "！", "？", "：", "；", "，", "）")


class Texts:
    """Translates English message templates and fills their ``{names}``."""

    def __init__(self, translations: gettext.NullTranslations, language: str = "en") -> None:
        self._translations = translations
        self.language = language

    def __call__(self, message: str, **values: object) -> str:
        found = self._translations.gettext(message)
        return found.format(**values) if values else found

    def title(self, error: AppError) -> str:
        return self(error.title_template, **self._values(error))

    def hint(self, error: AppError) -> str:
        return self(error.hint_template, **self._values(error)) if error.hint_template else ""

    def whole(self, error: AppError) -> str:
        """Title and hint as one text."""
        return in_a_row(self.title(error), self.hint(error))

    def _values(self, error: AppError) -> dict[str, object]:
        """The error's values; one that is a message itself (a field's name, a reason) too."""
        return {name: self._value(value) for name, value in error.values.items()}

    def _value(self, value: object) -> object:
        # The catalogue's own header answers to an empty text.
        return self._translations.gettext(value) if isinstance(value, str) and value else value


def in_a_row(*sentences: str) -> str:
    """Sentences one after the other: a blank between them, but a full-width mark has its own."""
    said = ""
    for each in filter(None, sentences):
        said += each if not said or said.endswith(_FULL_WIDTH) else f" {each}"
    return said


def load_texts(locale_folder: Path, language: str) -> Texts:
    """The texts of ``language`` (any locale name); English where there is no catalogue."""
    name = interface_language(language)
    found = gettext.translation("saywell", locale_folder, [name], fallback=True)
    return Texts(found, name)


def interface_language(locale_name: str) -> str:
    """Which of ``LANGUAGES`` serves a locale such as ``zh-TW``, ``ko_KR.UTF-8`` or ``de``."""
    start = re.split(r"[-_.@]", locale_name)[0].lower()
    return {"zh": "zh_CN", "ko": "ko"}.get(start, "en")
