"""Collects the interface's messages and brings the catalogues of ``assets/locale`` up to date.

A message is a literal string in the code, not of fields alone, at one of these places:

- the first argument of ``texts(...)``, ``self._texts(...)``, ``_text(...)`` or ``_(...)``;
- title and hint of an ``AppError`` or of a class derived from it, also in its ``super().__init__``;
- a value in a constant whose name ends in ``MESSAGES`` (for tables: the lookup is translated).
"""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "snippets_app"
LOCALE = ROOT / "assets" / "locale"
TRANSLATED = ("zh_CN", "ko")
FIELD = re.compile(r"\{\w*\}")
TRANSLATING_CALLS = {"texts", "_texts", "_text", "_"}


def messages(package: Path) -> dict[str, set[str]]:
    """Every message of the package's code, with the files that it stands in."""
    trees = {
        file.relative_to(package.parent).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(package.rglob("*.py"))
    }
    errors = _error_classes(list(trees.values()))
    found: dict[str, set[str]] = {}
    for name, tree in trees.items():
        for message in _messages_of(tree, errors):
            found.setdefault(message, set()).add(name)
    return found


def _error_classes(trees: list[ast.Module]) -> set[str]:
    bases = {
        node.name: {_name(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    errors = {"AppError"}
    while more := {name for name, above in bases.items() if above & errors} - errors:
        errors |= more
    return errors


def _messages_of(tree: ast.Module, errors: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _messages_of_call(node, errors)
        elif isinstance(node, ast.ClassDef) and node.name in errors:
            yield from _messages_of_class(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _is_table(node) and node.value:
            yield from _literals(node.value)


def _messages_of_call(call: ast.Call, errors: set[str]) -> Iterator[str]:
    name = _name(call.func)
    if name in TRANSLATING_CALLS:
        yield from _first(call, 1)
    elif name in errors:
        yield from _first(call, 2)


def _messages_of_class(error: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(error):
        if isinstance(node, ast.Call) and _name(node.func) == "__init__":
            yield from _first(node, 2)


def _first(call: ast.Call, count: int) -> Iterator[str]:
    named = [each.value for each in call.keywords if each.arg in {"title", "hint"}]
    for argument in [*call.args[:count], *named]:
        yield from _literals(argument)


def _literals(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)) if FIELD.sub("", text).strip():
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _literals(body)
            yield from _literals(otherwise)
        case ast.BinOp(left=left, right=right):
            yield from _literals(left)
            yield from _literals(right)
        case ast.DictComp(value=each):
            yield from _literals(each)
        case ast.Dict(values=several) | ast.Tuple(elts=several) | ast.List(elts=several):
            for each in several:
                yield from _literals(each)


def _is_table(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(_name(target).endswith("MESSAGES") for target in targets)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def template(found: dict[str, set[str]]) -> Catalog:
    """The messages as a catalogue without translations."""
    catalog = Catalog(project="Saywell", charset="utf-8")
    for message in sorted(found):
        catalog.add(message, locations=[(file, 0) for file in sorted(found[message])])
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """The catalogue in the form that the program reads."""
    stream = BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def read_catalogue(language: str) -> Catalog:
    """The translations into ``language``; an empty catalogue where there are none yet."""
    file = po_file(language)
    if not file.exists():
        return _new_catalogue(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def _new_catalogue(language: str) -> Catalog:
    now = datetime.now(UTC)
    return Catalog(
        locale=language,
        header_comment=f"# Saywell's interface: {language}",
        project="Saywell",
        version="1",
        msgid_bugs_address="see README.md",
        last_translator="The Saywell authors",
        language_team=language,
        creation_date=now,
        revision_date=now,
        charset="utf-8",
        fuzzy=False,
    )


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "saywell.po"


def update(language: str, wanted: Catalog) -> int:
    """Write the catalogue with exactly the wanted messages; returns how many lack a translation."""
    catalog = read_catalogue(language)
    catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    file = po_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    _write(file, catalog)
    file.with_suffix(".mo").write_bytes(compiled(catalog))
    return sum(1 for message in catalog if message.id and not message.string)


def _write(file: Path, catalog: Catalog, *, omit_header: bool = False) -> None:
    with file.open("wb") as stream:
        write_po(
            stream,
            catalog,
            width=100,
            omit_header=omit_header,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


def main() -> None:
    wanted = template(messages(PACKAGE))
    LOCALE.mkdir(parents=True, exist_ok=True)
    _write(LOCALE / "saywell.pot", wanted, omit_header=True)
    print(f"{len(wanted)} messages")
    for language in TRANSLATED:
        print(f"{language}: {update(language, wanted)} without a translation")


if __name__ == "__main__":
    main()
