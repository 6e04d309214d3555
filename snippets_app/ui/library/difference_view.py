"""What of each field was taken out and put in: struck through, underlined and coloured."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser

from snippets_app.core.difference import Change, Span, difference, is_same
from snippets_app.core.edits.past import Looks
from snippets_app.texts import Texts
from snippets_app.ui.library.edit_words import FIELD_MESSAGES
from snippets_app.ui.theme import Theme

_TAGS = {Change.REMOVED: "s", Change.ADDED: "u"}


class DifferenceView(QTextBrowser):
    """Of a field that neither side says anything in nothing is shown."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._shown: tuple[str, list[tuple[str, tuple[Span, ...]]]] = ("", [])
        self.setObjectName("difference")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(texts("Difference"))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._show()

    def compare(self, old: Looks | None, new: Looks | None, remark: str = "") -> None:
        """Show how ``old`` became ``new``, below a remark; None stands for nothing there."""
        before, after = dict(old or ()), dict(new or ())
        fields = [
            (name, difference(before.get(name, ""), after.get(name, "")))
            for name in dict.fromkeys((*after, *before))
        ]
        shown = [(name, spans) for name, spans in fields if spans]
        if not remark and all(is_same(spans) for _, spans in shown):
            remark = self._texts("There is no difference.")
        self._shown = (remark, shown)
        self._show()

    def clear_all(self) -> None:
        """Show nothing."""
        self._shown = ("", [])
        self._show()

    def _show(self) -> None:
        remark, fields = self._shown
        dim = self._theme.colours["dim"]
        parts = [f'<p style="color: {dim}">{escape(remark)}</p>'] if remark else []
        for name, spans in fields:
            label = escape(self._texts(FIELD_MESSAGES[name]))
            parts.append(f'<p style="color: {dim}; font-size: 9pt; margin: 8px 0 1px">{label}</p>')
            said = "".join(map(self._span, spans))
            parts.append(f'<p style="margin: 0; white-space: pre-wrap">{said}</p>')
        self.setHtml("".join(parts))
        self.setAccessibleDescription(self._spoken(fields))

    def _span(self, span: Span) -> str:
        said = escape(span.text).replace("\n", "<br>")
        if span.change is Change.KEPT:
            return said
        marked = escape(span.text).replace("\n", "↵<br>")
        tag, ground = _TAGS[span.change], self._theme.colours[span.change.value]
        return f'<{tag} style="background: {ground}">{marked}</{tag}>'

    def _spoken(self, fields: Sequence[tuple[str, tuple[Span, ...]]]) -> str:
        """The same for those who do not see it."""
        texts = self._texts
        said = {
            Change.REMOVED: texts("Taken out"),
            Change.ADDED: texts("Put in"),
        }
        return "\n".join(
            texts("{name}: {text}", name=said[span.change], text=span.text)
            for _, spans in fields
            for span in spans
            if span.change in said
        )
