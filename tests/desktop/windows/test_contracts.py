"""The contracts, on Windows with real programs."""

import pytest

from tests.desktop.contracts import KeysContract, WindowContract

pytestmark = pytest.mark.desktop


class TestWindows(WindowContract):
    pass


class TestKeys(KeysContract):
    pass
