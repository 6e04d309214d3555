"""The clipboard of X11: saved whole, lent for one paste, and given back.

X11 keeps no clipboard. One program owns it and answers each reader, so that a paste is seen as
the request it is, with the name of who asked.
"""

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from Xlib import X, Xatom
from Xlib.protocol.rq import Event

from snippets_app.desktop.base import Format, Snapshot, Target
from snippets_app.desktop.quiet import quiet_after
from snippets_app.desktop.x11.connection import process_of, resource_base
from snippets_app.desktop.x11.formats import (
    TEXT,
    content_names,
    decoded,
    marked,
    reading_order,
    text_formats,
    text_of,
)
from snippets_app.desktop.x11.keeping import Keeper
from snippets_app.desktop.x11.lending import LentSelection
from snippets_app.desktop.x11.loop import Loop
from snippets_app.desktop.x11.reading import Limits, Reader, TooLarge, Unanswered
from snippets_app.desktop.x11.serving import Server
from snippets_app.errors import AppError

_PATIENCE = 0.5
_HAND_OVER_TIMEOUT = 1.0
_LONGEST_TEXT = 16 * 1024 * 1024
_LONGEST_LIST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Read:
    """Somebody took a content: which client, which process, whether it was text, when."""

    client: int
    process: int | None
    of_text: bool
    at: float


class X11Clipboard:
    """Callable from any thread; the selection itself is served on one of its own."""

    def __init__(self) -> None:
        self._reads: list[_Read] = []
        self._pressed = float("inf")
        self._read_or_lost = threading.Condition()
        self._saved = Snapshot({})
        self._offering = False
        self._keeper = Keeper()
        self._loop = Loop("clipboard", self._handle)
        self._reader = Reader(self._loop)
        display = self._loop.display
        self._clipboard = display.intern_atom("CLIPBOARD")
        self._server = Server(
            display, self._reader.window, self._clipboard, self._reader.name, self._delivered
        )
        primary = display.intern_atom("PRIMARY")
        self._primary = Server(
            display, self._reader.window, primary, self._reader.name, self._delivered
        )
        self._selection = LentSelection(self._reader, primary, self._primary)
        self._loop.start()

    def text(self, timeout: float = 0.5) -> str:
        return self._loop.run(lambda: self._text(time.monotonic() + timeout))

    def put(self, text: str) -> None:
        formats = text_formats(text)
        self._loop.run(lambda: self._put(formats))

    def save(self, limit: int, timeout: float) -> Snapshot:
        return self._loop.run(lambda: self._save(limit, time.monotonic() + timeout))

    def offer(self, text: str, *, as_selection: bool = False) -> None:
        self._loop.run(lambda: self._offer(text, as_selection=as_selection))

    def forget_reads(self) -> None:
        with self._read_or_lost:
            self._reads.clear()
            self._pressed = time.monotonic()

    def wait_read(self, target: Target, timeout: float, quiet: float) -> bool:
        """As the protocol says. A read is the target's if its client or its process asked."""
        deadline = time.monotonic() + timeout
        process = self._loop.run(lambda: process_of(self._loop.display, target.window))
        with self._read_or_lost:
            while True:
                left = self._left_to_wait(target.client, process, quiet)
                now = time.monotonic()
                if left is not None and left <= 0:
                    return True
                if now >= deadline or (left is None and self._server.formats is None):
                    return False
                end = deadline if left is None else min(deadline, now + left)
                self._read_or_lost.wait(end - now)

    def restore(self, snapshot: Snapshot) -> bool:
        return self._loop.run(lambda: self._restore(snapshot))

    def close(self) -> None:
        """Leave what is on the clipboard to a clipboard manager, or else to the keeper."""
        with suppress(AppError):  # without a display there is no clipboard to leave
            self._loop.run(self._hand_over)
        self._loop.close()
        self._keeper.close()

    def _handle(self, event: Event) -> None:
        self._reader.handle(event)
        had = self._server.formats
        self._server.handle(event)
        self._primary.handle(event)
        if had is not None and self._server.formats is None:
            self._keeper.forget()
            with self._read_or_lost:
                self._read_or_lost.notify_all()

    def _delivered(self, requestor: int, target: str) -> None:
        display = self._loop.display
        found = _Read(
            resource_base(display, requestor),
            process_of(display, requestor),
            target in TEXT,
            time.monotonic(),
        )
        with self._read_or_lost:
            self._reads.append(found)
            self._read_or_lost.notify_all()

    def _left_to_wait(self, client: int, process: int | None, quiet: float) -> float | None:
        """Seconds until the target counts as quiet; None while it has read no text."""
        reads = [
            read
            for read in self._reads
            if read.client == client or (process is not None and read.process == process)
        ]
        if not any(read.of_text for read in reads):
            return None
        receivers = [*self._server.receivers(), *self._primary.receivers()]
        if any(resource_base(self._loop.display, window) == client for window in receivers):
            return quiet
        quiet = quiet_after(quiet, reads[0].at - self._pressed)
        return reads[-1].at + quiet - time.monotonic()

    def _text(self, deadline: float) -> str:
        if self._server.formats is not None:
            return text_of(self._server.formats)
        limits = Limits(_LONGEST_TEXT, _PATIENCE, deadline)
        try:
            for name in ("UTF8_STRING", "STRING"):
                found = self._reader.read(self._clipboard, name, limits)
                if found is not None:
                    return decoded(found)
        except (Unanswered, TooLarge):
            pass
        return ""

    def _save(self, limit: int, deadline: float) -> Snapshot:
        if self._server.formats is not None:
            self._saved = Snapshot(self._server.formats)
        else:
            self._saved = self._read_all(limit, deadline)
        return self._saved

    def _read_all(self, limit: int, deadline: float) -> Snapshot:
        """Every form of what another program owns; one silence is enough to stop asking."""
        if self._loop.display.get_selection_owner(self._clipboard) == X.NONE:
            return Snapshot({})
        found: dict[str, Format] = {}
        names: list[str] = []
        complete = True
        try:
            names = self._names(deadline)
            for name in reading_order(names):
                left = limit - sum(len(each.data) for each in found.values())
                complete &= self._read_one(name, Limits(left, _PATIENCE, deadline), found)
        except Unanswered:
            complete = False
        return Snapshot({name: found[name] for name in names if name in found}, complete)

    def _read_one(self, name: str, limits: Limits, found: dict[str, Format]) -> bool:
        """False when the content is too large; one that the owner refuses was never there."""
        try:
            content = self._reader.read(self._clipboard, name, limits)
        except TooLarge:
            return False
        if content is not None:
            found[name] = content
        return True

    def _names(self, deadline: float) -> list[str]:
        limits = Limits(_LONGEST_LIST, _PATIENCE, deadline)
        listed = self._reader.read(self._clipboard, "TARGETS", limits)
        return content_names(self._reader.names(listed) if listed else TEXT)

    def _offer(self, text: str, *, as_selection: bool) -> None:
        with self._read_or_lost:
            self._reads.clear()
            self._pressed = float("inf")
        self._own(marked(text), self._saved.formats, self._reader.server_time())
        self._offering = True
        if as_selection:
            self._selection.lend(marked(text), self._loop.display.get_selection_owner)

    def _put(self, formats: Mapping[str, Format]) -> None:
        self._selection.give_back()
        self._own(formats, formats, self._reader.server_time())

    def _restore(self, snapshot: Snapshot) -> bool:
        self._selection.give_back()
        now = self._reader.server_time()  # first: who copies after it is not overruled
        if self._server.formats is None:
            return False
        if snapshot.formats:
            return self._own(snapshot.formats, snapshot.formats, now)
        self._server.give_up()
        self._keeper.forget()
        return True

    def _own(self, formats: Mapping[str, Format], kept: Mapping[str, Format], now: int) -> bool:
        """``kept`` is what the clipboard shall hold should this program end."""
        self._keeper.keep(kept, pasting=kept is not formats)
        self._offering = False
        owned = self._server.own(formats, now)
        if not owned:
            self._keeper.forget()
        return owned

    def _hand_over(self) -> None:
        """https://specifications.freedesktop.org/clipboard-manager-spec/latest/"""
        if self._offering:
            self._restore(self._saved)
        formats = self._server.formats
        if formats is None:
            return
        display = self._loop.display
        property_ = display.intern_atom("SAYWELL_SAVE")
        atoms = [display.intern_atom(name) for name in formats]
        self._reader.window.change_property(property_, Xatom.ATOM, 32, atoms)
        limits = Limits(0, _HAND_OVER_TIMEOUT, time.monotonic() + _HAND_OVER_TIMEOUT)
        try:
            manager = display.intern_atom("CLIPBOARD_MANAGER")
            self._reader.convert(manager, "SAVE_TARGETS", property_, limits)
        except Unanswered:
            pass  # the keeper has it
