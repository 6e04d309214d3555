"""The arithmetic of the report: percentiles, ratios of runs that took turns, and their spread."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Middle and edges of a series; all in the unit of the series."""

    count: int
    median: float
    p95: float
    least: float
    most: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the series lies, interpolated linearly between
    neighbours (method 7 of Hyndman and Fan). Raises ValueError for an empty series."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float]) -> Spread:
    """Raises ValueError for an empty series."""
    return Spread(
        count=len(values),
        median=round(percentile(values, 0.5), 3),
        p95=round(percentile(values, 0.95), 3),
        least=round(min(values), 3),
        most=round(max(values), 3),
    )


def paired_ratios(
    values: Sequence[float | None], baseline: Sequence[float | None]
) -> tuple[float, ...]:
    """Value by baseline, round by round; rounds in which either was not measured are left out.

    Raises ValueError when the two series are not of the same rounds.
    """
    return tuple(
        value / base
        for value, base in zip(values, baseline, strict=True)
        if value is not None and base
    )


def ratio(
    values: Sequence[float | None], baseline: Sequence[float | None]
) -> dict[str, float] | None:
    """The median of the paired ratios with their least and most, or None without a pair."""
    pairs = paired_ratios(values, baseline)
    if not pairs:
        return None
    edges = {"median": median(pairs), "least": min(pairs), "most": max(pairs)}
    return {name: round(number, 3) for name, number in edges.items()}


def series(values: Sequence[float | None]) -> dict[str, object]:
    """What the JSON keeps of one series: every value in turn, and the spread of those measured."""
    measured = [value for value in values if value is not None]
    kept = [None if value is None else round(value, 3) for value in values]
    return {"values": kept, "spread": asdict(spread(measured)) if measured else None}
