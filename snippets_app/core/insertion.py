"""A rendered snippet and what the target can do become the ordered steps of an insertion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.core.steps import (
    Activate,
    CheckTarget,
    CheckUntouched,
    CopyOnly,
    Fallback,
    FindField,
    Offer,
    Pause,
    Press,
    RestoreClipboard,
    SaveClipboard,
    SelectSpan,
    Step,
    WaitKeysReleased,
    WaitRead,
)
from snippets_app.core.target_rule import NewlineMode, TargetRule, UndoMode
from snippets_app.errors import AppError

_BREAK = re.compile(r"[ \t]*[\t\n][ \t\n]*")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body with every placeholder filled.

    ``cursor`` is the number of code points before the caret, or None for the end.
    """

    text: str
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """What was typed and goes when a text comes. ``start``: where it stands in a control that tells
    its text; None where it is known to stand before the caret."""

    text: str = field(repr=False)
    start: int | None = None


_SELECTION_CHORD = "Shift+Insert"
_NEWLINES = {
    NewlineMode.SHIFT_ENTER: Chord(("Shift",), "Enter"),
    NewlineMode.CTRL_ENTER: Chord(("Ctrl",), "Enter"),
}


def plan(rendered: Rendered, rule: TargetRule, over: Over | None = None) -> tuple[Step, ...]:
    """The steps that bring the text into a target, in the place of ``over``; raises AppError when
    there is no text.

    Every key press comes right after a check that the target is still there. A line break is
    never a bare Enter. From ``RestoreClipboard`` on the whole text stands in the target. The
    clipboard is made ready while the agent still holds the hotkey: only the paste waits for that.
    """
    before, after = _shaped(rendered, rule)
    text = before + after
    if not text.strip():
        raise AppError(
            "The snippet is empty, so there is nothing to insert.",
            "Write a text in the snippet's editor.",
        )
    if rule.copy_only:
        return (CopyOnly(text),)
    return (
        Fallback(text),
        Activate(),
        SaveClipboard(),
        *_before_first_press(_after_release(tuple(_entered(text, rule))), _removal(over)),
        RestoreClipboard(),
        *_pressed(Chord((), "Left"), _graphemes(after)),
    )


def plan_undo(rendered: Rendered, rule: TargetRule) -> tuple[Step, ...]:
    """The steps that take back what ``plan`` of the same text and rule has inserted.

    Raises AppError where the target's rule says that it cannot be done.
    """
    if rule.copy_only or rule.undo is UndoMode.NONE:
        raise _no_way_back()
    before, after = _shaped(rendered, rule)
    if rule.undo is UndoMode.UNDO_CHORD:
        presses = _pressed(Chord(("Ctrl",), "Z"), _entries(before + after, rule))
        return (WaitKeysReleased(), *presses)
    return (WaitKeysReleased(), *_deleted(before, after))


def plan_taking_back(rendered: Rendered, again: str, rule: TargetRule) -> tuple[Step, ...]:
    """The steps that put ``again`` in the place of what ``plan`` has inserted, after the agent has
    pressed Backspace once. Raises AppError as above."""
    if rule.copy_only or rule.undo is UndoMode.NONE:
        raise _no_way_back()
    before, after = _shaped(rendered, rule)
    offer, released, *entered = _after_release(tuple(_entered(again, rule)))
    deleted = _deleted(before, after, already=1)
    return (SaveClipboard(), offer, released, *deleted, *entered, RestoreClipboard())


def plan_replacement(
    old: str, new: str, start: int, end: int, rule: TargetRule
) -> tuple[Step, ...]:
    """The steps that put ``new`` in the place of ``old``, which stands at ``[start, end)``.

    An empty ``new`` deletes. Where the words cannot be selected, nothing is pasted.
    """
    before, _ = _shaped(Rendered(new), rule)
    select = SelectSpan(start, end, old)
    if rule.copy_only and before:
        return (CopyOnly(before),)
    if not before:
        return (WaitKeysReleased(), CheckTarget(), select, Press(Chord((), "Backspace")))
    entered = _after_release(tuple(_entered(before, rule)))
    replaced = _before_first_press(entered, (select,))
    return (Fallback(before), SaveClipboard(), *replaced, RestoreClipboard())


def plan_undo_replacement(new: str, rule: TargetRule) -> tuple[Step, ...]:
    """The steps that bring back what ``plan_replacement`` has replaced; AppError as above."""
    if rule.copy_only or rule.undo is not UndoMode.UNDO_CHORD:
        raise _no_way_back()
    presses = _pressed(Chord(("Ctrl",), "Z"), max(1, _entries(new, rule)))
    return (WaitKeysReleased(), *presses)


def _no_way_back() -> AppError:
    return AppError(
        "An insertion cannot be taken back in this program.",
        "Select the text there and delete it.",
    )


def _shaped(rendered: Rendered, rule: TargetRule) -> tuple[str, str]:
    """The text before and after the caret, in one line where the target needs that."""
    cursor = len(rendered.text) if rendered.cursor is None else rendered.cursor
    before, after = rendered.text[:cursor], rendered.text[cursor:]
    if rule.newline is not NewlineMode.SPACE or rule.copy_only:
        return before, after
    return _BREAK.sub(" ", before), _BREAK.sub(" ", after)


def _after_release(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The first offer at once, everything after it when no key is held."""
    at_once = 1 if isinstance(steps[0], Offer) else 0
    return (*steps[:at_once], WaitKeysReleased(), *steps[at_once:])


def _before_first_press(steps: tuple[Step, ...], more: tuple[Step, ...]) -> tuple[Step, ...]:
    first = next(at for at, step in enumerate(steps) if isinstance(step, Press))
    return (*steps[:first], *more, *steps[first:])


def _removal(over: Over | None) -> tuple[Step, ...]:
    """The control was checked just before, and is again before the next key."""
    if over is None:
        return ()
    if over.start is None:
        deleted = Press(Chord((), "Backspace"), _graphemes(over.text))
        return (CheckUntouched(), deleted, CheckTarget())
    return (FindField(), SelectSpan(over.start, over.start + len(over.text), over.text))


def _deleted(before: str, after: str, already: int = 0) -> tuple[Step, ...]:
    """Deletes what stands around the caret, of which so many characters are gone."""
    return (
        *_pressed(Chord((), "Right"), _graphemes(after)),
        *_pressed(Chord((), "Backspace"), max(0, _graphemes(before + after) - already)),
    )


def _entered(text: str, rule: TargetRule) -> Iterator[Step]:
    newline = _NEWLINES.get(rule.newline)
    for number, line in enumerate(text.split("\n") if newline else [text]):
        if number and newline:
            yield from _pressed(newline, 1)
        if line:
            yield Offer(line, as_selection=rule.paste == _SELECTION_CHORD)
            if rule.paste_delay:
                yield Pause(rule.paste_delay / 1000)
            yield from _pressed(parse_chord(rule.paste), 1)
            yield WaitRead()


def _entries(text: str, rule: TargetRule) -> int:
    """How many undo steps the target has for this insertion: its pastes and line breaks."""
    return sum(isinstance(step, Press) for step in _entered(text, rule))


def _pressed(chord: Chord, times: int) -> tuple[Step, ...]:
    return (CheckTarget(), Press(chord, times)) if times else ()


def _graphemes(text: str) -> int:
    """How many times an arrow key moves across the text (user-perceived characters, UAX 29)."""
    if not text:
        return 0
    import regex  # type: ignore[import-untyped]  # only a placed caret needs it

    return len(regex.findall(r"\X", text))
