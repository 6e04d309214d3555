"""An Aho-Corasick automaton over folded units, with the numbers of its patterns."""

from array import array

from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

Match = tuple[int, int, int]
"""Start and end in units, and the number of the pattern."""


class Matcher:
    """Finds every pattern, overlapping ones too.

    ``numbers[i]`` is the number of pattern i, None when each is its own.
    """

    def __init__(
        self, automaton: Automaton, longest: int, numbers: "array[int] | None" = None
    ) -> None:
        self._automaton = automaton
        self._find = automaton.find_overlapping
        self.longest = longest
        self.numbers = numbers

    def find(self, units: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches within ``units[start:end]``, by their ends."""
        found: list[Match] = self._find(units[start:end])
        if not found:
            return found
        numbers = self.numbers
        if numbers is not None:
            return [(begin + start, stop + start, numbers[which]) for begin, stop, which in found]
        if start:
            return [(begin + start, stop + start, which) for begin, stop, which in found]
        return found

    def dumps(self) -> bytes:
        data: bytes = self._automaton.serialize()
        return data


def build_matcher(patterns: list[str], numbers: "array[int] | None" = None) -> Matcher:
    """The longest part of the building lets other threads run."""
    return Matcher(Automaton(patterns), max(map(len, patterns), default=0), numbers)


def load_matcher(data: bytes, longest: int, numbers: "array[int] | None" = None) -> Matcher:
    """``data`` must be what ``dumps`` gave: the automaton trusts it blindly."""
    return Matcher(Automaton.deserialize(data), longest, numbers)
