"""Sees from Linux what stands in the windows of Wine."""

import json
import socket
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from scripts.windows.python import PROGRAM
from scripts.windows.wine import Wine, windows_path

_LOOKING = Path(__file__).with_name("looking.py")
_TIMEOUT = 30.0


class Observer:
    """A process in Wine that looks at the focused control; use with ``with``."""

    def __init__(self, wine: Wine) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(_TIMEOUT)
            port = listener.getsockname()[1]
            wine.spawn(str(PROGRAM), windows_path(_LOOKING), str(port))
            self._connection = listener.accept()[0]
        self._connection.settimeout(_TIMEOUT)
        self._lines = self._connection.makefile("rw", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def text(self) -> str:
        """What stands in the focused control."""
        return str(self._ask("text"))

    def set_text(self, text: str) -> None:
        self._ask("set_text", text=text)

    def look_for(self, text: str, timeout: float) -> Callable[[], float | None]:
        """Begin to look; what is returned waits for the answer: when the text stood in the focused
        control, in seconds since 1970, None for not in time."""
        self._send("wait_text", text=text, timeout=timeout)
        return self._receive

    def has_focus(self) -> bool:
        """Whether any control has the focus."""
        return bool(self._ask("has_focus"))

    def clipboard(self) -> str:
        return str(self._ask("clipboard"))

    def copy(self, text: str) -> None:
        self._ask("copy", text=text)

    def _ask(self, name: str, **values: object) -> Any:
        self._send(name, **values)
        return self._receive()

    def _send(self, name: str, **values: object) -> None:
        self._lines.write(json.dumps({"do": name} | values) + "\n")
        self._lines.flush()

    def _receive(self) -> Any:
        return json.loads(self._lines.readline())
