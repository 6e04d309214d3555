"""The table that ``python -m benchmarks`` prints, made of the same values as the JSON file."""

from collections.abc import Iterator, Mapping, Sequence
from numbers import Real

Row = tuple[str, ...]
COLUMNS = ("count", "median", "p95", "least", "most")


def table(results: Mapping[str, object]) -> str:
    """One block per measure: a line for each of its values, named by its path in the JSON."""
    blocks = [_block(name, content) for name, content in results.items()]
    return "\n\n".join(blocks)


def aligned(rows: Sequence[Row]) -> str:
    """Columns as wide as their widest cell: the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _block(name: str, content: object) -> str:
    rows = list(_rows(content, ""))
    values = [row for row in rows if len(row) == 2]
    spreads = [row for row in rows if len(row) > 2]
    parts = [name]
    if values:
        parts.append(aligned(values))
    if spreads:
        parts.append(aligned([("", *COLUMNS), *spreads]))
    return "\n".join(parts)


def _rows(content: object, path: str) -> Iterator[Row]:
    if not isinstance(content, Mapping):
        yield (path, _cell(content))
    elif set(content) == {"values", "spread"}:
        yield _spread(content["spread"] or {"count": 0}, path)
    elif content and set(content) <= set(COLUMNS):
        yield _spread(content, path)
    else:
        for name, inner in content.items():
            yield from _rows(inner, f"{path} / {name}" if path else str(name))


def _spread(content: Mapping[str, object], path: str) -> Row:
    return (path, *(_cell(content.get(column)) for column in COLUMNS))


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(_cell(each) for each in value)
    if isinstance(value, Real) and not isinstance(value, int):
        return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"  # type: ignore[operator]
    return str(value)


def _line(row: Row, widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(["", *cells])
