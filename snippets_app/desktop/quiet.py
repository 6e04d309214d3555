"""How long a program that has read the clipboard must be quiet until its paste counts as done.

Chromium reads twice and inserts the second reading: what it takes between the two grows with what
it took to begin, since both wait for the same busy machine.
"""

_MOST = 2.0


def quiet_after(usual: float, first: float) -> float:
    """Seconds; ``first``: how long after the paste's keys its first reading came."""
    return max(usual, min(first, _MOST))
