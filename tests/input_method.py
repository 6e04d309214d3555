"""fcitx5 on a virtual desktop, in tests that need it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from benchmarks.input_method import InputMethod, missing
from snippets_app.demo.virtual_desktop import VirtualDesktop


@contextmanager
def input_method(desktop: VirtualDesktop, *, for_all: bool = False) -> Iterator[InputMethod]:
    """Running during the block; the test is skipped where it is not installed."""
    if missing():
        pytest.skip(missing())
    with closing(InputMethod(desktop, for_all=for_all)) as running:
        yield running
