"""A palette on the screen, pressed like an agent's, with everything it told at hand."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.core.catalogue import Catalogue, build_catalogue
from snippets_app.core.model import Library, Pack, Snippet, Stage
from snippets_app.core.search.readings import load_readings
from snippets_app.paths import resources
from snippets_app.ui.palette import Palette
from snippets_app.ui.preview import Preview
from snippets_app.ui.query_edit import QueryEdit
from snippets_app.ui.snippet_list import SnippetList
from snippets_app.ui.stage_list import StageList
from tests.ui.dialog_parts import TEXTS, THEME

Part = TypeVar("Part", bound=QWidget)
Key, Held = Qt.Key, Qt.KeyboardModifier
READINGS = load_readings((resources() / "assets" / "readings.bin").read_bytes())
STAGES = (Stage("greeting", "Greeting"), Stage("hold", "Hold"), Stage("closing", "Closing"))
PHONE = Pack(
    "phone",
    "Telephone",
    "en",
    STAGES,
    (
        Snippet("phone/hello", "phone", "greeting", "Hello", "Hello, {customer}", "hlo"),
        Snippet("phone/morning", "phone", "greeting", "Good morning", "Good <morning>\nto you"),
        Snippet("phone/wait", "phone", "hold", "Wait a moment", "One moment", "", "Ctrl+F5"),
    ),
)
SHOP = Pack(
    "shop",
    "Net shop",
    "en",
    (Stage("welcome", "Welcome"), Stage("hold", "Hold")),
    (
        Snippet("shop/hello", "shop", "welcome", "Hello dear", "Hello there"),
        Snippet("shop/wait", "shop", "hold", "Wait please", "Please wait"),
    ),
)


def catalogue(*packs: Pack) -> Catalogue:
    return build_catalogue(Library(packs), lambda: READINGS)


def many(count: int) -> Pack:
    """A pack of as many snippets, all of one stage."""
    rows = (Snippet(f"many/s{n}", "many", "hold", f"Title {n}", f"Text {n}") for n in range(count))
    return Pack("many", "Many", "en", (Stage("hold", "Hold"),), tuple(rows))


class Shown:
    """The palette, what stands in it, and the signals that left it."""

    def __init__(self, bot: QtBot, *packs: Pack, pack: str = "phone") -> None:
        self.bot = bot
        self.palette = Palette(TEXTS, THEME)
        bot.addWidget(self.palette)
        self.palette.show_catalogue(catalogue(*packs), pack)
        self.chosen = QSignalSpy(self.palette.snippet_chosen)
        self.left = QSignalSpy(self.palette.left)
        self.list = self._part(SnippetList)
        self.stages = self._part(StageList)
        self.query = self._part(QueryEdit)
        self.packs = self._part(QComboBox)
        self.preview = self._part(Preview)

    def open(self, stage: str = "") -> None:
        self.palette.open_over(None, stage)
        self.bot.waitUntil(lambda: self.palette.isActiveWindow() and self.query.hasFocus())

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            self.bot.keyClick(self.palette.focusWidget(), key, held)

    def press_held(self, key: Qt.Key) -> None:
        """The key repeats because it is still down."""
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Held.NoModifier, "", True)
        QApplication.sendEvent(self.query, event)

    def write(self, text: str) -> None:
        self.bot.keyClicks(self.query, text)

    def titles(self) -> list[str]:
        """The first rows, as they stand in the list."""
        rows = self.list.model()
        return [str(rows.index(row, 0).data()) for row in range(min(20, rows.rowCount()))]

    def current(self) -> str:
        """The title of the row that Enter would insert."""
        return str(self.list.currentIndex().data())

    def spoken(self, row: int) -> str:
        """What a screen reader says of a row: the title and the first line."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return str(self.list.model().index(row, 0).data(role))

    def stage_rows(self) -> list[str]:
        """Each stage with its count."""
        rows, role = self.stages.model(), Qt.ItemDataRole.AccessibleTextRole
        return [str(rows.index(row, 0).data(role)) for row in range(rows.rowCount())]

    def told(self) -> list[tuple[str, bool]]:
        """Each choice: the snippet's id, and whether it is only to be copied."""
        found = (self.chosen.at(each) for each in range(self.chosen.count()))
        return [(row[0].id, row[1]) for row in found if isinstance(row, Sequence)]

    def _part(self, kind: type[Part]) -> Part:
        (found,) = self.palette.findChildren(kind)
        return found
