"""What was copied in a window of our own, read on the very thread that has to make it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from snippets_app.desktop.windows.clipboard import WindowsClipboard

pytestmark = pytest.mark.desktop
LONG = 30


@pytest.fixture
def clipboard() -> Iterator[WindowsClipboard]:
    found = WindowsClipboard()
    yield found
    found.close()


def test_the_interface_reads_what_it_has_copied_itself(
    clipboard: WindowsClipboard, qapp: QApplication
) -> None:
    qapp.clipboard().setText("안녕 张伟")
    assert clipboard.text(LONG) == "안녕 张伟"
    assert clipboard.text(LONG) == "안녕 张伟"
