"""A clipboard that can be busy or refuse, without Windows: ``ClipboardCalls`` for tests."""

from collections.abc import Callable

from snippets_app.desktop.windows.clipboard_port import TooLarge

SYNTHETIC_PROCESS = 7


class FakeClipboard:
    """One clipboard and who uses it; ``at(window)`` sees it as one program."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes | None] = {}
        self.owner = 0
        self.opener: int | None = None
        self.answer_reads: dict[int, Callable[[str], None]] = {}
        self.busy = 0
        """How many tries to open it fail."""
        self.meanwhile: Callable[[], None] = lambda: None
        """Happens while somebody waits."""
        self.forgets: set[str] = set()
        """Formats that it takes and does not keep."""
        self.empties = True

    def copy(self, window: int, **contents: bytes) -> None:
        """Another program copies."""
        self.owner, self.contents = window, dict(contents)


class FakeCalls:
    def __init__(self, clipboard: FakeClipboard) -> None:
        self.clipboard = clipboard
        self._handles: list[bytes] = []

    def open(self, window: int) -> bool:
        if self.clipboard.busy:
            self.clipboard.busy -= 1
            return False
        if self.clipboard.opener is not None:
            return False
        self.clipboard.opener = window
        return True

    def close(self) -> None:
        self.clipboard.opener = None

    def empty(self) -> None:
        if self.clipboard.empties:
            self.clipboard.contents = {}
            self.clipboard.owner = self.clipboard.opener or 0

    def owner(self) -> int:
        return self.clipboard.owner

    def is_ours(self, window: int) -> bool:
        return False

    def answers(self, window: int, patience: float) -> bool:
        return True

    def names(self) -> list[str]:
        return list(self.clipboard.contents)

    def get(self, name: str) -> int:
        found = self.clipboard.contents
        if name in found and found[name] is None:
            self.clipboard.answer_reads[self.clipboard.owner](name)
        data = found.get(name)
        if data is None:
            return 0
        self._handles.append(data)
        return len(self._handles)

    def content(self, name: str, handle: int, limit: int) -> bytes | None:
        data = self._handles[handle - 1]
        if len(data) > limit:
            raise TooLarge
        return data

    def write(self, name: str, data: bytes | None) -> None:
        if name not in self.clipboard.forgets:
            self.clipboard.contents[name] = data

    def has(self, name: str) -> bool:
        return name in self.clipboard.contents

    def reader(self) -> int:
        return SYNTHETIC_PROCESS if self.clipboard.opener else 0

    def focused(self) -> frozenset[int]:
        return frozenset()

    def processes(self, *windows: int) -> frozenset[int]:
        return frozenset({SYNTHETIC_PROCESS}) if any(windows) else frozenset()

    def pause(self, seconds: float) -> None:
        self.clipboard.meanwhile()
