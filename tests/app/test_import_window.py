"""Imports from the window: nothing before it was seen, all of it or nothing, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.importing.model import State
from snippets_app.ui.importing.words import CHECK, DONE
from tests.app.import_parts import Desk, beeftext
from tests.app.session_parts import Running

QIANNIU = "快捷短语编码,快捷短语,快捷短语分组\nnh,您好，请问有什么可以帮您？,开场\n,请稍等。,等候\n"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


def test_a_backup_of_beeftext_comes_in_and_goes_out_again(desk: Desk, tmp_path: Path) -> None:
    before = desk.library()
    desk.choose(beeftext(tmp_path, Hello="Hello!", Wait="One moment."))
    assert desk.window.page() == CHECK
    assert desk.counts() == {None: 2, State.NEW: 2}
    assert "Beeftext" in desk.window.footer.status.text()
    assert desk.library() == before
    desk.go_on()
    assert desk.window.page() == DONE
    assert desk.pack("Beeftext") == {"Hello": "Hello!", "Wait": "One moment."}
    assert desk.window.outcome.said.text() == "Imported into “Beeftext”: 2"
    desk.click(desk.window.outcome.undo)
    assert desk.library() == before
    assert not desk.window.outcome.undo.isEnabled()
