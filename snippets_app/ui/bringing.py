"""Brings a text of ours into a target: checked, agreed to, inserted, remembered for undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from snippets_app.core.guard.model import Finding
from snippets_app.core.insertion import Rendered, plan, plan_taking_back, plan_undo
from snippets_app.core.steps import Offer, Step
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.base import Rect, Target
from snippets_app.ui.objection import Objection
from snippets_app.ui.outcome import Outcome
from snippets_app.ui.playing import Playing, nothing
from snippets_app.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from snippets_app.ui.expansion import Expansion

_NOT_WANTED_MESSAGES = ("Nothing was inserted, as you wished.",)


def _rest() -> None:
    """Nothing was on its way."""


class Bringing:
    """``is_asking`` while it is checked, or the agent is asked, whether the text may go out."""

    def __init__(
        self,
        around: Surroundings,
        playing: Playing,
        objection: Objection,
        place: Callable[[Target | None], Rect | None],
    ) -> None:
        self._around = around
        self._playing = playing
        self._objection = objection
        self._place = place
        self._is_checking = False

    @property
    def is_asking(self) -> bool:
        return self._is_checking or self._objection.is_open()

    def bring(
        self,
        rendered: Rendered,
        target: Target | None,
        rule: TargetRule,
        *,
        done: Callable[[Outcome], None] = nothing,
        told: Callable[[str], None] = nothing,
        agreed: bool = False,
        expansion: Expansion | None = None,
    ) -> None:
        """Insert, after a question when the text says what should not be said.

        ``expansion`` tells what it takes the place of. ``agreed``: that was asked already.
        ``done`` gets the outcome, ``told`` the notice, "" for none. Raises AppError when there is
        no text.
        """
        steps = plan(rendered, rule, expansion.over if expansion else None)

        def played(outcome: Outcome) -> None:
            self._playing.remember(outcome, target, lambda: plan_undo(rendered, rule))
            if expansion:
                expansion.ended(outcome, lambda again: plan_taking_back(rendered, again, rule))
            done(outcome)

        def insert() -> None:
            if expansion:
                expansion.begun(rendered.text)
            self._play(steps, target, played, told, expansion)

        if agreed:
            insert()
        else:
            self._check(rendered.text, target, insert, expansion.drop if expansion else _rest, told)

    def _check(
        self,
        text: str,
        target: Target | None,
        insert: Callable[[], None],
        drop: Callable[[], None],
        told: Callable[[str], None],
    ) -> None:
        self._is_checking = True

        def go_back() -> None:
            drop()
            told(_NOT_WANTED_MESSAGES[0])
            self._playing.go_back(target)

        def checked(objections: Sequence[Finding]) -> None:
            self._is_checking = False
            if objections:
                self._objection.ask(objections, self._place(target), insert, go_back)
            else:
                insert()

        self._around.check(text, target.program if target else "", checked)

    def _play(
        self,
        steps: Sequence[Step],
        target: Target | None,
        played: Callable[[Outcome], None],
        told: Callable[[str], None],
        expansion: Expansion | None,
    ) -> None:
        """The guard is told what comes: it is not warned of again in the target."""
        self._around.expect([step.text for step in steps if isinstance(step, Offer)])

        def ended(notice: str) -> None:
            self._around.expect(())
            told(notice)

        if expansion is None:
            self._playing.play(steps, target, played=played, told=ended)
        else:
            untouched = expansion.is_untouched
            self._playing.play(steps, target, untouched=untouched, played=played, told=ended)
