"""A Windows with nothing on it: no Python, and no way to the files of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.windows.wine import Wine, copy_prefix, ensure_template, environment_of


@contextmanager
def plain_wine(display: str, home: Path) -> Iterator[Wine]:
    """A fresh prefix, started on a display, that knows only its own drive ``C:``.

    Wine finds this machine's fonts by the drive it lacks, so Chinese and Korean show as boxes.
    """
    environment = environment_of(display, home)
    template = ensure_template(environment)
    with TemporaryDirectory(prefix="saywell-plain-", ignore_cleanup_errors=True) as folder:
        prefix = copy_prefix(template, Path(folder))
        (prefix / "dosdevices" / "z:").unlink()
        wine = Wine(prefix, environment)
        wine.start_in = wine.drive
        del wine.environment["PYTHONPATH"]
        with wine:
            yield wine
