"""The contracts, on Windows with real programs."""

import pytest

from tests.desktop.contracts import (
    ClipboardContract,
    HotkeyContract,
    InsertionContract,
    KeysContract,
    WindowContract,
)

pytestmark = pytest.mark.desktop


class TestHotkeys(HotkeyContract):
    pass


class TestWindows(WindowContract):
    pass


class TestKeys(KeysContract):
    pass


class TestClipboard(ClipboardContract):
    pass


class TestInsertion(InsertionContract):
    pass
