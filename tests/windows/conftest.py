"""Windows under Wine for all tests here: a fresh prefix on a virtual desktop with a tray; and the
program built for it, once per state of the tree."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.windows.listing import LIST, listing
from scripts.windows.plain import plain_wine
from scripts.windows.program import ensure_program
from scripts.windows.setup import make_setup
from scripts.windows.wine import Wine, own_wine
from snippets_app import __version__
from snippets_app.demo.virtual_desktop import VirtualDesktop
from tests.windows.installing import FOLDER, Installed, Windows

TOOLS = ("wine", "makensis", "x86_64-w64-mingw32-gcc")
INSTALL = "needs Wine: sudo scripts/system_packages.sh $(sed 's/#.*//' scripts/apt-windows.txt)"
NEWER = "9.9.9"
LEFT_OVER = "_internal/old part/left over.txt"
"""A file that the older version has and the newer one has not."""


@pytest.fixture(scope="session")
def wine_desktop() -> Iterator[VirtualDesktop]:
    """The screen that Wine shows its windows on."""
    if not all(map(shutil.which, TOOLS)):
        pytest.skip(INSTALL)
    with VirtualDesktop(panel=True) as desktop:
        yield desktop


@pytest.fixture(scope="session")
def wine(wine_desktop: VirtualDesktop) -> Iterator[Wine]:
    with own_wine(wine_desktop.display_name, wine_desktop.home) as running:
        yield running


@pytest.fixture(scope="session")
def built_program(wine_desktop: VirtualDesktop) -> Path:
    """The folder that Setup installs."""
    return ensure_program(wine_desktop.display_name, wine_desktop.home)


@pytest.fixture(scope="session")
def setup(built_program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Setup.exe of this version, with a file more than the newer one has."""
    folder = tmp_path_factory.mktemp("setup")
    program = folder / "program"
    shutil.copytree(built_program, program)
    (program / LEFT_OVER).parent.mkdir()
    (program / LEFT_OVER).write_text("of this version only", encoding="utf-8")
    (program / LIST).write_bytes(listing(program))
    return make_setup(program, folder / "Saywell-Setup.exe", __version__, quick=True)


@pytest.fixture(scope="session")
def newer_setup(built_program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Setup.exe of a newer version."""
    made = tmp_path_factory.mktemp("newer") / "Saywell-Setup.exe"
    return make_setup(built_program, made, NEWER, quick=True)


@pytest.fixture
def windows(wine_desktop: VirtualDesktop) -> Iterator[Windows]:
    """A Windows with nothing on it, for one test."""
    with plain_wine(wine_desktop.display_name, wine_desktop.home) as wine:
        yield Windows(wine, wine_desktop)


Install = Callable[..., Installed]


@pytest.fixture
def install(windows: Windows, setup: Path) -> Install:
    """Install this version, with the options of a silent Setup."""

    def run(*options: str, folder: str = FOLDER) -> Installed:
        windows.set_up(setup, *options, folder=folder)
        return Installed(windows.wine, windows.desktop, folder)

    return run


@pytest.fixture(scope="module")
def installed(wine_desktop: VirtualDesktop, setup: Path) -> Iterator[Installed]:
    """The program as Setup leaves it, for all tests of a file: none of them changes it."""
    with ExitStack() as ending:
        wine = ending.enter_context(plain_wine(wine_desktop.display_name, wine_desktop.home))
        Windows(wine, wine_desktop).set_up(setup, folder=FOLDER)
        found = Installed(wine, wine_desktop)
        ending.callback(found.quit)
        yield found
