"""Plays one insertion at a time off the interface's thread, tells how it ended, takes it back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from snippets_app.core.steps import Step
from snippets_app.desktop.base import Desktop, Field, Target
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.inserter import Inserter, LastInsertion, may_undo
from snippets_app.ui.notice import Notice
from snippets_app.ui.outcome import Inserted, NotDone, Outcome
from snippets_app.ui.tasks import Worker


def nothing(_result: object) -> None:
    """Nobody waits for this result."""


def _always() -> bool:
    return True


def _rest() -> None:
    """Nothing else is wanted."""


class Playing:
    """``is_busy`` while the steps of one are played: another begins when they are done."""

    def __init__(
        self,
        texts: Texts,
        desktop: Desktop,
        notice: Notice,
        worker: Worker,
        now: Callable[[], datetime],
    ) -> None:
        self._texts = texts
        self._desktop = desktop
        self._notice = notice
        self._worker = worker
        self._now = now
        self._inserter = Inserter(desktop)
        self._last: LastInsertion | None = None
        self._texts_to_come: list[Callable[[], None]] = []
        self._next: Callable[[], None] = _rest
        self.is_busy = False

    def play(
        self,
        steps: Sequence[Step],
        target: Target | None,
        *,
        field: Field | None = None,
        untouched: Callable[[], bool] = _always,
        played: Callable[[Outcome], None] = nothing,
        told: Callable[[str], None] = nothing,
    ) -> None:
        """Play the steps; ``played`` gets the outcome and ``told`` its notice, "" for none.

        ``field`` is where words are selected, if the steps do that, and ``untouched`` tells
        whether nothing was typed since. They follow what is being played already.
        """
        if self.is_busy:
            self._texts_to_come.append(
                lambda: self.play(
                    steps, target, field=field, untouched=untouched, played=played, told=told
                )
            )
            return
        self.is_busy = True

        def done(outcome: Outcome) -> None:
            self.is_busy = False
            played(outcome)
            told(outcome.notice)
            if outcome.notice:
                self._say(self._texts(outcome.notice), "", target)
            self._go_on()

        def failed(error: AppError) -> None:
            self.is_busy = False
            told(str(error))
            self.tell(error, target)
            self._go_on()

        self._worker.run(lambda: self._inserter.play(steps, target, field, untouched), done, failed)

    def follow_with(self, wanted: Callable[[], None] | None, *, keep: bool = False) -> None:
        """Do ``wanted`` right after what is being played, if anything; the latest wish counts.

        ``keep``: it brings a text that stands nowhere else, so no later wish takes its place.
        """
        if self.is_busy and wanted and keep:
            self._texts_to_come.append(wanted)
        elif self.is_busy and wanted:
            self._next = wanted

    def remember(
        self, outcome: Outcome, target: Target | None, undo: Callable[[], tuple[Step, ...]]
    ) -> None:
        """What was inserted can be taken back by these steps, for a while; nothing else can."""
        self._last = None
        if not isinstance(outcome, Inserted) or target is None:
            return
        try:
            steps = undo()
        except AppError:  # told when the agent asks for it: there is nothing to take back
            return
        self._last = LastInsertion(target, steps, self._now())

    def undo(self) -> None:
        """Take the last insertion back, or say why not."""
        target = self._desktop.windows.current()
        last = self._last
        if self.is_busy:
            self.follow_with(self.undo)
            return
        if last is None or target is None or not may_undo(last, target, self._now()):
            self._say(
                self._texts("There is nothing to take back here."),
                self._texts("An insertion can be taken back for 10 seconds, in the same window."),
                target,
            )
            return
        self._last = None

        def played(outcome: Outcome) -> None:
            if isinstance(outcome, NotDone):
                self._last = last

        self.play(last.undo, target, played=played)

    def go_back(self, target: Target | None) -> None:
        """Give the focus back to a window."""
        if target is not None:
            self._worker.run(
                lambda: self._desktop.windows.activate(target, 0.5),
                nothing,
                lambda error: self.tell(error, target),
            )

    def tell(self, error: AppError, target: Target | None) -> None:
        """Show trouble on the target's screen."""
        self._say(self._texts.title(error), self._texts.hint(error), target)

    def _go_on(self) -> None:
        while self._texts_to_come and not self.is_busy:
            self._texts_to_come.pop(0)()
        if not self.is_busy:
            wanted, self._next = self._next, _rest
            wanted()

    def _say(self, sentence: str, hint: str, target: Target | None) -> None:
        place = self._desktop.windows.place(target) if target else None
        self._notice.tell(sentence, hint, place)
