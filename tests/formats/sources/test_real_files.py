"""Files that the other tools wrote themselves, kept as they are in ``samples``."""

from pathlib import Path

import pytest

from snippets_app.formats.sources import read_material, read_source, sources_for
from tests.formats.sources.reading import said

SAMPLES = Path(__file__).parent / "samples"


def test_a_folder_of_autokey_0_95() -> None:
    material = read_material(SAMPLES / "autokey")
    assert sources_for(material)[0].name == "autokey"
    found = read_source(material)
    assert found.refused == ()
    script, wait = found.entries
    assert (wait.title, wait.abbreviation, wait.hotkey) == ("Please wait", "hd", "Ctrl+Shift+K")
    assert wait.body == "您好，请稍等。{cursor}\n{{order}} {date:%Y-%m-%d}"
    assert (script.group, script.body) == ("On hold", "<script name=x args=y>Thank you.")
    assert "we never do" in said(script)[0]


def test_what_copyq_6_4_printed() -> None:
    material = read_material(SAMPLES / "copyq.json")
    assert [each.name for each in sources_for(material)] == ["copyq"]
    found = read_source(material)
    assert [(each.group, each.title, each.body) for each in found.entries] == [
        ("clipboard", "My title", "with notes"),
        ("常用", 'plain "text"', 'plain "text"'),
        ("常用", "您好，{x}", "您好，{{x}}\n请稍等。"),
    ]
    assert [each.row for each in found.refused] == [4]


@pytest.mark.parametrize("sample", ["autokey", "copyq.json"])
def test_the_samples_are_there(sample: str) -> None:
    assert (SAMPLES / sample).exists()
