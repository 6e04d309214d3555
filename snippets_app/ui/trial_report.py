"""What came of the test of a program, for the agent and for whoever looks after the desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from snippets_app.core.targets import Served
from snippets_app.core.trial import TakenBack, Tried, Verdict
from snippets_app.texts import Texts
from snippets_app.ui.rule_summary import summary

_VERDICT_MESSAGES = {
    Verdict.RIGHT: "It works: the line came in right.",
    Verdict.WRONG: "Something else than the line came in.",
    Verdict.UNREAD: "The line was inserted, but could not be read back. Did you see it?",
    Verdict.COPIED: "The line was put on the clipboard, as this profile wants it.",
    Verdict.FAILED: "It did not work: the line did not come in.",
}
_SEEN_MESSAGES = {
    True: "It works: you saw the line.",
    False: "It did not work: you did not see the line.",
}
_TAKEN_BACK_MESSAGES = {
    TakenBack.YES: "Taken back: yes",
    TakenBack.NO: "Taken back: no. Delete the line yourself.",
    TakenBack.UNREAD: "Taken back: probably. Look whether the line is gone.",
    TakenBack.NOT_TRIED: "Taken back: not tried. Delete the line if it stands there.",
}
_CLIPBOARD_MESSAGES = {
    True: "Clipboard: as before",
    False: "Clipboard: not as before",
    None: "Clipboard: not known, because it holds too much",
}


@dataclass(frozen=True, slots=True)
class TrialResult:
    """``program`` is the name of its file or window class, ``system`` what it was tried on.
    ``seen``: what the agent says of a line that was not read, None before."""

    program: str
    system: str
    served: Served
    tried: Tried
    seen: bool | None = None


def heading(texts: Texts, result: TrialResult) -> str:
    """What it all came to, in one sentence."""
    if result.tried.verdict is Verdict.UNREAD and result.seen is not None:
        return texts(_SEEN_MESSAGES[result.seen])
    return texts(_VERDICT_MESSAGES[result.tried.verdict])


def lines(texts: Texts, result: TrialResult) -> tuple[str, ...]:
    """The particulars; nothing in them comes from a text, a title or the clipboard."""
    return tuple(_lines(texts, result))


def report(texts: Texts, result: TrialResult) -> str:
    """All of it as a text to be passed on."""
    first = texts("Saywell’s test of a program: {system}", system=result.system)
    return "\n".join((first, heading(texts, result), *lines(texts, result)))


def _lines(texts: Texts, result: TrialResult) -> Iterator[str]:
    tried, served = result.tried, result.served
    yield texts("Program: {program}", program=result.program or "?")
    yield texts("Profile: {profile}", profile=_profile(texts, served))
    yield texts("Rule: {rule}", rule=summary(texts, served.rule))
    if tried.stopped:
        yield texts(tried.stopped)
    if tried.unread:
        yield texts(tried.unread)
    if tried.verdict in (Verdict.RIGHT, Verdict.WRONG, Verdict.UNREAD):
        yield texts("Time: {count} ms", count=tried.milliseconds)
        yield texts(_TAKEN_BACK_MESSAGES[tried.taken_back])
    yield texts(_CLIPBOARD_MESSAGES[tried.clipboard_kept])


def _profile(texts: Texts, served: Served) -> str:
    if served.profile is None:
        return texts("your own") if served.is_own else texts("none, as usual")
    name = f"{served.profile.name_in(texts.language)} ({served.profile.id})"
    return texts("{name}, changed by you", name=name) if served.is_own else name
