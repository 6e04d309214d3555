from benchmarks.hotkey_to_text import Insertion, summary

NAMES = ("ours", "theirs")


def test_summary_counts_wrong_texts_and_lost_clipboards() -> None:
    done = [
        Insertion("ours", 4.0, returned=True),
        Insertion("theirs", 8.0, returned=False),
        Insertion("ours", None, returned=True),
        Insertion("theirs", 8.0, returned=True),
    ]
    found = summary(done, NAMES)
    assert found["insertions"] == {"ours": 2, "theirs": 2}
    assert found["right texts"] == {"ours": 1, "theirs": 2}
    assert found["clipboards given back"] == {"ours": 2, "theirs": 1}
    assert found["ratio to theirs"] == {"median": 0.5, "p95": 0.5}


def test_no_ratio_when_a_program_never_managed() -> None:
    done = [Insertion("ours", None, returned=False), Insertion("theirs", 8.0, returned=True)]
    assert summary(done, NAMES)["ratio to theirs"] is None
