"""The interface's sentences in the agent's language: gettext catalogues in ``assets/locale``."""

import gettext
import re
from pathlib import Path

from snippets_app.errors import AppError

LANGUAGES = ("en", "zh_CN", "ko")


class Texts:
    """Translates English message templates and fills their ``{names}``."""

    def __init__(self, translations: gettext.NullTranslations, language: str = "en") -> None:
        self._translations = translations
        self.language = language

    def __call__(self, message: str, **values: object) -> str:
        found = self._translations.gettext(message)
        return found.format(**values) if values else found

    def title(self, error: AppError) -> str:
        return self(error.title_template, **error.values)

    def hint(self, error: AppError) -> str:
        return self(error.hint_template, **error.values) if error.hint_template else ""


def load_texts(locale_folder: Path, language: str) -> Texts:
    """The texts of ``language`` (any locale name); English where there is no catalogue."""
    name = interface_language(language)
    found = gettext.translation("saywell", locale_folder, [name], fallback=True)
    return Texts(found, name)


def interface_language(locale_name: str) -> str:
    """Which of ``LANGUAGES`` serves a locale such as ``zh-TW``, ``ko_KR.UTF-8`` or ``de``."""
    start = re.split(r"[-_.@]", locale_name)[0].lower()
    return {"zh": "zh_CN", "ko": "ko"}.get(start, "en")
