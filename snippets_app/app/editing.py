"""The dialogs that write, change and hide snippets and change the settings, and what they save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.library import OpenLibrary
from snippets_app.core.layers import find
from snippets_app.core.model import Library, PersonalChange, Snippet
from snippets_app.errors import AppError
from snippets_app.settings import Settings, merged
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.app.trying import Trying
    from snippets_app.app.windows import Windows
    from snippets_app.core.edits.model import Edit, Layers
    from snippets_app.ui.editor import Editor
    from snippets_app.ui.settings_dialog import SettingsDialog


class Editing(QObject):
    """The dialogs are made when they are first opened: most days nobody opens them."""

    def __init__(
        self,
        session: Session,
        windows: Windows,
        library: OpenLibrary,
        storing: Worker,
        trying: Callable[[], Trying],
    ) -> None:
        super().__init__()
        self._session = session
        self._windows = windows
        self._library = library
        self._storing = storing
        self._trying = trying
        self._editor: Editor | None = None
        self._settings: SettingsDialog | None = None

    def write_new(self, pack: str, stage: str) -> None:
        editor = self._open_editor()
        editor.new(self._session.catalogue.library, self._session.settings.hotkeys, pack, stage)

    def edit(self, snippet: Snippet) -> None:
        editor = self._open_editor()
        library = self._session.catalogue.library
        below = find(Library(self._library.shipped), snippet.id)
        editor.edit(library, self._session.settings.hotkeys, snippet, below)

    def open_settings(self) -> None:
        if self._settings is None:
            from snippets_app.ui.settings_dialog import SettingsDialog

            texts, hotkeys = self._session.texts, self._session.hotkeys
            self._settings = SettingsDialog(texts, self._windows.theme, hotkeys.probe)
            self._settings.saved.connect(self._save_settings)
            self._settings.autostart_wished.connect(self._set_autostart)
            self._settings.recording.connect(self._session.hold_hotkeys_back)
            self._settings.programs.try_requested.connect(lambda rows: self._trying().try_out(rows))
            self._settings.programs.point_requested.connect(self._point)
        self._settings.use(self._windows.theme)
        if not self._settings.isVisible():
            autostart = self._session.autostart()
            self._settings.autostart.show_state(on=autostart.is_on(), reason=autostart.reason())
        self._settings.edit(
            self._session.settings,
            self._session.catalogue.library,
            self._session.pack(),
            self._session.two_step_reason(),
            rule_names=self._rule_names(),
            policy=self._session.chosen.policy,
            profiles=self._session.programs.profiles,
        )

    def _point(self) -> None:
        """Ask for a window, then write the rule of its program."""

        def pointed(program: str) -> None:
            assert self._settings is not None
            self._settings.raise_()
            self._settings.activateWindow()
            self._settings.programs.add(program)

        self._trying().point(pointed)

    def _rule_names(self) -> dict[str, str]:
        """What a rule is called where its id says nothing: by its first expression."""
        from snippets_app.ui.rule_words import phrases_of  # only the settings ask

        rules, texts = self._session.guarding.rules.rules, self._session.texts
        return {rule.id: phrases_of(texts, rule)[0] for rule in rules if rule.texts}

    def close(self) -> None:
        for dialog in (self._editor, self._settings):
            if dialog is not None:
                dialog.hide()
                dialog.deleteLater()

    def _open_editor(self) -> Editor:
        if self._editor is None:
            from snippets_app.ui.editor import Editor

            session = self._session
            session.guarding.rules.load(_nothing)  # what is written is checked with the guard off
            self._editor = Editor(
                session.texts,
                self._windows.theme,
                session.flow.preview,
                session.hotkeys.probe,
                session.checking.find,
            )
            self._editor.saved.connect(self._save)
            self._editor.hide_requested.connect(self._hide)
            self._editor.reset_requested.connect(self._reset)
            self._editor.recording.connect(session.hold_hotkeys_back)
        self._editor.use(self._windows.theme)
        return self._editor

    def _save(self, change: PersonalChange) -> None:
        def failed(error: AppError) -> None:
            self._open_editor().come_back()
            self._session.tell(error)

        from snippets_app.core.edits import snippets, writing

        store = self._library.store

        def make(layers: Layers) -> Edit:
            if change.snippet in layers.stored or change.snippet in layers.shipped:
                return snippets.write(layers, change)
            return writing.add(layers, _new(change), store.spent_ids())

        self._edit(make, failed)

    def _hide(self, snippet: str) -> None:
        from snippets_app.core.edits import snippets

        self._edit(lambda layers: snippets.delete(layers, [snippet]))

    def _reset(self, snippet: str) -> None:
        from snippets_app.core.edits import snippets

        self._edit(lambda layers: snippets.reset(layers, [snippet]))

    def _edit(
        self, make: Callable[[Layers], Edit], failed: Callable[[AppError], None] | None = None
    ) -> None:
        self._storing.run(
            lambda: self._library.edit(make),
            lambda _: self._session.reload(_nothing),
            failed or self._session.tell,
        )

    def _save_settings(self, chosen: Settings, shown: Settings) -> None:
        """What was changed elsewhere while the dialog was open stays."""
        self._session.use_settings(merged(self._session.settings, shown, chosen))

    def _set_autostart(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        try:
            self._session.autostart().set(on=on)
        except AppError as error:
            self._session.tell(error)


def _new(change: PersonalChange) -> Snippet:
    """A new snippet, of which all is written."""
    return Snippet(
        change.snippet,
        change.snippet.partition("/")[0],
        change.stage or "",
        change.title or "",
        change.body or "",
        change.abbreviation or "",
        change.hotkey or "",
    )


def _nothing() -> None:
    """Nobody waits for the reload."""
