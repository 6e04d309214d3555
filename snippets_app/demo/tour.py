"""The guided tour: a person answers a customer with Saywell in a virtual desktop.

Each scene waits for its effect and leaves a screenshot; a step that does not work ends the tour
with a sentence.
"""

import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from snippets_app import settings
from snippets_app.demo.guard_scenes import SAID, GuardScenes
from snippets_app.demo.virtual_desktop import Program, Screen, VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.paths import Paths, portable
from snippets_app.settings import Settings

NAMES = {
    "zh_CN": ("晨光电器", "小林"),
    "ko": ("새벽전자", "김서연"),
    "en": ("Morning Electric", "Emily"),
}
LOOKS = (
    ("zh_CN", "dark", "phone-zh", "tuihuo"),
    ("ko", "light", "phone-ko", ""),
    ("ko", "dark", "phone-ko", "eorl"),
    ("en", "light", "phone-en", "hold"),
    ("en", "dark", "phone-en", ""),
)
WARNINGS = (("zh_CN", "light"), ("ko", "dark"), ("en", "light"))


def give_tour(folder: Path) -> Iterator[Path]:
    """Play the scenes and give each screenshot as it is saved in ``folder``. Raises AppError."""
    _make(folder)
    with VirtualDesktop(Screen(), panel=True, accessibility=True) as desktop:
        tour = _Tour(desktop, folder, portable(desktop.home / "saywell"))
        yield from tour.answer_a_customer()
        for language, theme in WARNINGS:
            yield from tour.be_warned(language, theme)
        for language, theme, pack, query in LOOKS:
            yield tour.look(language, theme, pack, query)


@dataclass(slots=True)
class _Tour:
    desktop: VirtualDesktop
    folder: Path
    places: Paths
    number: int = 0

    def answer_a_customer(self) -> Iterator[Path]:
        """Hotkey, search, form, text in the chat window, sent by the person."""
        person = self.desktop.person
        chat = self.desktop.spawn(*own_command(), "demo", "--chat-window", stdout=subprocess.PIPE)
        chat_window = self.desktop.window_of(chat)
        self.desktop.wait_focus(chat_window)
        saywell = self._start(Settings("zh_CN", "light", *NAMES["zh_CN"]))
        yield self._picture("chat-window")
        person.press("Ctrl+;")
        self._wait_own_window(chat_window)
        yield self._picture("palette")
        person.type("denghou")
        yield self._picture("search")
        person.press("Esc")
        self.desktop.wait_focus(chat_window)
        person.press("Ctrl+;")
        palette = self._wait_own_window(chat_window)
        person.type("sdyx\n")
        self._wait_own_window(chat_window, palette)
        person.type("Wang")
        for key in ("Tab", "Alt+2", "Tab", "Tab", "Alt+1", "Tab", "Alt+1"):
            person.press(key)
        yield self._picture("form")
        person.press("Enter")
        self.desktop.wait_focus(chat_window)
        yield self._picture("inserted")
        person.press("Enter")
        said = _line(chat)
        if "Wang" not in said:
            raise AppError("The chat window did not get the text.", "Run the tour again.")
        yield self._picture("sent")
        self._quit(saywell)

    def be_warned(self, language: str, theme: str) -> Iterator[Path]:
        """Something that should not be said, the warning beside it, and the better wording."""
        company, agent = NAMES[language]
        saywell = self._start(Settings(language, theme, company, agent))
        scenes = GuardScenes(self.desktop)
        scenes.paste(SAID[language])
        scenes.wait_banner(saywell)
        yield self._picture(f"warning-{language}-{theme}")
        scenes.correct_all(saywell)
        yield self._picture(f"corrected-{language}-{theme}")
        before = self.desktop.focus()
        self.desktop.person.press("Ctrl+Shift+F6")
        self._wait_own_window(before)
        scenes.paste(SAID[language])
        yield self._picture(f"compose-{language}-{theme}")
        self.desktop.person.press("Esc")
        self.desktop.wait_focus(before)
        self._quit(saywell)

    def look(self, language: str, theme: str, pack: str, query: str) -> Path:
        """The palette as it looks in a language and a theme."""
        company, agent = NAMES[language]
        program = self._start(Settings(language, theme, company, agent, pack))
        before = self.desktop.focus()
        self.desktop.person.press("Ctrl+;")
        self._wait_own_window(before)
        self.desktop.person.type(query)
        picture = self._picture(f"palette-{language}-{theme}")
        self._quit(program)
        return picture

    def _start(self, chosen: Settings) -> Program:
        settings.save(chosen, self.places.settings)
        program = self.desktop.spawn(*own_command(), "--data-dir", str(self.places.data))
        instance = Instance(self.places.runtime)
        wait_until(instance.is_running, "The start of Saywell")
        instance.send({"command": "status"}, timeout=20)
        return program

    def _quit(self, program: Program) -> None:
        Instance(self.places.runtime).send({"command": "quit"})
        program.wait(timeout=10)

    def _wait_own_window(self, *before: int) -> int:
        return wait_until(
            lambda: self.desktop.focus() not in (0, *before) and self.desktop.focus(),
            "The opening of Saywell's window",
        )

    def _picture(self, name: str) -> Path:
        """Save what is on the screen once it has come to rest."""
        self.number += 1
        file = self.folder / f"{self.number:02}-{name}.png"
        self.desktop.screenshot(file)
        wait_until(lambda: self._is_at_rest(file), "A screen at rest")
        return file

    def _is_at_rest(self, file: Path) -> bool:
        before = file.read_bytes()
        time.sleep(0.25)
        self.desktop.screenshot(file)
        return file.read_bytes() == before


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise AppError(
            "The folder {folder} could not be made: {reason}.",
            "Choose another with --out.",
            folder=folder,
            reason=problem.strerror or problem,
        ) from problem


def own_command() -> list[str]:
    """How this program is started: built, or by the Python that runs it now."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "snippets_app"]


def _line(program: Program, timeout: float = 10.0) -> str:
    """What the program prints next, or an empty text when it prints nothing in time."""
    assert program.stdout is not None
    ready, _, _ = select.select([program.stdout], [], [], timeout)
    return program.stdout.readline().decode() if ready else ""
