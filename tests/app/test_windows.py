"""Windows that were closed hear nothing more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from snippets_app.app.windows import Windows
from snippets_app.paths import resources
from snippets_app.texts import load_texts
from tests.app.guarding_parts import banner, type_into
from tests.app.session_parts import Running

TEXTS = load_texts(resources() / "assets" / "locale", "en")


def test_a_change_of_the_systems_colours_after_the_end_reaches_no_closed_window(
    qtbot: QtBot,
) -> None:
    windows = Windows(TEXTS, "auto")
    put_on: list[object] = []
    windows.theme_changed.connect(put_on.append)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert len(put_on) == 1
    windows.notice.deleteLater()
    windows.close()
    qtbot.wait(1)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert len(put_on) == 1


def test_what_is_typed_after_the_end_is_not_warned_of(guarded: Running) -> None:
    type_into(guarded, "a word")
    flow = guarded.session.guarding._flow
    field = guarded.desk.typing.field()
    assert flow
    assert field
    guarded.session.guarding.close()
    flow.typed.typed(field, "a zorblat here.", 15)
    flow.typed.entered(field)
    flow.typed.typed(field, "a zorblat here.", 15)
    guarded.bot.wait(1)  # what is told from another thread arrives
    assert flow._state.findings == ()
    assert banner(guarded) == ""
