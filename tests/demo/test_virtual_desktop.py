import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from snippets_app.demo.virtual_desktop import Screen, VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError

pytestmark = pytest.mark.desktop


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_everything_is_ended_also_on_an_error() -> None:
    started: list[int] = []
    homes: list[Path] = []
    with pytest.raises(RuntimeError):
        _fail_within(started, homes)
    assert len(started) == 2
    assert not any(is_running(each) for each in started)
    assert not homes[0].exists()


def _fail_within(started: list[int], homes: list[Path]) -> None:
    with VirtualDesktop() as desktop:
        homes.append(desktop.home)
        shell = desktop.spawn("sh", "-c", "sleep 1000 & wait")
        children = Path(f"/proc/{shell.pid}/task/{shell.pid}/children")
        wait_until(children.read_text, "The shell's own child")
        started += [shell.pid, *map(int, children.read_text().split())]
        raise RuntimeError


def test_a_program_that_ignores_the_friendly_end_is_ended_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("snippets_app.demo.virtual_desktop._END_TIMEOUT", 0.1)
    with VirtualDesktop() as desktop:
        shell = desktop.spawn(
            "sh", "-c", "trap '' TERM; echo ready; sleep 1000", stdout=subprocess.PIPE
        )
        assert shell.stdout
        assert shell.stdout.readline() == b"ready\n"
    assert not is_running(shell.pid)


def test_a_person_types_and_clicks(tmp_path: Path) -> None:
    with VirtualDesktop() as desktop:
        file = tmp_path / "typed"
        terminal = desktop.spawn("xterm", "-e", "sh", "-c", f"cat > {file}")
        window = desktop.window_of(terminal)
        desktop.wait_focus(window)
        desktop.person.type("Hello, World! {a_b} ~|<>\n")
        wait_until(lambda: file.exists() and file.read_text(), "The typed line")
        assert file.read_text() == "Hello, World! {a_b} ~|<>\n"


def test_a_click_moves_the_focus() -> None:
    with VirtualDesktop() as desktop:
        windows = []
        for place in ("+0+0", "+640+0"):
            windows.append(desktop.window_of(desktop.spawn("xterm", "-geometry", f"40x10{place}")))
            desktop.wait_focus(windows[-1])
        desktop.person.click(100, 100)
        desktop.wait_focus(windows[0])


def test_a_character_without_a_key_is_reported() -> None:
    with VirtualDesktop() as desktop, pytest.raises(AppError, match="no key for 好"):
        desktop.person.type("好")


def test_the_picture_shows_the_screen(tmp_path: Path) -> None:
    with VirtualDesktop(Screen(width=640, height=333)) as desktop:
        root = desktop.display.screen().root
        root.change_attributes(background_pixel=0x2060C0)
        root.clear_area(0, 0, 640, 333)
        desktop.display.sync()
        desktop.screenshot(tmp_path / "screen.png")
    with Image.open(tmp_path / "screen.png") as picture:
        assert picture.size == (640, 333)
        assert picture.getpixel((5, 330)) == (0x20, 0x60, 0xC0)


def test_the_panel_has_a_tray() -> None:
    with VirtualDesktop(panel=True) as desktop:
        tray = desktop.display.intern_atom("_NET_SYSTEM_TRAY_S0")
        assert desktop.display.get_selection_owner(tray)


def test_the_environment_is_its_own() -> None:
    with VirtualDesktop() as desktop:
        assert desktop.environment["HOME"] != os.environ["HOME"]
        assert desktop.environment["DISPLAY"] != os.environ.get("DISPLAY")


def test_what_is_missing_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AppError, match="apt-get install xvfb openbox dbus"), VirtualDesktop():
        pass


def test_a_server_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "Xvfb"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(AppError, match="The start of Xvfb failed"), VirtualDesktop():
        pass
