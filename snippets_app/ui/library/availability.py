"""Which actions of the library window make sense now, and what the undo buttons say."""

from snippets_app.core.edits.model import Done, EditKind
from snippets_app.core.model import Snippet
from snippets_app.texts import Texts
from snippets_app.ui.library.actions import LibraryActions
from snippets_app.ui.library.commands import Looking
from snippets_app.ui.library.edit_names import edit_name
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.plain_tip import plain_tip

_UNDO_KEYS, _REDO_KEYS = "Ctrl+Z", "Ctrl+Y"


def refresh_actions(actions: LibraryActions, texts: Texts, looking: Looking) -> None:
    """Let those work that have something to work on."""
    shipped = looking.shelf.shipped.issuperset(looking.selected) and bool(looking.selected)
    actions.name("remove", texts("Hide") if shipped else texts("Delete"))
    _refresh_snippet_actions(actions, looking)
    _refresh_pack_actions(actions, looking)


def _refresh_snippet_actions(actions: LibraryActions, looking: Looking) -> None:
    shelf, selected = looking.shelf, looking.selected
    found = [each for each in map(shelf.snippets.get, selected) if each]
    for name in ("duplicate", "move-to", "remove"):
        actions[name].setEnabled(bool(found))
    for name in ("up", "down"):
        actions[name].setEnabled(bool(found and looking.in_order and looking.scope.pack))
    actions["history"].setEnabled(len(found) == 1)
    actions["show"].setEnabled(any(each.id in shelf.hidden for each in found))
    actions["reset"].setEnabled(any(shelf.is_changed(each) for each in found))


def _refresh_pack_actions(actions: LibraryActions, looking: Looking) -> None:
    shelf, scope = looking.shelf, looking.scope
    pack = shelf.pack(scope.pack)
    own = shelf.own_stages(scope.pack)
    for name in ("copy-pack", "new-stage"):
        actions[name].setEnabled(pack is not None)
    for name in ("rename-pack", "delete-pack"):
        actions[name].setEnabled(pack is not None and shelf.is_own(pack.id))
    for name in ("rename-stage", "delete-stage"):
        actions[name].setEnabled(scope.stage in own)
    part = "stage" if scope.stage else "pack"
    for each in ("pack", "stage"):
        actions.hint(f"rename-{each}", "F2" if each == part else "")
        actions.hint(f"delete-{each}", "Del" if each == part else "")
    actions["stage-up"].setEnabled(scope.stage in own[1:])
    actions["stage-down"].setEnabled(scope.stage in own[:-1])


def refresh_undo(
    actions: LibraryActions, texts: Texts, shelf: Shelf, written: Snippet | None
) -> None:
    """Say what the next undo takes back, first what is ``written``, and what could be redone."""
    undo, redo = shelf.undo, shelf.redo
    if written is not None:
        title = written.title or texts("New snippet")
        undo, redo = Done(0, EditKind.WRITE, title, 0.0, 1), None
    for name, done, bare, keys in (
        ("undo", undo, texts("Undo"), _UNDO_KEYS),
        ("redo", redo, texts("Redo"), _REDO_KEYS),
    ):
        action = actions[name]
        action.setEnabled(done is not None)
        said = texts("{name}: {text}", name=bare, text=edit_name(texts, done)) if done else bare
        action.setText(said.replace("&", "&&"))
        whole = edit_name(texts, done, longest=80) if done else bare
        action.setToolTip(plain_tip(f"{whole} ({keys})"))
