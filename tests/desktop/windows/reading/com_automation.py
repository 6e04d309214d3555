"""UI Automation's objects, made here and called through real COM tables: Wine 8 has none.

What they do is what the fake of the port does; only the calls between are real.
"""
# ruff: noqa: N802, RUF012, PLR0917 - the names and forms are COM's

from ctypes import c_void_p, cast
from math import inf
from typing import Any

from comtypes import COMObject, IUnknown, ReturnHRESULT

from snippets_app.desktop.windows.reading.automation import End
from snippets_app.desktop.windows.reading.uia_interfaces import (
    IUIAutomation2,
    IUIAutomationElement,
    IUIAutomationTextPattern2,
    IUIAutomationTextRange,
    IUIAutomationTextRangeArray,
    IUIAutomationValuePattern,
)
from tests.desktop.windows.reading.fake_automation import FakeElement, FakeRange, shown

GONE = ReturnHRESULT(-2147220991, "UIA_E_ELEMENTNOTAVAILABLE")


class ComRange(COMObject):  # type: ignore[misc]
    _com_interfaces_ = [IUIAutomationTextRange]

    def __init__(self, fake: FakeRange) -> None:
        super().__init__()
        self.fake = fake

    def Clone(self) -> Any:
        return _pointer(ComRange(self.fake.copy()), IUIAutomationTextRange)

    def GetText(self, longest: int) -> str:
        return self.fake.text(longest)

    def MoveEndpointByUnit(self, end: int, unit: int, count: int) -> int:
        assert unit == 0
        self.fake.move(End(end), count)
        return count

    def MoveEndpointByRange(self, end: int, other: Any, its: int) -> None:
        self.fake.move_to(End(end), _itself(other).fake, End(its))

    def Select(self) -> None:
        self.fake.select()

    def GetAttributeValue(self, attribute: int) -> object:
        assert attribute == 40015
        return self.fake.is_read_only()

    def GetBoundingRectangles(self) -> Any:
        places = self.fake.rectangles()
        if self.fake.element.is_placed_nowhere:
            return (inf, inf, -inf, -inf)
        return tuple(float(side) for p in places for side in (p.x, p.y, p.width, p.height))


class ComRanges(COMObject):  # type: ignore[misc]
    _com_interfaces_ = [IUIAutomationTextRangeArray]

    def __init__(self, ranges: list[FakeRange]) -> None:
        super().__init__()
        self.ranges = ranges

    def _get_Length(self) -> int:
        return len(self.ranges)

    def GetElement(self, index: int) -> Any:
        return _pointer(ComRange(self.ranges[index]), IUIAutomationTextRange)


class ComPatterns(COMObject):  # type: ignore[misc]
    """The text and the value pattern of one element."""

    _com_interfaces_ = [IUIAutomationTextPattern2, IUIAutomationValuePattern]

    def __init__(self, fake: FakeElement) -> None:
        super().__init__()
        self.fake = fake

    def _get_DocumentRange(self) -> Any:
        return _pointer(ComRange(self.fake.whole()), IUIAutomationTextRange)

    def GetSelection(self) -> Any:
        found = self.fake.selection()
        return _pointer(ComRanges([found] if found else []), IUIAutomationTextRangeArray)

    def GetCaretRange(self) -> Any:
        end = self.fake.selected[1]
        return True, _pointer(ComRange(FakeRange(self.fake, end, end)), IUIAutomationTextRange)

    def _get_CurrentValue(self) -> str:
        return shown(self.fake.units)

    def _get_CurrentIsReadOnly(self) -> bool:
        return bool(self.fake.read_only)


class ComElement(COMObject):  # type: ignore[misc]
    _com_interfaces_ = [IUIAutomationElement]

    def __init__(self, fake: FakeElement) -> None:
        super().__init__()
        self.fake = fake

    def GetRuntimeId(self) -> tuple[int, ...]:
        if self.fake.trouble is not None:
            raise self.fake.trouble
        return (42, id(self.fake) & 0x7FFFFFFF)

    def GetCurrentPattern(self, pattern: int) -> Any:
        has = self.fake.has_value if pattern == 10002 else self.fake.has_document
        return _pointer(ComPatterns(self.fake), IUnknown) if has else None

    def _get_CurrentProcessId(self) -> int:
        return self.fake.process

    def _get_CurrentControlType(self) -> int:
        return self.fake.kind

    def _get_CurrentHasKeyboardFocus(self) -> bool:
        return self.fake.focused

    def _get_CurrentIsEnabled(self) -> bool:
        return self.fake.is_enabled

    def _get_CurrentIsPassword(self) -> bool:
        return self.fake.is_password

    def _get_CurrentBoundingRectangle(self) -> Any:
        return (10, 20, 310, 40)


class ComClient(COMObject):  # type: ignore[misc]
    """``handlers`` by event or property; ``put`` is what was set."""

    _com_interfaces_ = [IUIAutomation2]

    def __init__(self, element: ComElement | None) -> None:
        super().__init__()
        self.element = element
        self.focus_handlers: list[Any] = []
        self.handlers: dict[int, Any] = {}
        self.put: dict[str, int] = {}

    def GetFocusedElement(self) -> Any:
        return _pointer(self.element, IUIAutomationElement) if self.element else None

    def CompareElements(self, one: Any, other: Any) -> bool:
        return _itself(one) is _itself(other)

    def AddFocusChangedEventHandler(self, cache: Any, handler: Any) -> None:
        assert not cache
        self.focus_handlers.append(handler)

    def RemoveFocusChangedEventHandler(self, handler: Any) -> None:
        self.focus_handlers.remove(handler)

    def AddAutomationEventHandler(
        self, event: int, element: Any, scope: int, cache: Any, handler: Any
    ) -> None:
        assert (scope, bool(cache), _itself(element)) == (1, False, self.element)
        self.handlers[event] = handler

    def RemoveAutomationEventHandler(self, event: int, element: Any, handler: Any) -> None:
        assert self.handlers.pop(event) == handler

    def AddPropertyChangedEventHandlerNativeArray(
        self, element: Any, scope: int, cache: Any, handler: Any, properties: Any, count: int
    ) -> None:
        assert (scope, bool(cache), _itself(element)) == (1, False, self.element)
        self.handlers |= {properties[number]: handler for number in range(count)}

    def RemovePropertyChangedEventHandler(self, element: Any, handler: Any) -> None:
        self.handlers = {which: each for which, each in self.handlers.items() if each != handler}

    def _set_AutoSetFocus(self, value: bool) -> None:
        self.put["AutoSetFocus"] = bool(value)

    def _set_ConnectionTimeout(self, value: int) -> None:
        self.put["ConnectionTimeout"] = value

    def _set_TransactionTimeout(self, value: int) -> None:
        self.put["TransactionTimeout"] = value


_all: dict[int, COMObject] = {}


def _pointer(each: COMObject, interface: Any) -> Any:
    found = each.QueryInterface(interface)
    _all[_address(found)] = each
    return found


def _itself(pointer: Any) -> Any:
    """The object of ours that a pointer means."""
    return _all[_address(pointer)]


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0


def client_of(fake: FakeElement | None) -> tuple[ComClient, Any]:
    """The client with this element in focus, and the pointer to it as the system gives it."""
    client = ComClient(ComElement(fake) if fake else None)
    return client, client.QueryInterface(IUIAutomation2)
