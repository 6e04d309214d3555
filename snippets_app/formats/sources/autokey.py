"""AutoKey's folders: ``phrase.txt`` beside ``phrase.json``, before 0.96 ``.phrase.json``.

https://github.com/autokey/autokey, lib/autokey/model/
"""

import re
from pathlib import PurePosixPath
from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import Body, translate
from snippets_app.formats.sources.dates import from_strftime
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, text
from snippets_app.formats.sources.material import File, Folder, Material
from snippets_app.formats.sources.wording import is_script, not_of, note

_MACRO = re.compile(r"<([A-Za-z_0-9]+)((?:\s+\w+=[^<>]*)?)>")
_FORMAT = re.compile(r"\s*format=(.*)", re.DOTALL)
_KEY = re.compile(
    r"((left_|right_)?(ctrl|alt|shift|super|hyper|meta|capslock|numlock)|alt_gr|enter|tab|escape|esc|"
    r"space|backspace|delete|insert|home|end|page_up|page_down|left|right|up|down|scroll_lock|"
    r"print_screen|pause|menu|f\d{1,2}|np_\w+|code\d+)"
)
_PROGRAMS = frozenset(("script", "system", "file"))
_TYPED = {"enter": "\n", "tab": "\t", "space": " "}
_HOTKEY_MODE, _ABBREVIATION_MODE = 3, 1
_NAMED = {"page_up": "PageUp", "page_down": "PageDown", "escape": "Esc"}


class AutoKey:
    """A folder of phrases with AutoKey's own folders in it."""

    name = "autokey"
    label = "AutoKey"
    extensions = ()

    def recognises(self, seen: Glimpse) -> bool:
        names = {PurePosixPath(each).name for each in seen.members}
        if "folder.json" in names or ".folder.json" in names:
            return True
        texts = {each.removesuffix(".txt") for each in names if each.endswith(".txt")}
        return any(f"{each}.json" in names or f".{each}.json" in names for each in texts)

    def read(self, material: Material, options: Options) -> Draft:
        if not isinstance(material, Folder):
            raise not_of(self.label, material.name)
        reader = _FolderReader(material, options)
        if not reader.phrases:
            raise not_of(self.label, material.name)
        gathering = Gathering(options.told)
        gathering.refuse_all(material.refused)
        for number, file in enumerate(reader.phrases, 1):
            gathering.each([(number, file)], reader.record, file.name)
        return gathering.draft(material.name)


class _FolderReader:
    """Finds what belongs to each phrase."""

    def __init__(self, folder: Folder, options: Options) -> None:
        self._files = {file.name: file for file in folder.files}
        self._encoding = options.encoding
        self._titles: dict[PurePosixPath, str] = {}
        self.phrases = [file for file in folder.files if file.name.endswith((".txt", ".py"))]

    def record(self, file: File) -> Record:
        if file.name.endswith(".py"):
            raise is_script()
        path = PurePosixPath(file.name)
        about = self._about(path)
        abbreviations, hotkey = _abbreviations(about), _hotkey(about)
        notes = [note("abbreviations", ", ".join(abbreviations[1:]))] if abbreviations[1:] else []
        return Record(
            body=translate(decoded(file.content, self._encoding, file.name), _MACRO, _put),
            title=text(about, "description") or path.stem,
            group=self._group(path.parent),
            abbreviation=next(iter(abbreviations), ""),
            hotkey=hotkey,
            notes=tuple(notes),
        )

    def _about(self, path: PurePosixPath) -> dict[str, Any]:
        """What the JSON file beside the phrase says; nothing where there is none."""
        for name in (f"{path.stem}.json", f".{path.stem}.json"):
            beside = self._files.get(str(path.with_name(name)))
            if beside is not None:
                return fields_of(document(beside, "", "AutoKey"))
        return {}

    def _group(self, folder: PurePosixPath) -> str:
        """The titles of the folders that the phrase lies in."""
        titles = [self._title(each) for each in reversed((folder, *folder.parents)) if each.name]
        return " / ".join(titles)

    def _title(self, folder: PurePosixPath) -> str:
        if folder not in self._titles:
            self._titles[folder] = self._told_title(folder) or folder.name
        return self._titles[folder]

    def _told_title(self, folder: PurePosixPath) -> str:
        for name in ("folder.json", ".folder.json"):
            file = self._files.get(str(folder / name))
            if file is not None:
                try:
                    return text(fields_of(document(file, "", "AutoKey")), "title")
                except AppError:
                    return ""  # the folder's own name will do
        return ""


def _abbreviations(about: dict[str, Any]) -> list[str]:
    given = about.get("abbreviation")
    listed = given.get("abbreviations") if isinstance(given, dict) else None
    if not isinstance(listed, list) or not _has_mode(about, _ABBREVIATION_MODE):
        return []
    return [each for each in listed if isinstance(each, str) and each]


def _hotkey(about: dict[str, Any]) -> str:
    given = about.get("hotkey")
    if not isinstance(given, dict) or not _has_mode(about, _HOTKEY_MODE):
        return ""
    key, modifiers = given.get("hotKey"), given.get("modifiers")
    if not isinstance(key, str) or not key or not isinstance(modifiers, list):
        return ""
    names = [
        str(each).strip("<>") for each in (*modifiers, key if len(key) == 1 else key.strip("<>"))
    ]
    return "+".join(_NAMED.get(name, name) for name in names)


def _has_mode(about: dict[str, Any], mode: int) -> bool:
    modes = about.get("modes")
    return not isinstance(modes, list) or mode in modes


def _put(found: re.Match[str], body: Body) -> None:
    name = found[1].lower()
    if name == "cursor":
        body.caret(found[0])
    elif name == "date":
        given = _FORMAT.fullmatch(found[2])
        codes = given[1].strip().strip("\"'") if given else ""
        body.moment(from_strftime(codes) if codes else "", found[0])
    elif name in _PROGRAMS:
        body.keep(found[0], "program")
    elif name in _TYPED and not found[2]:
        body.text(_TYPED[name])
    elif _KEY.fullmatch(name):
        body.keep(found[0], "keys")
    else:
        body.text(found[0])
