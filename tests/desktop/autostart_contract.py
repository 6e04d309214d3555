"""What starting at login promises, whatever keeps it."""

from collections.abc import Callable

import pytest

from snippets_app.desktop.autostart import Autostart

Make = Callable[..., Autostart]
PROGRAM = (r"/opt/Say well/张伟 $HOME`\\/saywell", "--data-dir", 'a "b" 100%')


class AutostartContract:
    @pytest.fixture
    def made(self, make: Make) -> Autostart:
        return make(PROGRAM)

    def test_it_is_off_until_it_is_wanted(self, made: Autostart) -> None:
        assert not made.is_on()
        assert made.reason() == ""

    def test_what_is_set_is_kept(self, made: Autostart, make: Make) -> None:
        made.set(on=True)
        assert made.is_on()
        assert make(PROGRAM).is_on()
        made.set(on=True)
        assert made.is_on()
        made.set(on=False)
        made.set(on=False)
        assert not make(PROGRAM).is_on()

    def test_another_program_is_not_this_one(self, made: Autostart, make: Make) -> None:
        make(("/opt/older/saywell",)).set(on=True)
        assert not made.is_on()
        made.set(on=True)
        assert made.is_on()
        assert not make(("/opt/older/saywell",)).is_on()
