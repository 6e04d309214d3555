"""Saywell's own packs, read as every other source: their bodies are templates already."""

from dataclasses import replace

from snippets_app.core.draft import Draft
from snippets_app.core.model import Pack
from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.formats.base import Problem
from snippets_app.formats.contents import LARGEST
from snippets_app.formats.pack_toml import PackToml
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.body import Translated
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import too_large


class SaywellPack:
    """One TOML file; ``Entry.key`` is the snippet's name within the pack."""

    name = "toml"
    label = "Saywell pack"
    extensions = (".toml",)

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending == ".toml"

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        if len(file.content) > LARGEST:
            raise too_large(file.name, LARGEST)
        reading = PackToml().read(file.content, file.name, check)
        if reading.pack is None:
            raise _faulty(reading.problems[0])
        return _draft(reading.pack, reading.problems, _lines(file.content))


def _lines(content: bytes) -> dict[str, int]:
    """The line of each snippet by its name."""
    from snippets_app.formats.toml_document import parse
    from snippets_app.formats.toml_lines import locate

    parsed = parse(content, "")
    if isinstance(parsed, Problem):
        return {}
    text, document = parsed
    places = locate(text)
    records = enumerate(document.get("snippets", ()))
    return {str(each.get("id")): places.find("snippets", n) for n, each in records if each}


def _draft(pack: Pack, problems: tuple[Problem, ...], lines: dict[str, int]) -> Draft:
    gathering = Gathering()
    titles = {stage.id: stage.title for stage in pack.stages}
    for stage in pack.stages:
        gathering.group(stage.title)
    for snippet in pack.snippets:
        record = Record(
            body=Translated(snippet.body),
            title=snippet.title,
            group=titles[snippet.stage],
            abbreviation=snippet.abbreviation,
            hotkey=snippet.hotkey,
            key=snippet.id.rpartition("/")[2],
            stage=snippet.stage,
        )
        gathering.add(lines.get(record.key, 1), record)
    for problem in problems:
        gathering.refuse(problem.line, _faulty(problem))
    found = gathering.draft(pack.name, pack.language)
    return replace(found, pack=pack.id, stages=pack.stages, description=pack.description)


def _faulty(problem: Problem) -> AppError:
    if not problem.field:
        return AppError(
            "The pack has a fault: {problem}.", "Correct it in the file.", problem=str(problem)
        )
    return AppError(
        "{field}: {fault}", "Correct it in the file.", field=problem.field, fault=problem.message
    )
