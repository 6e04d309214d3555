import pytest

from snippets_app.core.model import Layer, Pack, Snippet, Stage
from snippets_app.core.selection import count, in_stages, named_packs, of_snippets, own_pack
from snippets_app.errors import AppError

A, B, C = Stage("a", "开场"), Stage("b", "等候"), Stage("c", "Ende")


def snippet(name: str, stage: Stage, layer: Layer = Layer.SHIPPED) -> Snippet:
    return Snippet(f"{name[0]}/{name}", name[0], stage.id, name, name, layer=layer)


P = Pack("p", "P", "zh-CN", (A, B), (snippet("p1", A), snippet("p2", B, Layer.PERSONAL)))
Q = Pack("q", "Q", "en", (B, C), (snippet("q1", B), snippet("q2", C, Layer.PERSONAL),
                                  snippet("q3", C, Layer.PERSONAL)))  # fmt: skip
PACKS = (P, Q)


def ids(packs: tuple[Pack, ...]) -> list[list[str]]:
    return [[snippet.title for snippet in pack.snippets] for pack in packs]


def stages(packs: tuple[Pack, ...]) -> list[tuple[Stage, ...]]:
    return [pack.stages for pack in packs]


def test_packs_by_name_keep_the_order_of_the_library() -> None:
    assert named_packs(PACKS, ["q", "p", "q"]) == PACKS
    assert named_packs(PACKS, ["q"]) == (Q,)


def test_stages_by_id_or_title() -> None:
    chosen = in_stages(PACKS, ["b", "Ende"])
    assert ids(chosen) == [["p2"], ["q1", "q2", "q3"]]
    assert stages(chosen) == [(B,), (B, C)]
    assert ids(in_stages(PACKS, ["开场"])) == [["p1"]]


def test_snippets_bring_their_stages() -> None:
    chosen = of_snippets(PACKS, ["q/q3", "p/p1", "q/none"])
    assert ids(chosen) == [["p1"], ["q3"]]
    assert stages(chosen) == [(A,), (C,)]


def test_own_snippets_are_one_pack_in_the_language_of_most() -> None:
    own = own_pack(PACKS)
    assert (own.language, own.stages, count((own,))) == ("en", (B, C), 3)
    assert own_pack(()).language == "und"


@pytest.mark.parametrize(
    ("choose", "known"),
    [(lambda: named_packs(PACKS, ["x"]), "p, q"), (lambda: in_stages(PACKS, ["x"]), "a, b, c")],
)
def test_what_is_not_there_is_told(choose: object, known: str) -> None:
    with pytest.raises(AppError) as trouble:
        choose()  # type: ignore[operator]
    assert known in trouble.value.hint
