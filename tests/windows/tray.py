"""Whether the program's icon stands in the tray, as an eye sees it."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.paths import resources

PANEL = 80
"""Pixels from the bottom of the screen: Wine's own taskbar, and the desktop's panel below it."""
_FEWEST = 20


def is_in_tray(desktop: VirtualDesktop) -> bool:
    """Whether the panel holds pixels of the icon's main colour."""
    icon = QImage(str(resources() / "assets" / "icons" / "saywell-16.png"))
    colour = Counter(pixels(icon, 0)).most_common(1)[0][0]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "screen.png"
        desktop.screenshot(file)
        screen = QImage(str(file))
    return list(pixels(screen, screen.height() - PANEL)).count(colour) >= _FEWEST


def pixels(image: QImage, top: int) -> Iterator[int]:
    """The opaque ones from a line downwards."""
    for y in range(top, image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y).alpha():
                yield image.pixel(x, y)
