"""What the command line copies and reads, as other programs of Windows see it."""

import os
from collections.abc import Iterator

import pyperclip
import pytest

from snippets_app.desktop.plain_clipboard import copied_text, copy_text
from snippets_app.desktop.windows.clipboard import WindowsClipboard
from snippets_app.desktop.windows.clipboard_formats import TEXT, encoded
from snippets_app.errors import AppError
from tests.desktop.contracts import LIMIT

pytestmark = pytest.mark.desktop
LINES = "您好！\n안녕하세요 😀\r\n\tend"


@pytest.fixture
def clipboard() -> Iterator[WindowsClipboard]:
    found = WindowsClipboard()
    yield found
    found.close()


def test_lines_end_as_other_programs_expect(clipboard: WindowsClipboard) -> None:
    copy_text(LINES)
    assert clipboard.save(LIMIT, 30).formats[TEXT].data == encoded(LINES)
    assert copied_text() == LINES.replace("\r\n", "\n")


def test_a_clipboard_that_is_kept_open_is_told_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: str) -> str:
        raise pyperclip.PyperclipWindowsException("Error calling OpenClipboard")

    monkeypatch.setattr(pyperclip, "copy", refuse)
    monkeypatch.setattr(pyperclip, "paste", refuse)
    with pytest.raises(AppError, match="keeps the clipboard"):
        copy_text("text")
    with pytest.raises(AppError, match="keeps the clipboard"):
        copied_text()


def test_a_program_without_a_console_copies_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_output(number: int) -> int:
        raise OSError(9, os.strerror(9))

    monkeypatch.setattr(os, "dup", no_output)
    copy_text("text")
    assert copied_text() == "text"
