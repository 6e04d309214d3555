from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from snippets_app.demo.virtual_desktop import VirtualDesktop

collect_ignore = (
    ["x11", "test_plain_clipboard.py", "test_unix_channel.py"]
    if sys.platform == "win32"
    else ["windows"]
)


@pytest.fixture(scope="session")
def virtual_desktop() -> Iterator[VirtualDesktop]:
    """One desktop for all tests here; each cleans up after itself."""
    from snippets_app.demo.virtual_desktop import VirtualDesktop

    with VirtualDesktop() as desktop:
        yield desktop
