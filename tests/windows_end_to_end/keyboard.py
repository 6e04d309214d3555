"""The keyboard of the agent: the X server's where Wine runs on one, else Windows' own input."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from tests.desktop.windows.person import Person

_PORT = "SAYWELL_KEYBOARD"
_NAMES = {" ": "Space"}


class OutsidePerson(Person):
    """Presses the keys of the X server; see ``scripts/windows/keyboard.py``."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._connection = socket.create_connection(("127.0.0.1", port))
        self._lines = self._connection.makefile("rw", encoding="utf-8")

    @contextmanager
    def holding_keys(self, *names: str) -> Iterator[None]:
        for name in names:
            self._put(name, down=True)
        try:
            yield
        finally:
            for name in reversed(names):
                self._put(name, down=False)

    def close(self) -> None:
        self._lines.close()
        self._connection.close()

    def _put(self, name: str, *, down: bool) -> None:
        self._lines.write(json.dumps([_NAMES.get(name, name), down]) + "\n")
        self._lines.flush()
        assert self._lines.readline() == "done\n"


@contextmanager
def somebody() -> Iterator[Person]:
    """A person at the keyboard that there is."""
    port = os.environ.get(_PORT)
    if port is None:
        yield Person()
        return
    person = OutsidePerson(int(port))
    try:
        yield person
    finally:
        person.close()
