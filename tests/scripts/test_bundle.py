"""What the built program consists of."""

import pytest

from scripts import bundle
from scripts.bundle import Entry, used_data, used_libraries
from snippets_app.parts import modules

QTGUI: Entry = ("PySide6/QtGui.pyd", "/qt/QtGui.pyd", "EXTENSION")
GUI: Entry = ("PySide6/Qt6Gui.dll", "/qt/Qt6Gui.dll", "BINARY")
SVG: Entry = ("PySide6/Qt6Svg.dll", "/qt/Qt6Svg.dll", "BINARY")
PDF: Entry = ("PySide6/Qt6Pdf.dll", "/qt/Qt6Pdf.dll", "BINARY")
SVG_PLUGIN: Entry = ("PySide6/plugins/imageformats/qsvg.dll", "/qt/qsvg.dll", "BINARY")
PDF_PLUGIN: Entry = ("PySide6/plugins/imageformats/qpdf.dll", "/qt/qpdf.dll", "BINARY")
PYTHON: Entry = ("python312.dll", "/python312.dll", "BINARY")
RUNTIME: Entry = ("VCRUNTIME140.dll", "/VCRUNTIME140.dll", "BINARY")
OWN_RUNTIME: Entry = ("PySide6/VCRUNTIME140.dll", "/qt/VCRUNTIME140.dll", "BINARY")
NEEDS = {
    QTGUI[1]: ["Qt6Gui.dll", "KERNEL32.dll"],
    GUI[1]: ["vcruntime140.DLL"],
    SVG_PLUGIN[1]: ["Qt6Svg.dll"],
    PDF_PLUGIN[1]: ["Qt6Pdf.dll"],
}


def test_only_what_something_needs_comes_along() -> None:
    every = [PDF, PDF_PLUGIN, SVG, GUI, QTGUI, SVG_PLUGIN, PYTHON]
    found = used_libraries(every, lambda file: NEEDS.get(file, []))
    assert found == [SVG, GUI, QTGUI, SVG_PLUGIN, PYTHON]


def test_a_library_that_two_packages_bring_stays_with_both() -> None:
    found = used_libraries([RUNTIME, OWN_RUNTIME, QTGUI, GUI], lambda file: NEEDS.get(file, []))
    assert found == [RUNTIME, OWN_RUNTIME, QTGUI, GUI]


@pytest.mark.parametrize(
    ("file", "plugin"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "platforms/qxcb"),
        ("PySide6/plugins/platforms/qwindows.dll", "platforms/qwindows"),
    ],
)
def test_a_plugin_is_named_alike_on_all_systems(file: str, plugin: str) -> None:
    assert bundle._plugin(file) == plugin
    assert plugin in bundle.QT_PLUGINS


def test_links_to_what_is_left_out_and_qts_texts_stay_out() -> None:
    library: Entry = ("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY")
    link: Entry = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    dead: Entry = ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK")
    texts: Entry = ("PySide6/Qt/translations/qtbase_ko.qm", "/qt/qtbase_ko.qm", "DATA")
    ours: Entry = ("assets/folds.bin", "/assets/folds.bin", "DATA")
    assert used_data([link, dead, texts, ours], [library]) == [link, ours]


ASKING = {
    "__main__", "cli.touring", "desktop", "desktop.autostart", "desktop.channel",
    "desktop.crash_dumps", "desktop.limits", "desktop.own_language", "desktop.plain_clipboard",
    "policy.files", "policy.sources",
}  # fmt: skip
"""Modules that ask which system this is before they import a part of one system."""


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_no_other_module_needs_what_its_system_lacks(system: str) -> None:
    here = set(modules(system))
    elsewhere = {*modules("linux"), *modules("win32")} - here
    asking = {name for name in here if elsewhere & set(bundle._imported([name]))}
    assert {name.partition(".")[2] for name in asking} <= ASKING


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_qt_parts_are_left_out_unless_the_program_imports_them(system: str) -> None:
    found = bundle.left_out(system)
    assert {"PySide6.QtNetwork", "PySide6.QtQml", "tkinter"} <= set(found)
    assert not {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"} & set(found)
