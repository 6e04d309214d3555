"""What has changed between two readings of a text."""

from collections.abc import Callable


def difference(old: str, new: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, what stood there, and what stands there now."""
    shorter = min(len(old), len(new))
    start = _common(shorter, lambda size: old[:size] == new[:size])
    rest = shorter - start
    end = _common(rest, lambda size: old[len(old) - size :] == new[len(new) - size :])
    return start, old[start : len(old) - end], new[start : len(new) - end]


def _common(longest: int, same: Callable[[int], bool]) -> int:
    """The largest size for which ``same`` holds; it holds for all smaller ones."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(middle) else (low, middle - 1)
    return low
