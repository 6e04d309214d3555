from snippets_app.core.catalogue import Catalogue, build_catalogue
from snippets_app.core.model import Library, Pack, Snippet, Stage
from snippets_app.core.search.readings import Readings, load_readings
from snippets_app.paths import resources

STAGES = (Stage("greeting", "开场"), Stage("hold", "等候"))


def pack(name: str, language: str, *rows: tuple[str, str, str]) -> Pack:
    snippets = tuple(Snippet(f"{name}/{id_}", name, stage, id_, body) for id_, stage, body in rows)
    return Pack(name, name.title(), language, STAGES, snippets)


PHONE = pack("phone-zh", "zh-CN", ("hello", "greeting", "您好"), ("wait", "hold", "请稍等"))
SHOP = pack("shop-zh", "zh-CN", ("hello", "greeting", "亲，您好"))
ENGLISH = pack("office-en", "en", ("wait", "hold", "One moment, please"))


def catalogue(*packs: Pack, **usage: float) -> Catalogue:
    return build_catalogue(
        Library(packs), readings, {n.replace("_", "/"): u for n, u in usage.items()}
    )


def readings() -> Readings:
    return load_readings((resources() / "assets" / "readings.bin").read_bytes())


def ids(found: Catalogue, query: str, **wanted: object) -> list[str]:
    return [hit.snippet.id for hit in found.search(query, **wanted)]  # type: ignore[arg-type]


def test_the_first_pack_of_the_language_is_the_telephone_pack() -> None:
    found = catalogue(SHOP, ENGLISH, PHONE)
    assert found.pack_for("zh_CN") == "phone-zh"
    assert found.pack_for("zh-TW") == "phone-zh"
    assert found.pack_for("en") == "office-en"


def test_a_language_that_no_pack_speaks_gets_the_telephone_pack_or_the_first() -> None:
    assert catalogue(SHOP, ENGLISH, PHONE).pack_for("ko") == "phone-zh"
    assert catalogue(SHOP, ENGLISH).pack_for("ko") == "shop-zh"
    assert catalogue().pack_for("ko") == ""


def test_an_unknown_pack_is_the_first_one() -> None:
    assert catalogue(SHOP, PHONE).pack("phone-zh") is PHONE
    assert catalogue(SHOP, PHONE).pack("gone") is SHOP
    assert catalogue().pack("gone") is None


def test_typed_text_is_looked_for_in_the_own_pack_first_and_then_in_the_others() -> None:
    found = catalogue(SHOP, ENGLISH, PHONE)
    assert ids(found, "hello", pack="phone-zh") == ["phone-zh/hello", "shop-zh/hello"]
    assert ids(found, "hello", pack="shop-zh") == ["shop-zh/hello", "phone-zh/hello"]


def test_without_typed_text_only_the_own_pack_is_listed() -> None:
    found = catalogue(SHOP, ENGLISH, PHONE)
    assert ids(found, " ", pack="phone-zh") == ["phone-zh/hello", "phone-zh/wait"]
    assert ids(found, "", pack="phone-zh", stage="hold") == ["phone-zh/wait"]


def test_the_stage_stands_first_within_each_pack() -> None:
    both = pack("p", "en", ("wait-a", "greeting", "wait"), ("wait-b", "hold", "wait"))
    found = catalogue(both, ENGLISH)
    assert ids(found, "wait", pack="p", stage="hold") == ["p/wait-b", "p/wait-a", "office-en/wait"]


def test_the_limit_counts_over_all_packs() -> None:
    found = catalogue(SHOP, PHONE)
    assert ids(found, "hello", pack="phone-zh", limit=1) == ["phone-zh/hello"]
    assert ids(found, "hello", pack="phone-zh", limit=0) == []


def test_use_decides_between_equal_hits() -> None:
    two = pack("p", "en", ("wait-a", "hold", "x"), ("wait-b", "hold", "x"))
    assert ids(catalogue(two), "wait", pack="p") == ["p/wait-a", "p/wait-b"]
    assert ids(catalogue(two, **{"p_wait-b": 0.5}), "wait", pack="p") == ["p/wait-b", "p/wait-a"]


def test_a_pack_that_is_gone_finds_in_the_others() -> None:
    assert ids(catalogue(PHONE), "wait", pack="gone") == ["phone-zh/wait"]
    assert ids(catalogue(PHONE), "", pack="gone") == []


def test_recent_are_those_in_use_that_still_exist() -> None:
    used = {"phone-zh_hello": 0.2, "phone-zh_gone": 0.9, "shop-zh_hello": 0.7, "phone-zh_wait": 0.1}
    found = catalogue(PHONE, SHOP, **used)
    order = ["shop-zh/hello", "phone-zh/hello", "phone-zh/wait"]
    assert [snippet.id for snippet in found.recent()] == order
    assert [snippet.id for snippet in found.recent(limit=1)] == order[:1]
    assert catalogue(PHONE).recent() == []
