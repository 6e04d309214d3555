"""How large and how deep a YAML document is once its aliases are written out, without doing it.

A small file can stand for gigabytes by aliases of aliases, and for something endless by one within
what it names.
"""

from dataclasses import dataclass
from typing import Any

from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import DEEPEST_VALUE, MOST_ALIASED
from snippets_app.formats.sources.wording import quoted, too_deep

Event = Any
"""An event of PyYAML, which is loaded only where YAML is read."""


@dataclass(slots=True)
class _Open:
    """A list or a mapping that has not ended yet: values and characters in it, levels below it."""

    anchor: str | None
    size: int = 1
    height: int = 0


def check_size(text: str, file: str) -> None:
    """AppError for what is too deep or too large; errors of PyYAML for what is no YAML."""
    import yaml

    measure = _Measure(file)
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            measure.add(event.anchor, 1 + len(event.value), 0)
        elif isinstance(event, yaml.CollectionStartEvent):
            measure.begin(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            measure.end()
        elif isinstance(event, yaml.AliasEvent):
            measure.stand_for(event)


class _Measure:
    def __init__(self, file: str) -> None:
        self._file = file
        self._open = [_Open(None)]
        self._known: dict[str, tuple[int, int]] = {}
        self._aliased = 0

    def begin(self, anchor: str | None) -> None:
        self._open.append(_Open(anchor))
        self._check_depth(0)

    def end(self) -> None:
        ended = self._open.pop()
        self.add(ended.anchor, ended.size, ended.height)

    def add(self, anchor: str | None, size: int, height: int) -> None:
        """A value stands here; ``height`` counts the levels below it."""
        if anchor:
            self._known[anchor] = size, height
        around = self._open[-1]
        around.size += size
        around.height = max(around.height, height + 1)

    def stand_for(self, alias: Event) -> None:
        """What is named stands here once more. Names that nothing has are the reader's trouble."""
        if any(each.anchor == alias.anchor for each in self._open):
            raise self._too_large(alias)
        size, height = self._known.get(alias.anchor, (1, 0))
        self._aliased += size
        if self._aliased > MOST_ALIASED:
            raise self._too_large(alias)
        self._check_depth(height)
        self.add(None, size, height)

    def _check_depth(self, below: int) -> None:
        if len(self._open) - 1 + below > DEEPEST_VALUE:
            raise too_deep(self._file)

    def _too_large(self, alias: Event) -> AppError:
        return AppError(
            "“{file}” uses aliases that stand for too much (line {line}).",
            "Write the text out where *{alias} stands.",
            file=quoted(self._file),
            line=alias.start_mark.line + 1,
            alias=quoted(alias.anchor),
        )
