"""Exports with their files: which kinds there are, and how one is written. Loads no Qt for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.app.library import readings
from snippets_app.core.layers import snippets_of
from snippets_app.errors import AppError
from snippets_app.formats.exports import EXPORTS, Export, Exported, Options
from snippets_app.formats.exports.sheet import sheets
from snippets_app.paths import resources, write_whole
from snippets_app.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from snippets_app.core.model import Library, Pack
    from snippets_app.settings import Settings

LABEL_MESSAGES = ("Cheat sheet (PDF)",)
USE_MESSAGES = ("To print or to hand out: phrases by stage, on numbered pages.",)


class SheetFile:
    """The cheat sheet as PDF: the one kind that Qt writes."""

    name = "pdf"
    label = LABEL_MESSAGES[0]
    use = USE_MESSAGES[0]
    extensions = (".pdf",)
    is_guessed = True
    usual_name = ""

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        """A PDF tells when it was made; its pages are always the same."""
        from snippets_app.ui.sheet_pdf import pdf_of  # only here a command loads Qt

        made = tuple(sheets(packs, replace(options, step=_nothing)))
        return pdf_of(made, options)  # what takes its time are the pages


def _nothing() -> None:
    """Nobody follows the progress."""


def every_export() -> tuple[Export, ...]:
    """All kinds, in the order in which they are offered."""
    after = next(n for n, each in enumerate(EXPORTS, 1) if each.name == "html")
    return (*EXPORTS[:after], SheetFile(), *EXPORTS[after:])


def options_for(
    library: Library, settings: Settings, step: Callable[[], None] = _nothing
) -> Options:
    """What the exports of this library need."""
    return Options(
        snippet={snippet.id: snippet for snippet in snippets_of(library)}.get,
        readings=readings,
        company=settings.company,
        agent=settings.agent,
        step=step,
        texts_in=cache(lambda language: load_texts(resources() / "assets" / "locale", language)),
    )


def write_files(file: Path, exported: Exported) -> tuple[Path, ...]:
    """Write each part whole or not at all; raises AppError. Says what was written."""
    places = places_of(file, exported)
    for place, part in zip(places, exported.files, strict=True):
        _write(place, part.content)
    return places


def places_of(file: Path, exported: Exported) -> tuple[Path, ...]:
    """Where the parts go: the file itself, or its name with something between."""
    return tuple(
        file.with_name(f"{file.stem}{part.suffix}{file.suffix}") for part in exported.files
    )


def refuse_replacing(file: Path, exported: Exported, confirmed: Path | None) -> None:
    """Raise AppError where a file is there already that nobody was asked about."""
    for place in places_of(file, exported):
        if place != confirmed and place.exists():
            raise AppError(
                "{file} is there already.", "Choose another name, or delete it.", file=place
            )


def _write(file: Path, content: bytes) -> None:
    try:
        write_whole(file, content)
    except OSError as problem:
        raise AppError(
            "{file} could not be written: {reason}.",
            "Choose another file, or check its folder.",
            file=file,
            reason=problem.strerror or problem,
        ) from problem
