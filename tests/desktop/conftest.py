from collections.abc import Iterator

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop


@pytest.fixture(scope="session")
def virtual_desktop() -> Iterator[VirtualDesktop]:
    """One desktop for all tests here; each cleans up after itself."""
    with VirtualDesktop() as desktop:
        yield desktop
