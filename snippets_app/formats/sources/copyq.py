"""CopyQ's items, as its own command line prints them; its files are not read.

Whoever asks CopyQ runs ``copyq`` with ``ARGUMENTS`` and hands over what it prints.
https://copyq.readthedocs.io/en/latest/scripting-api.html
"""

from typing import Any

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import literal
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.json_records import document, fields_of, numbered, text
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import no_text, not_of, note

SCRIPT = """
var found = [];
var names = tab();
for (var t = 0; t < names.length; ++t) {
  tab(names[t]);
  var count = size();
  for (var i = 0; i < count; ++i) {
    var formats = str(read("?", i));
    found.push({
      tab: str(names[t]),
      text: str(read("text/plain", i)),
      notes: str(read("application/x-copyq-item-notes", i)),
      image: formats.indexOf("image/") >= 0
    });
  }
}
print(JSON.stringify({copyq: 1, items: found}));
"""
"""Prints every tab's items as JSON; formats without text are not printed."""
ARGUMENTS = ("eval", SCRIPT)


class CopyQ:
    """What ``copyq eval`` printed: a JSON object with ``copyq`` and ``items``."""

    name = "copyq"
    label = "CopyQ"
    extensions = (".json",)

    def recognises(self, seen: Glimpse) -> bool:
        return '"copyq"' in seen.text and '"items"' in seen.text

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        found = document(file, options.encoding, self.label)
        items = found.get("items") if isinstance(found, dict) and "copyq" in found else None
        if not isinstance(items, list):
            raise not_of(self.label, file.name)
        gathering = Gathering(options.told, len(items))
        gathering.each(numbered(items), _record)
        return gathering.draft("CopyQ")


def _record(given: Any) -> Record:
    fields = fields_of(given)
    body, has_picture = text(fields, "text"), fields.get("image") is True
    if has_picture and not body.strip():
        raise no_text()
    return Record(
        body=literal(body),
        title=text(fields, "notes").strip().partition("\n")[0],
        group=text(fields, "tab").replace("&", "").strip(),
        notes=(note("pictures"),) if has_picture else (),
    )
