"""What is said of rules: their names, and how they contradict themselves or each other."""

from snippets_app.core.guard.conflicts import Clash, Conflict
from snippets_app.core.guard.model import Rule
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
    "promise": "As a promise",
    "tone": "As a tone of voice",
    "plain-words": "As a word that is hard to understand",
    "customer-data": "As a number of the customer's",
    "pattern": "By a pattern",
}
NUMBER_MESSAGES = {
    "payment-card": "Numbers of payment cards",
    "chinese-identity": "Chinese identity numbers",
    "korean-registration": "Korean registration numbers",
}
_NUMBERS = "customer-data"
SWITCH_MESSAGES = {ON: "On", OFF: "Off"}


def switch_name(texts: Texts, state: str) -> str:
    """Whether a rule is on."""
    return texts(SWITCH_MESSAGES[state])


def phrases_of(texts: Texts, rule: Rule) -> tuple[str, ...]:
    """What should not be said; where it is numbers, what they are called."""
    said = (*rule.texts, *rule.words)
    if rule.kind != _NUMBERS:
        return said
    return tuple(texts(NUMBER_MESSAGES[each]) if each in NUMBER_MESSAGES else each for each in said)


def kind_name(texts: Texts, kind: str) -> str:
    """Where a rule counts; one that is not known here keeps its name."""
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
