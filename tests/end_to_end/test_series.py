"""Two hundred insertions in a row into the windows of six programs."""

import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Content, Copier, assert_holds
from tests.end_to_end.phrases import MIXTURE, Phrase
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import Target

INSERTIONS = 200
INSERTIONS_BESIDE_COPYQ = 60
BY_PALETTE_EVERY = 8


class CopyQ:
    """A clipboard manager that remembers what is copied."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self._server = desktop.spawn("copyq")
        wait_until(lambda: self._eval("print('ready')") == "ready", "The start of CopyQ", 20)

    def close(self) -> None:
        self._eval("exit()")
        end(self._server)

    def _eval(self, script: str) -> str:
        done = subprocess.run(
            ["copyq", "eval", script],
            env=self._desktop.environment,
            cwd=self._desktop.home,
            capture_output=True,
            timeout=20,
            check=False,
        )
        return done.stdout.decode()


@pytest.fixture
def copyq(virtual_desktop: VirtualDesktop) -> Iterator[CopyQ]:
    running = CopyQ(virtual_desktop)
    yield running
    running.close()


@dataclass
class Series:
    """Inserts and checks; ``milliseconds`` by target, from the key to the clipboard's return."""

    saywell: Saywell
    copier: Copier
    watch: ClipboardWatch
    milliseconds: dict[str, list[float]] = field(default_factory=dict)

    def insert(self, target: Target, phrase: Phrase, content: Content, *, palette: bool) -> None:
        self.copier.copy(content)
        target.focus()
        self.watch.forget()
        started = time.monotonic()
        if palette:
            choose_in_palette(self.saywell, phrase)
        else:
            self.saywell.desktop.person.press(phrase.hotkey)
        self.watch.wait_lent_and_returned()
        took = (time.monotonic() - started) * 1000
        target.receives(phrase.text)
        assert_holds(self.saywell.desktop, content)
        self.milliseconds.setdefault(target.name, []).append(took)


def choose_in_palette(saywell: Saywell, phrase: Phrase) -> None:
    person = saywell.desktop.person
    person.press("Ctrl+;")
    saywell.wait_focus()
    person.type(f"{phrase.name} phrase")
    person.press("Enter")


@pytest.fixture
def series(saywell: Saywell, copier: Copier, watch: ClipboardWatch) -> Series:
    return Series(saywell, copier, watch)


def play(series: Series, targets: Sequence[Target], count: int, copied: Iterable[Content]) -> None:
    contents = cycle(copied)
    phrases = cycle(MIXTURE)
    for number, target in enumerate(islice(cycle(targets), count)):
        if number and number % len(targets) == 0:
            next(phrases)  # else each target would always get the same one
        palette = number % BY_PALETTE_EVERY == BY_PALETTE_EVERY - 1
        series.insert(target, next(phrases), next(contents), palette=palette)


def test_two_hundred_insertions_in_a_row_are_right(
    series: Series, targets: Sequence[Target], pytestconfig: pytest.Config
) -> None:
    play(series, targets, INSERTIONS, CONTENTS.values())
    figures = [
        f"{name}: {len(values)} right, median {median(values):.0f} ms, most {max(values):.0f} ms\n"
        for name, values in series.milliseconds.items()
    ]
    table = pytestconfig.rootpath / "out" / "insertions.txt"
    table.parent.mkdir(exist_ok=True)
    table.write_text("".join(figures))
    assert sum(len(values) for values in series.milliseconds.values()) == INSERTIONS


@pytest.mark.usefixtures("copyq")
def test_beside_a_clipboard_manager_texts_and_clipboards_are_right(
    series: Series, targets: Sequence[Target]
) -> None:
    """That it stores no phrase is tested in tests/desktop, at the pace of a person: until CopyQ has
    read a copy, it takes what stands there then, without looking at its marks again."""
    play(series, targets, INSERTIONS_BESIDE_COPYQ, CONTENTS.values())
