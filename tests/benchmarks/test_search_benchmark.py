"""The search benchmark measures what it says it measures."""

from benchmarks import search


def test_a_run_gives_the_figures_of_every_size() -> None:
    found = search.run(sizes=(3, 40))
    assert list(found) == ["3", "40"]
    for figures in found.values():
        assert set(figures) >= {"key_p50_ms", "key_p99_ms", "ratio_p99", "build_ms", "memory_mb"}
        assert all(value > 0 for value in figures.values())


def test_the_same_size_gives_the_same_library() -> None:
    library = search.make_library(60)
    assert library == search.make_library(60)
    assert len({snippet.id for snippet in library}) == 60
    assert len({snippet.body for snippet in library}) > 50


def test_every_query_is_typed_key_by_key() -> None:
    keys = search.keys_typed()
    assert {"t", "tu", "tuihuo", "退", "退货"} <= set(keys)
