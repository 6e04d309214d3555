"""The import's benchmark measures the whole way, and that it was gone."""

from benchmarks import importing


def test_a_quick_run_gives_every_part_of_both_kinds() -> None:
    found = importing.run(quick=True, rows=2_000)
    assert found["rows"] == 20
    for kind in ("csv", "xlsx"):
        parts = found[kind]
        assert isinstance(parts, dict)
        assert list(parts) == [
            "read", "plan", "store", "file to stored edit", "the same again", "undo",
            "command line", "longest stall of a window, ms",
        ]  # fmt: skip
        assert all(len(part["values"]) == 1 for part in parts.values())
        assert parts["file to stored edit"]["values"][0] > parts["read"]["values"][0] > 0
