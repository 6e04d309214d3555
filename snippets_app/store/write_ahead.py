"""SQLite's write-ahead log, where a damaged place hides whatever was committed behind it.

SQLite takes the first frame with a wrong checksum for the end of the log: what follows it usually
belongs to a transaction that never ended. https://sqlite.org/fileformat2.html#walformat
"""

import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from snippets_app.paths import rename
from snippets_app.store.backups import connect_to_read
from snippets_app.store.db import TROUBLE

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_INDEX = struct.Struct("<16xI12x8s8x")
"""Of the wal-index: how many frames SQLite reads, and their salts."""
_MAGIC = 0x377F0682
_VERSION = 3007000
_USUAL_PAGE = 4096
_SURE = 2
"""Commits behind a broken frame: that of the last transaction alone may stand there when the
computer went down before it was acknowledged, but never one more."""

_Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """``pages``: the size of the file from this commit on; 0: no commit. ``is_whole``: as it was
    written behind the frame in front of it. ``is_current``: not left from before the log began
    anew."""

    page: int
    pages: int
    content: bytes
    is_whole: bool
    is_current: bool


def is_cut_short(file: Path) -> bool:
    """Whether SQLite does not read all that was committed to the library in ``file``, which has a
    log. Raises OSError.

    The file stays as it is: who may write to it would delete the log when it is closed.
    """
    try:
        with closing(connect_to_read(file)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            index = file.with_name(file.name + "-shm").read_bytes()[: _INDEX.size]
    except TROUBLE:
        return False  # told by whoever reads it next
    log = file.with_name(file.name + "-wal")
    return _goes_on(log, index) and hides_commits(log)


def hides_commits(log: Path) -> bool:
    """Whether commits that were acknowledged lie behind a damaged place. Takes 50 ms for the 1,000
    frames that a log usually has at most. Raises OSError."""
    # Twice: another process may be writing just where it is read.
    return _hides_commits(log) and _hides_commits(log)


def mend(log: Path) -> None:
    """Let SQLite read up to the last commit: a frame that is broken says that its page is empty, or
    goes if that is not certain or the first. Raises OSError."""
    beside = log.with_name(log.name + ".mended")
    count = _frames_to_last_commit(log)
    with beside.open("wb") as stream:
        size = _page_size(log)
        start = _HEADER.pack(_MAGIC, _VERSION, size, 0, 1, 1, 0, 0)[:-8]
        sums = _added((0, 0), start)
        stream.write(start + struct.pack(">2I", *sums))
        for _, frame in zip(range(count), _frames(log), strict=False):
            if frame.is_whole or (frame.is_current and frame.page > 1):
                start = struct.pack(">2I", frame.page, frame.pages)
                content = frame.content if frame.is_whole else bytes(size)
                sums = _added(_added(sums, start), content)
                stream.write(start + struct.pack(">4I", 1, 1, *sums) + content)
    rename(beside, log)


def _goes_on(log: Path, index: bytes) -> bool:
    """Whether something of the same round follows what SQLite reads of the log, or it reads nothing
    since the log's header is broken."""
    count, salts = _INDEX.unpack(index.ljust(_INDEX.size, b"\0"))
    if not any(salts):
        return True
    each = _FRAME.size + _page_size(log)
    ends = range(_HEADER.size + count * each, log.stat().st_size, each)
    with log.open("rb", buffering=0) as stream:
        return any(stream.seek(at) >= 0 and stream.read(_FRAME.size)[8:16] == salts for at in ends)


def _hides_commits(log: Path) -> bool:
    is_broken, commits = False, 0
    for frame in _frames(log):
        if not frame.is_whole:
            is_broken, commits = True, 0
        commits += frame.is_current and frame.pages > 0
        if is_broken and commits >= _SURE:
            return True
    return False


def _frames_to_last_commit(log: Path) -> int:
    numbered = enumerate(_frames(log), 1)
    return max((number for number, each in numbered if each.is_whole and each.pages), default=0)


def _page_size(log: Path) -> int:
    with log.open("rb") as stream:
        header = stream.read(_HEADER.size)
    return _HEADER.unpack(header)[2] if _is_whole_header(header) else _USUAL_PAGE


def _is_whole_header(header: bytes) -> bool:
    return (
        len(header) == _HEADER.size
        and _HEADER.unpack(header)[:2] == (_MAGIC, _VERSION)
        and _added((0, 0), header[:-8]) == _HEADER.unpack(header)[6:]
    )


def _frames(log: Path) -> Iterator[_Frame]:
    size = _page_size(log)
    with log.open("rb") as stream:
        header = stream.read(_HEADER.size)
        is_known = _is_whole_header(header)
        *_, one, other, first, second = _HEADER.unpack(header.ljust(_HEADER.size, b"\0"))
        salts, sums = (one, other), (first, second)
        while len(content := stream.read(_FRAME.size + size)) == _FRAME.size + size:
            start, content = content[: _FRAME.size], content[_FRAME.size :]
            page, pages, *found, first, second = _FRAME.unpack(start)
            is_chained = page > 0 and _added(_added(sums, start[:8]), content) == (first, second)
            if is_chained and not is_known:  # the header is damaged: this tells what it said
                salts, is_known = (found[0], found[1]), True
            is_current = is_known and tuple(found) == salts
            yield _Frame(page, pages, content, is_chained and is_current, is_current)
            sums = first, second


def _added(sums: _Sums, content: bytes) -> _Sums:
    """The checksum of what comes behind that with these ``sums``."""
    first, second = sums
    words = iter(struct.unpack(f"<{len(content) // 4}I", content))
    for word in words:
        first = (first + word + second) & 0xFFFFFFFF
        second = (second + next(words) + first) & 0xFFFFFFFF
    return first, second
