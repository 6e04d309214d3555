"""Nothing typed is lost: it is left only when it is saved, and comes back if that fails."""

from collections import Counter
from collections.abc import Callable

from snippets_app.core.model import Snippet
from snippets_app.texts import Texts
from snippets_app.ui.library.editing_pane import EditingPane
from snippets_app.ui.question_box import ask_before


class Keeping:
    """Knows what is being saved, and what could not be. ``show`` shows such a snippet as it was
    written, and is told whether it is a new one."""

    def __init__(
        self, texts: Texts, pane: EditingPane, show: Callable[[Snippet, bool], None]
    ) -> None:
        self._texts = texts
        self._pane = pane
        self._show = show
        self._saving: Counter[str] = Counter()
        self._unsaved: list[tuple[Snippet, bool]] = []

    def leave(self, then: Callable[[], None]) -> bool:
        """Save what is written, then go on; False when that must wait. What could not be saved
        before comes back instead."""

        def left() -> None:
            if self._unsaved:
                self._show(*self._unsaved.pop(0))
            else:
                then()

        return self._pane.leave(left)

    def close(self, then: Callable[[], None]) -> None:
        """Leave for good: what cannot be saved is thrown away only if the agent says so."""
        problem = self._pane.problem()
        if problem:
            question = self._texts("This snippet cannot be saved yet: {problem}", problem=problem)
            self.throw_away(question, then)
        else:
            self.leave(then)

    def give_up(self, then: Callable[[], None]) -> None:
        """A new one that was never saved goes; what is written in it, only if the agent agrees."""
        if self._pane.is_changed():
            self.throw_away(self._texts("Throw away what you have changed?"), then)
        else:
            then()

    def throw_away(self, question: str, then: Callable[[], None]) -> None:
        """Ask before what is written goes."""

        def agreed() -> None:
            self._pane.show_message("")
            then()

        throw, keep = self._texts("Throw away"), self._texts("Keep writing")
        ask_before(self._pane.window(), question, throw, keep, agreed)

    def begin(self, snippet: str) -> None:
        """This is being saved."""
        self._saving[snippet] += 1

    def end(self, snippet: str) -> None:
        """It is saved, or it failed."""
        self._saving -= Counter([snippet])

    def is_saving(self, snippet: str) -> bool:
        return self._saving[snippet] > 0

    def come_back(self, snippet: Snippet, *, is_new: bool) -> None:
        """This could not be saved: it is shown again as soon as nothing else is being written."""
        self._unsaved.append((snippet, is_new))
        if not self._pane.is_changed():
            self._show(*self._unsaved.pop(0))
