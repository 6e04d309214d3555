"""The kinds of rules: a new kind is one file and one line here."""

from snippets_app.core.guard.rules.customer_data import CustomerData
from snippets_app.core.guard.rules.kind import Kind
from snippets_app.core.guard.rules.message import Message
from snippets_app.core.guard.rules.pattern import RegularExpressions
from snippets_app.core.guard.rules.phrase import Phrase
from snippets_app.core.guard.rules.plain_words import PlainWords
from snippets_app.core.guard.rules.promise import Promise
from snippets_app.core.guard.rules.tone import Tone

KINDS: tuple[Kind, ...] = (
    Phrase(),
    Message(),
    Promise(),
    Tone(),
    PlainWords(),
    RegularExpressions(),
    CustomerData(),
)
