"""What every export fulfils; the tests walk through the table of exports."""

from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snippets_app.app.library import shipped_packs
from snippets_app.core.model import Pack
from snippets_app.errors import AppError
from snippets_app.formats.exports import EXPORTS, Cancelled, Export, Exported, Options, export_for
from tests.formats.exports.library import BODIES, NASTY, OPTIONS, pack, readings

each_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
cheap = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


def written(export: Export, *packs: Pack) -> Exported:
    """The export, with notes that can be said."""
    exported = export.write(packs, OPTIONS)
    for note in exported.notes:
        assert str(note.remark)
        assert "{" not in str(note.remark).replace("“{", "")
    return exported


@each_export
def test_it_is_known_by_name_and_has_an_ending(export: Export) -> None:
    assert export_for(PurePath("any.unknown"), export.name) is export
    assert export.label
    assert export.use.endswith(".")
    assert all(ending.startswith(".") and ending.islower() for ending in export.extensions)
    if export.is_guessed:
        assert export_for(PurePath(f"x{export.extensions[0].upper()}")) is export


@pytest.mark.parametrize(("file", "told"), [("x.txt", "rime | sogou"), ("x.doc", "espanso (.yml")])
def test_an_ending_that_does_not_say_enough_is_told(file: str, told: str) -> None:
    with pytest.raises(AppError) as trouble:
        export_for(PurePath(file))
    assert told in trouble.value.hint


@each_export
def test_the_same_snippets_give_the_same_bytes(export: Export) -> None:
    packs = (pack(*NASTY), pack("{customer}，{date}{greeting}", name="q", language="en"))
    assert export.write(packs, OPTIONS) == export.write(packs, OPTIONS)


@each_export
def test_every_shipped_pack_is_written(export: Export) -> None:
    packs, _ = shipped_packs()
    exported = written(export, *packs)
    told = {title for note in exported.notes for title in note.snippets}
    titles = [snippet.title for each in packs for snippet in each.snippets]
    assert len(titles) - len([t for t in titles if t in told]) <= exported.written <= len(titles)
    assert all(part.content for part in exported.files)


@each_export
def test_nothing_at_all_is_written_too(export: Export) -> None:
    exported = written(export, pack())
    assert (len(exported.files), exported.written, exported.notes) == (1, 0, ())


@each_export
def test_nasty_texts_are_written(export: Export) -> None:
    exported = written(export, pack(*NASTY))
    assert exported.written + sum(len(n.snippets) for n in exported.notes) >= len(NASTY)


@each_export
def test_it_can_be_stopped_and_tells_every_step(export: Export) -> None:
    steps: list[int] = []

    def step() -> None:
        steps.append(1)
        if len(steps) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        export.write((pack(*NASTY),), Options(readings=readings, step=step))
    steps.clear()
    export.write((pack("a", "b"),), Options(readings=readings, step=lambda: steps.append(1)))
    assert len(steps) == 2


@each_export
def test_a_body_that_is_no_template_stops_nothing(export: Export) -> None:
    exported = written(export, pack("a { b", "{nothing}", "{snippet:s2}", "{snippet:none}", "good"))
    assert exported.written >= 1


@each_export
@cheap
@given(bodies=st.lists(BODIES, max_size=4))
def test_any_texts_are_written(export: Export, bodies: list[str]) -> None:
    written(export, pack(*bodies))
