"""The process that reads one file and tells what it found; started by ``reading.parent`` alone."""

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NoReturn

import msgspec

from snippets_app.app.reading.messages import (
    AT_ONCE,
    Entries,
    Fault,
    Look,
    Message,
    Progress,
    Refusals,
    Request,
    Rest,
    Trouble,
    send,
)
from snippets_app.core.draft import Draft, Remark
from snippets_app.desktop.limits import limit_this_process
from snippets_app.errors import AppError
from snippets_app.formats.sources import (
    Material,
    preview_of_table,
    read_material,
    read_source,
    source_named,
    sources_for,
)
from snippets_app.formats.sources.encodings import Encodings, best_encoding, encodings_of
from snippets_app.formats.sources.material import File
from snippets_app.formats.sources.recognising import likely, refuse_empty, unknown
from snippets_app.formats.sources.wording import quoted
from snippets_app.logs import describe

Tell = Callable[[Message], None]


def main() -> NoReturn:
    """Read the request from standard input, answer on standard output, and end the process."""
    output = _own_output()
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request)
    gc.disable()  # it ends soon, and what is read has no cycles
    try:
        limit_this_process(request.limits)
        answer(request, lambda message: send(output, message))
    except BrokenPipeError:
        os._exit(1)  # whoever asked has left
    except OSError as trouble:  # without limits nothing is read
        send(output, Fault(describe(trouble)))
    os._exit(0)  # at once: to free 100,000 records takes as long as to send them


def answer(request: Request, tell: Tell) -> None:
    """Tell all there is to tell of the file, and at last what came of it."""
    path = Path(os.fsdecode(request.path))
    try:
        material = read_material(path)
        refuse_empty(material)
        if request.look_only:
            tell(_look(material, request))
        else:
            _tell_draft(_draft(material, request, tell), tell)
    except AppError as trouble:
        tell(Trouble(Remark.of(trouble)))
    except MemoryError:
        tell(Trouble(Remark.of(too_much_memory(path.name))))
    except BrokenPipeError:
        raise
    except Exception as bug:  # noqa: BLE001 - an edge: whoever asked must hear of it
        tell(Fault(describe(bug)))


def too_much_memory(name: str) -> AppError:
    return AppError(
        "“{file}” needs more memory than a file of phrases may.",
        "Divide it into smaller files. If it is from a stranger, do not open it.",
        file=quoted(name),
    )


def _own_output() -> BinaryIO:
    """Standard output for messages alone: whatever else prints something prints it nowhere."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return output


def _look(material: Material, request: Request) -> Look:
    fitting = likely(material, tuple(each.name for each in sources_for(material)))
    name = request.source or next(iter(fitting), "")
    if not name:
        return Look(trouble=Remark.of(unknown(material)))
    trouble, preview = None, None
    encodings = _encodings(material, request.likely)
    options = request.options()
    if encodings and not options.encoding:
        options = replace(options, encoding=encodings.best)
    try:
        preview = preview_of_table(source_named(name), material, options)
    except AppError as error:
        trouble = Remark.of(error)
    return Look(fitting, name, encodings, preview, trouble)


def _encodings(material: Material, likely: str) -> Encodings | None:
    """None for a folder, and for what is no text."""
    if not isinstance(material, File):
        return None
    try:
        return encodings_of(material.content, material.name, likely)
    except AppError:
        return None


def _draft(material: Material, request: Request, tell: Tell) -> Draft:
    options = replace(
        request.options(),
        encoding=request.encoding or _likely_encoding(material, request.likely),
        told=lambda done, of: tell(Progress(done, of)),
    )
    return read_source(material, request.source or _by_content(material), options)


def _likely_encoding(material: Material, likely: str) -> str:
    """The one that a look at the file shows first; empty where its source finds the same one."""
    if not likely or not isinstance(material, File):
        return ""
    try:
        return best_encoding(material.content, material.name, likely)
    except AppError:
        return ""


def _by_content(material: Material) -> str:
    """The source that the content speaks for so clearly that its name does not count."""
    return next(iter(likely(material, ("",))))


def _tell_draft(draft: Draft, tell: Tell) -> None:
    for start in range(0, len(draft.entries), AT_ONCE):
        tell(Entries(draft.entries[start : start + AT_ONCE]))
    for start in range(0, len(draft.refused), AT_ONCE):
        tell(Refusals(draft.refused[start : start + AT_ONCE]))
    tell(Rest(replace(draft, entries=(), refused=())))
