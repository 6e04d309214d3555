"""Saywell as a process of its own, as an agent starts it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from snippets_app.demo.virtual_desktop import Program, VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.desktop.x11.connection import process_of
from snippets_app.errors import AppError
from snippets_app.paths import portable
from tests.end_to_end.phrases import SETTINGS
from tests.end_to_end.spoken import spoken_names

COMMAND = (sys.executable, "-m", "snippets_app", "--data-dir")
# So that its notices can be heard, as by a screen reader.
SPOKEN = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


class Saywell:
    """``folder`` is its data folder. Everything it says on stderr and in its log counts.

    ``through`` is a command that starts it, such as one that records what it does.
    """

    def __init__(
        self, desktop: VirtualDesktop, folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.desktop = desktop
        self.folder = folder
        self.places = portable(folder)
        self.environment = SPOKEN | dict(environment or {})
        self._said = folder.with_name(folder.name + "-stderr.txt")
        self.through: tuple[str, ...] = ()
        self.process: Program | None = None

    def configure(self, **changes: object) -> None:
        """Write settings for the next start."""
        self.folder.mkdir(exist_ok=True)
        self.places.settings.write_text(json.dumps(SETTINGS | changes))

    def start(self) -> None:
        """Returns when tray, hotkeys and library are ready."""
        with self._said.open("ab") as said:
            self.process = self.desktop.spawn(
                *self.through,
                *COMMAND,
                str(self.folder),
                environment=self.environment,
                stdout=said,
                stderr=said,
            )
        wait_until(self._answers, "The start of Saywell", 20)

    def kill(self) -> None:
        """As the system does when it runs out of memory."""
        assert self.process
        self.process.kill()
        self.process.wait()

    def quit(self) -> int:
        """As by the tray's menu; the exit code."""
        assert self.process
        Instance(self.places.runtime).send({"command": "quit"})
        return self.process.wait(10)

    def close(self) -> None:
        if self.process:
            end(self.process)

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """One command of the command line, run to its end on the same desktop."""
        return subprocess.run(
            [*COMMAND, str(self.folder), *arguments],
            env=self.desktop.environment | self.environment,
            cwd=self.desktop.home,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def wait_answer(self) -> None:
        """It has done what was asked of its interface before."""
        Instance(self.places.runtime).send({"command": "status"})

    def wait_focus(self) -> int:
        """Wait until a window of Saywell has the focus (palette, form); its number."""
        return wait_until(self._focused_window, "The focus of Saywell's window")

    def wait_notice(self, words: str, timeout: float = 10.0) -> str:
        """Wait for a notice with these words, as a screen reader would hear it."""
        return wait_until(lambda: self._notice(words), f"The notice “{words}”", timeout)

    def troubles(self) -> str:
        """What it said on stderr, and what went wrong inside it by its own log."""
        files = [self._said, *self.places.logs.glob("*")]
        texts = [file.read_text() for file in files if file.exists()]
        bad = any(" ERROR " in text or "Traceback" in text for text in texts)
        return "".join(texts) if bad or any(texts[:1]) else ""

    def _answers(self) -> bool:
        assert self.process
        assert self.process.poll() is None, self._said.read_text()
        try:
            Instance(self.places.runtime).send({"command": "status"})
        except AppError:
            return False
        return True

    def _focused_window(self) -> int:
        assert self.process
        window = self.desktop.focus()
        ours = window and process_of(self.desktop.display, window) == self.process.pid
        return window if ours else 0

    def _notice(self, words: str) -> str:
        assert self.process
        names = spoken_names(self.desktop, self.process.pid)
        return next((name for name in names if words in name), "")
