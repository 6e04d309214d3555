"""The cheat sheet before it is HTML or PDF: what is read at a glance beside each phrase."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.filling import Context, Question, plain
from snippets_app.core.model import Pack, Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.template import Placeholder, parse
from snippets_app.errors import AppError
from snippets_app.formats.exports.base import Options, context_of
from snippets_app.formats.exports.wording import LABEL_MESSAGES

_FILL = {kind.name: kind.fill for kind in KINDS}
_FILLED = frozenset(("company", "agent", "customer", "field", "choice"))


_LATIN = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_FAMILIES = {
    "zh": ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC"),
    "zh-tw": ("Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC"),
    "ko": ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR"),
}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that is filled in later, and the words that stand there meanwhile."""

    text: str


Body = tuple[str | Blank, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase."""

    title: str
    abbreviation: str
    hotkey: str
    body: Body


@dataclass(frozen=True, slots=True)
class Group:
    """The phrases of a stage."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The phrases of a pack by stage, in its language (BCP 47)."""

    title: str
    language: str
    groups: tuple[Group, ...]


def sheets(packs: Sequence[Pack], options: Options) -> Iterator[Sheet]:
    """One for each pack; stages without phrases are left out."""
    for pack in packs:
        bodies = _Bodies(options.texts_in(pack.language))
        context = context_of(pack, packs, options)
        rows: dict[str, list[Row]] = {stage.id: [] for stage in pack.stages}
        for each in pack.snippets:
            body = bodies.of(each, context)
            row = Row(each.title, each.abbreviation, each.hotkey, body)
            rows.setdefault(each.stage, []).append(row)
            options.step()
        titles = {stage.id: stage.title for stage in pack.stages}
        groups = (Group(titles.get(each, each), tuple(rows[each])) for each in rows if rows[each])
        yield Sheet(pack.name, pack.language, tuple(groups))


def _apart(pieces: Iterable[str | Blank]) -> list[str | Blank]:
    """With a space between two blanks, which would be read as one."""
    apart: list[str | Blank] = []
    for piece in pieces:
        if apart and isinstance(piece, Blank) and isinstance(apart[-1], Blank):
            apart.append(" ")
        apart.append(piece)
    return apart


def families(language: str) -> tuple[str, ...]:
    """Fonts in which that language looks as its readers write it, one for each system."""
    tag = language.lower().replace("_", "-")
    if tag.startswith(_TRADITIONAL):
        return _FAMILIES["zh-tw"]
    return _FAMILIES.get(tag.partition("-")[0], _LATIN)


class _Bodies:
    """Bodies with their blanks shown in words."""

    def __init__(self, texts: Callable[[str], str]) -> None:
        self._texts = texts

    def of(self, snippet: Snippet, context: Context) -> Body:
        within = replace(context, within=snippet.id)
        pieces = _apart(self._pieces(snippet.body, within, (snippet.id,)))
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] = pieces[-1].removesuffix("\n")
        return tuple(piece for piece in pieces if piece != "")

    def _pieces(self, body: str, context: Context, chain: tuple[str, ...]) -> Iterator[str | Blank]:
        try:
            parts = parse(plain(body)).parts
        except AppError:
            parts = (plain(body),)
        for part in parts:
            if isinstance(part, str):
                yield part
            elif part.name == "snippet":
                yield from self._nested(part, context, chain)
            elif part.name in _FILLED:
                yield from self._filled(part, context)
            elif part.name != "cursor":
                yield Blank(self._moment(part))

    def _nested(
        self, part: Placeholder, context: Context, chain: tuple[str, ...]
    ) -> Iterator[str | Blank]:
        found = context.snippet(full_id(part.argument, context.within))
        if found is None or found.id in chain:
            yield Blank(str(part))
            return
        within = replace(context, within=found.id)
        yield from self._pieces(found.body.removesuffix("\n"), within, (*chain, found.id))

    def _filled(self, part: Placeholder, context: Context) -> Iterator[str | Blank]:
        for piece in _FILL[part.name](part.argument, context):
            if isinstance(piece, Question):
                yield Blank(self._asked(piece))
            elif isinstance(piece, str):
                yield piece

    def _asked(self, question: Question) -> str:
        if question.kind == "choice":
            return " / ".join(question.options)
        known = LABEL_MESSAGES.get(question.kind)
        return question.default or (self._texts(known) if known else question.label)

    def _moment(self, part: Placeholder) -> str:
        offset = part.argument.partition("|")[0]
        known = LABEL_MESSAGES.get(part.name)
        words = self._texts(known) if known else part.name
        return words if not offset or "%" in offset else f"{words} {offset}"
