"""The theme “auto” follows Windows at once; a chosen one stays."""

import ctypes
import winreg
from ctypes import wintypes

import pytest

from snippets_app.app.windows import Windows
from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.paths import resources
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import TEXTS

KEY = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
WM_SETTINGCHANGE, HWND_BROADCAST, SMTO_ABORTIFHUNG = 0x001A, 0xFFFF, 2


def switch(*, light):
    """As the settings of Windows do."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
        winreg.SetValueEx(key, "AppsUseLightTheme", 0, winreg.REG_DWORD, int(light))
    send = declare(
        library("user32"), "SendMessageTimeoutW", wintypes.LPARAM,
        wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPCWSTR, wintypes.UINT,
        wintypes.UINT, ctypes.POINTER(ctypes.c_size_t),
    )  # fmt: skip
    send(HWND_BROADCAST, WM_SETTINGCHANGE, 0, "ImmersiveColorSet", SMTO_ABORTIFHUNG, 500, None)


def colours(choice):
    return load_theme(resources() / "assets", choice).colours


@pytest.fixture
def windows(request, qtbot):
    switch(light=True)
    made = Windows(TEXTS, request.param)
    qtbot.waitUntil(lambda: colours("auto") == colours("light"))
    yield made
    made.close()
    switch(light=True)
    qtbot.waitUntil(lambda: colours("auto") == colours("light"))


@pytest.mark.parametrize("windows", ["auto"], indirect=True)
def test_the_theme_follows_windows(windows, qtbot):
    assert windows.theme.colours == colours("light")
    with qtbot.waitSignal(windows.theme_changed):
        switch(light=False)
    assert windows.theme.colours == colours("dark")


@pytest.mark.parametrize("windows", ["light"], indirect=True)
def test_a_chosen_theme_stays(windows, qtbot):
    with qtbot.waitSignal(windows.theme_changed):
        switch(light=False)
    assert windows.theme.colours == colours("light")
