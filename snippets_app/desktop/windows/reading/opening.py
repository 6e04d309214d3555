"""Opens what typing is watched through, for as long as it is watched."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from snippets_app.desktop.windows.caret import Carets
from snippets_app.desktop.windows.input_method import SystemKeyboard
from snippets_app.desktop.windows.message_loop import MessageLoop
from snippets_app.desktop.windows.processes import Processes
from snippets_app.desktop.windows.raw_keys import RawKeys, Takes
from snippets_app.desktop.windows.reading.automation import Automation
from snippets_app.desktop.windows.reading.automation_control import AutomationFields
from snippets_app.desktop.windows.reading.control import Way
from snippets_app.desktop.windows.reading.edit_control import EditControls
from snippets_app.desktop.windows.reading.front_window import SystemFront
from snippets_app.desktop.windows.reading.messages import Messages
from snippets_app.desktop.windows.reading.noticing import Noticing
from snippets_app.desktop.windows.reading.parts import Parts
from snippets_app.desktop.windows.reading.win_events import WinEvents
from snippets_app.desktop.windows.window_facts import WindowFacts


@dataclass(frozen=True, slots=True)
class Opened:
    """``close`` ends it all, on the thread that opened it."""

    parts: Parts
    close: Callable[[], None]


Open = Callable[[Callable[[], None]], Opened]


class SystemOpening:
    """Opens the desktop as it is. ``takes``: see ``RawKeys``."""

    def __init__(self, takes: Takes = lambda code, modifiers, time: False) -> None:
        self._takes = takes

    def __call__(self, changed: Callable[[], None]) -> Opened:
        """``changed`` is called, on any thread, when another window or control may have the
        focus. The calling thread is the one that asks programs."""
        with ExitStack() as opened:
            loop = MessageLoop("typing events")
            opened.callback(loop.close)
            facts, processes = WindowFacts(), Processes()
            keys = RawKeys(loop, SystemKeyboard(facts), self._takes)
            opened.callback(keys.stop)
            events = WinEvents(loop)
            opened.callback(events.close)
            messages = Messages()
            carets, noticing = Carets(messages, facts), Noticing(keys)
            edit = EditControls(messages, facts, events, noticing, carets)
            opened.callback(edit.close)
            ways: list[Way] = [edit]
            if (automation := _automation()) is not None:
                fields = AutomationFields(
                    automation, noticing, facts.process_of, carets.caret, edit.hides
                )
                opened.callback(fields.close)
                ways.insert(0, fields)
                automation.hear_focus(changed)
            parts = Parts(
                SystemFront(facts, processes), tuple(ways), keys, carets.caret, processes.own()
            )
            events.hear_focus(changed)
            close = opened.pop_all().close
        return Opened(parts, close)


def _automation() -> Automation | None:
    """For the calling thread; None where the system has none.

    Importing comtypes initializes COM for the thread that does it first, as ``coinit_flags`` says:
    https://comtypes.readthedocs.io/en/stable/threading.html
    """
    sys.coinit_flags = 0  # type: ignore[attr-defined]  # the multithreaded apartment
    from snippets_app.desktop.windows.reading.uia import create

    return create()
