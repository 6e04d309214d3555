"""What is made of pieces that passed passes too, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.formats.sources.checking import BodyChecks
from tests.formats.sources.test_contract import PIECES

BODIES = st.lists(
    st.sampled_from([*PIECES, "{choice:b|b|c}", "{choice:a|c}", "{{", "}}", "{", "x"]), max_size=6
).map("".join)


def is_good(body: str) -> bool:
    try:
        check(body)
    except AppError:
        return False
    return True


@given(st.lists(BODIES, max_size=12))
def test_it_judges_as_the_template_does(bodies: list[str]) -> None:
    checks = BodyChecks()
    assert [checks.passes(body) for body in bodies] == [is_good(body) for body in bodies]
    assert [checks.passes(body) for body in bodies] == [is_good(body) for body in bodies]


def test_a_fault_is_told_as_ever() -> None:
    with pytest.raises(AppError, match="there is no such placeholder"):
        BodyChecks().check("{nobody}")
