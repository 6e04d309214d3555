"""The clipboard, with other programs that copy and read: everything comes back as it was."""

import struct
import subprocess
import sys
from collections.abc import Iterator

import pytest

from snippets_app.desktop.base import Snapshot
from snippets_app.desktop.windows.clipboard import WindowsClipboard
from snippets_app.desktop.windows.clipboard_formats import MARKS
from tests.desktop.contracts import LIMIT, NASTY
from tests.desktop.windows.other_program import UNICODE_TEXT, OtherProgram
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop

ANSI_TEXT, BITMAP, PICTURE, FILES, LOCALE, PICTURE_WITH_ALPHA = 1, 2, 8, 15, 16, 17
HTML, RICH_TEXT, OWN_FORMAT = "HTML Format", "Rich Text Format", "Saywell Test"


def dib(width: int, height: int) -> bytes:
    """A picture of 24 bits."""
    row = (width * 3 + 3) // 4 * 4
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, row * height, 0, 0, 0, 0)
    return header + bytes(index % 251 for index in range(row * height))


def file_list(*paths: str) -> bytes:
    """https://learn.microsoft.com/windows/win32/api/shlobj_core/ns-shlobj_core-dropfiles"""
    names = "\0".join(paths) + "\0\0"
    return struct.pack("<IiiII", 20, 0, 0, 0, 1) + names.encode("utf-16-le")


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le") + bytes(2)


LARGE = utf16("0123456789안녕 " * 200_000)
EVERYTHING: dict[int | str, bytes] = {
    OWN_FORMAT: bytes(range(256)) + b"\1",
    HTML: b"Version:0.9\r\nStartHTML:00000097\r\n<b>Gr\xc3\xbc\xc3\x9fe</b>\0",
    RICH_TEXT: rb"{\rtf1\ansi {\b bold}}" + b"\0",
    UNICODE_TEXT: LARGE,
    PICTURE: dib(301, 200),
    FILES: file_list(r"C:\안녕\a b.txt", r"C:\q.png"),
}


@pytest.fixture
def clipboard() -> Iterator[WindowsClipboard]:
    found = WindowsClipboard()
    yield found
    found.close()


@pytest.fixture
def other(other_program: OtherProgram) -> OtherProgram:
    other_program.reset()
    return other_program


def lend(clipboard: WindowsClipboard, other: OtherProgram) -> Snapshot:
    """Save, offer, give back."""
    saved = clipboard.save(LIMIT, 5)
    clipboard.offer("phrase")
    assert other.read_text() == "phrase"
    assert clipboard.restore(saved)
    return saved


def test_every_format_of_another_program_comes_back(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy(EVERYTHING)
    listed = other.formats()
    assert lend(clipboard, other).complete
    assert {form: other.read(form) for form in EVERYTHING} == EVERYTHING
    assert other.formats()[: len(EVERYTHING)] == listed[: len(EVERYTHING)]
    assert set(other.formats()) == set(listed)
    assert len(LARGE) > 4_000_000


@pytest.mark.parametrize("form", EVERYTHING)
def test_each_alone_comes_back(
    clipboard: WindowsClipboard, other: OtherProgram, form: int | str
) -> None:
    other.copy({form: EVERYTHING[form]})
    assert lend(clipboard, other).complete
    assert other.read(form) == EVERYTHING[form]


def test_a_text_of_an_old_program_comes_back(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy({ANSI_TEXT: b"Gr\xfc\xdfe\0", LOCALE: struct.pack("<I", 0x0407)})
    assert other.read(UNICODE_TEXT) == utf16("Grüße")
    lend(clipboard, other)
    assert other.read(ANSI_TEXT) == b"Gr\xfc\xdfe\0"
    assert other.read(UNICODE_TEXT) == utf16("Grüße")


def test_what_the_system_makes_again_is_not_saved(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy({UNICODE_TEXT: utf16("one"), PICTURE: dib(3, 2)})
    assert {ANSI_TEXT, BITMAP, PICTURE_WITH_ALPHA} < set(other.formats())
    assert set(clipboard.save(LIMIT, 1).formats) == {"#8", "#13", "#16"}


def test_a_large_content_among_small_ones_is_left_out(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy(EVERYTHING)
    saved = clipboard.save(100_000, 5)
    assert not saved.complete
    assert {HTML, RICH_TEXT, OWN_FORMAT, "#15"} == set(saved.formats)


def test_an_empty_clipboard_is_saved_as_it_is(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    assert other.formats() == []
    assert clipboard.save(LIMIT, 1) == Snapshot({})


def test_an_offer_is_marked_and_what_was_copied_is_not(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy_text("old")
    saved = clipboard.save(LIMIT, 1)
    clipboard.offer("phrase")
    assert {name: other.read(name) for name in MARKS} == MARKS
    assert clipboard.restore(saved)
    assert not MARKS.keys() & set(other.formats())
    clipboard.put("copied on purpose")
    assert not MARKS.keys() & set(other.formats())


def test_a_secret_stays_one(clipboard: WindowsClipboard, other: OtherProgram) -> None:
    mark = "ExcludeClipboardContentFromMonitorProcessing"
    other.copy({UNICODE_TEXT: utf16("password"), mark: b"\1"})
    lend(clipboard, other)
    assert other.read(mark) == b"\1"
    assert other.read_text() == "password"


def test_lines_end_as_windows_has_them(clipboard: WindowsClipboard, other: OtherProgram) -> None:
    for give in (clipboard.put, clipboard.offer):
        give("one\ntwo\r\n\nthree")
        assert other.read(UNICODE_TEXT) == utf16("one\r\ntwo\r\n\r\nthree")


def test_what_is_offered_can_be_read_and_saved_by_us_too(clipboard: WindowsClipboard) -> None:
    clipboard.offer(NASTY)
    assert clipboard.text() == NASTY
    assert clipboard.restore(clipboard.save(LIMIT, 1))
    assert clipboard.text() == NASTY


def test_notepad_pastes_it_whole(world: WindowsWorld, clipboard: WindowsClipboard) -> None:
    assert world.field
    text = "0123456789 안녕\n" * 3_000
    clipboard.offer(text)
    world.person.press("Ctrl+V")
    world.wait_text(text)


def test_closing_in_the_middle_gives_the_clipboard_back(other: OtherProgram) -> None:
    clipboard = WindowsClipboard()
    other.copy(EVERYTHING)
    clipboard.save(LIMIT, 5)
    clipboard.offer("half done")
    clipboard.close()
    assert {form: other.read(form) for form in EVERYTHING} == EVERYTHING


def test_a_promise_is_kept_when_its_window_goes(other: OtherProgram) -> None:
    clipboard = WindowsClipboard()
    clipboard.offer("kept\n안녕")
    clipboard._loop.close()
    assert other.read_text() == "kept\n안녕"
    clipboard.close()


HOLDER = """
import sys
from snippets_app.desktop.windows.clipboard import WindowsClipboard
clipboard = WindowsClipboard()
saved = clipboard.save(10**8, 5)
clipboard.offer("half done")
if sys.argv[1] == "restore":
    clipboard.restore(saved)
elif sys.argv[1] == "put":
    clipboard.put("put שלום")
print("ready", flush=True)
sys.stdin.readline()
"""


def killed_after(what: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", HOLDER, what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"ready\r\n"
        holder.kill()


def test_killed_in_the_middle_no_phrase_is_left(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy_text("as before")
    killed_after("offer")
    assert other.read_text() == ""
    assert clipboard.text() == ""
    clipboard.put("usable again")
    assert other.read_text() == "usable again"


def test_killed_later_what_was_put_or_given_back_stays(other: OtherProgram) -> None:
    killed_after("put")
    assert other.read_text() == "put שלום"
    other.copy(EVERYTHING)
    killed_after("restore")
    assert {form: other.read(form) for form in EVERYTHING} == EVERYTHING
