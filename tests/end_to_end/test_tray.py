"""The icon in a real panel, its menu, and a second start."""

from collections.abc import Callable
from pathlib import Path

import pytest
from Xlib import X
from Xlib.error import BadDrawable, BadWindow
from Xlib.xobject.drawable import Window

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import process_of
from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import MIXTURE, ZH
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
LARGEST_ICON = 64
Place = tuple[int, int]


def icon_place(saywell: Saywell) -> Place:
    """The middle of the icon on screen, once the panel shows it."""
    return wait_until(lambda: _place(saywell, _is_icon), "The docking of the icon")


def menu_place(saywell: Saywell) -> Place:
    return wait_until(lambda: _place(saywell, _is_menu), "The tray's menu")


def _place(saywell: Saywell, wanted: Callable[[Window], bool]) -> Place | None:
    display = saywell.desktop.display
    assert saywell.process
    for window in _windows_below(display.screen().root):
        try:
            if process_of(display, window.id) == saywell.process.pid and wanted(window):
                size = window.get_geometry()
                corner = display.screen().root.translate_coords(window, 0, 0)
                return corner.x + size.width // 2, corner.y + size.height // 2
        except (BadWindow, BadDrawable):
            continue
    return None


def _windows_below(top: Window) -> list[Window]:
    try:
        children = top.query_tree().children
    except BadWindow:
        return []
    return [each for child in children for each in (child, *_windows_below(child))]


def _is_icon(window: Window) -> bool:
    size, shown = window.get_geometry(), window.get_attributes()
    docked = window.query_tree().parent != window.query_tree().root
    return docked and shown.map_state == X.IsViewable and 8 < size.width <= LARGEST_ICON


def _is_menu(window: Window) -> bool:
    size, shown = window.get_geometry(), window.get_attributes()
    pops_up = bool(shown.override_redirect) and shown.map_state == X.IsViewable
    return pops_up and min(size.height, size.width) > LARGEST_ICON and _is_called_menu(window)


def _is_called_menu(window: Window) -> bool:
    """A notice or a report pops up too."""
    atom = window.display.get_atom
    found = window.get_full_property(atom("_NET_WM_WINDOW_TYPE"), X.AnyPropertyType)
    return found is not None and atom("_NET_WM_WINDOW_TYPE_POPUP_MENU") in found.value


def test_a_left_click_opens_the_palette_over_the_former_window(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["files"])
    saywell.desktop.person.click(*icon_place(saywell))
    saywell.wait_focus()
    watch.forget()
    saywell.desktop.person.press("2")
    watch.wait_lent_and_returned()
    window.receives(ZH)
    clipboard.assert_holds(saywell.desktop, CONTENTS["files"])


def test_a_phrase_chosen_in_the_menu_goes_into_the_former_window(
    saywell: Saywell,
    copier: Copier,
    watch: ClipboardWatch,
    qt_window: OpenWindow,
    pytestconfig: pytest.Config,
) -> None:
    window, person = qt_window(), saywell.desktop.person
    copier.copy(CONTENTS["files"])
    person.click(*icon_place(saywell), button=3)
    menu_place(saywell)
    watch.forget()
    for key in ("Down", "Down", "Right", "Down"):
        person.press(key)
    _keep_screenshot(saywell, pytestconfig.rootpath / "out" / "screenshots" / "tray-menu.png")
    person.press("Enter")
    watch.wait_lent_and_returned()
    window.receives(MIXTURE[1].text)
    clipboard.assert_holds(saywell.desktop, CONTENTS["files"])


def _keep_screenshot(saywell: Saywell, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    saywell.desktop.screenshot(file)


def test_paused_it_lets_go_of_its_hotkeys(saywell: Saywell, qt_window: OpenWindow) -> None:
    window, person = qt_window(), saywell.desktop.person
    person.click(*icon_place(saywell), button=3)
    menu_place(saywell)
    for key in (*["Up"] * 5, "Enter"):
        person.press(key)
    wait_until(lambda: _is_let_go(saywell), "The letting go of the hotkeys")
    person.press("Ctrl+F2")
    person.type("x")
    window.receives("x")


def _is_let_go(saywell: Saywell) -> bool:
    report = saywell.command("doctor").stdout
    return "held by the running program" not in report


def test_a_second_start_opens_the_palette_of_the_first(
    saywell: Saywell, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    assert saywell.command().returncode == 0
    saywell.wait_focus()
    watch.forget()
    saywell.desktop.person.press("2")
    watch.wait_lent_and_returned()
    window.receives(ZH)


def test_the_command_line_inserts_through_the_running_program(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["text"])
    watch.forget()
    inserted = saywell.command("insert", "proof/zh")
    assert (inserted.returncode, inserted.stderr) == (0, "")
    window.receives(ZH)
    clipboard.assert_holds(saywell.desktop, CONTENTS["text"])
