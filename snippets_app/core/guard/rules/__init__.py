"""The kinds of rules: a new kind is one file and one line here."""

from snippets_app.core.guard.rules.kind import Kind

KINDS: tuple[Kind, ...] = ()
