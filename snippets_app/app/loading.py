"""What is made ready off the interface's thread, while the tray stands already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from snippets_app import logs, paths, settings
from snippets_app.app.chosen import centre_policy
from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.core.catalogue import Catalogue
from snippets_app.desktop import load
from snippets_app.desktop.base import Desktop
from snippets_app.errors import AppError
from snippets_app.settings import Settings

if TYPE_CHECKING:
    from snippets_app.policy.locks import CentrePolicy


@dataclass(frozen=True, slots=True)
class Loaded:
    """``settings`` are the agent's own, ``policy`` is the centre's, None without one;
    ``troubles`` the agent is told."""

    settings: Settings
    desktop: Desktop
    library: OpenLibrary
    catalogue: Catalogue
    troubles: tuple[AppError, ...]
    policy: CentrePolicy | None = None


def load_everything(places: paths.Paths) -> Loaded:
    """Settings, desktop and library. Raises AppError when the program cannot run at all."""
    paths.make_private(places.data)
    logs.install(places.logs)
    desktop = load()
    chosen, troubles = _load_settings(places)
    policy = centre_policy()
    library = open_library(places, policy)
    troubles = (*troubles, *library.troubles)
    return Loaded(chosen, desktop, library, library.catalogue(), troubles, policy)


def _load_settings(places: paths.Paths) -> tuple[Settings, tuple[AppError, ...]]:
    """The settings; a damaged file is kept aside and told, so that no later save destroys it."""
    try:
        return settings.load(places.settings), ()
    except AppError:
        kept = places.settings.with_name("settings-damaged.json")
        paths.rename(places.settings, kept)
        trouble = AppError(
            "The settings were damaged: the defaults are in use.",
            "The damaged file is kept as {kept}.",
            kept=kept,
        )
        return Settings(), (trouble,)
