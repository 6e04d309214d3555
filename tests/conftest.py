"""What holds for every test: a home of its own, a screen of its own, and no trouble left unread."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from snippets_app.demo.virtual_desktop import VirtualDesktop

pytest_plugins = ["pytester"]

HOME_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
    "LOCALAPPDATA": "home/AppData/Local",
    "APPDATA": "home/AppData/Roaming",
}


# What stays on Linux: the repository's own tools, the virtual X11 desktop and what runs on it, and
# the shipped rules, which are the same everywhere and are proven with libraries of Linux.
_LINUX_FOLDERS = ["benchmarks", "demo", "end_to_end", "rules", "scripts", "windows"]
_LINUX_FILES = ["test_conftest.py", "test_docs.py", "test_project.py", "test_translations.py"]
_X11_FILES = ["ui/test_banner_clicks.py", "cli/test_touring.py"]
collect_ignore = [*_LINUX_FOLDERS, *_LINUX_FILES, *_X11_FILES] if sys.platform == "win32" else []

_COMPLAINTS = [
    "PerMonitorVersion2 is not supported by current system",
    r"EnableNonClientDpiScaling\(\) failed",
    "setGeometry: Unable to set geometry",
]
"""What Qt says on Windows of a window that a test makes too small, and before it under Wine 8."""


FROZEN: list[object] = []
"""What was there when the tests began and can change; the collector of cycles no longer looks at
it."""


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    if sys.platform == "win32":
        for complaint in _COMPLAINTS:
            config.addinivalue_line("qt_log_ignore", complaint)


def pytest_collection_finish() -> None:
    """The modules and 11,000 tests stay; going through them again and again would take minutes."""
    gc.collect()
    FROZEN[:] = (each for each in gc.get_objects() if not isinstance(each, tuple))
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or writes the real home folder."""
    top = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in HOME_FOLDERS.items():
            (top / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(name, str(top / folder))
        yield top / "home"


@pytest.fixture(scope="session")
def display(own_home: Path) -> Iterator[VirtualDesktop | None]:
    """Where windows are shown: what the caller's environment says, else one virtual desktop."""
    with pytest.MonkeyPatch.context() as patch:
        if _has_screen():
            yield None
        elif not shutil.which("Xvfb"):
            patch.setenv("QT_QPA_PLATFORM", "offscreen")
            yield None
        else:
            from snippets_app.demo.virtual_desktop import VirtualDesktop

            with VirtualDesktop() as desktop:
                for name in desktop.environment.keys() - HOME_FOLDERS.keys():
                    patch.setenv(name, desktop.environment[name])
                yield desktop
                _end_application()


def _has_screen() -> bool:
    named = os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    return bool(named) or sys.platform == "win32"


def _end_application() -> None:
    """Qt lets go of its screen before the screen ends; it complains otherwise."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        widgets.QApplication.instance().shutdown()


@pytest.fixture(scope="session")
def qapp_cls(display: VirtualDesktop | None) -> type:
    """pytest-qt makes its application of this, so the screen is there before."""
    from PySide6.QtWidgets import QApplication

    return QApplication


class Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[logging.LogRecord]]:
    """Records of level WARNING or above; those that a test does not take out make it fail."""
    collector = Collector()
    logging.getLogger().addHandler(collector)
    yield collector.records
    logging.getLogger().removeHandler(collector)
    unread = [f"{each.levelname} {each.name}: {each.getMessage()}" for each in collector.records]
    assert not unread, "logged unexpectedly:\n" + "\n".join(unread)


@pytest.fixture(autouse=True)
def cycles_are_freed_on_this_thread() -> Iterator[None]:
    """As in the program: a worker's thread that freed windows would corrupt Qt's list of them."""
    gc.disable()
    yield
    counts, thresholds = gc.get_count(), gc.get_threshold()
    gc.collect(max(n for n in range(3) if n == 0 or counts[n] > thresholds[n]))


@pytest.fixture(autouse=True)
def no_window_left_open() -> Iterator[None]:
    """A window that outlives its test would stand in the way of the next one."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [each for each in widgets.QApplication.topLevelWidgets() if each.isVisible()]
    names = [f"{type(each).__name__} {each.windowTitle()!r}" for each in left]
    for window in left:
        window.close()
    assert not names, f"left open: {', '.join(names)}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:
        for desktop in _desktops(item):
            file = _screenshot_file(item)
            with contextlib.suppress(OSError):  # a broken screen must not hide the failure
                desktop.screenshot(file)
                report.sections.append(("screenshot", str(file)))
    return report


def _desktops(item: pytest.Function) -> list[VirtualDesktop]:
    """The desktop of the test's own, or the common one if the test uses it."""
    arguments = getattr(item, "funcargs", {})
    found = [arguments.get("virtual_desktop"), arguments.get("display")]
    return [each for each in found if each is not None][:1]


def _screenshot_file(item: pytest.Item) -> Path:
    folder = item.config.rootpath / "out" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / (re.sub(r"[^\w.-]+", "-", item.name).strip("-") + ".png")
