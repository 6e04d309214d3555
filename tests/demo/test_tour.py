"""The tour in a real virtual desktop, with fewer looks at the end."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from snippets_app.demo import tour
from snippets_app.demo.tour import give_tour, own_command
from snippets_app.errors import AppError

SCENES = ["chat-window", "palette", "search", "form", "inserted", "sent"]
WARNED = ["warning-zh_CN-light", "corrected-zh_CN-light", "compose-zh_CN-light"]


@pytest.mark.desktop
def test_every_scene_is_played_and_leaves_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "LOOKS", tour.LOOKS[:1])
    monkeypatch.setattr(tour, "WARNINGS", tour.WARNINGS[:1])
    folder = tmp_path / "new" / "tour"
    files = list(give_tour(folder))
    names = [*SCENES, *WARNED, "palette-zh_CN-dark"]
    assert [file.name for file in files] == [
        f"{n:02}-{name}.png" for n, name in enumerate(names, 1)
    ]
    pictures = [QImage(str(file)) for file in files]
    assert all(picture.width() == 1280 and picture.height() == 800 for picture in pictures)
    assert len({file.read_bytes() for file in files}) == len(files), "every scene looks different"
    assert sorted(folder.iterdir()) == files


def test_without_a_place_for_the_pictures_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(AppError, match="could not be made"):
        list(give_tour(tmp_path / "file"))


def test_a_chat_window_that_stays_silent_is_not_waited_for_for_ever() -> None:
    silent = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(silent, stdout=subprocess.PIPE) as program:
        assert tour._line(program, timeout=0.01) == ""
        program.kill()


def test_the_program_is_started_as_this_one_was(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command() == [sys.executable, "-m", "snippets_app"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable]
