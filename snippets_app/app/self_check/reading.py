"""Whether files of strangers can be read by a process of the program's own."""

from pathlib import Path

from snippets_app.app.reading.parent import Reading
from snippets_app.app.self_check.check import Check, need
from snippets_app.paths import Paths

_TEXT = "您好，很高兴为您服务，请问有什么可以帮您？"
_TABLE = f"标题,内容\n问候,{_TEXT}\n"
_MATCHES = f"matches:\n  - trigger: ':hi'\n    replace: '{_TEXT}'\n"


def _look(places: Paths) -> str:
    places.data.mkdir(parents=True, exist_ok=True)
    files = (
        _written(places.data / "table.csv", _TABLE.encode("gb18030")),
        _written(places.data / "matches.yml", _MATCHES.encode()),
        _workbook(places.data / "book.xlsx"),
    )
    for file in files:
        draft = Reading(file).draft()
        bodies = [entry.body for entry in draft.entries] if draft else []
        need(bodies == [_TEXT], f"{file.name} was read as {bodies}")
    return f"{len(files)} kinds of files"


def _written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


def _workbook(file: Path) -> Path:
    from xlsxwriter import Workbook

    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("标题", "内容"))
        sheet.write_row(1, 0, ("问候", _TEXT))
    return file


CHECKS = (Check("reading", _look),)
