"""Saywell as a process of its own, as an agent starts it."""

import json
import subprocess
import sys
from pathlib import Path

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.paths import portable
from tests.end_to_end.phrases import SETTINGS, pack_toml

COMMAND = (sys.executable, "-X", "utf8", "-m", "snippets_app", "--data-dir")
_START_TIMEOUT = 30.0


class Saywell:
    """``folder`` is its data folder. Everything it says on stderr and in its log counts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = portable(folder)
        self._said = folder.with_name(folder.name + "-stderr.txt")
        self._process: subprocess.Popen[bytes] | None = None

    def configure(self, **changes: object) -> None:
        """Write settings and pack for the next start."""
        self.folder.mkdir(exist_ok=True)
        settings = json.dumps(SETTINGS | changes)
        self.places.settings.write_text(settings, encoding="utf-8")
        pack = self.folder / "proof.toml"
        pack.write_text(pack_toml(), encoding="utf-8")
        self.command("import", str(pack))

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """One command of the command line, run to its end."""
        return subprocess.run(
            [*COMMAND, str(self.folder), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=_START_TIMEOUT,
            check=False,
        )

    def start(self) -> None:
        """Returns when tray, hotkeys and library are ready."""
        self._process = subprocess.Popen(
            [*COMMAND, str(self.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        wait_until(self._answers, "The start of Saywell", _START_TIMEOUT)

    def close(self) -> None:
        """Quit as by the tray's menu; what it said is kept for ``troubles``."""
        if self._process is None:
            return
        try:
            Instance(self.places.runtime).send({"command": "quit"})
            said = self._process.communicate(timeout=_START_TIMEOUT)[0]
        except (AppError, subprocess.TimeoutExpired):
            self._process.kill()
            said = self._process.communicate()[0] + b"It had to be killed."
        self._said.write_bytes(said)
        self._process = None

    @property
    def process(self) -> int:
        """The number of its process."""
        assert self._process
        return self._process.pid

    def troubles(self) -> str:
        """What it said, and what went wrong inside it by its own log."""
        files = [self._said, *self.places.logs.glob("*")]
        texts = [file.read_text("utf-8", "replace") for file in files if file.exists()]
        bad = any(" ERROR " in text or "Traceback" in text for text in texts)
        return "".join(texts) if bad or any(texts[:1]) else ""

    def _answers(self) -> bool:
        assert self._process
        assert self._process.poll() is None, self._process.communicate()[0].decode()
        try:
            Instance(self.places.runtime).send({"command": "status"})
        except AppError:
            return False
        return True
