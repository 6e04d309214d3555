"""What real programs tell: which fields are read, and what of them."""

from collections.abc import Callable

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Permission
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld

pytestmark = pytest.mark.desktop

SPEAKING = "--force-renderer-accessibility"
TEXTAREA = "<textarea id=box rows=5 cols=60></textarea><script>box.focus()</script>"
EDITABLE = (
    "<div contenteditable id=box style='height:200px'>{inside}</div><script>box.focus()</script>"
)
Command = Callable[[X11TypingWorld], tuple[str, ...]]
FIELDS: dict[str, Command] = {
    "mousepad": lambda _: MOUSEPAD,
    "qt line": lambda world: world.qt("line"),
    "qt plain": lambda world: world.qt("plain"),
    "qt rich": lambda world: world.qt("rich"),
    "textarea": lambda world: world.page(TEXTAREA, SPEAKING),
    "contenteditable": lambda world: world.page(EDITABLE.format(inside=""), SPEAKING),
    "gtk entry": lambda world: world.gtk("line"),
}
PASSWORDS: dict[str, Command] = {
    "qt": lambda world: world.qt("password"),
    "gtk": lambda world: world.gtk("password"),
    "chromium": lambda world: world.page(
        "<input type=password id=box><script>box.focus()</script>", SPEAKING
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_typed_pasted_undone_and_replaced_is_told(
    speaking: X11TypingWorld, name: str
) -> None:
    heard = speaking.watch()
    field = speaking.watch_new(heard, *FIELDS[name](speaking))
    person = speaking.person
    person.type("one two")
    heard.wait_text("one two")
    assert heard.typings()[-1] == ("one two", 7)
    place = speaking.typing.place(field, 4, 7)
    window = speaking.place_of(field)
    assert place
    assert window.x <= place.x < window.x + window.width
    assert window.y <= place.y < window.y + window.height
    assert place.width < window.width / 2
    assert speaking.typing.select(field, 0, 3, "one")
    person.type("1")
    heard.wait_text("1 two")
    person.press("Ctrl+A")
    person.press("Ctrl+C")
    person.press("End")
    person.press("Ctrl+V")
    heard.wait_text("1 two1 two")
    if name != "gtk entry":  # it has no undo
        person.press("Ctrl+Z")
        heard.wait_text("1 two")
    assert {field.number for field in heard.fields()[-1:]} == {field.number}


@pytest.mark.parametrize("name", PASSWORDS)
def test_a_password_is_never_read(speaking: X11TypingWorld, name: str) -> None:
    heard = speaking.watch(Permission.TEXT_OR_KEYS)
    before = len(heard.fields())
    speaking.show(*PASSWORDS[name](speaking))
    field = heard.wait_field(Coverage.NONE, after=before)
    wait_until(lambda: "Password" in heard.fields()[-1].reason, "The reason")
    speaking.write("hunter2")
    speaking.focus_elsewhere()
    heard.wait_left(1)
    assert not heard.texts()
    assert not heard.keys()
    assert not speaking.typing.select(field, 0, 1, "h")


def test_a_terminal_is_never_read(speaking: X11TypingWorld) -> None:
    heard = speaking.watch(Permission.TEXT_OR_KEYS)
    speaking.show("xterm")
    field = heard.wait_field(Coverage.NONE)
    assert "Terminal" in field.reason
    assert not heard.texts()


@pytest.mark.parametrize(
    ("permission", "coverage"),
    [(Permission.TEXT, Coverage.NONE), (Permission.TEXT_OR_KEYS, Coverage.KEYS)],
)
def test_a_browser_that_tells_nothing_is_told_of(
    speaking: X11TypingWorld, permission: Permission, coverage: Coverage
) -> None:
    heard = speaking.watch(permission)
    speaking.show(*speaking.page(TEXTAREA))
    field = heard.wait_field(coverage)
    assert "--force-renderer-accessibility" in field.reason
    place = speaking.typing.place(field, 0, 1)
    assert place == speaking.place_of(field)


def test_a_window_without_a_field_is_not_read(speaking: X11TypingWorld) -> None:
    heard = speaking.watch(Permission.TEXT_OR_KEYS)
    speaking.show(*speaking.page("<button id=box>A</button><script>box.focus()</script>", SPEAKING))
    field = heard.wait_field(Coverage.NONE)
    assert "No text field" in field.reason


def test_paragraphs_are_lines(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    inside = "<p>one</p><p>two <b>bold</b> <a href=x>link</a> 😀 end</p>"
    field = speaking.watch_new(heard, *speaking.page(EDITABLE.format(inside=inside), SPEAKING))
    heard.wait_text("one\ntwo bold link 😀 end")
    speaking.write("a ")
    heard.wait_text("a one\ntwo bold link 😀 end")
    assert heard.typings()[-1][1] == 2
    assert speaking.typing.select(field, 22, 25, "end")
    assert speaking.typing.select(field, 10, 14, "bold")
    speaking.write("x")
    heard.wait_text("a one\ntwo x link 😀 end")
    speaking.person.press("Home")
    speaking.person.press("Enter")
    heard.wait_text("a one\n\ntwo x link 😀 end")
    speaking.write("new ")
    heard.wait_text("a one\n\nnew two x link 😀 end")


@pytest.mark.parametrize("name", ["qt plain", "mousepad", "textarea"])
def test_offsets_are_code_points(speaking: X11TypingWorld, name: str) -> None:
    heard = speaking.watch()
    speaking.copy("😀é한")
    field = speaking.watch_new(heard, *FIELDS[name](speaking))
    speaking.person.press("Ctrl+V")
    heard.wait_text("😀é한")
    speaking.write("abc")
    heard.wait_text("😀é한abc")
    assert heard.typings()[-1] == ("😀é한abc", 6)
    assert speaking.typing.select(field, 4, 6, "bc")
    speaking.write("x")
    heard.wait_text("😀é한ax")


def test_a_long_text_is_not_read(speaking: X11TypingWorld) -> None:
    heard = speaking.watch()
    speaking.copy("x" * 30_000)
    before = speaking.watch_new(heard, *MOUSEPAD)
    speaking.person.press("Ctrl+V")
    field = heard.wait_field(Coverage.NONE, after=before.number)
    assert "too long" in field.reason
    assert all(len(text) <= 20_000 for text in heard.texts())
