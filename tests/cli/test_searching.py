import pytest

from tests.cli.conftest import Saywell

KEYS = ["id", "title", "stage", "pack", "text", "score"]


def test_json_has_the_documented_shape(saywell: Saywell) -> None:
    said = saywell("search", "hold", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json
    for row in said.json:
        assert list(row) == KEYS
        assert isinstance(row["score"], float)
        assert all(isinstance(row[key], str) for key in KEYS[:-1])
    scores = [row["score"] for row in said.json]
    assert scores == sorted(scores, reverse=True)


def test_plain_lines_begin_with_the_id(saywell: Saywell) -> None:
    rows = saywell("search", "hold", "--json").json
    said = saywell("search", "hold")
    assert said.lines == [f"{row['id']}  {row['title']}" for row in rows]


def test_pinyin_initials_and_hangul_keys_are_understood(saywell: Saywell) -> None:
    for query, pack, said in (
        ("denghou", "phone-zh", "等候"),
        ("sdyx", "phone-zh", "稍等"),
        ("dkssud", "phone-ko", "안녕"),
        ("ㅇㄴ", "phone-ko", "안"),
    ):
        first = saywell("search", query, "--pack", pack, "--json").json[0]
        assert said in first["title"] + first["text"]


def test_one_pack_only(saywell: Saywell) -> None:
    rows = saywell("search", "a", "--pack", "phone-en", "--json").json
    assert {row["pack"] for row in rows} == {"phone-en"}


def test_one_stage_only_over_all_packs(saywell: Saywell) -> None:
    rows = saywell("search", "", "--stage", "hold", "--limit", "500", "--json").json
    assert {row["stage"] for row in rows} == {"hold"}
    assert {"phone-zh", "phone-en", "phone-ko"} <= {row["pack"] for row in rows}


@pytest.mark.parametrize(("limit", "count"), [("3", 3), ("0", 0), ("-1", 0)])
def test_at_most_so_many(saywell: Saywell, limit: str, count: int) -> None:
    assert len(saywell("search", "e", f"--limit={limit}").lines) == count


def test_twenty_are_enough_unless_asked(saywell: Saywell) -> None:
    assert len(saywell("search", "").lines) == 20
    assert len(saywell("search", "", "--limit", "100").lines) == 100


def test_nothing_found_is_no_failure(saywell: Saywell) -> None:
    assert saywell("search", "qqqqzzzz") == saywell("search", "qqqqzzzz", "--stage", "none")
    assert (saywell("search", "qqqqzzzz").code, saywell("search", "qqqqzzzz").out) == (0, "")
    assert saywell("search", "qqqqzzzz", "--json").json == []


def test_a_query_that_is_no_text_finds_nothing(saywell: Saywell) -> None:
    """What a shell hands over for a byte that is not UTF-8."""
    assert saywell("search", "\udcff").code == 0
