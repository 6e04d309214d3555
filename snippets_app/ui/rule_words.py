"""What is said of rules that contradict themselves or each other."""

from snippets_app.core.guard.conflicts import Clash, Conflict
from snippets_app.core.guard.rule_past import OFF, ON
from snippets_app.texts import Texts

SHOWN = 3
CLASH_MESSAGES = {
    Clash.NEVER: "“{text}” is an exception too, so it is never found.",
    Clash.IDLE: "The exception “{text}” holds none of the phrases and does nothing.",
    Clash.KNOWN: "“{text}” is found by another rule already: {reason}",
    Clash.SPARED: "“{text}” is found in “{exception}”, which another rule lets pass: {reason}",
}
KIND_MESSAGES = {
    "phrase": "Anywhere in a message",
    "message": "Only as the whole message",
}
SWITCH_MESSAGES = {ON: "On", OFF: "Off"}


def switch_name(texts: Texts, state: str) -> str:
    """Whether a rule is on."""
    return texts(SWITCH_MESSAGES[state])


def kind_name(texts: Texts, kind: str) -> str:
    """Where a rule counts; a kind that is only written by hand keeps its name."""
    return texts(KIND_MESSAGES[kind]) if kind in KIND_MESSAGES else kind


def clash_sentence(texts: Texts, conflict: Conflict) -> str:
    """What is odd, in a sentence."""
    other = conflict.other
    said = {
        "text": conflict.text,
        "exception": conflict.exception,
        "reason": other.reason_in(texts.language) if other else "",
    }
    return texts(CLASH_MESSAGES[conflict.clash], **said)
