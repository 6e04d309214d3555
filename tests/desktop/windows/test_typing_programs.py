"""What real programs tell: which fields are read, and what of them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Permission, Rect
from snippets_app.desktop.windows.windows import WindowsWindows
from tests.desktop.windows.typing_world import WindowsTypingWorld
from tests.desktop.windows.world import EDIT_FIELD, EDITOR, WindowsWorld

WORDPAD = (r"C:\Program Files\Windows NT\Accessories\wordpad.exe",)
QT_FIELDS = Path(__file__).parent.parent / "x11" / "programs" / "qt_fields.py"
FIELDS = {"editor": EDITOR, "edit": EDIT_FIELD, "wordpad": WORDPAD}


@pytest.fixture
def typing_world(world: WindowsWorld) -> Iterator[WindowsTypingWorld]:
    found = WindowsTypingWorld(world, WindowsWindows())
    yield found
    found.close()


@pytest.fixture(params=FIELDS)
def editor(request: pytest.FixtureRequest) -> tuple[str, ...]:
    if request.param == "wordpad" and sys.getwindowsversion().build >= 26100:
        pytest.skip("This Windows has no WordPad.")
    return FIELDS[request.param]


def test_what_is_typed_pasted_and_replaced_is_told(
    typing_world: WindowsTypingWorld, editor: tuple[str, ...]
) -> None:
    heard = typing_world.watch()
    field = typing_world.watch_new(heard, *editor)
    typing_world.write("one two")
    heard.wait_text("one two")
    assert heard.typings()[-1] == ("one two", 7)
    assert typing_world.typing.select(field, 0, 3, "one")
    typing_world.write("1")
    heard.wait_text("1 two")
    typing_world.typing.put_caret_back(field, "1")
    typing_world.write("!")
    heard.wait_text("1 two!")
    typing_world.world.copy("뭐라고요 😀\n둘")
    typing_world.person.press("Ctrl+V")
    heard.wait_text("1 two!뭐라고요 😀\n둘")
    assert heard.fields()[-1] == field


def test_words_of_a_later_line_are_selected(
    typing_world: WindowsTypingWorld, editor: tuple[str, ...]
) -> None:
    heard = typing_world.watch()
    field = typing_world.watch_new(heard, *editor)
    typing_world.world.copy("😀 one\ntwo\nthree 四")
    typing_world.person.press("Ctrl+V")
    heard.wait_text("😀 one\ntwo\nthree 四")
    start = len("😀 one\ntwo\n")
    assert typing_world.typing.select(field, start, start + 5, "three")
    typing_world.write("3")
    heard.wait_text("😀 one\ntwo\n3 四")


def test_the_place_is_within_the_window(
    typing_world: WindowsTypingWorld, editor: tuple[str, ...]
) -> None:
    heard = typing_world.watch()
    field = typing_world.watch_new(heard, *editor)
    typing_world.write("one two")
    heard.wait_text("one two")
    target = typing_world.world.desktop.windows.current()
    assert target
    typing_world.make_large(target.window)  # WordPad may come without room for a line
    window = typing_world.world.desktop.windows.place(target)
    assert window

    def small() -> Rect | None:
        found = typing_world.typing.place(field, 4, 7)
        return found if found and found.width < window.width / 2 else None

    place = wait_until(small, "The place")
    assert place
    assert window.x <= place.x < window.x + window.width
    assert window.y <= place.y < window.y + window.height


def test_a_password_is_never_read(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show_field("password")
    field = heard.wait_field(Coverage.NONE)
    wait_until(lambda: "Password" in heard.fields()[-1].reason, "The reason")
    typing_world.write("hunter2")
    typing_world.tell_program("show")
    typing_world.write("3")
    typing_world.tell_front()
    typing_world.focus_elsewhere()
    heard.wait_left(1)
    assert not heard.texts()
    assert not heard.keys()
    assert not typing_world.typing.select(field, 0, 1, "h")


def test_a_field_that_becomes_a_password_is_dropped(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show_field("line")
    heard.wait_field(Coverage.TEXT)
    typing_world.tell_program("hide")
    typing_world.slowly("ab")
    wait_until(lambda: "Password" in heard.fields()[-1].reason, "The reason")
    told = len(heard.texts())
    typing_world.slowly("cd")
    assert len(heard.texts()) == told
    assert not heard.keys()


def test_a_field_for_reading_is_none(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show_field("reading")
    assert "No text field" in heard.wait_field(Coverage.NONE).reason


def test_a_program_that_hangs_is_read_once_it_answers(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch()
    typing_world.show_field("line")
    heard.wait_field(Coverage.TEXT)
    typing_world.tell_program("hang 3")
    typing_world.write("a")
    heard.wait_field(Coverage.NONE)
    assert "did not answer" in heard.fields()[-1].reason
    heard.wait_text("a")


def test_keys_are_seen_where_that_is_allowed(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show_field("silent")
    field = heard.wait_field(Coverage.KEYS)
    typing_world.write("aB 1")
    typing_world.person.press("Enter")
    wait_until(lambda: heard.keys()[-1:] == ["Enter"], "The last key")
    assert heard.keys() == ["a", "B", " ", "1", "Enter"]
    window = typing_world.world.desktop.windows.current()
    assert window
    place = typing_world.typing.place(field, 0, 1)
    assert place == typing_world.world.desktop.windows.place(window)


def test_a_qt_window_is_read_or_its_keys_are(typing_world: WindowsTypingWorld) -> None:
    """It answers no messages; by UI Automation, which Wine 8 has not, it tells its text."""
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show(sys.executable, "-X", "utf8", str(QT_FIELDS), "line", has_controls=False)
    seen = (Coverage.TEXT, Coverage.KEYS)
    wait_until(lambda: heard.fields() and heard.fields()[-1].coverage in seen, "A field")
    typing_world.write("ab")
    wait_until(lambda: heard.keys() == ["a", "b"] or heard.texts()[-1:] == ["ab"], "The typing")


def test_no_key_is_seen_without_permission(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch()
    typing_world.show_field("silent")
    heard.wait_field(Coverage.NONE)
    typing_world.write("abc")
    typing_world.focus_elsewhere()
    heard.wait_left(1)
    assert not heard.keys()


def test_after_a_lock_no_key_is_watched(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(Permission.TEXT_OR_KEYS)
    typing_world.show_field("silent")
    heard.wait_field(Coverage.KEYS)
    typing_world.lock()
    assert "locked" in heard.wait_field(Coverage.NONE).reason
    typing_world.write("hunter2")
    typing_world.focus_elsewhere()
    heard.wait_left(2)
    assert not heard.keys()


def test_keys_of_a_readable_field_are_told_beside_its_text(
    typing_world: WindowsTypingWorld,
) -> None:
    heard = typing_world.watch(keys_besides=True)
    typing_world.show_field("line")
    heard.wait_field(Coverage.TEXT)
    typing_world.slowly("a;b ")
    heard.wait_text("a;b ")
    wait_until(lambda: heard.keys() == ["a", ";", "b", " "], "The keys")
    typing_world.lock()
    typing_world.slowly("c")
    heard.wait_text("a;b c")
    assert heard.keys() == ["a", ";", "b", " "]


def test_keys_of_a_password_are_told_beside_nothing(typing_world: WindowsTypingWorld) -> None:
    heard = typing_world.watch(keys_besides=True)
    typing_world.show_field("password")
    heard.wait_field(Coverage.NONE)
    typing_world.write("hunter2")
    typing_world.focus_elsewhere()
    heard.wait_left(1)
    assert not heard.keys()
    assert not heard.texts()
