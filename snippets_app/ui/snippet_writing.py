"""A snippet while it is written: its fields, judged at once, and beside them what it will say."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from snippets_app.core.filling import Question
from snippets_app.core.model import Library, Snippet
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.editor_checks import check_abbreviation, check_body, check_title
from snippets_app.ui.editor_fields import EditorFields, Part
from snippets_app.ui.editor_findings import Check
from snippets_app.ui.hotkey_owners import (
    HotkeyOwner,
    Probe,
    conflict,
    settings_owners,
    snippet_owners,
)
from snippets_app.ui.preview import Preview
from snippets_app.ui.theme import Theme

PreviewOf = Callable[[Snippet], Sequence[str | Question]]


class SnippetWriting(QObject):
    """``fields`` and ``preview`` are for a window to show. ``changed`` tells that ``snippet()``
    may be another; while ``recording`` a hotkey is being pressed, and none of ours must fire."""

    changed = Signal()
    recording = Signal(bool)

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        preview_of: PreviewOf,
        probe: Probe,
        check: Check | None = None,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._preview_of = preview_of
        self._probe = probe
        self._find = check
        self._library = Library(())
        self._start: Snippet | None = None
        self._owners: tuple[HotkeyOwner, ...] = ()
        self._tried = False
        self.fields = EditorFields(texts, theme, self._hotkey_reason)
        self.preview = Preview(texts, theme)
        self.preview.setAccessibleName(texts("The text as it will be inserted"))
        self.fields.changed.connect(self._written)
        self.fields.recording.connect(self.recording)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.preview.use(theme)
        self.fields.use(theme)

    def begin_new(
        self,
        library: Library,
        hotkeys: Mapping[str, str],
        pack: str,
        stage: str,
        taken: Collection[str] = (),
    ) -> None:
        """Start with nothing written; ``hotkeys`` are those of the settings, by action. The id
        is none of the library and none of ``taken``."""
        self.know(library, hotkeys, pack)
        self._begin(lambda: self.fields.show_new(library, pack, stage, taken))

    def begin(self, library: Library, hotkeys: Mapping[str, str], snippet: Snippet) -> None:
        """Start with a snippet of the library."""
        self.know(library, hotkeys, snippet.pack)
        self._begin(lambda: self.fields.show_snippet(library, snippet))

    def come_back(self, library: Library, hotkeys: Mapping[str, str], snippet: Snippet) -> None:
        """Show a snippet as it was written, as something that is still to be saved."""
        self.begin(library, hotkeys, snippet)
        self._start = None

    def know(self, library: Library, hotkeys: Mapping[str, str], pack: str) -> None:
        """Judge by this library from now on."""
        self._library = library
        in_settings = settings_owners(self._texts, hotkeys, library, pack)
        self._owners = (*in_settings, *snippet_owners(library))

    def snippet(self) -> Snippet:
        """The snippet as it is written now."""
        return self.fields.snippet()

    def is_changed(self) -> bool:
        return self.snippet() != self._start

    def keeps_text(self) -> bool:
        """Whether the text is the one that it started with."""
        return self._start is not None and self._start.body == self.snippet().body

    def needs_consent(self) -> bool:
        """Whether the text is new and warns."""
        return self.fields.findings.needs_consent() and not self.keeps_text()

    def go_on_from_here(self) -> None:
        """What is written is the start now: it is being saved."""
        self._start = self.snippet()
        self.fields.go_on_from(self._start)

    def take_id(self, snippet: str) -> None:
        """What was saved as new got another id than it had here."""
        if self._start is not None:
            self._start = replace(self._start, id=snippet)
            self.fields.go_on_from(self._start)

    def first_wrong(self) -> Part | None:
        """The first part that needs a correction before this can be saved; from now on what is
        only empty yet is explained too."""
        self._tried = True
        self._check()
        fields = self.fields
        parts = (fields.title, fields.body, fields.abbreviation)
        wrong = next((part for part in parts if part.problem()), None)
        return wrong or (fields.hotkey_part if self._hotkey_is_wrong() else None)

    def _begin(self, show: Callable[[], None]) -> None:
        self._tried = False
        self.fields.blockSignals(True)  # judged once, not field by field
        show()
        self.fields.blockSignals(False)
        self._start = self.snippet()
        self._check()

    def _written(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        wanted, fields = self.snippet(), self.fields
        self._judge(fields.title, wanted.title, lambda: check_title(wanted))
        self._judge(fields.body, wanted.body, lambda: check_body(wanted))
        self._judge(
            fields.abbreviation,
            wanted.abbreviation,
            lambda: check_abbreviation(wanted, self._library),
        )
        self._show_preview(wanted)
        fields.show_findings(self._find(wanted.body) if self._find else ())

    def _judge(self, part: Part, content: str, check: Callable[[], None]) -> None:
        """Explain what is wrong; what is only empty yet, not before saving was tried."""
        try:
            check()
        except AppError as error:
            early = not content.strip() and not self._tried
            part.explain("" if early else self._texts.whole(error))
        else:
            part.explain("")

    def _show_preview(self, wanted: Snippet) -> None:
        if not wanted.body.strip():
            self.preview.show_message(self._texts("The text appears here as it will be inserted."))
        elif not self.fields.body.problem():
            self.preview.show_parts(wanted.title, self._preview_of(wanted))

    def _hotkey_is_wrong(self) -> bool:
        """A hotkey that the snippet had before may wait for better times."""
        before = self._start.hotkey if self._start else ""
        return bool(self.fields.hotkey.problem()) and self.fields.hotkey.chord() != before

    def _hotkey_reason(self, chord: str) -> str:
        action = f"snippet:{self.snippet().id}"
        return conflict(self._texts, chord, action, self._owners) or self._probe(chord, action)
