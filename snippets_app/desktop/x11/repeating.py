"""How long a key is held until it begins to repeat, as the server says by the XKB extension.

python-xlib does not know XKB: https://www.x.org/releases/current/doc/kbproto/xkbproto.html
"""

from Xlib.display import Display
from Xlib.protocol import rq

from snippets_app.desktop.x11.connection import connect, disconnect

_USUAL_DELAY = 200  # milliseconds: shorter than any desktop's own
_CORE_KEYBOARD = 0x0100


class _UseExtension(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(0), rq.RequestLength(), rq.Card16("major"), rq.Card16("minor")
    )
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Bool("supported"), rq.Card16("sequence_number"), rq.ReplyLength(),
        rq.Card16("major"), rq.Card16("minor"), rq.Pad(20),
    )  # fmt: skip


class _GetControls(rq.ReplyRequest):  # type: ignore[misc]
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(6), rq.RequestLength(), rq.Card16("device"), rq.Pad(2)
    )
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("device"), rq.Card16("sequence_number"), rq.ReplyLength(),
        rq.Pad(12), rq.Card16("repeat_delay"), rq.Card16("repeat_interval"), rq.Pad(68),
    )  # fmt: skip


def repeat_delay() -> int:
    """Milliseconds from a key's press to its first repetition.

    On a connection of its own: one that has used XKB hears no more of changed keyboards.
    """
    display = connect()
    try:
        return _ask(display)
    finally:
        disconnect(display)


def _ask(display: Display) -> int:
    extension = display.query_extension("XKEYBOARD")
    if not extension:
        return _USUAL_DELAY
    to = {"display": display.display, "opcode": extension.major_opcode}
    if not _UseExtension(**to, major=1, minor=0).supported:
        return _USUAL_DELAY
    return int(_GetControls(**to, device=_CORE_KEYBOARD).repeat_delay)
