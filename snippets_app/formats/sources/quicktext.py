"""QuickText's library: ``index.json`` and one JSON file for each category.

https://github.com/rockbenben/QuickText
"""

import re
from collections.abc import Mapping
from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import Body, Translated, literal, translate, translate_into
from snippets_app.formats.sources.dates import DATE_LETTERS, from_letters
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, numbered, text
from snippets_app.formats.sources.material import File, Folder, Material
from snippets_app.formats.sources.wording import no_text, not_a_record, not_of, note

_INDEX = "index.json"
_TOKEN = re.compile(r"\{([^{}\r\n]+)\}")
_MOMENT = re.compile(
    r"(日期时间|日期|时间|datetime|date|time|now)\s*+([+-]\d{1,4})?\s*(?:=(.*))?", re.IGNORECASE
)
_NESTED = re.compile(r"(?:片段|snippet):\s*(.+)", re.IGNORECASE)
_CLIPBOARD = frozenset(("剪贴板", "clipboard"))
_CURSOR = frozenset(("光标", "cursor"))
_UNKNOWN = frozenset(("uuid", "随机数", "random"))
_KINDS = {"日期": "date", "date": "date", "时间": "time", "time": "time"}
_DAY = 86400


class QuickText:
    """The folder ``QuickText`` keeps its snippets in."""

    name = "quicktext"
    label = "QuickText"
    extensions = ()

    def recognises(self, seen: Glimpse) -> bool:
        return _INDEX in seen.members

    def read(self, material: Material, options: Options) -> Draft:
        files = {f.name: f for f in material.files} if isinstance(material, Folder) else {}
        if not isinstance(material, Folder) or _INDEX not in files:
            raise not_of(self.label, material.name)
        index = document(files[_INDEX], options.encoding, self.label)
        categories = _field(index, "categories") if isinstance(index, dict) else None
        if not isinstance(categories, list):
            raise not_of(self.label, _INDEX)
        gathering = Gathering(options.told)
        gathering.refuse_all(material.refused)
        library = _Library(files, options)
        for number, category in enumerate(categories, 1):
            try:
                library.add(category)
            except AppError as trouble:
                gathering.refuse(number, trouble, _INDEX)
        library.give(gathering)
        return gathering.draft("QuickText")


class _Library:
    """The categories that could be read: name, file, snippets."""

    def __init__(self, files: Mapping[str, File], options: Options) -> None:
        self._files = files
        self._encoding = options.encoding
        self._found: list[tuple[str, str, list[Any]]] = []

    def add(self, category: Any) -> None:
        """Take one row of the index; AppError when its file is not there or is no list."""
        fields = _lowered(category)
        name, file = text(fields, "name"), text(fields, "file")
        if file not in self._files:
            raise _missing(file)
        snippets = document(self._files[file], self._encoding, "QuickText")
        if not isinstance(snippets, list):
            raise not_of("QuickText", file)
        self._found.append((name, file, snippets))

    def give(self, gathering: Gathering) -> None:
        texts = QuickTexts([each for _, _, snippets in self._found for each in snippets])
        for name, file, snippets in self._found:
            gathering.group(name)
            gathering.each(numbered(snippets), _SnippetReader(name, texts).record, file)


class _SnippetReader:
    def __init__(self, group: str, texts: "QuickTexts") -> None:
        self._group = group
        self._texts = texts

    def record(self, given: Any) -> Record:
        fields = _lowered(given)
        body = text(fields, "body")
        has_picture = bool(fields.get("imagepath"))
        if has_picture and not body.strip():
            raise no_text()
        return Record(
            body=self._texts.translated(body, is_template=fields.get("usevariables") is True),
            title=text(fields, "name"),
            group=self._group,
            abbreviation=text(fields, "abbr"),
            key=text(fields, "id"),
            notes=(note("pictures"),) if has_picture else (),
        )


class QuickTexts:
    """Translates bodies, which may name each other."""

    def __init__(self, snippets: list[Any]) -> None:
        self._bodies: dict[str, tuple[str, bool]] = {}
        for each in snippets:
            if isinstance(each, dict):
                fields = _lowered(each)
                name, body = fields.get("name"), fields.get("body")
                if isinstance(name, str) and isinstance(body, str):
                    self._bodies.setdefault(name, (body, fields.get("usevariables") is True))

    def translated(self, body: str, *, is_template: bool) -> Translated:
        return translate(body, _TOKEN, self._put) if is_template else literal(body)

    def _put(self, found: re.Match[str], body: Body) -> None:
        nested = _NESTED.fullmatch(found[1].strip())
        if nested is None:
            _put_token(found, body)
        elif nested[1].strip() in self._bodies:
            text, is_template = self._bodies[nested[1].strip()]
            if is_template:
                translate_into(body, text, _TOKEN, _put_token)
            else:
                body.text(text)
            body.note(note("inlined", found[0]))
        else:
            body.keep(found[0])


def _put_token(found: re.Match[str], body: Body) -> None:
    token = found[1].strip()
    moment = _MOMENT.fullmatch(token)
    if token.lower() in _CLIPBOARD:
        body.simple("clipboard")
    elif token.lower() in _CURSOR:
        body.caret(found[0])
    elif moment:
        _put_moment(moment, found[0], body)
    elif _NESTED.fullmatch(token):
        body.keep(found[0], "nested")
    elif token.lower() in _UNKNOWN or not token:
        body.keep(found[0])
    elif "|" in token:
        label, *options = token.split("|")
        body.choice(label, options, found[0])
    else:
        label, _, default = token.partition(":")
        body.field(label, default.strip())


def _put_moment(moment: re.Match[str], piece: str, body: Body) -> None:
    seconds = int(moment[2] or 0) * _DAY
    pattern = (moment[3] or "").strip()
    kind = _KINDS.get(moment[1].lower())
    if not pattern and kind is None:
        pattern = "yyyy-MM-dd HH:mm"
    codes = from_letters(pattern, DATE_LETTERS) if pattern else ""
    body.moment(codes, piece, seconds, kind or "date")


def _missing(file: str) -> AppError:
    return AppError(
        "The file “{file}” of the library is not in its folder.",
        "Put it there, or remove it from index.json.",
        file=file[:60],
    )


def _field(fields: Mapping[str, Any], name: str) -> Any:
    return _lowered(fields).get(name)


def _lowered(record: Any) -> dict[str, Any]:
    """The fields with small letters: QuickText writes them in either way."""
    if not isinstance(record, dict):
        raise not_a_record()
    return {key.lower(): value for key, value in fields_of(record).items()}
