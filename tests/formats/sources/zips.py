"""Archives whose entries are changed and packed again, so that a reader gets as far as to them."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable


def changed_archive(
    content: bytes, change: Callable[[bytes], bytes], chance: random.Random
) -> bytes:
    """The archive with one entry changed; as it is when it is none any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return content
    if not entries:
        return content
    wanted = chance.choice(sorted(entries))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, entry in entries.items():
            written.writestr(name, change(entry) if name == wanted else entry)
    return stream.getvalue()
