"""The committed pinyin table is what the script makes, and says what people type."""

from pathlib import Path

import pytest

from snippets_app.core.search.readings import Readings, load_readings

TABLE = Path(__file__).parent.parent.parent / "assets" / "readings.bin"


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(TABLE.read_bytes())


def test_the_committed_table_is_what_the_script_makes() -> None:
    from scripts.make_readings import make_table  # its dictionaries are large

    assert make_table() == TABLE.read_bytes()


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("行", "xing hang"),
        ("重", "zhong chong"),
        ("了", "le liao"),
        ("长", "zhang chang"),
        ("还", "hai huan"),
        ("调", "diao tiao"),
        ("便", "bian pian"),
        ("会", "hui kuai"),
        ("好", "hao"),
        ("款", "kuan"),
        ("女", "nv"),
        ("嗯", "en"),
        ("㐀", "qiu"),
        ("a", ""),
        ("안", ""),
        ("𠀀", ""),
    ],
)
def test_keeps_the_readings_in_use(readings: Readings, char: str, expected: str) -> None:
    assert readings.of(char) == tuple(expected.split())


def test_every_reading_can_be_typed(readings: Readings) -> None:
    names = {name for code in range(0x3400, 0xA000) for name in readings.of(chr(code))}
    assert len(names) > 400
    assert all(name.isascii() and name.isalpha() and name.islower() for name in names)
