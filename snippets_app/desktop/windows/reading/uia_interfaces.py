"""The interfaces of UI Automation's clients, by hand, as far as they are used.

A frozen program may not write the module that comtypes would make of the type library, and that
takes seconds to make. What counts is the order: it is that of the functions in each object's table,
as in UIAutomationClient.h of the Windows SDK; those that are not used stand there by name only.
https://learn.microsoft.com/windows/win32/api/uiautomationclient/

Only ``uia`` imports this: importing comtypes initializes COM for the importing thread.
"""

from ctypes import HRESULT, POINTER, c_double, c_int
from ctypes.wintypes import BOOL, DWORD, RECT
from typing import Any

from comtypes import BSTR, COMMETHOD, GUID, STDMETHOD, IUnknown
from comtypes.automation import VARIANT
from comtypes.safearray import _midlSAFEARRAY


def _unused(*names: str) -> list[Any]:
    return [STDMETHOD(HRESULT, name) for name in names]


def _call(name: str, *arguments: Any) -> list[Any]:
    return [COMMETHOD([], HRESULT, name, *arguments)]


def _get(name: str, kind: Any) -> list[Any]:
    return [COMMETHOD(["propget"], HRESULT, name, (["out", "retval"], POINTER(kind), "found"))]


def _put(name: str, kind: Any) -> list[Any]:
    return [COMMETHOD(["propput"], HRESULT, name, (["in"], kind, "value"))]


def _in(kind: Any, name: str) -> Any:
    return (["in"], kind, name)


def _out(kind: Any, name: str = "found") -> Any:
    return (["out"], POINTER(kind), name)


class IUIAutomationElement(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{D22108AA-8AC5-49A5-837B-37BBB3D7591E}")


class IUIAutomationTextRange(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{A543CC6A-F4AE-494B-8239-C814481187A8}")


class IUIAutomationTextRangeArray(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{CE4AE76A-E717-4C98-81EA-47371D028EB6}")
    _methods_ = [  # noqa: RUF012 - comtypes' own way
        *_get("Length", c_int),
        *_call("GetElement", _in(c_int, "index"), _out(POINTER(IUIAutomationTextRange))),
    ]


class IUIAutomationTextPattern(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{32EBA289-3583-42C9-9C59-3B6D9A1E9B6A}")
    _methods_ = [  # noqa: RUF012
        *_unused("RangeFromPoint", "RangeFromChild"),
        *_call("GetSelection", _out(POINTER(IUIAutomationTextRangeArray))),
        *_unused("GetVisibleRanges"),
        *_get("DocumentRange", POINTER(IUIAutomationTextRange)),
        *_unused("SupportedTextSelection"),
    ]


class IUIAutomationTextPattern2(IUIAutomationTextPattern):
    _iid_ = GUID("{506A921A-FCC9-409F-B23B-37EB74106872}")
    _methods_ = [  # noqa: RUF012
        *_unused("RangeFromAnnotation"),
        *_call("GetCaretRange", _out(BOOL, "active"), _out(POINTER(IUIAutomationTextRange))),
    ]


class IUIAutomationValuePattern(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{A94CD8B1-0844-4CD6-9D2D-640537AB39E9}")
    _methods_ = [  # noqa: RUF012
        *_unused("SetValue"),
        *_get("CurrentValue", BSTR),
        *_get("CurrentIsReadOnly", BOOL),
    ]


IUIAutomationTextRange._methods_ = [
    *_call("Clone", _out(POINTER(IUIAutomationTextRange))),
    *_unused("Compare", "CompareEndpoints", "ExpandToEnclosingUnit", "FindAttribute", "FindText"),
    *_call("GetAttributeValue", _in(c_int, "attribute"), _out(VARIANT)),
    *_call("GetBoundingRectangles", _out(_midlSAFEARRAY(c_double))),
    *_unused("GetEnclosingElement"),
    *_call("GetText", _in(c_int, "longest"), _out(BSTR)),
    *_unused("Move"),
    *_call(
        "MoveEndpointByUnit",
        _in(c_int, "end"), _in(c_int, "unit"), _in(c_int, "count"), _out(c_int, "moved"),
    ),
    *_call(
        "MoveEndpointByRange",
        _in(c_int, "end"), _in(POINTER(IUIAutomationTextRange), "other"), _in(c_int, "its"),
    ),
    *_call("Select"),
]  # fmt: skip

IUIAutomationElement._methods_ = [
    *_unused("SetFocus"),
    *_call("GetRuntimeId", _out(_midlSAFEARRAY(c_int))),
    *_unused(
        "FindFirst", "FindAll", "FindFirstBuildCache", "FindAllBuildCache", "BuildUpdatedCache",
        "GetCurrentPropertyValue", "GetCurrentPropertyValueEx", "GetCachedPropertyValue",
        "GetCachedPropertyValueEx", "GetCurrentPatternAs", "GetCachedPatternAs",
    ),
    *_call("GetCurrentPattern", _in(c_int, "pattern"), _out(POINTER(IUnknown))),
    *_unused("GetCachedPattern", "GetCachedParent", "GetCachedChildren"),
    *_get("CurrentProcessId", c_int),
    *_get("CurrentControlType", c_int),
    *_unused(
        "CurrentLocalizedControlType", "CurrentName", "CurrentAcceleratorKey", "CurrentAccessKey",
    ),
    *_get("CurrentHasKeyboardFocus", BOOL),
    *_unused("CurrentIsKeyboardFocusable"),
    *_get("CurrentIsEnabled", BOOL),
    *_unused(
        "CurrentAutomationId", "CurrentClassName", "CurrentHelpText", "CurrentCulture",
        "CurrentIsControlElement", "CurrentIsContentElement",
    ),
    *_get("CurrentIsPassword", BOOL),
    *_unused(
        "CurrentNativeWindowHandle", "CurrentItemType", "CurrentIsOffscreen",
        "CurrentOrientation", "CurrentFrameworkId", "CurrentIsRequiredForForm",
        "CurrentItemStatus",
    ),
    *_get("CurrentBoundingRectangle", RECT),
]  # fmt: skip


class IUIAutomationEventHandler(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{146C3C17-F12E-4E22-8C27-F894B9B79C69}")
    _methods_ = _call(
        "HandleAutomationEvent", _in(POINTER(IUIAutomationElement), "sender"), _in(c_int, "event")
    )


class IUIAutomationPropertyChangedEventHandler(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{40CD37D4-C756-4B0C-8C6F-BDDFEEB13B50}")
    _methods_ = _call(
        "HandlePropertyChangedEvent",
        _in(POINTER(IUIAutomationElement), "sender"), _in(c_int, "which"), _in(VARIANT, "value"),
    )  # fmt: skip


class IUIAutomationFocusChangedEventHandler(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{C270F6B5-5C69-4290-9745-7A7F97169468}")
    _methods_ = _call("HandleFocusChangedEvent", _in(POINTER(IUIAutomationElement), "sender"))


_ELEMENT = _in(POINTER(IUIAutomationElement), "element")
_SCOPE = _in(c_int, "scope")
_NO_CACHE = _in(POINTER(IUnknown), "cache")
_EVENT_HANDLER = _in(POINTER(IUIAutomationEventHandler), "handler")
_PROPERTY_HANDLER = _in(POINTER(IUIAutomationPropertyChangedEventHandler), "handler")
_FOCUS_HANDLER = _in(POINTER(IUIAutomationFocusChangedEventHandler), "handler")


class IUIAutomation(IUnknown):  # type: ignore[misc]
    _iid_ = GUID("{30CBE57D-D9D0-452A-AB13-7AC5AC4825EE}")
    _methods_ = [  # noqa: RUF012
        *_call("CompareElements", _ELEMENT, _ELEMENT, _out(BOOL)),
        *_unused("CompareRuntimeIds", "GetRootElement", "ElementFromHandle", "ElementFromPoint"),
        *_call("GetFocusedElement", _out(POINTER(IUIAutomationElement))),
        *_unused(
            "GetRootElementBuildCache", "ElementFromHandleBuildCache", "ElementFromPointBuildCache",
            "GetFocusedElementBuildCache", "CreateTreeWalker", "ControlViewWalker",
            "ContentViewWalker", "RawViewWalker", "RawViewCondition", "ControlViewCondition",
            "ContentViewCondition", "CreateCacheRequest", "CreateTrueCondition",
            "CreateFalseCondition", "CreatePropertyCondition", "CreatePropertyConditionEx",
            "CreateAndCondition", "CreateAndConditionFromArray",
            "CreateAndConditionFromNativeArray", "CreateOrCondition", "CreateOrConditionFromArray",
            "CreateOrConditionFromNativeArray", "CreateNotCondition",
        ),
        *_call(
            "AddAutomationEventHandler",
            _in(c_int, "event"), _ELEMENT, _SCOPE, _NO_CACHE, _EVENT_HANDLER,
        ),
        *_call("RemoveAutomationEventHandler", _in(c_int, "event"), _ELEMENT, _EVENT_HANDLER),
        *_call(
            "AddPropertyChangedEventHandlerNativeArray", _ELEMENT, _SCOPE, _NO_CACHE,
            _PROPERTY_HANDLER, _in(POINTER(c_int), "properties"), _in(c_int, "count"),
        ),
        *_unused("AddPropertyChangedEventHandler"),
        *_call("RemovePropertyChangedEventHandler", _ELEMENT, _PROPERTY_HANDLER),
        *_unused("AddStructureChangedEventHandler", "RemoveStructureChangedEventHandler"),
        *_call("AddFocusChangedEventHandler", _NO_CACHE, _FOCUS_HANDLER),
        *_call("RemoveFocusChangedEventHandler", _FOCUS_HANDLER),
        *_call("RemoveAllEventHandlers"),
        *_unused(
            "IntNativeArrayToSafeArray", "IntSafeArrayToNativeArray", "RectToVariant",
            "VariantToRect", "SafeArrayToRectNativeArray", "CreateProxyFactoryEntry",
            "ProxyFactoryMapping", "GetPropertyProgrammaticName", "GetPatternProgrammaticName",
            "PollForPotentialSupportedPatterns", "PollForPotentialSupportedProperties",
            "CheckNotSupported", "ReservedNotSupportedValue", "ReservedMixedAttributeValue",
            "ElementFromIAccessible", "ElementFromIAccessibleBuildCache",
        ),
    ]  # fmt: skip


class IUIAutomation2(IUIAutomation):
    _iid_ = GUID("{34723AFF-0C9D-49D0-9896-7AB52DF8CD8A}")
    _methods_ = [  # noqa: RUF012
        *_get("AutoSetFocus", BOOL),
        *_put("AutoSetFocus", BOOL),
        *_get("ConnectionTimeout", DWORD),
        *_put("ConnectionTimeout", DWORD),
        *_get("TransactionTimeout", DWORD),
        *_put("TransactionTimeout", DWORD),
    ]
