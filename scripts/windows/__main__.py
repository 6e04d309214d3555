"""Runs the Python for Windows on a virtual desktop: ``python -m scripts.windows -m pytest tests``.

It sees this source tree and ends with its desktop; what it says comes when it has ended.
"""

import sys

from scripts.windows.wine import own_wine
from snippets_app.demo.virtual_desktop import VirtualDesktop

_TIMEOUT = 900


def main() -> None:
    with (
        VirtualDesktop(panel=True) as desktop,
        own_wine(desktop.display_name, desktop.home) as wine,
    ):
        print(wine.python(*sys.argv[1:], timeout=_TIMEOUT))


if __name__ == "__main__":
    main()
