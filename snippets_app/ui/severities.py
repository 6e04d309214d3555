"""What the severities are called and what they do, in one table for every window."""

from snippets_app.core.guard.model import Severity
from snippets_app.texts import Texts

SEVERITY_MESSAGES = {
    Severity.HINT: "Hint",
    Severity.WARN: "Careful",
    Severity.FORBID: "Forbidden",
}
EFFECT_MESSAGES = {
    Severity.HINT: "a small mark",
    Severity.WARN: "a warning",
    Severity.FORBID: "Enter is held once",
}


def severity_name(texts: Texts, severity: Severity) -> str:
    """What a severity is called, in a word."""
    return texts(SEVERITY_MESSAGES[severity])


def severity_choice(texts: Texts, severity: Severity) -> str:
    """The same with what follows from it."""
    effect = texts(EFFECT_MESSAGES[severity])
    return texts("{name}: {text}", name=severity_name(texts, severity), text=effect)
