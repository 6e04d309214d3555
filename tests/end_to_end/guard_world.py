"""An agent whose words are watched: the running program, boxes of others, and its warnings."""

import json
import subprocess
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.input_method import ENVIRONMENT, InputMethod
from snippets_app.demo.person import Person
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from snippets_app.paths import resources
from tests.end_to_end.banners import Banners
from tests.end_to_end.chat_boxes import ChatBoxes, empty, told
from tests.end_to_end.clipboard import Copier
from tests.end_to_end.page_reports import PageReports
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import Target

_BETWEEN_KEYS = 0.02
"""Seconds; input methods answer programs later than that only on a busy machine."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a forbidden text comes into being: keys, and the text that they make.

    ``rule`` warns of it. After ``undone`` more Backspaces nothing is left to warn of.
    """

    method: str
    keys: tuple[str, ...]
    text: str
    rule: str
    undone: int = 1


ENGLISH = Way("keyboard-us", ("please calm down.",), "please calm down.", "en-calm-down", 2)
CHINESE = Way("pinyin", ("wobaozheng", "Space"), "我保证", "zh-promise-guarantee")
KOREAN = Way("hangul", ("anjfkrhdy", "."), "뭐라고요.", "ko-what-did-you-say", 2)
WAYS: Mapping[str, Way] = {"english": ENGLISH, "pinyin": CHINESE, "hangul": KOREAN}


class GuardWorld:
    """One desktop; ``begin`` starts Saywell on it, one at a time."""

    def __init__(self, desktop: VirtualDesktop, reports: PageReports, method: InputMethod) -> None:
        self.desktop = desktop
        desktop.environment |= ENVIRONMENT
        self.method = method
        self.boxes = ChatBoxes(desktop, reports, self.method)
        self.copier = Copier(desktop)
        self._rules = _shipped_rules()

    @property
    def person(self) -> Person:
        return self.desktop.person

    def begin(self, folder: Path, pack: str = "", **settings: object) -> None:
        """Start Saywell with a new data folder, into which ``pack`` (TOML) is imported."""
        self.saywell = Saywell(self.desktop, folder)
        self.saywell.configure(**settings)
        if pack:
            file = folder.with_suffix(".toml")
            file.write_text(pack, encoding="utf-8")
            assert self.saywell.command("import", str(file)).stderr == ""
        self._start()

    def again(self, **settings: object) -> None:
        """Quit Saywell and start it with what it has saved, and with these settings."""
        self.banners.close()
        assert self.saywell.quit() == 0
        file = self.saywell.places.settings
        file.write_text(json.dumps(json.loads(file.read_text()) | settings))
        self._start()

    def end(self) -> None:
        """End Saywell; it must not have said anything bad."""
        self.banners.close()
        self.saywell.close()
        assert not self.saywell.troubles()

    def close(self) -> None:
        self.copier.close()

    def reason(self, rule: str) -> str:
        """What a shipped rule says when it warns."""
        return str(self._rules[rule]["reason"])

    def better(self, rule: str) -> str:
        """What the shipped rule puts in place of its words."""
        return str(self._rules[rule]["instead"][0])  # type: ignore[index]

    def play(self, way: Way, box: Target) -> None:
        """Type into the empty box by an input method, key after key as a fast typist.

        The method may still think of the window before: what came out raw is typed again.
        """
        wait_until(lambda: self._is_played(way, box), f"{way.text} in {box.name}", 20)
        self.method.use("keyboard-us")

    def _is_played(self, way: Way, box: Target) -> bool:
        empty(box)
        self.method.use(way.method)
        for each in way.keys:
            if each == "Space":
                self.person.press(each)
            else:
                self.slowly(each)
        try:
            return bool(wait_until(lambda: told(box) == way.text, way.text, 1))
        except AppError:
            return False

    def slowly(self, text: str, between: float = _BETWEEN_KEYS) -> None:
        self.person.type(text, between)

    def press(self, chord: str, times: int = 1) -> None:
        """As a finger does: the key is down for a moment."""
        for _ in range(times):
            with self.person.holding(chord):
                threading.Event().wait(_BETWEEN_KEYS)
            threading.Event().wait(_BETWEEN_KEYS)

    def paste(self, text: str) -> None:
        """Copied by a program that is nobody's; it ends when another one copies."""
        copying = ["xclip", "-selection", "clipboard"]
        subprocess.run(copying, input=text.encode(), env=self.desktop.environment, check=True)
        self.person.press("Ctrl+V")

    def seen_in_front(self) -> str:
        """What ``saywell doctor`` says of the window in front."""
        checks = json.loads(self.saywell.command("doctor", "--json").stdout)
        return next(str(each["note"]) for each in checks if each["name"] == "window in front")

    def _start(self) -> None:
        self.saywell.start()
        assert self.saywell.process
        self.banners = Banners(self.desktop, self.saywell.process.pid)


def _shipped_rules() -> dict[str, Mapping[str, object]]:
    files = (resources() / "snippets" / "rules").glob("*.toml")
    read = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return {rule["id"]: rule for content in read for rule in content["rules"]}
