"""The command line in this process, with a library of its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from snippets_app.cli import run
from snippets_app.desktop.instance import Instance
from snippets_app.paths import Paths, portable


@dataclass(frozen=True)
class Said:
    """What a command gave: its exit code, data on standard output, messages on standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass(frozen=True)
class Saywell:
    """``saywell --data-dir FOLDER …``"""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def places(self) -> Paths:
        return portable(self.folder)

    def __call__(self, *arguments: str | Path) -> Said:
        self.capture.readouterr()
        code = run(["--data-dir", str(self.folder), *map(str, arguments)])
        shown = self.capture.readouterr()
        return Said(code, shown.out, shown.err)


@pytest.fixture
def saywell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Saywell:
    return Saywell(tmp_path / "data", capsys)


@pytest.fixture
def running(saywell: Saywell) -> Iterator[Instance]:
    """The claim of a running program over the same folder; the test serves it."""
    instance = Instance(saywell.places.runtime)
    assert instance.claim()
    yield instance
    instance.close()
