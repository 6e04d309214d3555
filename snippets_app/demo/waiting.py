"""Waiting for an effect in another program: looked for often, never slept through."""

import time
from collections.abc import Callable
from typing import TypeVar

from snippets_app.errors import AppError

Found = TypeVar("Found")
_LOOK_EVERY = 0.005


def wait_until(look: Callable[[], Found], what: str, timeout: float = 10.0) -> Found:
    """The first true thing that ``look`` gives; AppError naming ``what`` after ``timeout`` s."""
    deadline = time.monotonic() + timeout
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AppError(
                "{what} did not happen within {timeout:g} seconds.",
                "Try again; a very busy machine may need it.",
                what=what,
                timeout=timeout,
            )
        time.sleep(_LOOK_EVERY)
    return found
