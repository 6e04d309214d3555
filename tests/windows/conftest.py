"""One Wine for all tests here: a fresh prefix on a virtual desktop with a tray."""

import shutil
from collections.abc import Iterator

import pytest

from scripts.windows.wine import Wine, own_wine
from snippets_app.demo.virtual_desktop import VirtualDesktop

INSTALL = "needs Wine: sudo scripts/system_packages.sh $(sed 's/#.*//' scripts/apt-windows.txt)"


@pytest.fixture(scope="session")
def wine_desktop() -> Iterator[VirtualDesktop]:
    """The screen that Wine shows its windows on."""
    if not shutil.which("wine"):
        pytest.skip(INSTALL)
    with VirtualDesktop(panel=True) as desktop:
        yield desktop


@pytest.fixture(scope="session")
def wine(wine_desktop: VirtualDesktop) -> Iterator[Wine]:
    with own_wine(wine_desktop.display_name, wine_desktop.home) as running:
        yield running
