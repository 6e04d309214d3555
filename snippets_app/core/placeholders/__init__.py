"""Every kind of placeholder: one file and one line here each."""

from snippets_app.core.filling import Kind
from snippets_app.core.placeholders.agent import AGENT
from snippets_app.core.placeholders.choice import CHOICE
from snippets_app.core.placeholders.clipboard import CLIPBOARD
from snippets_app.core.placeholders.company import COMPANY
from snippets_app.core.placeholders.cursor import CURSOR
from snippets_app.core.placeholders.customer import CUSTOMER
from snippets_app.core.placeholders.date import DATE
from snippets_app.core.placeholders.field import FIELD
from snippets_app.core.placeholders.greeting import GREETING
from snippets_app.core.placeholders.snippet import SNIPPET
from snippets_app.core.placeholders.time import TIME

KINDS: tuple[Kind, ...] = (
    COMPANY,
    AGENT,
    CUSTOMER,
    GREETING,
    DATE,
    TIME,
    FIELD,
    CHOICE,
    CLIPBOARD,
    SNIPPET,
    CURSOR,
)
