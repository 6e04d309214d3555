from collections.abc import Iterator

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.desktop.base import Desktop
from snippets_app.desktop.x11.desktop import load
from tests.desktop.x11.typing_world import X11TypingWorld
from tests.desktop.x11.world import X11World


@pytest.fixture
def desktop(virtual_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setenv("DISPLAY", virtual_desktop.display_name)
    found = load()
    yield found
    found.close()


@pytest.fixture
def world(virtual_desktop: VirtualDesktop, desktop: Desktop) -> Iterator[X11World]:
    found = X11World(virtual_desktop, desktop)
    found.clear()
    yield found
    found.close()


@pytest.fixture(scope="session")
def speaking_desktop() -> Iterator[VirtualDesktop]:
    """One on which programs tell their text."""
    with VirtualDesktop(accessibility=True) as desktop:
        yield desktop


@pytest.fixture
def speaking(
    speaking_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[X11TypingWorld]:
    """Watched from here by ``typing``."""
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, speaking_desktop.environment[name])
    found = X11TypingWorld(speaking_desktop)
    yield found
    found.close()
