"""A registry in memory, as Windows' own behaves for what is asked of it."""

from collections.abc import Mapping


class FakeRegistry:
    """``keys`` by root and path; ``refused``: roots that this user may not read, ``open``: may
    write."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], dict[str, object]] = {}
        self.refused: set[str] = set()
        self.open: set[str] = set()

    def values(self, root: str, key: str) -> Mapping[str, object] | None:
        if root in self.refused:
            raise PermissionError(5, "Access is denied")
        return self.keys.get((root, key))

    def may_write(self, root: str, key: str) -> bool:
        return root in self.open and (root, key) in self.keys
