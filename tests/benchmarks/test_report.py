from benchmarks.figures import series
from benchmarks.report import aligned, table


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert aligned([("a", "10"), ("long", "1")]) == "  a     10\n  long   1"


def test_each_value_is_named_by_its_path() -> None:
    text = table({"start": {"unit": "ms", "ratio": {"saywell": {"median": 1.254}}}})
    lines = text.splitlines()
    assert lines[0] == "start"
    assert lines[2].split() == ["ratio", "/", "saywell", "/", "median", "1.25"]


def test_a_series_is_one_line_under_a_head() -> None:
    lines = table({"start": {"times": {"floor": series([80.0, 90.0])}}}).splitlines()
    assert lines[1].split() == ["n", "median", "p95", "least", "most"]
    assert lines[2].split() == ["times", "/", "floor", "2", "85.0", "89.5", "80.0", "90.0"]


def test_what_was_never_seen_says_so() -> None:
    assert "not seen" in table({"start": {"times": {"copyq": series([None])}}})
