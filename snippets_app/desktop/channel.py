"""What one running program per login session needs of an operating system: a claim and a line.

Both are told apart by a folder, and both go with the process, so that a killed one blocks nobody.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Process(Protocol):
    """A process that is looked at."""

    def wait_ended(self, timeout: float) -> bool:
        """Whether it has ended, within so many seconds."""

    def close(self) -> None: ...


class Connection(Protocol):
    """A line to another process. Every deadline is one of ``time.monotonic()``."""

    def send(self, data: bytes, deadline: float) -> None:
        """All of it; OSError when the other has left or it is too late (TimeoutError)."""

    def receive(self, deadline: float) -> bytes:
        """What has come, at least a byte; none at the end. OSError as above."""

    def peer(self) -> Process:
        """Who listens at the other end; OSError when it is gone. For the side that connected."""

    def close(self) -> None: ...


class Channel(Protocol):
    """The claim to be the running program of a folder, and how others reach it."""

    def claim(self) -> bool:
        """Take the claim; False when another has it. OSError when the folder cannot be used."""

    def is_claimed(self) -> bool:
        """Whether any program has the claim. OSError as above."""

    def listen(self, accepted: Callable[[Connection], None]) -> None:
        """Call ``accepted`` on a thread of the channel's for each connection; it must not wait."""

    def connect(self, deadline: float) -> Connection | None:
        """A line to who listens; None when nobody does."""

    def stop_listening(self) -> None:
        """Take no more connections; those that stand go on."""

    def release(self) -> None:
        """Let the claim go."""


def channel_for(folder: Path) -> Channel:
    """This operating system's."""
    if sys.platform == "win32":
        from snippets_app.desktop.windows.channel import PipeChannel

        return PipeChannel(folder)
    else:  # noqa: RET505 - the type checker reads the other system's file otherwise
        from snippets_app.desktop.unix_channel import SocketChannel

        return SocketChannel(folder)
