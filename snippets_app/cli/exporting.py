"""``saywell export``: a pack, or the agent's own snippets, to a file."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from snippets_app.cli.command import Command, print_message
from snippets_app.cli.opening import opened
from snippets_app.core.layers import PERSONAL
from snippets_app.core.model import Layer, Pack
from snippets_app.errors import AppError
from snippets_app.formats import format_for
from snippets_app.paths import Paths, rename


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", default="", help="toml")
    parser.add_argument("--pack", default="", help="this pack instead of your own snippets")


def _run(parsed: Namespace, places: Paths) -> int:
    pack_format = format_for(parsed.file, parsed.format)
    with opened(places) as library:
        packs = library.library().packs
    pack = _named_pack(packs, parsed.pack) if parsed.pack else _own_pack(packs)
    _write(parsed.file, pack_format.write(pack))
    print_message(f"Exported {len(pack.snippets)} snippets to {parsed.file}.")
    return 0


def _named_pack(packs: Sequence[Pack], wanted: str) -> Pack:
    found = next((pack for pack in packs if pack.id == wanted), None)
    if found is None:
        known = ", ".join(pack.id for pack in packs)
        raise AppError("There is no pack “{pack}”.", "Packs: {known}.", pack=wanted, known=known)
    return found


def _own_pack(packs: Sequence[Pack]) -> Pack:
    """The agent's own and changed snippets in one pack, which speaks the language of most."""
    own = [each for pack in packs for each in pack.snippets if each.layer is Layer.PERSONAL]
    languages = {pack.id: pack.language for pack in packs}
    spoken = Counter(languages[each.pack] for each in own).most_common(1)
    stages = {stage.id: stage for pack in packs for stage in pack.stages}
    used = dict.fromkeys(each.stage for each in own)
    return Pack(
        id=PERSONAL,
        name="Personal",
        language=spoken[0][0] if spoken else "und",
        stages=tuple(stages[stage] for stage in used),
        snippets=tuple(own),
    )


def _write(file: Path, content: bytes) -> None:
    beside = file.with_name(file.name + ".new")
    try:
        beside.write_bytes(content)
        rename(beside, file)
    except OSError as problem:
        raise AppError(
            "{file} could not be written: {reason}.",
            "Choose another file, or check its folder.",
            file=file,
            reason=problem.strerror or problem,
        ) from problem


EXPORT = Command("export", "write a pack, or your own snippets, to a file", _arguments, _run)
