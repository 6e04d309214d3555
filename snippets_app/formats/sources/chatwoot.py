"""Chatwoot's canned responses, as its API gives them: ``short_code`` and ``content``.

https://developers.chatwoot.com/api-reference/canned-responses/list-all-canned-responses-in-an-account
"""

from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, listed, numbered, text
from snippets_app.formats.sources.markup import any_body, double_braces
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import not_of

_KNOWN = {
    "contact.name": "customer",
    "contact.first_name": "customer",
    "contact.last_name": "customer",
    "agent.name": "agent",
    "agent.first_name": "agent",
    "agent.last_name": "agent",
}
_PLACEHOLDER, _put = double_braces(_KNOWN)


class Chatwoot:
    """A list of canned responses, by itself or under ``payload`` or ``data``."""

    name = "chatwoot"
    label = "Chatwoot"
    extensions = (".json",)

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending == ".json" and '"short_code"' in seen.text

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        found = document(file, options.encoding, self.label)
        records = listed(found, ("payload", "data", "canned_responses"))
        if records is None:
            raise not_of(self.label, file.name)
        gathering = Gathering(options.told, len(records))
        gathering.each(numbered(records), _record)
        return gathering.draft(file.stem)


def _record(given: Any) -> Record:
    fields = fields_of(given)
    code = text(fields, "short_code")
    return Record(
        body=any_body(text(fields, "content"), _PLACEHOLDER, _put),
        title=code,
        abbreviation=code,
        key=text(fields, "id"),
    )
