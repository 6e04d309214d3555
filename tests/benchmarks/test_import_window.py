"""The benchmark of the import window measures what it says it measures."""

from benchmarks import import_window


def test_a_round_gives_every_figure() -> None:
    found = import_window.run(quick=True)
    assert found["rows"] == 1_000
    due = "stall: leaf through with all garbage due"
    for name in ("look, read and compare", "import", "undo", "stall: import", due):
        figures = found[name]
        assert isinstance(figures, dict)
        assert all(value > 0 for value in figures["values"])
