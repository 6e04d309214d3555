"""A snippet's body: parsed, shown before it is filled, and rendered with nothing left unfilled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from snippets_app.core.filling import Context, Mark, Piece, Question, plain
from snippets_app.core.insertion import Rendered
from snippets_app.core.model import Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.errors import AppError

_Other = TypeVar("_Other")
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_KINDS = {kind.name: kind for kind in KINDS}
_LAST_LINE_END = re.compile(r"(\r\n|\r|\n)\Z")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One ``{name}`` or ``{name:argument}``; an empty argument stands for none."""

    name: str
    argument: str = ""

    def __str__(self) -> str:
        return f"{{{self.name}:{self.argument}}}" if self.argument else f"{{{self.name}}}"


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed body; ``str()`` gives exactly the body back."""

    parts: tuple[str | Placeholder, ...]

    def __str__(self) -> str:
        return "".join(_source(part) for part in self.parts)

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        return tuple(part for part in self.parts if isinstance(part, Placeholder))

    @property
    def needs(self) -> frozenset[str]:
        """The names of the kinds in this body, nested snippets not opened."""
        return frozenset(each.name for each in self.placeholders)

    @property
    def references(self) -> tuple[str, ...]:
        """The snippet ids named in this body, as they are written."""
        return tuple(each.argument for each in self.placeholders if each.name == "snippet")


@dataclass(frozen=True, slots=True)
class Missing:
    """What the agent must still answer: one form, in order of first appearance."""

    questions: tuple[Question, ...]


def parse(body: str) -> Template:
    """The body's parts; raises AppError that names the place and what is allowed there."""
    parts: list[str | Placeholder] = []
    end = 0
    for token in _TOKEN.finditer(body):
        parts.append(body[end : token.start()])
        parts.append(_part(token))
        end = token.end()
    parts.append(body[end:])
    _refuse_second_caret(body, parts)
    return Template(_joined(parts))


def check(body: str) -> None:
    """Raise AppError when the body cannot be parsed, or asks two choices under one label."""
    questions: list[Question] = []
    for placeholder in parse(body).placeholders:
        if placeholder.name == "choice":
            label, *options = placeholder.argument.split("|")
            questions.append(Question("choice", label, tuple(options)))
    _distinct(questions)


def render(template: Template, context: Context) -> Rendered | Missing:
    """The finished text, or everything that is still to be asked, nested snippets included.

    Line ends become ``\\n`` and one at the very end is dropped. Raises AppError for an unknown
    snippet, a circle of snippets, or an empty clipboard.
    """
    pieces = tuple(_pieces(template, context, (context.within,)))
    questions = _distinct([piece for piece in pieces if isinstance(piece, Question)])
    return Missing(questions) if questions else _finished(pieces)


def preview(template: Template, context: Context) -> tuple[str | Question, ...]:
    """The text so far, each unfilled place as its question. Never raises AppError."""
    shown: list[str | Question] = []
    for part in template.parts:
        shown.extend(_shown(part, context))
    return _joined([plain(part) if isinstance(part, str) else part for part in shown])


def _part(token: re.Match[str]) -> str | Placeholder:
    if token[0] in ("{{", "}}"):
        return token[0][0]
    if token[1] is None:
        raise AppError(
            "“{piece}” at character {position}: a single brace stands for nothing.",
            "Write {{{{ or }}}} for a brace in the text.",
            piece=token.string[token.start() :][:12],
            position=token.start() + 1,
        )
    name, colon, argument = token[1].partition(":")
    if name not in _KINDS:
        raise AppError(
            "“{piece}” at character {position}: there is no such placeholder.",
            "Allowed are {allowed}. Write {{{{ and }}}} for braces in the text.",
            piece=token[0],
            position=token.start() + 1,
            allowed=" ".join(f"{{{known}}}" for known in _KINDS),
        )
    if (colon and not argument) or not _KINDS[name].accepts(argument):
        raise AppError(
            "“{piece}” at character {position}: this placeholder is written differently.",
            "Allowed: {allowed}",
            piece=token[0],
            position=token.start() + 1,
            allowed="  ".join(_KINDS[name].forms),
        )
    return Placeholder(name, argument)


def _refuse_second_caret(body: str, parts: Sequence[str | Placeholder]) -> None:
    caret = Placeholder("cursor")
    if parts.count(caret) > 1:
        raise AppError(
            "“{piece}” at character {position}: the caret can stand in one place only.",
            "Keep one {piece}.",
            piece=caret,
            position=body.rindex(str(caret)) + 1,
        )


def _source(part: str | Placeholder) -> str:
    if isinstance(part, Placeholder):
        return str(part)
    return part.replace("{", "{{").replace("}", "}}")


def _joined(parts: Sequence[str | _Other]) -> tuple[str | _Other, ...]:
    """The parts with neighbouring texts made one and empty ones dropped."""
    joined: list[str | _Other] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, str) and isinstance(last, str):
            joined[-1] = last + part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def _pieces(template: Template, context: Context, chain: tuple[str, ...]) -> Iterator[Piece]:
    for part in template.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _filled(part, context, chain)


def _filled(placeholder: Placeholder, context: Context, chain: tuple[str, ...]) -> Iterator[Piece]:
    for piece in _KINDS[placeholder.name].fill(placeholder.argument, context):
        if isinstance(piece, Snippet):
            yield from _nested(piece, context, chain)
        else:
            yield piece


def _nested(snippet: Snippet, context: Context, chain: tuple[str, ...]) -> Iterator[Piece]:
    """The pieces of a snippet inside another; its caret is not the one the agent asked for."""
    if snippet.id in chain:
        raise circle((*chain[chain.index(snippet.id) :], snippet.id))
    inner = parse(_LAST_LINE_END.sub("", snippet.body))
    for piece in _pieces(inner, replace(context, within=snippet.id), (*chain, snippet.id)):
        if piece is not Mark.CARET:
            yield piece


def _distinct(questions: Sequence[Question]) -> tuple[Question, ...]:
    """One question for each label, in order of first appearance, with the first default given."""
    found: dict[str, Question] = {}
    for question in questions:
        known = found.setdefault(question.label, question)
        if known.options and question.options and known.options != question.options:
            raise _two_choices(question.label)
        found[question.label] = _stricter(known, question)
    return tuple(found.values())


def _stricter(known: Question, other: Question) -> Question:
    """A label that is a choice anywhere is asked as that choice."""
    chosen = other if other.options and not known.options else known
    return replace(chosen, default=known.default or other.default)


def _finished(pieces: Sequence[Piece]) -> Rendered:
    caret = pieces.index(Mark.CARET) if Mark.CARET in pieces else len(pieces)
    before = plain("".join(piece for piece in pieces[:caret] if isinstance(piece, str)))
    after = plain("".join(piece for piece in pieces[caret:] if isinstance(piece, str)))
    text = (before + after).removesuffix("\n")
    return Rendered(text, len(before) if len(before) < len(text) else None)


def _shown(part: str | Placeholder, context: Context) -> tuple[str | Question, ...]:
    if isinstance(part, str):
        return (part,)
    try:
        pieces = tuple(_filled(part, context, (context.within,)))
    except AppError:
        return (Question(part.name, part.argument or part.name),)
    return tuple(piece for piece in pieces if isinstance(piece, str | Question))


def circle(chain: Sequence[str]) -> AppError:
    return AppError(
        "These snippets contain each other: {chain}.",
        "Take one of the references out.",
        chain=" → ".join(chain),
    )


def _two_choices(label: str) -> AppError:
    return AppError(
        "“{label}” is asked with two different lists.",
        "Give each choice a label of its own, or the same options.",
        label=label,
    )
