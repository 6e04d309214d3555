"""An agent who writes a word of its own in every place and uses every feature meanwhile."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from snippets_app.demo.virtual_desktop import Program, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.desktop.x11.clipboard import X11Clipboard
from snippets_app.desktop.x11.windows import X11Windows
from tests.desktop.x11.typing_world import CHROMIUM, MOUSEPAD, PROGRAMS
from tests.end_to_end.canary import Canary, new_canary
from tests.end_to_end.clipboard import ClipboardWatch
from tests.end_to_end.phrases import ASKS
from tests.end_to_end.program import Saywell
from tests.end_to_end.spoken import spoken_names
from tests.end_to_end.targets import QtWindow, window_titled
from tests.end_to_end.tray_menu import choose

FORBIDDEN, REASON, RULE = "calm down", "Being told to calm down", "en-calm-down"
SECRETLY, SECRET_RULE = "company policy says", "en-policy"
TITLES = ("chat page", "chat box")
PAGE = (
    "<!doctype html><meta charset=utf-8><textarea id=box rows=3></textarea>"
    "<input type=password><script>box.focus(); document.title = 'chat page'</script>"
)


class Agent:
    """Writes a word of its own in each place; ``canaries`` are those that were written."""

    def __init__(self, saywell: Saywell, folder: Path) -> None:
        self.saywell, self.desktop, self.folder = saywell, saywell.desktop, folder
        self.person = saywell.desktop.person
        self.canaries: list[Canary] = []
        self._ending = ExitStack()
        self._windows, self._clipboard = X11Windows(), X11Clipboard()
        self._watch = ClipboardWatch(saywell.desktop)
        for each in (self._windows, self._clipboard, self._watch):
            self._ending.callback(each.close)

    def close(self) -> None:
        self._ending.close()

    def show(self, *command: str, **environment: str) -> Program:
        """Start a program and give its window the focus."""
        program = self.desktop.spawn(*command, environment=environment)
        self._ending.callback(end, program)
        self.desktop.wait_focus(self.desktop.window_of(program))
        return program

    def new(self, place: str) -> Canary:
        self.canaries.append(new_canary(place))
        return self.canaries[-1]

    def write(self, place: str, words: str = FORBIDDEN) -> None:
        """The word, Chinese and Korean too, and words that a rule finds."""
        canary = self.new(place)
        self.copy(canary.pasted)
        window = self._windows.current()
        assert window
        self.person.press("Ctrl+V")
        assert self._clipboard.wait_read(window, 10, 0.1)
        self.person.type(f"{canary.typed} {words} {canary.typed}")

    def copy(self, text: str) -> None:
        """As in another program."""
        self._clipboard.put(text)
        self._clipboard.forget_reads()

    def wait_warned(self) -> None:
        self.saywell.wait_notice(REASON)

    def wait_unwarned(self) -> None:
        assert self.saywell.process
        pid = self.saywell.process.pid
        wait_until(
            lambda: not any(REASON in each for each in spoken_names(self.desktop, pid)),
            "The end of the warning",
        )

    def write_in_editor(self) -> None:
        """With every answer to a warning: replaced, ignored, silenced here."""
        self.show(*MOUSEPAD)
        self.write("mousepad")
        self.wait_warned()
        self.copy(self.copied())
        for chord in ("Ctrl+'", "Ctrl+Shift+'", "Ctrl+Shift+F9"):
            self.person.press(chord)
            self.wait_unwarned()
            self.person.press("Ctrl+End")
            if chord != "Ctrl+Shift+F9":
                self.person.type(f" {FORBIDDEN} ")
                self.wait_warned()
        wait_until(lambda: RULE in self.saywell.places.settings.read_text(), "The settings")
        self.person.press("Enter")

    def write_in_qt(self) -> None:
        """In a plain line and in a password's."""
        self.show(*_python("qt_fields.py", "line"))
        self.write("qt")
        self.wait_warned()
        self.show(*_python("qt_fields.py", "password"))
        self.wait_unwarned()
        self.write("qt password", SECRETLY)

    def write_in_browser(self) -> None:
        """In a page's text, which a locked screen makes forgotten, and in its password."""
        page = self.folder / "page.html"
        page.write_text(PAGE)
        profile = f"--user-data-dir={self.desktop.home / 'profile'}"
        self.show(*CHROMIUM, "--force-renderer-accessibility", profile, f"--app={page.as_uri()}")
        window_titled(self.desktop, "chat page")
        self.write("chromium")
        self.wait_warned()
        self.lock()
        self.wait_unwarned()
        self.person.press("Tab")
        self.write("chromium password", SECRETLY)

    def write_keys_only(self) -> None:
        """In a window that tells no text."""
        self.show("/usr/bin/python3", str(PROGRAMS / "gtk_fields.py"), "line", NO_AT_BRIDGE="1")
        canary = self.new("keys")

        def is_warned() -> bool:
            self.person.type(f" {canary.typed} {FORBIDDEN} ")  # what is typed too soon is unseen
            assert self.saywell.process
            names = spoken_names(self.desktop, self.saywell.process.pid)
            return any(REASON in each for each in names)

        wait_until(is_warned, "The warning by keys")

    def insert_with_answers(self) -> None:
        """After a search that ends with Esc, and a draft."""
        window = QtWindow(self.desktop)
        self._ending.callback(window.close)
        for chord, place in (("Ctrl+;", "palette"), ("Ctrl+Shift+F6", "draft")):
            self.person.press(chord)
            self.saywell.wait_focus()
            self.write(place)
            self.person.press("Esc")
            self.desktop.wait_focus(window.window)
        answer = self.new("answer")
        self.copy(self.copied())
        self.person.press(ASKS.hotkey)
        self.saywell.wait_focus()
        self._watch.forget()
        for each in (answer.typed, "1", answer.typed):
            self.person.type(each)
            self.person.press("Enter")
        self._watch.wait_lent_and_returned()
        window.receives(f"{answer.typed}先生，您好。单号{answer.typed}。")

    def check_copied(self) -> None:
        self.person.press("Ctrl+Shift+F7")
        self.saywell.wait_notice("In what you copied")

    def write_rule(self) -> None:
        """A rule of one's own, thrown away."""
        choose(self.saywell, "Forbidden phrases")
        rules = self.saywell.wait_focus()
        editor = self._next_window(rules, "Ctrl+N", again=True)
        self.write("own rule")
        question = self._next_window(editor, "Esc")
        self._next_window(question, "Enter")

    def lock(self) -> None:
        """As a screen saver says it."""
        signal = "org.freedesktop.ScreenSaver.ActiveChanged"
        command = ("dbus-send", "--type=signal", "/org/freedesktop/ScreenSaver", signal)
        environment = self.desktop.environment
        subprocess.run([*command, "boolean:true"], env=environment, check=True, timeout=10)

    def write_while_paused(self) -> None:
        """In a window that comes after the hotkey."""
        self.person.press("Ctrl+Shift+F8")
        instance = Instance(self.saywell.places.runtime)
        wait_until(lambda: instance.send({"command": "status"})["paused"], "The pause")
        self.show(*_python("qt_fields.py", "line"))
        self.write("paused")

    def _next_window(self, window: int, key: str, *, again: bool = False) -> int:
        """Press a key in one of Saywell's windows; the one that has the focus then."""

        def changed() -> int:
            if again and self.saywell.wait_focus() == window:
                self.person.press(key)
            focused = self.saywell.wait_focus()
            return focused if focused != window else 0

        self.person.press(key)
        return wait_until(changed, f"The window after {key}")

    def copied(self) -> str:
        """What the agent copies and has checked: the same each time."""
        canary = next((each for each in self.canaries if each.place == "copied"), None)
        canary = canary or self.new("copied")
        return f"{canary.typed} {canary.pasted} {FORBIDDEN}"


def _python(file: str, *how: str) -> tuple[str, ...]:
    return (sys.executable, str(PROGRAMS / file), *how)
