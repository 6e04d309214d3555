"""``saywell check``: what it finds, and how it says it."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Saywell
from tests.cli.rules import ENGLISH, FORBID, HINT, KOREAN, WARN, give, give_all

CARD = "4111 1111 1111 1111"
NO_FILE = "Permission denied" if sys.platform == "win32" else "Is a directory"


def pipe(monkeypatch: pytest.MonkeyPatch, content: bytes, *, terminal: bool = False) -> None:
    class Stream(io.TextIOWrapper):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr(sys, "stdin", Stream(io.BytesIO(content), encoding="ascii"))


@pytest.fixture(autouse=True)
def own_rules(saywell: Saywell) -> None:
    give_all(saywell)


def test_a_finding_has_the_shape_that_scripts_rely_on(saywell: Saywell) -> None:
    said = saywell("check", f"😀 说{WARN}！", "--json")
    assert (said.code, said.err) == (1, "")
    finding = {"rule": "mine-warn", "severity": "warn", "start": 3, "end": 7, "text": WARN}
    assert said.json == {"findings": [finding | {"reason": "why", "instead": ["宇宙", "洪荒"]}]}
    (row,) = said.json["findings"]
    assert list(row) == ["rule", "severity", "start", "end", "text", "reason", "instead"]


def test_nothing_found_is_exit_code_0(saywell: Saywell) -> None:
    said = saywell("check", "您好，很高兴为您服务。", "--json")
    assert (said.code, said.json, said.err) == (0, {"findings": []}, "")
    plain = saywell("check", "您好，很高兴为您服务。")
    assert (plain.code, plain.out) == (0, "")


def test_people_read_one_line_for_each_finding(saywell: Saywell) -> None:
    said = saywell("check", f"您好\n说天地\t玄黄，{FORBID}\n")
    assert said.code == 1
    assert said.lines == [
        "2:2: warn: “天地 玄黄”: why Instead: 宇宙 / 洪荒",
        f"2:8: forbid: “{FORBID}”: why Instead: 宇宙 / 洪荒",
    ]


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_number_of_a_customer_is_never_said_again(
    saywell: Saywell, arguments: tuple[str, ...]
) -> None:
    said = saywell("check", f"卡号是{CARD}", *arguments)
    assert said.code == 1
    assert "1111" not in said.out + said.err
    if arguments:
        (row,) = said.json["findings"]
        assert (row["start"], row["end"], row["text"]) == (3, 3 + len(CARD), "")


def test_milder_findings_can_be_left_out(saywell: Saywell) -> None:
    def severities(least: str) -> set[str]:
        rows = saywell("check", text, "--json", "--min-severity", least).json["findings"]
        return {row["severity"] for row in rows}

    text = f"{HINT}，{WARN}，{FORBID}"
    assert severities("hint") == {"hint", "warn", "forbid"}
    assert severities("warn") == {"warn", "forbid"}
    assert severities("forbid") == {"forbid"}
    assert saywell("check", HINT, "--min-severity", "warn").code == 0


def test_a_language_has_its_own_rules_and_those_for_all(saywell: Saywell) -> None:
    def languages(*arguments: str) -> set[str]:
        rows = saywell("check", text, "--json", *arguments).json["findings"]
        texts = {WARN: "zh", ENGLISH: "en", KOREAN: "ko", "": "all"}
        return {texts[row["text"]] for row in rows}

    text = f"{WARN}。 {ENGLISH}! {KOREAN}, {CARD}"
    assert languages() == {"zh", "en", "ko", "all"}
    assert languages("--language", "zh-CN") == {"zh", "all"}
    assert languages("--language", "en_GB") == {"en", "all"}
    assert languages("--language", "KO") == {"ko", "all"}
    said = saywell("check", text, "--language", "kr")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "saywell: There are no rules for the language “kr”. Languages: en, ko, zh.\n"
    )


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_text_may_be_piped(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    pipe(monkeypatch, f"\ufeff您好\r\n说{WARN}\n".encode())
    (row,) = saywell("check", "--json", *arguments).json["findings"]
    assert (row["start"], row["end"]) == (5, 9), "a line break of Windows is two characters"


def test_a_text_may_be_in_a_file(saywell: Saywell, tmp_path: Path) -> None:
    (tmp_path / "text").write_text(f"说{WARN}", encoding="utf-8")
    assert saywell("check", "--file", tmp_path / "text").lines[0].startswith("1:2: warn")


def test_rules_that_had_no_part_in_the_answer_are_told(saywell: Saywell) -> None:
    give(saywell, broken="a =")
    said = saywell("check", f"说{WARN}", "--json")
    assert (said.code, len(said.json["findings"])) == (1, 1)
    assert said.err.startswith(
        "1 entries of the rule files could not be read; the first: broken.toml:1: is not TOML"
    )
    assert said.err.endswith("All other rules are in force. See all with: saywell lint\n")


def test_wrong_input_is_one_sentence_and_what_to_do(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "latin").write_bytes("café".encode("latin-1"))
    pipe(monkeypatch, b"ok \xff")
    utf8 = "The text is not UTF-8 at byte 4. Save or pipe it in the encoding UTF-8."
    told = {
        ("--file", tmp_path / "latin"): utf8,
        (): utf8,
        ("ab\udcff",): utf8.replace("4", "3"),
        ("x", "--file", "y"): "A text and a file were given. "
        "Give one of them, or the text on standard input.",
        ("--file", tmp_path): f"{tmp_path} cannot be read: {NO_FILE}. Check the name of the file.",
    }
    for arguments, message in told.items():
        said = saywell("check", *arguments)
        assert (said.code, said.out, said.err) == (2, "", f"saywell: {message}\n")


def test_at_a_terminal_nothing_is_waited_for(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, b"", terminal=True)
    said = saywell("check")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("saywell: There is no text to check. Give a text")
