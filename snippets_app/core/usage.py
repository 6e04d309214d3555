"""How much a snippet is in use: often and lately."""

HALF_LIFE = 14 * 24 * 3600.0
"""Seconds after which an unused snippet counts half."""
HABIT = 5.0
"""Uses after which the count alone gives one half."""


def frecency(count: int, last_used: float, now: float) -> float:
    """0 (never used) up to 1: ``count / (count + HABIT) * 0.5 ** (age / HALF_LIFE)``.

    Times are seconds since the epoch. A ``last_used`` ahead of ``now`` (the clock was set back)
    counts as now.
    """
    if count <= 0:
        return 0.0
    age = max(0.0, now - last_used)
    return float(count / (count + HABIT) * 0.5 ** (age / HALF_LIFE))
