"""Owning the clipboard: content to stay, and a text that is only promised, so that each read of it
is seen. https://learn.microsoft.com/windows/win32/dataxchg/clipboard-operations#delayed-rendering
"""

import time
from collections.abc import Callable, Mapping

from snippets_app.desktop.base import Format
from snippets_app.desktop.windows.clipboard_formats import MARKS, TEXT, encoded, standard_number
from snippets_app.desktop.windows.clipboard_port import Busy, ClipboardCalls, in_use, opened
from snippets_app.desktop.windows.message_loop import MessageLoop

_RENDER_FORMAT, _RENDER_ALL_FORMATS, _DESTROY_CLIPBOARD = 0x0305, 0x0306, 0x0307
_PATIENCE = 1.0
_PATIENCE_TO_GIVE_BACK = 3.0
"""Longer: what is not given back is lost."""


class Owner:
    """Owns the clipboard with the window of ``loop``; all on that thread.

    ``wanted(process)`` says whether the promised text is given to who asks for it now, and hears
    of each such read; ``lost`` is called when somebody else has copied.
    """

    def __init__(
        self,
        loop: MessageLoop,
        calls: ClipboardCalls,
        wanted: Callable[[int], bool],
        lost: Callable[[], None],
    ) -> None:
        self._loop, self._calls = loop, calls
        self._wanted, self._lost = wanted, lost
        self._emptying = False
        self.promised: str | None = None
        """The text that is offered, None when nothing is."""
        self.is_pending = False
        """Whether the next read of the promised text would be seen."""
        self.changed = 0.0
        """When the clipboard was changed last by us (``time.perf_counter``)."""
        loop.on(_RENDER_FORMAT, self._render)
        loop.on(_RENDER_ALL_FORMATS, self._render_all)
        loop.on(_DESTROY_CLIPBOARD, self._destroyed)

    def put(self, formats: Mapping[str, Format]) -> None:
        """Own the clipboard with content; AppError when it cannot be had."""
        self._take_whole({name: each.data for name, each in formats.items()})

    def promise(self, text: str) -> None:
        """Own it with a text that is made when it is read; AppError when it cannot be had."""
        self._take_whole({TEXT: None, **MARKS}, text)

    def give_back(self, formats: Mapping[str, Format]) -> bool:
        """As ``put``, with no formats empty; False when somebody else has copied since.

        What the user had copied comes back as it was, without the offer's wishes to histories: a
        second line in a history is a smaller harm than his text being taken for a secret by the
        next program that looks at it.
        """
        contents = {name: each.data for name, each in formats.items()}
        try:
            found = self._take(contents, _PATIENCE_TO_GIVE_BACK, only_ours=True)
        except Busy as problem:
            raise in_use() from problem
        if formats and found == set():
            raise in_use()
        return found is not None

    def promise_again(self) -> bool:
        """After a read: so that the next one is seen too. False while somebody has it open."""
        if self.promised is None or self.is_pending:
            return True
        contents = {TEXT: None, **MARKS}
        try:
            self._take(contents, 0, self.promised, only_ours=True)
        except Busy:
            return False
        return True

    def is_free(self) -> bool:
        """Whether nobody has the clipboard open now."""
        try:
            with opened(self._calls, self._loop.window, 0):
                return True
        except Busy:
            return False

    def _take_whole(
        self, contents: Mapping[str, bytes | None], promised: str | None = None
    ) -> None:
        try:
            found = self._take(contents, _PATIENCE, promised)
        except Busy as problem:
            raise in_use() from problem
        if found != set(contents):
            self.promised, self.is_pending = None, False
            raise in_use()

    def _take(
        self,
        contents: Mapping[str, bytes | None],
        patience: float,
        promised: str | None = None,
        *,
        only_ours: bool = False,
    ) -> set[str] | None:
        """What of the contents is there now; None when it is not ours and should be. Busy.

        What the functions answer cannot be relied on, so it is looked at what they have done.
        """
        if only_ours and not self._is_owner():
            return None
        with opened(self._calls, self._loop.window, patience):
            if only_ours and not self._is_owner():  # copied while we waited
                return None
            self._empty()
            self.promised, self.is_pending = promised, promised is not None
            self.changed = time.perf_counter()
            for name, data in contents.items():
                self._calls.write(name, data)
            return {name for name in contents if self._calls.has(name)}

    def _empty(self) -> None:
        self._emptying = True
        try:
            self._calls.empty()
        finally:
            self._emptying = False
        if not self._is_owner() or self._calls.names():
            raise Busy

    def _is_owner(self) -> bool:
        return self._calls.owner() == self._loop.window

    def _render(self, format_number: int, _: int) -> int:
        """Somebody reads. It has the clipboard open for us; no answer is a refusal."""
        text = self.promised
        if text is None or format_number != standard_number(TEXT):
            return 0
        if self._wanted(self._calls.reader()):
            self._calls.write(TEXT, encoded(text))
            self.is_pending = False
        return 0

    def _render_all(self, _: int, __: int) -> int:
        """Our window goes while the promise stands: keep it, if the clipboard is still ours.

        https://learn.microsoft.com/windows/win32/dataxchg/wm-renderallformats
        """
        if self.promised is not None and self.is_pending:
            try:
                with opened(self._calls, self._loop.window, _PATIENCE):
                    if self._is_owner():
                        self._calls.write(TEXT, encoded(self.promised))
            except Busy:
                pass  # nobody is left to tell
        self.promised, self.is_pending = None, False
        return 0

    def _destroyed(self, _: int, __: int) -> int:
        if not self._emptying:
            self.promised, self.is_pending = None, False
            self._lost()
        return 0
