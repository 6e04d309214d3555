"""How the program's threads share Python's interpreter."""

import sys

_SWITCH_AFTER = 0.001


def let_the_interface_go_on() -> None:
    """A busy worker hands the interpreter on after 1 ms, not 5: waits add up to a stall that is
    felt, each time Qt calls into Python.

    https://docs.python.org/3/library/sys.html#sys.setswitchinterval
    """
    sys.setswitchinterval(_SWITCH_AFTER)
