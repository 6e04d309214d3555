"""The real calls of UI Automation, to objects that are made here."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from comtypes import IUnknown
from comtypes.automation import VARIANT

from snippets_app.desktop.base import Rect
from snippets_app.desktop.windows.reading import uia_interfaces
from snippets_app.desktop.windows.reading.automation import End, Facts
from snippets_app.desktop.windows.reading.automation_control import AutomationFields
from snippets_app.desktop.windows.reading.control import Unanswered
from snippets_app.desktop.windows.reading.noticing import Noticing
from snippets_app.desktop.windows.reading.uia import UiAutomation, create
from tests.desktop.windows.reading.com_automation import GONE, client_of
from tests.desktop.windows.reading.fake_automation import EDIT, FakeElement, held
from tests.desktop.windows.reading.fakes import CARET, CHAT, FakeDesktop
from tests.desktop.windows.reading.test_automation_control import Stirs

# The place of each function in its object's table, counted from the first of IUnknown's three, as
# in UIAutomationClient.h of the Windows SDK.
SLOTS = {
    "IUIAutomation2": {
        "CompareElements": 3, "GetFocusedElement": 8, "AddAutomationEventHandler": 32,
        "RemoveAutomationEventHandler": 33, "AddPropertyChangedEventHandlerNativeArray": 34,
        "RemovePropertyChangedEventHandler": 36, "AddFocusChangedEventHandler": 39,
        "RemoveFocusChangedEventHandler": 40, "_get_AutoSetFocus": 58, "_set_AutoSetFocus": 59,
        "_set_ConnectionTimeout": 61, "_set_TransactionTimeout": 63,
    },
    "IUIAutomationElement": {
        "GetRuntimeId": 4, "GetCurrentPattern": 16, "_get_CurrentProcessId": 20,
        "_get_CurrentControlType": 21,
        "_get_CurrentHasKeyboardFocus": 26, "_get_CurrentIsEnabled": 28,
        "_get_CurrentIsPassword": 35, "_get_CurrentBoundingRectangle": 43,
    },
    "IUIAutomationTextPattern2": {
        "GetSelection": 5, "_get_DocumentRange": 7, "GetCaretRange": 10,
    },
    "IUIAutomationTextRange": {
        "Clone": 3, "GetAttributeValue": 9, "GetBoundingRectangles": 10, "GetText": 12,
        "MoveEndpointByUnit": 14, "MoveEndpointByRange": 15, "Select": 16,
    },
    "IUIAutomationTextRangeArray": {"_get_Length": 3, "GetElement": 4},
    "IUIAutomationValuePattern": {"_get_CurrentValue": 4, "_get_CurrentIsReadOnly": 5},
    "IUIAutomationEventHandler": {"HandleAutomationEvent": 3},
    "IUIAutomationPropertyChangedEventHandler": {"HandlePropertyChangedEvent": 3},
    "IUIAutomationFocusChangedEventHandler": {"HandleFocusChangedEvent": 3},
}  # fmt: skip


def table(interface: Any) -> list[str]:
    """The names in an object's table, in order."""
    bases = [each for each in reversed(interface.__mro__) if "_methods_" in vars(each)]
    return [method.name for each in bases for method in each._methods_]


@pytest.mark.parametrize("name", SLOTS)
def test_each_function_stands_in_its_place(name: str) -> None:
    names = table(getattr(uia_interfaces, name))
    assert names[:3] == ["QueryInterface", "AddRef", "Release"]
    assert {each: names.index(each) for each in SLOTS[name]} == SLOTS[name]


def focused(fake: FakeElement) -> Any:
    found = UiAutomation(client_of(fake)[1]).focused()
    assert found
    return found


def test_an_elements_facts() -> None:
    fake = FakeElement("ab")
    fake.is_password = True
    element = focused(fake)
    assert element.facts() == Facts(EDIT, 100, is_password=True, is_enabled=True)
    assert element.has_focus()
    assert element.bounds() == Rect(10, 20, 300, 20)
    fake.read_only = True
    assert element.value() == ("ab", True)


def test_nothing_has_the_focus() -> None:
    assert UiAutomation(client_of(None)[1]).focused() is None


def test_two_pointers_to_one_element_are_the_same() -> None:
    automation = UiAutomation(client_of(FakeElement("ab"))[1])
    one, two = automation.focused(), automation.focused()
    assert one
    assert one.same(two)
    assert not one.same(focused(FakeElement("ab")))
    assert not one.same("ab")


def test_an_element_is_known_by_its_numbers() -> None:
    fake = FakeElement("ab")
    automation = UiAutomation(client_of(fake)[1])
    one, two = automation.focused(), automation.focused()
    assert one
    assert two
    assert one.identity() == two.identity() != focused(FakeElement("ab")).identity()
    fake.trouble = GONE
    assert one.identity() == two.identity()
    three = automation.focused()
    assert three
    with pytest.raises(Unanswered):
        three.identity()


def test_an_element_without_patterns_has_no_text() -> None:
    fake = FakeElement("ab")
    fake.has_document = fake.has_value = False
    assert focused(fake).document() is None
    assert focused(fake).value() is None


def test_ranges_move_and_are_selected() -> None:
    fake = FakeElement("😀 one two")
    fake.selected = (3, 3)
    document = focused(fake).document()
    assert document
    whole = document.whole()
    assert whole.text(100) == "😀 one two"
    assert whole.is_read_only() is False
    part = whole.copy()
    part.move(End.START, 2)
    part.move(End.END, -4)
    assert part.text(100) == "one"
    assert part.text(2) == "on"
    assert part.rectangles() == [Rect(30, 0, 30, 20)]
    part.select()
    selected = document.selection()
    assert selected
    assert selected.text(100) == "one"
    caret = document.caret()
    assert caret
    part.move_to(End.END, caret, End.START)
    assert part.text(100) == "one"


def test_no_selection_is_none_and_no_rectangle_is_empty() -> None:
    fake = FakeElement("")
    fake.tells_selection = False
    document = focused(fake).document()
    assert document
    assert document.selection() is None
    assert document.whole().rectangles() == []
    assert document.whole().text(10) == ""


def test_a_place_without_end_is_not_answered() -> None:
    fake = FakeElement("ab")
    fake.is_placed_nowhere = True
    document = focused(fake).document()
    assert document
    with pytest.raises(Unanswered):
        document.whole().rectangles()


def test_what_fails_is_not_answered() -> None:
    fake = FakeElement("ab")
    document = focused(fake).document()
    assert document
    whole = document.whole()
    fake.trouble = GONE
    with pytest.raises(Unanswered):
        whole.text(10)
    with pytest.raises(Unanswered):
        document.whole()


def test_changes_of_the_element_are_told_until_it_is_left() -> None:
    fake = FakeElement("ab")
    client, pointer = client_of(fake)
    element, heard = UiAutomation(pointer).focused(), list[int]()
    assert element
    element.follow(lambda: heard.append(1))
    assert set(client.handlers) == {20014, 20015, 30045, 30019}
    text, value = client.handlers[20015], client.handlers[30045]
    text.HandleAutomationEvent(element.pointer, 20015)
    value.HandlePropertyChangedEvent(element.pointer, 30045, "secret")
    assert len(heard) == 2
    element.unfollow()
    assert not client.handlers
    text.HandleAutomationEvent(element.pointer, 20015)
    assert len(heard) == 2


def test_what_a_change_carries_stays_its_senders() -> None:
    """Released here too, it would be gone while the system still uses it."""
    fake = FakeElement("ab")
    client, pointer = client_of(fake)
    element, heard = UiAutomation(pointer).focused(), list[int]()
    assert element
    element.follow(lambda: heard.append(1))
    carried = client.QueryInterface(IUnknown)
    value = VARIANT(carried)
    client.handlers[30045].HandlePropertyChangedEvent(element.pointer, 30045, value)
    before = client._refcnt.value
    client.handlers[30045].HandlePropertyChangedEvent(element.pointer, 30045, value)
    assert len(heard) == 2
    assert client._refcnt.value == before


def test_the_focus_is_told_until_the_end() -> None:
    client, pointer = client_of(FakeElement("ab"))
    automation, heard = UiAutomation(pointer), list[int]()
    automation.hear_focus(lambda: heard.append(1))
    client.focus_handlers[0].HandleFocusChangedEvent(None)
    assert heard == [1]
    automation.close()
    assert not client.focus_handlers


def test_a_field_is_followed_by_real_calls() -> None:
    fake = FakeElement("a")
    client, pointer = client_of(fake)
    automation = UiAutomation(pointer)
    way = AutomationFields(
        automation, Noticing(Stirs()), lambda _: 0, lambda _: CARET, lambda _: False
    )
    desktop = FakeDesktop(way)
    desktop.following.look()
    fake.units, fake.selected = held("a\r\nb😀c"), (5, 5)
    client.handlers[20015].HandleAutomationEvent(None, 20015)
    assert desktop.heard.typings() == [("a", 1), ("a\nb😀c", 4)]
    field = desktop.following.field
    assert field
    assert field.window == CHAT.window
    assert desktop.following.select(field, 2, 4, "b😀")
    assert fake.selected == (3, 6)


def test_where_the_system_has_none_there_is_none() -> None:
    """On a thread of its own: it takes part in COM from then on."""
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(create).result(10)
    assert found is None or found.client
