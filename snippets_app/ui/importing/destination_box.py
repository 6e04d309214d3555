"""Where an import goes, and what becomes of snippets that differ."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from snippets_app.core.importing.model import Choices, Conflict
from snippets_app.core.limits import TITLE_LENGTH, check_name
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.importing.parts import fill
from snippets_app.ui.importing.stage_box import StageBox
from snippets_app.ui.importing.values import Review
from snippets_app.ui.importing.words import CONFLICT_MESSAGES
from snippets_app.ui.library.name_dialog import LANGUAGES

PAUSE = 400
"""Milliseconds without a key before a name is taken."""
_NEW = ""


class DestinationBox(QWidget):
    """``changed`` tells that ``choices()`` are others."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._own_name = ""
        self.pack = QComboBox()
        self.name = QLineEdit()
        self.name.setMaxLength(TITLE_LENGTH)
        self.language = QComboBox()
        self.stage = StageBox()
        self.conflict = QComboBox()
        self._into = Part(texts("Into"), self.pack)
        self._name = Part(texts("Name"), self.name)
        self._language = Part(texts("Language"), self.language)
        self._stage = Part(texts("Rows without a stage"), self.stage)
        self._deed = Part(texts("Where mine differs"), self.conflict)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PAUSE)
        self._build()
        self._connect()

    def begin(self, review: Review) -> None:
        """Show what was planned of itself for a file that is new here."""
        plan = review.plan
        self._own_name = plan.pack.name
        packs = [(name, pack) for pack, name in review.packs]
        chosen = _NEW if plan.is_new_pack else plan.pack.id
        fill(self.pack, [(self._texts("A new pack"), _NEW), *packs], chosen)
        language = plan.pack.language if plan.is_new_pack else ""
        own = {"zh_CN": "zh-CN"}.get(self._texts.language, self._texts.language)
        tags = dict.fromkeys((*LANGUAGES, *filter(_is_known, (language,))))
        named = [(LANGUAGES.get(tag, tag), tag) for tag in tags]
        fill(self.language, named, language if _is_known(language) else own)
        self.name.setText(self._own_name if plan.is_new_pack else "")
        fill(
            self.conflict,
            [(self._texts(said), each.value) for each, said in CONFLICT_MESSAGES.items()],
            Conflict.OVERWRITE.value,
        )
        self._name.explain("")
        self.stage.begin()
        self._show_new()

    def show_stages(self, review: Review) -> None:
        """Ask for a stage where rows tell none, and offer those of the pack."""
        self._deed.setVisible(not review.plan.is_new_pack)  # nothing differs in an empty one
        self._stage.setVisible(review.has_loose)
        if review.has_loose:
            titles = [stage.title for stage in review.plan.pack.stages]
            self.stage.offer(titles, review.loose_stage)

    def choices(self) -> Choices:
        """What is chosen for all rows. A new pack that keeps its name is as the file has it."""
        conflict, stage = Conflict(self.conflict.currentData()), self.stage.chosen()
        if self.is_new():
            name = self.name.text().strip()
            into = "" if name == self._own_name else name
            return Choices(into, str(self.language.currentData()), stage, conflict)
        return Choices(str(self.pack.currentData()), stage=stage, conflict=conflict)

    def is_new(self) -> bool:
        return bool(self.pack.currentData() == _NEW)

    def is_waiting(self) -> bool:
        """Whether a name is still being written."""
        return self._waiting.isActive()

    def take(self) -> None:
        """Take what is being written as it is now."""
        self._tell()

    def problem(self) -> str:
        """Why a new pack cannot be called so; empty when it can."""
        if not self.is_new():
            return ""
        try:
            check_name(self.name.text().strip())
        except AppError as error:
            return self._texts.whole(error)
        return ""

    def _pack_chosen(self) -> None:
        if self.is_new() and not self.name.text().strip():
            self.name.setText(self._own_name)
        self._show_new()
        self._tell()

    def _show_new(self) -> None:
        for part in (self._name, self._language):
            part.setVisible(self.is_new())

    def _tell(self) -> None:
        self._waiting.stop()
        self._name.explain(self.problem())
        self.changed.emit()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part, stretch in (
            (self._into, 3),
            (self._name, 3),
            (self._language, 2),
            (self._stage, 3),
            (self._deed, 3),
        ):
            row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
            if isinstance(part.widget, QComboBox):
                part.widget.setMinimumContentsLength(8)

    def _connect(self) -> None:
        self.pack.activated.connect(lambda _: self._pack_chosen())
        self.language.activated.connect(lambda _: self._tell())
        self.conflict.activated.connect(lambda _: self._tell())
        self.name.textEdited.connect(lambda _: self._waiting.start())
        self.stage.activated.connect(lambda _: self._tell())
        self.stage.edited.connect(self._waiting.start)
        self._waiting.timeout.connect(self._tell)


def _is_known(language: str) -> bool:
    return language not in ("", "und")
