"""What goes into the built program, asked of the program itself; ``build.spec`` calls this.

The program says which modules and data it has, and its imports say which of Qt's modules it uses.
What a library of those needs comes along; every other part of Qt stays out.
"""

import ast
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path, PurePath

from snippets_app.parts import data_files, modules
from snippets_app.paths import resources

Entry = tuple[str, str, str]
"""As PyInstaller keeps a file: its place in the program, where it comes from, its kind."""
Needs = Callable[[str], Iterable[str]]
"""The names of the libraries that the library in a file asks for."""

ROOT = Path(__file__).parent.parent
QT = "PySide6"
QT_PLUGINS = (
    "iconengines/qsvgicon",
    "imageformats/qsvg",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platforms/qoffscreen",
    "platforms/qwindows",
    "platforms/qxcb",
    "platformthemes/qxdgdesktopportal",
    "styles/qmodernwindowsstyle",
)
"""Qt loads these by itself, so no import tells of them; a system has some of them."""
UNUSED_MODULES = ("setuptools", "tkinter", "unittest")
"""What a package imports only if it is there, for uses that the program does not make of it."""


def left_out(system: str) -> list[str]:
    """Modules that are not to be looked for: those of Qt that the program never imports too."""
    used = set(_imported(modules(system)))
    spec = find_spec(QT)
    assert spec is not None
    known = pkgutil.iter_modules(spec.submodule_search_locations)
    parts = (f"{QT}.{each.name}" for each in known if each.name.startswith("Qt"))
    return [*UNUSED_MODULES, *(part for part in parts if part not in used)]


def data() -> list[tuple[str, str]]:
    """The shipped files and the folder of each within the program."""
    return [(str(resources() / file), str(file.parent)) for file in data_files(resources())]


def used_libraries(entries: Iterable[Entry], needs: Needs) -> list[Entry]:
    """Python's extension modules, the chosen plugins, and the libraries that these need."""
    every = list(entries)
    by_name: dict[str, list[Entry]] = {}
    for entry in every:  # several packages may bring a library each, and look beside themselves
        by_name.setdefault(_name(entry), []).append(entry)
    used: set[str] = set()
    todo = [entry for entry in every if _is_start(entry)]
    while todo:
        entry = todo.pop()
        if entry[0] not in used:
            used.add(entry[0])
            for library in needs(entry[1]):
                todo += by_name.get(PurePath(library).name.lower(), [])
    return [entry for entry in every if entry[0] in used]


def used_data(entries: Iterable[Entry], libraries: Iterable[Entry]) -> list[Entry]:
    """All but Qt's own translations and settings, of which the program asks nothing, and but
    links (Linux) to libraries that are left out."""
    there = {PurePath(name) for name, _, _ in libraries}
    return [entry for entry in entries if _is_used_data(entry, there)]


def _imported(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for node in ast.walk(ast.parse(_source(name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{each.name}" for each in node.names)
            elif isinstance(node, ast.Import):
                yield from (each.name for each in node.names)


def _source(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _is_start(entry: Entry) -> bool:
    name, _, kind = entry
    if "plugins" in PurePath(name).parts:
        return _plugin(name) in QT_PLUGINS
    # Python itself is loaded by the program's first lines, before anything is imported.
    return kind == "EXTENSION" or _name(entry).startswith(("python3", "libpython3"))


def _plugin(name: str) -> str:
    """``platforms/qxcb`` for the file of that plugin on any system."""
    path = PurePath(name)
    return f"{path.parent.name}/{path.stem.removeprefix('lib')}"


def _name(entry: Entry) -> str:
    return PurePath(entry[0]).name.lower()


def _is_used_data(entry: Entry, libraries: set[PurePath]) -> bool:
    name, source, kind = entry
    if kind == "SYMLINK":
        return PurePath(name).parent / source in libraries
    return PurePath(name).parts[0] != QT
