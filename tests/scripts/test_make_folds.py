"""The committed table is what the script makes."""

import unicodedata

import pytest

from scripts.make_folds import TABLE, make_table


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="made with Unicode 14")
def test_the_committed_table_is_what_the_script_makes() -> None:
    assert make_table() == TABLE.read_bytes()
