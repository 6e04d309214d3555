"""A pretended field in another program, and what an agent types into it."""

from collections.abc import Callable

from snippets_app.desktop.base import (
    Coverage,
    Field,
    InputMethod,
    Permission,
    Rect,
    Target,
    TypingListener,
)


class DummyTyping:
    """``enter``, ``type``, ``key`` and ``leave`` stand for what an agent does in a program;
    ``told_trouble`` is what ``trouble`` tells, ``method`` what ``input_method`` does."""

    def __init__(self, target: Target) -> None:
        """``target``: where its control is, and its program."""
        self._target = target
        self._listener: TypingListener | None = None
        self._permission: Callable[[str], Permission] = lambda _: Permission.NOTHING
        self._keys_besides = False
        self._entered = 0
        self._field: Field | None = None
        self.text = ""
        self.told_trouble = ""
        self.method = InputMethod.NONE
        self.selected: tuple[int, int] | None = None
        self.put_back: list[str] = []

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self._listener, self._permission = listener, permission
        self._keys_besides = keys_besides

    def stop(self) -> None:
        if self._field is not None and self._listener:
            self._listener.left()
        self._listener = None

    def refresh(self) -> None:
        text = self.text
        if self._field is not None:
            self.enter(self._field.program, window=self._field.window)
            if text:
                self.type(text)

    def trouble(self) -> str:
        return self.told_trouble

    def field(self) -> Field | None:
        return self._field

    def input_method(self) -> InputMethod:
        return self.method

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        if field != self._field:
            return None
        return Rect(120 + 16 * start, 140, 16 * (end - start), 20)

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        if field != self._field or self.text[start:end] != expected:
            return False
        self.selected = (start, end)
        return True

    def put_caret_back(self, field: Field, inserted: str) -> None:
        if field == self._field:
            self.put_back.append(inserted)

    def enter(
        self, program: str | None = None, *, keys_only: bool = False, window: int = 0
    ) -> None:
        """The focus comes to a control that tells its text, or only lets keys be seen."""
        self.leave()
        self._entered += 1
        program = self._target.program if program is None else program
        window = window or self._target.window
        permission = self._permission(program)
        coverage = _coverage(permission, keys_only=keys_only)
        self._field = Field(self._entered, window, coverage, program=program)
        if self._listener:
            self._listener.entered(self._field)

    def type(self, text: str, caret: int | None = None) -> None:
        """So reads the control now; an emptied one is taken for a message that was sent."""
        emptied, self.text = bool(self.text) and not text, text
        if emptied and self._field:
            self.enter(self._field.program, window=self._field.window)
        elif self._listener and self._field and self._field.coverage is Coverage.TEXT:
            self._listener.typed(self._field, text, len(text) if caret is None else caret)

    def key(self, *keys: str) -> None:
        told = (Coverage.KEYS, Coverage.TEXT) if self._keys_besides else (Coverage.KEYS,)
        for key in keys:
            if self._listener and self._field and self._field.coverage in told:
                self._listener.keyed(self._field, key)

    def leave(self) -> None:
        if self._field is not None and self._listener:
            self._listener.left()
        self._field = None
        self.text = ""


def _coverage(permission: Permission, *, keys_only: bool) -> Coverage:
    if permission is Permission.NOTHING:
        return Coverage.NONE
    if not keys_only:
        return Coverage.TEXT
    return Coverage.KEYS if permission is Permission.TEXT_OR_KEYS else Coverage.NONE
