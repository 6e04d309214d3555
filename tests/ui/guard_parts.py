"""Rules and findings for the tests of the guard's windows."""

from snippets_app.core.guard.model import Finding, Rule, Severity


def rule(severity: Severity = Severity.WARN, reason: str = "Nobody feels responsible.") -> Rule:
    return Rule("r", "phrase", "", severity, reason)


def found(
    text: str,
    words: str,
    severity: Severity = Severity.WARN,
    instead: tuple[str, ...] = ("I will find out",),
    *,
    reason: str = "Nobody feels responsible.",
    pending: bool = False,
) -> Finding:
    """The first place of ``words`` in ``text`` as a finding."""
    start = text.index(words)
    stands = rule(severity, reason)
    return Finding(stands, start, start + len(words), words, instead, pending)
