"""Files that the other tools wrote themselves, kept as they are in ``samples``."""

from pathlib import Path

import pytest

from snippets_app.formats.sources import read_material, read_source, sources_for
from snippets_app.formats.sources.encodings import encodings_of
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


CHINESE = [
    ("开场问候", "您好，很高兴为您服务，请问有什么可以帮您？", "开场", "wh"),
    ("请稍等", "请您稍等，我马上为您查询{{单号}}。\n谢谢您的耐心。", "处理中", "sd"),
    ("订单号", "001234", "处理中", "007"),
    ("引号", '他说："好的"，然后挂断；100%退款\t保证', "处理中", ""),
    ("生僻字", "𠮷野家 鎔镕 €", "结束", "spz"),
    ("公式", "=1+1 不是公式", "结束", ""),
    ("没有标题的一句话。", "没有标题的一句话。", "", ""),
]
KOREAN = [
    ("첫인사", "안녕하세요 고객님, 무엇을 도와드릴까요?", "인사", "ㅇㄴ"),
    ("대기", "잠시만 기다려 주세요.\n바로 확인해 드리겠습니다.", "처리", "dg"),
    ("종료", "감사합니다. 좋은 하루 되세요! 똠방각하 펲시콜라", "종료", ""),
]
TRADITIONAL = [
    ("問候", "您好，很高興為您服務，請問有什麼可以幫您？", "開場", ""),
    ("結束", "感謝您的來電，祝您生活愉快。「功」「許」", "結束", ""),
]


def rows(name: str) -> list[tuple[str, str, str, str]]:
    found = read_source(read_material(SAMPLES / "libreoffice" / name))
    assert found.refused == found.notes == ()
    return [(each.title, each.body, each.group, each.abbreviation) for each in found.entries]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("gb18030", CHINESE), ("cp949", KOREAN), ("big5", TRADITIONAL)],
)
def test_tables_of_libreoffice_in_the_encodings_of_windows(
    encoding: str, expected: list[tuple[str, str, str, str]]
) -> None:
    content = (SAMPLES / "libreoffice" / f"{encoding}.csv").read_bytes()
    assert encodings_of(content).best == encoding
    assert rows(f"{encoding}.csv") == expected


def test_a_workbook_of_libreoffice() -> None:
    found = rows("phrases.xlsx")
    assert found[2] == ("订单号", "1234", "处理中", "7")
    assert [*found[:2], *found[3:]] == [*CHINESE[:2], *CHINESE[3:]]


@pytest.mark.parametrize("sample", ["autokey", "copyq.json"])
def test_the_samples_are_there(sample: str) -> None:
    assert (SAMPLES / sample).exists()
