"""The benchmark of the library window measures what it says it measures."""

from benchmarks import library_window


def test_a_round_gives_every_figure() -> None:
    found = library_window.run(quick=True)
    assert found["snippets"] == 2_000
    for name in ("open", "open again", "reorder", "keys", "stall while reordering"):
        figures = found[name]
        assert isinstance(figures, dict)
        assert all(value > 0 for value in figures["values"])
    assert isinstance(found["keys p99"], float)
