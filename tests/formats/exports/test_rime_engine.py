"""Rime's own engine reads the table and offers each phrase at its letters."""

import ctypes
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from snippets_app.app.library import shipped_packs
from snippets_app.core.model import Pack
from snippets_app.formats.exports import Options
from snippets_app.formats.exports.base import Notes
from snippets_app.formats.exports.phrases import phrases
from snippets_app.formats.exports.rime import Rime
from tests.formats.exports.library import NASTY, pack, readings
from tests.formats.exports.rime_engine import LIBRARY
from tests.platforms import on_linux

OPTIONS = Options(readings=readings, company="甲乙公司", agent="小林")


def has_rime() -> bool:
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


pytestmark = [
    on_linux,
    pytest.mark.skipif(not has_rime(), reason="the Debian package librime1 is not installed"),
]


def offered(folder: Path, letters: list[str], *packs: Pack) -> dict[str, list[str]]:
    """What the engine offers at each of these, with the table in its folder."""
    (folder / "custom_phrase.txt").write_bytes(Rime().write(packs, OPTIONS).content)
    command = [sys.executable, "-m", "tests.formats.exports.rime_engine", folder, *letters]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def expected(*packs: Pack) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases(packs, OPTIONS, Notes()):
        text = " ".join(phrase.text.replace("\t", "\n").split("\n"))
        if text not in found[phrase.code]:
            found[phrase.code].append(text)
    return dict(found)


def test_every_shipped_phrase_is_offered_at_its_letters(tmp_path: Path) -> None:
    packs, _ = shipped_packs()
    wanted = expected(*packs)
    assert sum(map(len, wanted.values())) > 150
    assert offered(tmp_path, list(wanted), *packs) == wanted


def test_nasty_texts_are_offered_in_one_line(tmp_path: Path) -> None:
    bodies = [body.strip() for body in NASTY if "\n" not in body and "\t" not in body]
    made = pack(*bodies)
    [(letters, wanted), *rest] = expected(made).items()
    found = offered(tmp_path, [letters, *(each for each, _ in rest), "zzz"], made)
    assert found[letters] == wanted
    assert {each: found[each] for each, _ in rest} == dict(rest)
    assert found["zzz"] == []


def test_of_two_with_the_same_letters_the_first_stands_first(tmp_path: Path) -> None:
    made = pack("一", "二", "# 三")
    assert offered(tmp_path, ["bt"], made) == {"bt": ["一", "二", "# 三"]}
