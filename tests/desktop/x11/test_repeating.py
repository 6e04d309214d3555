import subprocess

import pytest

from snippets_app.desktop.x11.repeating import repeat_delay
from tests.desktop.x11.world import X11World

pytestmark = pytest.mark.desktop


def test_the_delay_of_repeating_is_the_servers(world: X11World) -> None:
    before = repeat_delay()
    try:
        _run(world, "xset", "r", "rate", "321", "30")
        assert repeat_delay() == 321
    finally:
        _run(world, "xset", "r", "rate", str(before))


def _run(world: X11World, *command: str) -> None:
    subprocess.run(command, env=world.virtual.environment, check=True, timeout=10)
