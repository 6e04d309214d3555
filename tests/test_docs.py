"""The documents name what exists, and the architecture page leads to every part."""

import re
from pathlib import Path

import pytest

from scripts import check_docs

ROOT = Path(__file__).parent.parent
ARCHITECTURE = ROOT / "docs" / "architecture.md"
ROWS = [
    (question.strip(), path)
    for question, answer in re.findall(
        r"^\| (.+?) \| (.+) \|$", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE
    )
    for path in re.findall(r"`([\w./]+(?:/|\.\w+))`", answer)
]


@pytest.mark.parametrize(("question", "path"), ROWS)
def test_the_answer_to_where_is_exists(question: str, path: str) -> None:
    found = [start / path for start in (ROOT / "snippets_app", ROOT) if (start / path).exists()]
    assert found, f"{question}: {path} does not exist"
    assert not path.endswith("/") or found[0].is_dir()


def test_the_table_leads_to_every_part_of_the_package() -> None:
    named = {path.split("/")[0] for _, path in ROWS}
    parts = {
        part.name
        for part in (ROOT / "snippets_app").iterdir()
        if part.suffix == ".py" or (part / "__init__.py").exists()
    }
    parts -= {"__init__.py", "__main__.py", "errors.py", "logs.py", "resources"}
    assert sorted(parts - named) == []


def test_the_page_stays_short() -> None:
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= 130


@pytest.mark.parametrize(
    "page", check_docs.documents(ROOT), ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_a_page_names_only_what_exists(page: Path) -> None:
    assert check_docs.dead_links(page) == []
    assert check_docs.dead_paths(page, ROOT) == []


def test_dead_links_and_paths_are_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert check_docs.dead_links(page) == ["gone.md", "gone.png"]
    assert check_docs.dead_paths(page, tmp_path) == ["core/gone.py", "nowhere/"]


PAGE = """
[there](there.md#part) [gone](gone.md) ![picture](gone.png) [far](https://example.org/x.md)
`there.md` `core/gone.py` `nowhere/` `a.b()` `word` `<any>.md` `out/later.png`

```
[in code](gone.txt)
```
"""
