"""Where each line of the cheat sheet stands: a line is never cut, a phrase seldom parted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from snippets_app.formats.exports.sheet import Group, Row, Sheet
from snippets_app.ui.sheet_lines import (
    ACCENT,
    STAGE_SIZE,
    TITLE_SIZE,
    Column,
    Line,
    Typesetter,
    height,
)

ENOUGH_SHARE = 0.3
"""Of the height: room in which a phrase of several pages begins."""
HEAD_SHARE, GAP_SHARE = 0.28, 0.03
"""Of the width: for titles, abbreviations and hotkeys, and the gap beside them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where its top left corner is."""

    line: Line
    x: float
    y: float


@dataclass(slots=True)
class Page:
    """``rules`` are the heights of the fine lines between phrases; ``title`` is the pack's."""

    title: str
    lines: list[Placed] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Area:
    """What a page holds, in the device's pixels; ``gap`` parts phrases."""

    width: float
    height: float
    gap: float


class Paging:
    """The pages of one sheet, in order; each is given as soon as it is full."""

    def __init__(
        self, sheet: Sheet, area: Area, setter: Typesetter, step: Callable[[], None]
    ) -> None:
        self._sheet = sheet
        self._area = area
        self._setter = setter
        self._step = step
        self._page = Page(sheet.title)
        self._y = 0.0

    def pages(self) -> Iterator[Page]:
        self._put(self._setter.heading(self._sheet.title, TITLE_SIZE, self._area.width), 0)
        for group in self._sheet.groups:
            yield from self._group(group)
        yield self._page

    def _group(self, group: Group) -> Iterator[Page]:
        gap = self._area.gap
        heading = self._setter.heading(group.title, STAGE_SIZE, self._area.width, ACCENT)
        for number, row in enumerate(group.rows):
            columns = self._columns(row)
            tall = max(height(each) for each in columns) + 2 * gap
            above = 0.0 if number else height(heading) + 2 * gap
            if self._y and not self._has_room(above, tall):
                yield self._turn()
            if not number:
                self._y += 2 * gap if self._y else 0.0
                self._put(heading, 0)
            yield from self._row(columns)
            self._step()

    def _has_room(self, above: float, tall: float) -> bool:
        """For the whole row; for some of it, where a page would not hold it anyway."""
        whole = self._area.height
        needed = tall if tall <= whole else whole * ENOUGH_SHARE
        return self._y + above + needed <= whole

    def _columns(self, row: Row) -> tuple[Column, Column]:
        width = self._area.width
        head = self._setter.head(row, width * HEAD_SHARE)
        return head, self._setter.body(row.body, width * (1 - HEAD_SHARE - GAP_SHARE))

    def _row(self, columns: tuple[Column, Column]) -> Iterator[Page]:
        """Side by side; what no page could hold goes on at the top of the next one."""
        head, body = columns
        self._page.rules.append(self._y)
        self._y += self._area.gap
        top = self._y
        self._put(head, 0)
        below, self._y = self._y, top
        left = self._area.width * (HEAD_SHARE + GAP_SHARE)
        for line in body:
            if self._y + line.height > self._area.height:
                yield self._turn()
                below = 0.0
            self._put((line,), left)
        self._y = max(self._y, below) + self._area.gap

    def _put(self, column: Sequence[Line], x: float) -> None:
        for line in column:
            self._page.lines.append(Placed(line, x, self._y))
            self._y += line.height

    def _turn(self) -> Page:
        full, self._page, self._y = self._page, Page(self._sheet.title), 0.0
        return full
