"""Espanso 2: a match file, to be put into its folder ``match``.

https://espanso.org/docs/matches/basics/
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from snippets_app.core.filling import Context
from snippets_app.core.model import Pack, Snippet
from snippets_app.formats.exports.base import Exported, Notes, Options, Part, context_of
from snippets_app.formats.exports.espanso_text import PROGRAM, Replacement, escaped
from snippets_app.formats.exports.wording import note
from snippets_app.formats.exports.yaml_text import Value, yaml_lines

_INDENT = 2


class Espanso:
    """A match for each snippet. Stages are search terms; names of the settings are shared."""

    name = "espanso"
    label = "Espanso"
    use = "For the text expander Espanso: put the file into its folder “match”."
    extensions = (".yml", ".yaml")
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        notes = Notes()
        shared: set[str] = set()
        matches = list(_matches(packs, options, notes, shared))
        written = sum(len(pack.snippets) for pack in packs)
        if written:
            notes.add(note("terms", program=PROGRAM))
        lines = ["# Saywell", *_global_variables(options, shared)]
        lines += ["matches:", *matches] if written else ["matches: []"]
        content = "\n".join([*lines, ""]).encode("utf-8")
        return Exported((Part(content),), notes.given(), written)


def _global_variables(options: Options, shared: set[str]) -> Iterator[str]:
    known = {"company": options.company, "agent": options.agent}
    variables: list[Value] = [
        {"name": name, "type": "echo", "params": {"echo": escaped(value.strip())}}
        for name, value in known.items()
        if name in shared
    ]
    if variables:
        yield from yaml_lines({"global_vars": variables})


def _matches(
    packs: Sequence[Pack], options: Options, notes: Notes, shared: set[str]
) -> Iterator[str]:
    for pack in packs:
        context = context_of(pack, packs, options)
        titles = {stage.id: stage.title for stage in pack.stages}
        heading = ""
        for snippet in pack.snippets:
            stage = titles.get(snippet.stage, snippet.stage)
            if stage != heading and stage.isprintable():
                yield f"{' ' * _INDENT}# {stage}"
            heading = stage
            match, used = _match(snippet, stage, context, options, notes)
            shared |= used
            first, *rest = yaml_lines(match, 2 * _INDENT)
            yield f"{' ' * _INDENT}- {first.lstrip()}"
            yield from rest
            options.step()


def _match(
    snippet: Snippet, stage: str, context: Context, options: Options, notes: Notes
) -> tuple[Mapping[str, Value], set[str]]:
    texts = options.texts_in(context.language)
    tell = partial(notes.add, title=snippet.title)
    if snippet.hotkey:
        tell(note("hotkey", program=PROGRAM))
    body = Replacement(snippet, replace(context, within=snippet.id), texts, tell)
    match: dict[str, Value] = dict(_trigger(snippet.abbreviation))
    match |= {"label": snippet.title, "search_terms": [stage], "replace": body.text}
    if body.variables:
        match["vars"] = body.variables
    return match, body.shared


def _trigger(abbreviation: str) -> Iterator[tuple[str, Value]]:
    """Letters are only meant where they are a word of their own."""
    if abbreviation:
        yield "trigger", abbreviation
        if abbreviation[0].isalnum():
            yield "word", True
