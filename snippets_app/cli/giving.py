"""``saywell render``, ``copy`` and ``insert``: one snippet's finished text, and where it goes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime

from snippets_app.app.chosen import settings_in_force
from snippets_app.cli.command import Command, add_values, print_data, print_message
from snippets_app.cli.opening import opened
from snippets_app.core.answered import render_answered
from snippets_app.core.filling import Context
from snippets_app.desktop.instance import Instance
from snippets_app.desktop.plain_clipboard import copied_text, copy_text
from snippets_app.errors import AppError
from snippets_app.paths import Paths

INSERTION_TIME = 20.0
"""Seconds for the running program to insert: it waits for released keys and for the target."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="as printed by saywell search")
    add_values(parser)


def _render(parsed: Namespace, places: Paths) -> int:
    print_data(_text(parsed, places))
    return 0


def _copy(parsed: Namespace, places: Paths) -> int:
    copy_text(_text(parsed, places))
    print_message("Copied.")
    return 0


def _insert(parsed: Namespace, places: Paths) -> int:
    request = {"command": "insert", "snippet": parsed.id, "values": _values(parsed.set)}
    answer = Instance(places.runtime).send(request, INSERTION_TIME)
    notice = str(answer.get("notice", ""))
    if notice:
        print_message(notice)
    return 1 if notice else 0


def _text(parsed: Namespace, places: Paths) -> str:
    with opened(places) as library:
        packs = library.library().packs
    snippets = {snippet.id: snippet for pack in packs for snippet in pack.snippets}
    languages = {pack.id: pack.language for pack in packs}
    snippet = snippets.get(parsed.id)
    if snippet is None:
        raise AppError(
            "There is no snippet “{id}”.", "Find its id with: saywell search TEXT", id=parsed.id
        )
    chosen = settings_in_force(places)
    context = Context(
        language=languages[snippet.pack],
        now=datetime.now().astimezone(),
        company=chosen.company,
        agent=chosen.agent,
        clipboard=copied_text,
        snippet=snippets.get,
        within=snippet.id,
    )
    return render_answered(snippet.body, context, _values(parsed.set)).text


def _values(pairs: Sequence[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise AppError(
                "“{pair}” is not a value.",
                "Write --set NAME=VALUE, such as customer=王.",
                pair=pair,
            )
        values[name] = value
    return values


RENDER = Command("render", "print the text that would be inserted", _arguments, _render)
COPY = Command("copy", "copy a snippet's text to the clipboard", _arguments, _copy)
INSERT = Command("insert", "insert a snippet through the running program", _arguments, _insert)
