"""A keyboard for programs of Wine: they ask over a socket, the X server's keys go down.

Wine compares its keys with the X server's whenever another window gets the focus, and lets go of
those that are not down there. Keys that a program puts in by ``SendInput`` are not, so that such a
``Ctrl`` may be gone when the next key comes.
"""

import json
import socket
import threading
from types import TracebackType
from typing import Self

from snippets_app.demo.person import Person

PORT = "SAYWELL_KEYBOARD"
"""The variable of the environment that tells the port."""


class Keyboard:
    """Listens from its beginning to its end; one line ``[name, down]`` of JSON moves one key."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.environment = {PORT: str(self._listener.getsockname()[1])}

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        person = Person(self._display)
        try:
            with connection, connection.makefile("rw", encoding="utf-8") as lines:
                for line in lines:
                    name, down = json.loads(line)
                    person.put(name, down=down)
                    lines.write("done\n")
                    lines.flush()
        finally:
            person.close()
