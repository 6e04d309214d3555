import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.errors import AppError
from tests.cli.conftest import Saywell


def test_each_picture_is_named_as_it_is_made(
    saywell: Saywell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(folder: Path) -> Iterator[Path]:
        yield folder / "01-palette.png"
        yield folder / "02-form.png"

    monkeypatch.setattr("snippets_app.demo.tour.give_tour", give)
    said = saywell("demo", "--out", tmp_path)
    assert (said.code, said.err) == (0, "")
    assert said.lines == [f"{tmp_path}/01-palette.png", f"{tmp_path}/02-form.png"]


def test_a_scene_that_fails_ends_it_with_a_sentence(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(_folder: Path) -> Iterator[Path]:
        raise AppError("The chat window did not get the text.", "Run the tour again.")

    monkeypatch.setattr("snippets_app.demo.tour.give_tour", give)
    said = saywell("demo")
    assert (said.code, said.out) == (2, "")
    assert said.err == "saywell: The chat window did not get the text. Run the tour again.\n"


def test_windows_has_no_tour(saywell: Saywell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    said = saywell("demo")
    assert said.code == 2
    assert "Linux" in said.err
