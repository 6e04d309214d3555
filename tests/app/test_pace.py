import sys
from collections.abc import Iterator

import pytest

from snippets_app.app.pace import let_the_interface_go_on


@pytest.fixture
def usual() -> Iterator[float]:
    before = sys.getswitchinterval()
    yield before
    sys.setswitchinterval(before)


def test_a_busy_worker_hands_on_sooner_than_usual(usual: float) -> None:
    let_the_interface_go_on()
    assert sys.getswitchinterval() < usual / 2
