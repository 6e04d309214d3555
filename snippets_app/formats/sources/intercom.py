"""Intercom's saved replies: ``name``, ``body`` (HTML) and ``body_text``."""

from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import translate
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, listed, numbered, text
from snippets_app.formats.sources.markup import double_braces, html_body
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import not_of

_KNOWN = {
    **dict.fromkeys(("user.name", "user.first_name", "first_name", "name"), "customer"),
    **dict.fromkeys(("contact.name", "contact.first_name", "user.last_name"), "customer"),
    **dict.fromkeys(("author.name", "author.first_name", "teammate.name"), "agent"),
    **dict.fromkeys(("admin.name", "teammate.first_name", "admin.first_name"), "agent"),
    **dict.fromkeys(("app.name", "workspace.name"), "company"),
}
_PLACEHOLDER, _put = double_braces(_KNOWN)


class Intercom:
    """A list of saved replies, by itself or under ``data`` or ``saved_replies``."""

    name = "intercom"
    label = "Intercom"
    extensions = (".json",)

    def recognises(self, seen: Glimpse) -> bool:
        marks = ('"body_text"', '"visible_to"', '"saved_replies"', '"available_on"')
        return seen.ending == ".json" and any(mark in seen.text for mark in marks)

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        found = document(file, options.encoding, self.label)
        records = listed(found, ("data", "saved_replies", "macros", "items"))
        if records is None:
            raise not_of(self.label, file.name)
        gathering = Gathering(options.told, len(records))
        gathering.each(numbered(records), _record)
        return gathering.draft(file.stem)


def _record(given: Any) -> Record:
    fields = fields_of(given)
    html, plain = text(fields, "body"), text(fields, "body_text")
    return Record(
        body=html_body(html, _PLACEHOLDER, _put) if html else translate(plain, _PLACEHOLDER, _put),
        title=text(fields, "name", "title"),
        key=text(fields, "id"),
    )
