"""The registry, with the keys that Windows itself reads and writes."""

import subprocess
import winreg

import pytest

from snippets_app.desktop.windows import autostart
from snippets_app.desktop.windows.autostart import APPROVED, NAME, RUN, RunKeyAutostart, written
from snippets_app.errors import AppError
from tests.desktop.autostart_contract import PROGRAM, AutostartContract

USER, ALL = winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE


@pytest.fixture(autouse=True)
def clean():
    yield
    for root in (USER, ALL):
        for key in (RUN, APPROVED):
            try:
                with winreg.OpenKey(root, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, NAME)
            except OSError:
                pass


@pytest.fixture
def make():
    return RunKeyAutostart


class TestRunKey(AutostartContract):
    pass


def put(root, key, kind, value):
    with winreg.CreateKey(root, key) as opened:
        winreg.SetValueEx(opened, NAME, 0, kind, value)


def said(key):
    """By another program."""
    command = ["reg", "query", rf"HKCU\{key}", "/v", NAME]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_path_is_in_quotes():
    RunKeyAutostart((r"C:\Program Files\Saywell\saywell.exe",)).set(on=True)
    assert r'"C:\Program Files\Saywell\saywell.exe"' in said(RUN)
    assert written(("a", "--data-dir", "b c")) == '"a" --data-dir "b c"'


def test_what_is_set_off_leaves_nothing():
    made = RunKeyAutostart(PROGRAM)
    made.set(on=True)
    made.set(on=False)
    assert NAME not in said(RUN) + said(APPROVED)


@pytest.mark.parametrize(("byte", "on"), [(2, True), (6, True), (3, False), (1, False), (7, False)])
def test_the_task_managers_word_counts(byte, on):
    made = RunKeyAutostart(PROGRAM)
    made.set(on=True)
    put(USER, APPROVED, winreg.REG_BINARY, bytes([byte]) + bytes(11))
    assert made.is_on() == on
    made.set(on=True)
    assert made.is_on(), "the user has now said otherwise"


@pytest.mark.parametrize("odd", [b"", "3"])
def test_a_strange_word_counts_for_nothing(odd):
    made = RunKeyAutostart(PROGRAM)
    made.set(on=True)
    put(USER, APPROVED, winreg.REG_SZ if isinstance(odd, str) else winreg.REG_BINARY, odd)
    assert made.is_on()


def test_an_entry_for_everybody_is_shown_and_not_changed():
    made = RunKeyAutostart(PROGRAM)
    put(ALL, RUN, winreg.REG_SZ, written(PROGRAM))
    assert made.is_on()
    assert made.reason()
    put(ALL, APPROVED, winreg.REG_BINARY, bytes([3]) + bytes(11))
    assert not made.is_on()


def test_the_user_may_have_switched_off_what_is_for_everybody():
    put(ALL, RUN, winreg.REG_SZ, written(PROGRAM))
    put(USER, APPROVED, winreg.REG_BINARY, bytes([3]) + bytes(11))
    assert not RunKeyAutostart(PROGRAM).is_on()


def test_the_case_of_a_path_does_not_matter():
    RunKeyAutostart((r"C:\SAYWELL\saywell.exe",)).set(on=True)
    assert RunKeyAutostart((r"c:\saywell\Saywell.exe",)).is_on()


def test_a_refusing_registry_is_told(monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(autostart, "_put", refuse)
    with pytest.raises(AppError, match=r"does not keep .*: Access is denied"):
        RunKeyAutostart(PROGRAM).set(on=True)
