"""A hotkey that cannot be had is told, once, not silently dead."""

from collections.abc import Callable, Mapping

from snippets_app.texts import Texts


class Refusals:
    """``show`` gets the reasons and what to do about them."""

    def __init__(self, texts: Texts, show: Callable[[str, str], None]) -> None:
        self._texts = texts
        self._show = show
        self._told: frozenset[str] = frozenset()

    def tell(self, refused: Mapping[str, str]) -> None:
        """Those that are refused now, by action with their reason: the new ones are shown."""
        new = [reason for action, reason in refused.items() if action not in self._told]
        self._told = frozenset(refused)
        if new:
            self._show("\n".join(new), self._texts("Change it in the settings."))
