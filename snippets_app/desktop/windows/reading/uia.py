"""UI Automation itself, by COM. https://learn.microsoft.com/windows/win32/winauto/entry-uiauto-win32

All of it happens on one thread in the multithreaded apartment, and never on a window's, as its
documents ask for; events come on threads of its own. Since Windows 8 its questions end in time.
Wine 8 has none of it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ctypes import c_int
from typing import Any

from comtypes import (
    CLSCTX_INPROC_SERVER,
    COINIT_MULTITHREADED,
    GUID,
    CoCreateInstance,
    CoInitializeEx,
    COMError,
    COMObject,
)
from comtypes.automation import VT_EMPTY

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.reading.automation import End, Facts
from snippets_app.desktop.windows.reading.control import Unanswered
from snippets_app.desktop.windows.reading.uia_interfaces import (
    IUIAutomation2,
    IUIAutomationEventHandler,
    IUIAutomationFocusChangedEventHandler,
    IUIAutomationPropertyChangedEventHandler,
    IUIAutomationTextPattern,
    IUIAutomationTextPattern2,
    IUIAutomationValuePattern,
)

_CLASS = GUID("{E22AD333-B25F-460C-83D0-0581107395C9}")  # CUIAutomation8
_PATIENCE = 1000  # milliseconds
_VALUE_PATTERN, _TEXT_PATTERN, _TEXT_PATTERN_2 = 10002, 10014, 10024
_SELECTION_CHANGED, _TEXT_CHANGED = 20014, 20015
_IS_PASSWORD, _VALUE = 30019, 30045
_IS_READ_ONLY = 40015
_ELEMENT_ALONE = 1
_CHARACTER = 0
_SIDES = 4  # of a rectangle


def create() -> "UiAutomation | None":
    """None where the system has none."""
    try:
        CoInitializeEx(COINIT_MULTITHREADED)
        found = CoCreateInstance(_CLASS, IUIAutomation2, CLSCTX_INPROC_SERVER)
        found.AutoSetFocus = False
        found.ConnectionTimeout = found.TransactionTimeout = _PATIENCE
    except (COMError, OSError):
        return None
    return UiAutomation(found)


class UiAutomation:
    """``client`` is an IUIAutomation2."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self._focus_handler: Any = None

    def focused(self) -> "UiElement | None":
        with _asking():
            found = self.client.GetFocusedElement()
        return UiElement(self.client, found) if found else None

    def hear_focus(self, changed: Callable[[], None]) -> None:
        handler = _Handler(changed)
        with suppress(COMError, OSError):
            self.client.AddFocusChangedEventHandler(None, handler)
            self._focus_handler = handler

    def close(self) -> None:
        """The apartment stays: objects may be let go later than this."""
        handler, self._focus_handler = self._focus_handler, None
        with suppress(COMError, OSError):
            if handler is not None:
                self.client.RemoveFocusChangedEventHandler(handler)


class UiElement:
    """One element."""

    def __init__(self, client: Any, pointer: Any) -> None:
        self._client, self.pointer = client, pointer
        self._handler: Any = None
        self._identity: tuple[int, ...] | None = None

    def facts(self) -> Facts:
        with _asking():
            return Facts(
                self.pointer.CurrentControlType,
                self.pointer.CurrentProcessId,
                bool(self.pointer.CurrentIsPassword),
                bool(self.pointer.CurrentIsEnabled),
            )

    def same(self, other: Any) -> bool:
        """Two that cannot be compared are none."""
        with suppress(COMError, OSError):
            return isinstance(other, UiElement) and bool(
                self._client.CompareElements(self.pointer, other.pointer)
            )
        return False

    def identity(self) -> tuple[int, ...]:
        """The runtime identifier, which an element never changes."""
        if self._identity is None:
            with _asking():
                self._identity = tuple(self.pointer.GetRuntimeId() or ())
        return self._identity

    def has_focus(self) -> bool:
        with _asking():
            return bool(self.pointer.CurrentHasKeyboardFocus)

    def document(self) -> "UiDocument | None":
        found = self._pattern(_TEXT_PATTERN, IUIAutomationTextPattern)
        return UiDocument(self, found) if found else None

    def value(self) -> tuple[str, bool] | None:
        found = self._pattern(_VALUE_PATTERN, IUIAutomationValuePattern)
        if not found:
            return None
        with _asking():
            return found.CurrentValue or "", bool(found.CurrentIsReadOnly)

    def bounds(self) -> Rect | None:
        with _asking():
            found = self.pointer.CurrentBoundingRectangle
        width, height = found.right - found.left, found.bottom - found.top
        return Rect(found.left, found.top, width, height) if width > 0 and height > 0 else None

    def caret_pattern(self) -> Any:
        """None before Windows 8, and in many programs."""
        return self._pattern(_TEXT_PATTERN_2, IUIAutomationTextPattern2)

    def follow(self, changed: Callable[[], None]) -> None:
        """A program that does not tell of one kind of change may tell of the others."""
        handler = self._handler = _Handler(changed)
        for event in (_TEXT_CHANGED, _SELECTION_CHANGED):
            with suppress(COMError, OSError):
                self._client.AddAutomationEventHandler(
                    event, self.pointer, _ELEMENT_ALONE, None, handler
                )
        properties = (c_int * 2)(_VALUE, _IS_PASSWORD)
        with suppress(COMError, OSError):
            self._client.AddPropertyChangedEventHandlerNativeArray(
                self.pointer, _ELEMENT_ALONE, None, handler, properties, len(properties)
            )

    def unfollow(self) -> None:
        handler, self._handler = self._handler, None
        if handler is None:
            return
        handler.changed = _nothing  # events may still be on their way
        for event in (_TEXT_CHANGED, _SELECTION_CHANGED):
            with suppress(COMError, OSError):
                self._client.RemoveAutomationEventHandler(event, self.pointer, handler)
        with suppress(COMError, OSError):
            self._client.RemovePropertyChangedEventHandler(self.pointer, handler)

    def _pattern(self, number: int, interface: Any) -> Any:
        """None where the element has it not."""
        with _asking():
            found = self.pointer.GetCurrentPattern(number)
            return found.QueryInterface(interface) if found else None


class UiDocument:
    """The text pattern of an element."""

    def __init__(self, element: UiElement, pattern: Any) -> None:
        self._element, self._pattern = element, pattern

    def whole(self) -> "UiRange":
        with _asking():
            return UiRange(self._pattern.DocumentRange)

    def selection(self) -> "UiRange | None":
        with _asking():
            found = self._pattern.GetSelection()
            return UiRange(found.GetElement(0)) if found and found.Length == 1 else None

    def caret(self) -> "UiRange | None":
        pattern = self._element.caret_pattern()
        if not pattern:
            return None
        with _asking():
            _, found = pattern.GetCaretRange()
            return UiRange(found) if found else None


class UiRange:
    """A range of text."""

    def __init__(self, pointer: Any) -> None:
        if not pointer:
            raise Unanswered
        self.pointer = pointer

    def text(self, longest: int) -> str:
        with _asking():
            return self.pointer.GetText(longest) or ""

    def copy(self) -> "UiRange":
        with _asking():
            return UiRange(self.pointer.Clone())

    def move(self, end: End, characters: int) -> None:
        with _asking():
            self.pointer.MoveEndpointByUnit(end.value, _CHARACTER, characters)

    def move_to(self, end: End, other: Any, its: End) -> None:
        with _asking():
            self.pointer.MoveEndpointByRange(end.value, other.pointer, its.value)

    def select(self) -> None:
        with _asking():
            self.pointer.Select()

    def rectangles(self) -> Sequence[Rect]:
        """Numbers in fours: left, top, width and height."""
        with _asking():
            found = [round(each) for each in self.pointer.GetBoundingRectangles() or ()]
        fours = zip(*(found[side::_SIDES] for side in range(_SIDES)), strict=False)
        return [Rect(*each) for each in fours if each[2] > 0 and each[3] > 0]

    def is_read_only(self) -> bool | None:
        with _asking():
            found = self.pointer.GetAttributeValue(_IS_READ_ONLY)
        return found if isinstance(found, bool) else None


class _Handler(COMObject):  # type: ignore[misc]
    """Hears all kinds of events; what it is told of them is let go unread."""

    _com_interfaces_ = [  # noqa: RUF012 - comtypes' own way
        IUIAutomationEventHandler,
        IUIAutomationPropertyChangedEventHandler,
        IUIAutomationFocusChangedEventHandler,
    ]

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self.changed = changed

    def HandleAutomationEvent(self, sender: Any, event: int) -> None:  # noqa: N802
        self.changed()

    def HandlePropertyChangedEvent(self, sender: Any, which: int, value: Any) -> None:  # noqa: N802
        value.vt = VT_EMPTY  # the caller's own: comtypes would release what is in it once more
        self.changed()

    def HandleFocusChangedEvent(self, sender: Any) -> None:  # noqa: N802
        self.changed()


@contextmanager
def _asking() -> Iterator[None]:
    """Whatever goes wrong with a question is that it was not answered. ValueError: an empty
    pointer where the program should have given something; OverflowError: a place without end, as
    WPF writes an empty one."""
    try:
        yield
    except (COMError, OSError, ValueError, OverflowError) as problem:
        raise Unanswered from problem


def _nothing() -> None:
    """Nobody listens any more."""
