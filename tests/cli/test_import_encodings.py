"""Tables of which nobody says how they are encoded, brought in from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Saywell


def test_an_encoding_that_is_chosen(saywell: Saywell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("标题,内容\n问候,您好\n".encode("gb18030"))
    assert saywell("import", file, "--encoding", "utf-8").code == 2
    assert saywell("import", file, "--encoding", "gb18030").code == 0
    assert saywell("search", "您好", "--pack", "a", "--json").json[0]["title"] == "问候"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A table too short to tell its encoding, in Korean."""
    file = tmp_path / "a.csv"
    file.write_bytes("title,text\nA,네\n".encode("cp949"))
    return file


@pytest.mark.parametrize(("chosen", "of_desktop"), [("ko", "zh_CN.UTF-8"), ("", "ko_KR.UTF-8")])
def test_a_short_file_is_in_the_encoding_of_the_persons_language(
    saywell: Saywell,
    short: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    of_desktop: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", of_desktop)
    saywell.places.settings.parent.mkdir(parents=True, exist_ok=True)
    saywell.places.settings.write_text(json.dumps({"language": chosen}), encoding="utf-8")
    for pack, columns in (("One", ()), ("Two", ("--column", "title=title"))):
        assert saywell("import", short, "--into", pack, *columns).code == 0
        [row] = saywell("search", "A", "--pack", pack.lower(), "--limit", "1", "--json").json
        assert row["text"] == "네"
