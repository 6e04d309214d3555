"""What each action of the library window asks to be changed, as edits of the library."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from snippets_app.core.edits import packs, snippets, writing
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.edits.scope import Scope, within
from snippets_app.core.model import Library, Pack, Stage
from snippets_app.texts import Texts
from snippets_app.ui.library.name_dialog import NameDialog
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.question_box import ask_before

DELETE_PACK_MESSAGES = (
    "Delete the pack “{name}”?",
    "Delete the pack “{name}” with its snippet?",
    "Delete the pack “{name}” with its {count} snippets?",
)
DELETE_STAGE_MESSAGES = (
    "Delete the stage “{name}”?",
    "Delete the stage “{name}” with its snippet?",
    "Delete the stage “{name}” with its {count} snippets?",
)
"""For none, one and many."""
Make = Callable[[Layers, Collection[str]], Edit]
"""Gives an edit of the layers as they are then; new snippets get none of these ids."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What the agent looks at: ``listed`` are the ids in the list; ``in_order`` tells that they
    stand as in the library, not by how well they were found."""

    shelf: Shelf
    scope: Scope
    selected: Sequence[str]
    listed: Sequence[str]
    in_order: bool


class LibraryCommands(QObject):
    """``edit_requested`` tells a ``Make``; ``export_requested`` what is looked at: ids of packs, a
    stage or an empty text, and ids of snippets."""

    edit_requested = Signal(object)
    history_requested = Signal(str)
    export_requested = Signal(list, str, list)

    def __init__(self, texts: Texts, window: QWidget, look: Callable[[], Looking]) -> None:
        super().__init__(window)
        self._texts = texts
        self._window = window
        self._look = look

    def library(self) -> Library:
        """The library as it is shown."""
        return self._look().shelf.library

    # Snippets

    def duplicate(self) -> None:
        ids = self._look().selected
        self._edit(lambda layers, spent: writing.duplicate(layers, ids, spent))

    def remove(self) -> None:
        """Own snippets are deleted, others hidden; an undo brings both back."""
        ids = self._look().selected
        if ids:
            self._edit(self.removal(ids))

    @staticmethod
    def removal(ids: Sequence[str]) -> Make:
        """What deletes own snippets and hides others."""
        return lambda layers, _: snippets.delete(layers, ids)

    def show(self) -> None:
        """Hidden ones are found again."""
        looking = self._look()
        ids = looking.selected
        title = looking.shelf.snippets[ids[0]].title if len(ids) == 1 else ""
        self._edit(lambda layers, _: replace(snippets.show(layers, ids), subject=title))

    def reset(self) -> None:
        looking = self._look()
        found = (looking.shelf.snippets.get(each) for each in looking.selected)
        ids = [each.id for each in found if each and looking.shelf.is_changed(each)]
        self._edit(lambda layers, _: snippets.reset(layers, ids))

    def look_back(self) -> None:
        """The history of the one selected snippet."""
        self.history_requested.emit(self._look().selected[0])

    def export(self) -> None:
        """Several selected snippets, or the part that is chosen."""
        looking = self._look()
        chosen = list(looking.selected) if len(looking.selected) > 1 else []
        packs = [looking.scope.pack] if looking.scope.pack else []
        self.export_requested.emit(packs, looking.scope.stage, chosen)

    def move(self, ids: Sequence[str], to: Spot) -> None:
        self._edit(lambda layers, spent: move(layers, ids, to, spent))

    def move_to(self, scope: Scope) -> None:
        """The selected ones go behind the others of another part."""
        self.move(self._look().selected, Spot(scope.pack, scope.stage))

    def step(self, rows: int) -> None:
        """The selected ones go one row up or down."""
        looking = self._look()
        before = _row_before(looking, rows)
        if before is not None:
            scope = looking.scope
            self.move(looking.selected, Spot(scope.pack, scope.stage, before))

    def drop(self, ids: Sequence[str], row: int) -> None:
        """These were let go in front of a row of the list."""
        looking = self._look()
        scope, listed = looking.scope, looking.listed
        before = listed[row] if row < len(listed) else ""
        if scope.pack:
            self.move(ids, Spot(scope.pack, scope.stage, before))
        elif listed:
            self.move(ids, _spot_among_all(looking, ids, row, before))

    # Packs

    def new_pack(self) -> None:
        language = self._texts.language.replace("zh_CN", "zh-CN")

        def add(name: str, tag: str) -> None:
            self._edit(lambda layers, spent: packs.add_pack(layers, name, tag, spent))

        self._ask_name(self._texts("New pack"), add, language=language)

    def copy_pack(self) -> None:
        source = self._pack()
        taken = [pack.name for pack in self._look().shelf.library.packs]
        name = writing.numbered(source.name, taken)

        def copy(name: str, _: str) -> None:
            self._edit(lambda layers, spent: packs.copy_pack(layers, source.id, name, spent))

        self._ask_name(self._texts("Copy a pack"), copy, name=name)

    def rename_pack(self) -> None:
        pack = self._pack()

        def rename(name: str, tag: str) -> None:
            self._edit(lambda layers, _: packs.rename_pack(layers, pack.id, name, tag))

        title = self._texts("Rename a pack")
        self._ask_name(title, rename, name=pack.name, language=pack.language)

    def delete_pack(self) -> None:
        pack = self._pack()
        question = self._question(DELETE_PACK_MESSAGES, pack.name, len(pack.snippets))
        self._ask(question, lambda layers, _: packs.delete_pack(layers, pack.id))

    # Stages

    def new_stage(self) -> None:
        pack = self._pack().id

        def add(name: str, _: str) -> None:
            self._edit(lambda layers, _: packs.add_stage(layers, pack, name))

        self._ask_name(self._texts("New stage"), add)

    def rename_stage(self) -> None:
        pack, stage = self._pack().id, self._stage()

        def rename(name: str, _: str) -> None:
            self._edit(lambda layers, _: packs.rename_stage(layers, pack, stage.id, name))

        self._ask_name(self._texts("Rename a stage"), rename, name=stage.title)

    def step_stage(self, rows: int) -> None:
        """The chosen stage goes one row up or down among the agent's own."""
        pack, stage = self._pack().id, self._stage()
        self._edit(lambda layers, _: packs.move_stage(layers, pack, stage.id, rows))

    def put_stage(self, moved: Scope, row: int) -> None:
        """This stage was let go in front of a row of its pack."""
        shelf, stage = self._look().shelf, moved.stage
        own, pack = shelf.own_stages(moved.pack), shelf.pack(moved.pack)
        if pack is None or stage not in own:
            return
        ahead = [each.id for each in pack.stages[:row] if each.id in own and each.id != stage]
        steps = len(ahead) - own.index(stage)
        if steps:
            self._edit(lambda layers, _: packs.move_stage(layers, pack.id, stage, steps))

    def delete_stage(self) -> None:
        looking, stage = self._look(), self._stage()
        scope = looking.scope
        count = len(within(looking.shelf.library, scope))
        question = self._question(DELETE_STAGE_MESSAGES, stage.title, count)
        self._ask(question, lambda layers, _: packs.delete_stage(layers, scope.pack, scope.stage))

    def _pack(self) -> Pack:
        looking = self._look()
        found = looking.shelf.pack(looking.scope.pack)
        assert found
        return found

    def _stage(self) -> Stage:
        wanted = self._look().scope.stage
        return next(stage for stage in self._pack().stages if stage.id == wanted)

    def _edit(self, make: Make) -> None:
        self.edit_requested.emit(make)

    def _question(self, messages: Sequence[str], name: str, count: int) -> str:
        return self._texts(messages[min(count, 2)], name=name, count=count)

    def _ask(self, question: str, make: Make) -> None:
        delete, cancel = self._texts("Delete"), self._texts("Cancel")
        ask_before(self._window, question, delete, cancel, lambda: self._edit(make))

    def _ask_name(
        self, title: str, act: Callable[[str, str], None], *, name: str = "", language: str = ""
    ) -> None:
        NameDialog(self._window, self._texts, title, act, name=name, language=language).open()


def _spot_among_all(looking: Looking, ids: Sequence[str], row: int, before: str) -> Spot:
    """Between two packs they stay in the one they come from, if it is one of them."""
    packs = looking.shelf.snippets
    above = packs[looking.listed[row - 1]].pack if row else ""
    below = packs[before].pack if before else ""
    moved = {packs[each].pack for each in ids if each in packs}
    if not below or (above != below and moved == {above}):
        return Spot(above)
    return Spot(below, "", before)


def _row_before(looking: Looking, rows: int) -> str | None:
    """In front of which snippet the selected ones stand after a step, an empty text for behind
    all; None when there is no further to go."""
    listed = looking.listed
    rows_of = {each: row for row, each in enumerate(listed)}
    chosen = [rows_of[each] for each in looking.selected if each in rows_of]
    if not chosen or not looking.in_order or not looking.scope.pack:
        return None
    target = min(chosen) - 1 if rows < 0 else max(chosen) + 2
    if target < 0 or target > len(listed):
        return None
    return listed[target] if target < len(listed) else ""
