"""COM for the tests that make its objects, on a thread of its own as in the program.

Whoever imports comtypes first gets an apartment. The tests' main thread must not: a window of COM's
that answers no messages would keep other programs from starting.
"""

import sys
import threading


def _import_comtypes() -> None:
    sys.coinit_flags = 0  # type: ignore[attr-defined]
    import comtypes  # noqa: F401


_thread = threading.Thread(target=_import_comtypes)
_thread.start()
_thread.join()
