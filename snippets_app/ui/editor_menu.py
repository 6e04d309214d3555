"""The menu that writes a placeholder into a snippet's text."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QPlainTextEdit

from snippets_app.core.model import Pack, Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.texts import Texts

PLACEHOLDER_MESSAGES = {
    "company": "Company",
    "agent": "Your name",
    "customer": "Customer's name with the form of address",
    "greeting": "Greeting by the time of day",
    "date": "Date",
    "time": "Time",
    "field": "Field to fill in",
    "choice": "Choice",
    "clipboard": "Copied text",
    "cursor": "Where the caret stands afterwards",
}
_TO_REPLACE = "LABEL"
_LISTED = 100


def fill_menu(menu: QMenu, texts: Texts, pack: Pack | None, edit: QPlainTextEdit) -> None:
    """Every placeholder with its description, and the snippets of ``pack`` by stage."""
    menu.clear()
    for kind in KINDS:
        if kind.name not in PLACEHOLDER_MESSAGES:
            continue
        description = texts(PLACEHOLDER_MESSAGES[kind.name])
        for form in kind.forms:
            if "%" not in form:
                action = menu.addAction(f"{description}\t{form}")
                action.triggered.connect(lambda _=False, each=form: write_placeholder(edit, each))
    menu.addSeparator()
    _add_snippets(menu.addMenu(texts("Another snippet")), texts, pack, edit)


def write_placeholder(edit: QPlainTextEdit, form: str) -> None:
    """Put a placeholder at the caret, with the part to be replaced selected."""
    caret = edit.textCursor()
    start = caret.selectionStart()
    caret.insertText(form)
    found = form.find(_TO_REPLACE)
    if found >= 0:
        caret.setPosition(start + found)
        caret.setPosition(start + found + len(_TO_REPLACE), caret.MoveMode.KeepAnchor)
    edit.setTextCursor(caret)
    edit.setFocus()


def _add_snippets(menu: QMenu, texts: Texts, pack: Pack | None, edit: QPlainTextEdit) -> None:
    menu.setEnabled(bool(pack and pack.snippets))
    for stage in pack.stages if pack else ():
        snippets = [each for each in pack.snippets if each.stage == stage.id] if pack else []
        submenu = menu.addMenu(_plain(stage.title))
        submenu.setEnabled(bool(snippets))
        submenu.aboutToShow.connect(
            lambda submenu=submenu, snippets=snippets: _fill(submenu, texts, snippets, edit)
        )


def _fill(menu: QMenu, texts: Texts, snippets: Sequence[Snippet], edit: QPlainTextEdit) -> None:
    """Only once it is to be seen, and no longer than somebody would read."""
    menu.clear()
    for snippet in snippets[:_LISTED]:
        form = f"{{snippet:{snippet.id.partition('/')[2]}}}"
        action = menu.addAction(_plain(snippet.title))
        action.triggered.connect(lambda _=False, each=form: write_placeholder(edit, each))
    more = len(snippets) - _LISTED
    if more > 0:
        menu.addAction(texts("and {count} more", count=more)).setEnabled(False)


def _plain(title: str) -> str:
    """A title as a menu shows it: an ampersand is no shortcut mark."""
    return title.replace("&", "&&")
