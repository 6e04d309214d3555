"""Abbreviations typed into real windows: they become their phrases, and Backspace takes it back."""

import threading
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.end_to_end.chat_boxes import READ, empty, holds, told
from tests.end_to_end.guard_world import GuardWorld
from tests.end_to_end.targets import Target
from tests.end_to_end.typed_pack import HELLO, KOREAN, LINES, PACK

THINKS = 0.2
"""Seconds before a person begins with something else."""


BETWEEN_KEYS = 0.06
"""Seconds, of a fast typist; of quicker keys a busy input method changes the order."""


class Typed(NamedTuple):
    """Keys after ``before`` by an input method; ``left`` stands there once it is taken back."""

    method: str
    before: str
    keys: str
    phrase: str
    left: str


TYPED = (
    Typed("keyboard-us", "ok ", ";hi ", HELLO, "ok ;hi"),
    Typed("hangul", "", ";hi ", HELLO, ";ㅗㅑ"),
    Typed("hangul", "rm ", ";gd ", KOREAN, "그 ;ㅎㅇ"),
    Typed("keyboard-us", "", ";gd ", KOREAN, ";gd"),
    Typed("pinyin", "", ";hi ", HELLO, ";hi"),
    Typed("pinyin", "ni ", ";hi ", HELLO, "你;hi"),
)


@pytest.fixture(scope="module")
def world(
    guard_world: GuardWorld, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GuardWorld]:
    folder = tmp_path_factory.mktemp("abbreviations") / "data"
    guard_world.begin(folder, PACK, abbreviation_packs=["typed"], guard_keys=["chromium*"])
    yield guard_world
    guard_world.end()


def type_keys(world: GuardWorld, keys: str) -> None:
    world.slowly(keys, BETWEEN_KEYS)


def stands_before(world: GuardWorld, box: Target, typed: Typed) -> bool:
    """What the input method made while it still thought of the window before goes again."""
    world.method.use(typed.method)
    type_keys(world, typed.before)
    before = typed.left[: typed.left.index(";")]
    try:
        wait_until(lambda: told(box) == before, "What stands before it", 2)
    except AppError:
        empty(box)
        return False
    return True


def type_it(world: GuardWorld, box: Target, typed: Typed) -> None:
    """As a person does, who waits a moment before the prefix."""
    wait_until(lambda: stands_before(world, box, typed), "What stands before it", 20)
    threading.Event().wait(THINKS)
    type_keys(world, typed.keys)


@pytest.mark.parametrize("typed", TYPED, ids=lambda each: f"{each.method}-{each.keys.strip()}")
@pytest.mark.parametrize("name", READ)
def test_an_abbreviation_is_expanded_and_taken_back(
    world: GuardWorld, name: str, typed: Typed
) -> None:
    box = world.boxes.front(name)
    type_it(world, box, typed)
    before = typed.left[: typed.left.index(";")]
    holds(box, before + typed.phrase)
    world.method.use("keyboard-us")
    world.press("Backspace")
    holds(box, typed.left)
    empty(box)


@pytest.mark.parametrize("name", ["mousepad", "qt rich", "textarea", "editable"])
def test_a_phrase_of_several_lines_sends_no_half_message(world: GuardWorld, name: str) -> None:
    """In these boxes Enter makes a line; that none is pressed is seen by what the box was given."""
    box = world.boxes.front(name)
    type_keys(world, "so ;mom ")
    holds(box, f"so {LINES}")
    world.press("Ctrl+Z")
    wait_until(lambda: told(box).startswith("so ;mom"), "One undo for all of it")
    empty(box)


@pytest.mark.parametrize(
    "typed",
    [
        Typed("keyboard-us", "", ";hi ", HELLO, ";hi"),
        Typed("hangul", "", ";hi ", HELLO, ";ㅗㅑ"),
        Typed("hangul", "", ";gks ", "Only one.", ";한"),
    ],
    ids=lambda each: f"{each.method}-{each.keys.strip()}",
)
def test_where_only_keys_are_seen_as_many_characters_go_as_they_made(
    world: GuardWorld, typed: Typed
) -> None:
    box = world.boxes.front("silent")
    type_it(world, box, typed)
    holds(box, typed.phrase)
    threading.Event().wait(THINKS)
    world.press("Backspace")
    holds(box, typed.left)
    world.method.use("keyboard-us")
    empty(box)


def test_where_an_input_method_hides_what_its_keys_became_nothing_is_done(
    world: GuardWorld,
) -> None:
    box = world.boxes.front("silent")
    world.method.use("pinyin")
    type_keys(world, ";hi ")
    made = wait_until(lambda: told(box), "What the input method made of it")
    world.method.use("keyboard-us")
    type_keys(world, "!")
    holds(box, f"{made}!")
    empty(box)


@pytest.mark.parametrize("name", ["qt password", "password", "xterm"])
def test_passwords_and_terminals_are_left_alone(world: GuardWorld, name: str) -> None:
    box = world.boxes.front(name)
    threading.Event().wait(THINKS)  # terminals lose what comes before their input method
    type_keys(world, "x ;hi y")
    if name == "xterm":
        box.receives("x ;hi y")
    else:
        holds(box, "x ;hi y")
        empty(box)


def test_answers_are_asked_for_and_escape_leaves_it_as_it_was(world: GuardWorld) -> None:
    box = world.boxes.front("qt rich")
    type_keys(world, "well, ;ord ")
    world.saywell.wait_focus()
    world.press("Esc")
    world.desktop.wait_focus(box.window)
    holds(box, "well, ;ord ")
    type_keys(world, ";ord ")
    world.saywell.wait_focus()
    type_keys(world, "17")
    world.press("Enter")
    holds(box, "well, ;ord Order 17, please.")
    world.press("Backspace")
    holds(box, "well, ;ord ;ord")
    empty(box)


def test_a_pasted_text_is_not_typed(world: GuardWorld) -> None:
    box = world.boxes.front("mousepad")
    type_keys(world, "a")
    threading.Event().wait(THINKS)  # what was lent before is given back
    world.paste("b ;hi ")
    holds(box, "ab ;hi ")
    type_keys(world, "c")
    holds(box, "ab ;hi c")
    empty(box)


def test_another_prefix_in_chinese_and_no_excluded_program(world: GuardWorld) -> None:
    """This input method keeps ``;`` to itself, others write its full width; ``/`` becomes 、."""
    world.again(abbreviation_prefix="/", guard_excluded=["mousepad"], guard=False)
    for name in ("qt line", "textarea"):
        box = world.boxes.front(name)
        type_it(world, box, Typed("pinyin", "ni ", "/hi ", HELLO, "你;hi"))
        holds(box, f"你{HELLO}")
        world.method.use("keyboard-us")
        world.press("Backspace")
        holds(box, "你/hi")
        empty(box)
    box = world.boxes.front("mousepad")
    type_keys(world, "x /hi y")
    holds(box, "x /hi y")
    empty(box)
