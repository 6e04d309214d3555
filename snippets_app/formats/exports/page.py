"""The cheat sheet as one HTML page that needs nothing else: to print, or to keep open."""

from collections.abc import Iterator, Sequence
from html import escape

from snippets_app.core.model import Pack
from snippets_app.formats.exports.base import Exported, Options, Part
from snippets_app.formats.exports.sheet import Blank, Body, Row, Sheet, families, sheets

_STYLE = """
body { margin: 2em auto; max-width: 60em; padding: 0 1.5em; color: #18202c; background: #fff;
  font: 15px/1.6 sans-serif; }
:lang(ko) { word-break: keep-all; }
h1 { font-size: 1.6em; margin: 1.2em 0 .4em; }
h2 { font-size: 1.1em; margin: 1.4em 0 .3em; color: #1f5fd6; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
tr { break-inside: avoid; }
th, td { padding: .45em .6em; border-top: 1px solid #d5dbe4; vertical-align: top;
  text-align: start; }
th { width: 30%; font-weight: 600; }
td { white-space: pre-wrap; overflow-wrap: anywhere; }
kbd { display: inline-block; margin: .15em .3em 0 0; padding: 0 .4em; border: 1px solid #d5dbe4;
  border-radius: 4px; background: #f5f7fa; font: .85em/1.5 Consolas, monospace; font-weight: 400; }
.blank { color: #b4500b; border-bottom: 1px solid #b4500b; }
@page { margin: 15mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  h1, h2 { break-after: avoid; } section + section { break-before: page; } }
"""


class Page:
    """Grouped by stage, with abbreviation and hotkey beside each phrase."""

    name = "html"
    label = "Cheat sheet (web page)"
    use = "To print or to keep open: phrases by stage, with abbreviations and hotkeys."
    extensions = (".html", ".htm")
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        made = list(sheets(packs, options))
        written = sum(len(group.rows) for sheet in made for group in sheet.groups)
        return Exported((Part("".join(_lines(made)).encode("utf-8")),), written=written)


def _lines(made: Sequence[Sheet]) -> Iterator[str]:
    language = made[0].language if made else "en"
    title = " · ".join(sheet.title for sheet in made)
    yield f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    for sheet in made:
        yield f'<section lang="{escape(sheet.language)}" style="{_fonts(sheet)}">\n'
        yield f'<h1 dir="auto">{escape(sheet.title)}</h1>\n'
        for group in sheet.groups:
            yield f'<h2 dir="auto">{escape(group.title)}</h2>\n<table>\n'
            yield from map(_row, group.rows)
            yield "</table>\n"
        yield "</section>\n"
    yield "</body>\n</html>\n"


def _fonts(sheet: Sheet) -> str:
    named = ", ".join(f"'{name}'" for name in families(sheet.language))
    return f"font-family: {named}, sans-serif"


def _row(row: Row) -> str:
    keys = "".join(f"<kbd>{escape(key)}</kbd>" for key in (row.abbreviation, row.hotkey) if key)
    head = escape(row.title) + (f"<br>{keys}" if keys else "")
    return f'<tr><th dir="auto" scope="row">{head}</th><td dir="auto">{_body(row.body)}</td></tr>\n'


def _body(body: Body) -> str:
    return "".join(
        f'<span class="blank">{escape(piece.text)}</span>'
        if isinstance(piece, Blank)
        else escape(piece)
        for piece in body
    )
