"""Which encoding a file is in, and how it looks in others."""

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources import encodings
from snippets_app.formats.sources.encodings import (
    Encodings,
    best_encoding,
    decoded,
    encodings_of,
    likely_in,
)

CHINESE = (
    "标题,内容\n问候,您好，很高兴为您服务，请问有什么可以帮您？\n"
    "结束,感谢您的来电，祝您生活愉快。\n"
)
KOREAN = (
    "제목,내용\n인사,안녕하세요 고객님, 무엇을 도와드릴까요?\n종료,감사합니다. 좋은 하루 되세요.\n"
)
TRADITIONAL = "標題,內容\n問候,您好，很高興為您服務，請問有什麼可以幫您？\n結束,感謝您的來電。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "gb18030"), (KOREAN, "cp949"), (TRADITIONAL, "big5"), (CHINESE * 900, "gb18030")],
)
def test_a_guess_with_a_choice(text: str, encoding: str) -> None:
    found = encodings_of(text.encode(encoding))
    assert found.best == encoding
    assert found.candidates[0].encoding == encoding
    assert found.candidates[0].preview.splitlines()[0] == text.splitlines()[0]
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [CHINESE, KOREAN, "plain"])
def test_what_is_certain_has_one_candidate(text: str, encoding: str) -> None:
    found = encodings_of(text.encode(encoding))
    assert len(found.candidates) == 1
    assert best_encoding(text.encode(encoding)) == found.best
    assert decoded(text.encode(encoding)) == text


def test_the_likely_one_is_taken_where_there_is_no_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_guess", lambda _content: "")
    content = "네".encode("cp949")
    assert encodings_of(content).best == "gb18030"
    assert encodings_of(content, likely="cp949").best == "cp949"
    assert encodings_of(content, likely="utf-16").best == "gb18030"


@pytest.mark.parametrize(
    ("language", "likely"), [("zh_CN", "gb18030"), ("ko", "cp949"), ("en", ""), ("", "")]
)
def test_what_is_likely_where_a_language_is_spoken(language: str, likely: str) -> None:
    assert likely_in(language) == likely


@pytest.mark.parametrize(
    ("text", "likely", "best"),
    [
        ("네\n", "cp949", "cp949"),
        ("您好，请稍等。\n", "gb18030", "gb18030"),
        (KOREAN, "gb18030", "cp949"),
        (CHINESE, "cp949", "gb18030"),
    ],
)
def test_the_likely_one_is_for_files_too_short_to_tell(text: str, likely: str, best: str) -> None:
    written = text.encode(best)
    assert encodings_of(written, likely=likely).best == best
    assert best_encoding(written, likely=likely) == best


def test_a_chosen_encoding_wins_over_the_guess() -> None:
    content = KOREAN.encode("cp949")
    assert decoded(content, "gb18030") != KOREAN
    assert decoded(content, "cp949") == KOREAN


@pytest.mark.parametrize("chosen", ["utf-8", "no-such-encoding", "base64", "idna"])
def test_a_choice_that_does_not_fit_is_refused(chosen: str) -> None:
    with pytest.raises(AppError) as refused:
        decoded(KOREAN.encode("cp949"), chosen, "a.csv")
    assert str(refused.value).startswith(f"“a.csv” is not written in the encoding {chosen}.")


def test_a_file_cut_within_a_character_stays_utf8() -> None:
    assert encodings_of(CHINESE.encode()[:-2]).best == "utf-8"
    assert decoded("您好".encode()[:-1]).startswith("您")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, KOREAN, "一,开\n开,一\n", "plain"])
def test_utf16_without_a_mark_is_known_by_its_zeros(text: str, encoding: str) -> None:
    found = encodings_of(text.encode(encoding))
    assert [each.encoding for each in found.candidates] == [encoding]
    assert decoded(text.encode(encoding)) == text


def test_bytes_of_no_text_are_refused() -> None:
    for content in (
        b"\x89PNG\r\n\x1a\n\x00\x00\xff",
        b"MZ" + bytes(98),
        b"PK\3\4\x14\0\x08\0",
        b"a, \0b\n",
        b"a,b\0c\n",
    ):
        with pytest.raises(AppError, match="is not a file of text"):
            decoded(content)


def test_nothing_is_utf8() -> None:
    found = encodings_of(b"")
    assert isinstance(found, Encodings)
    assert (found.best, found.candidates[0].preview) == ("utf-8", "")
