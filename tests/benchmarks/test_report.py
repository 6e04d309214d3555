from benchmarks.figures import series
from benchmarks.report import aligned, table


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert aligned([("a", "10"), ("long", "1")]) == "  a     10\n  long   1"


def test_each_value_is_named_by_its_path() -> None:
    lines = table({"memory": {"unit": "MiB", "processes": {"copyq": 2}}}).splitlines()
    assert lines[0] == "memory"
    assert lines[2].split() == ["processes", "/", "copyq", "2"]


def test_a_series_is_one_line_under_a_head() -> None:
    lines = table({"start": {"times": {"floor": series([80.0, 90.0])}}}).splitlines()
    assert lines[1].split() == ["count", "median", "p95", "least", "most"]
    assert lines[2].split() == ["times", "/", "floor", "2", "85.0", "89.5", "80.0", "90.0"]


def test_a_ratio_stands_in_the_same_columns() -> None:
    lines = table({"start": {"ratio": {"median": 1.254, "least": 1.0, "most": 2.0}}}).splitlines()
    assert lines[2].split() == ["ratio", "-", "1.25", "-", "1.00", "2.00"]


def test_what_was_never_seen_has_no_figures() -> None:
    lines = table({"start": {"times": {"copyq": series([None])}}}).splitlines()
    assert lines[2].split() == ["times", "/", "copyq", "0", "-", "-", "-", "-"]
