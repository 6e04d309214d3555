"""Damaged and invented files for every source, guided by which lines of the readers they reach.

    python -m tests.formats.sources.fuzzing --seconds 600 [--source NAME] [--seed N]

Anything but AppError is a find, and so is a small file that takes long. A find is written to
``out/fuzz`` and told; the exit code is 1 then.
"""

import argparse
import random
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import msgspec

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats import sources
from snippets_app.formats.sources import SOURCES, File, Folder, Material, Options, Source
from tests.formats.sources.test_contract import MARKS, PIECES, SEVERAL, check_draft, say
from tests.formats.sources.written import WRITERS
from tests.formats.sources.zips import changed_archive

LONG = 2.0
"""Seconds. Nothing that is tried here is larger than ``LARGEST``."""
LARGEST = 20_000
_KEPT = 400
_OURS = str(Path(sources.__file__).parent)
_WORDS = [
    *MARKS, *(piece.encode() for piece in PIECES),
    b"matches:\n", b"trigger: ", b"replace: ", b"form: ", b"vars:\n", b"type: ", b"params: ",
    b"- name: x\n", b"global_vars:", b"::a::b\n", b"(\n", b")\n", b"/*", b"*/", b"#Hotstring ",
    b'"combos":[', b'"folders":', b'"snippets":', b'"uuid":1', b"[[snippets]]\n", b"[[stages]]\n",
    b"<key>", b"</dict>", b"<string>", b"<integer>9</integer>", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\r", b"\r\n", b"~~~", b"\t", b";", b"|", b"''", b"'=1", b"&#x110000;", b"&#0;", b"1" * 400,
    "您好".encode("gb18030"), "안녕".encode("cp949"), "\u2028\u0085\u3000".encode(),
    b"\xed\xa0\x80", b" " * 4_000, b"[[", b"{{a|default:", b"{%", b"(Join`s\n", b"#Hotstring T\n",
    b"<pre>", b"&nbsp;" * 500, b"<date format=",
]  # fmt: skip
_OPTIONS = (
    Options(), Options(), Options(), Options(encoding="gb18030"), Options(encoding="utf-16"),
    Options(encoding="utf-7"), Options(delimiter=";"), Options(header=False), Options(header=True),
    Options(columns=sources.Columns(title=0, body=1)), Options(sheet="Sheet1"),
    Options(columns=sources.Columns(body=9, group=0, abbreviation=0, hotkey=0)),
)  # fmt: skip


class Find(Exception):
    """A material that a source does not take as it should."""

    def __init__(self, source: str, material: Material, why: str) -> None:
        self.source, self.material = source, material
        super().__init__(f"{source}: {why}")


@dataclass
class Fuzzing:
    """Tries changed materials of one source; those that reach new lines are changed further."""

    source: Source
    chance: random.Random
    is_guided: bool = True
    tried: int = 0
    taken: int = 0
    _corpus: list[Material] = field(default_factory=list)
    _reached: set[tuple[CodeType, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        rows = [("t", piece) for piece in PIECES]
        for phrases in (SEVERAL, rows[:20], rows[20:]):
            self._corpus.append(WRITERS[self.source.name](phrases))
        others = [each for each in SOURCES if each is not self.source]
        self._corpus += [WRITERS[each.name](SEVERAL) for each in others]

    def step(self) -> None:
        """Try one; raises Find."""
        start = self._corpus[min(self.chance.randrange(len(self._corpus)) for _ in range(2))]
        material = self._changed(self.chance.choice((start, self._corpus[0])))
        options = self.chance.choice(_OPTIONS)
        before = len(self._reached)
        self.tried += 1
        self.taken += self._read(material, options) is not None
        if len(self._reached) > before:
            self._corpus.insert(1, material)
            del self._corpus[_KEPT:]

    def _read(self, material: Material, options: Options) -> Draft | None:
        start = time.monotonic()
        name = self.chance.choice((self.source.name, self.source.name, ""))
        try:
            draft = self._traced(lambda: sources.read_source(material, name, options))
        except AppError as trouble:
            say(trouble)
            return None
        except Exception as bug:
            raise Find(self.source.name, material, f"{type(bug).__name__}: {bug}") from bug
        finally:
            sys.settrace(None)
        self._check(draft, material)
        if time.monotonic() - start > LONG:
            raise Find(self.source.name, material, f"took {time.monotonic() - start:.1f} seconds")
        return draft

    def _check(self, draft: Draft, material: Material) -> None:
        """All of it may be stored, and sent from one process to another."""
        try:
            check_draft(draft)
            sent = msgspec.msgpack.encode(draft)
            assert msgspec.msgpack.decode(sent, type=Draft) == draft
        except (AppError, AssertionError, UnicodeError, OverflowError) as trouble:
            raise Find(self.source.name, material, f"gives {trouble!r}") from trouble

    def _traced(self, read: Callable[[], Draft]) -> Draft:
        if self.is_guided:
            sys.settrace(self._trace)
        return read()

    def _trace(self, frame: FrameType, _event: str, _given: Any) -> Any:
        return self._line if frame.f_code.co_filename.startswith(_OURS) else None

    def _line(self, frame: FrameType, event: str, _given: Any) -> Any:
        if event == "line":
            self._reached.add((frame.f_code, frame.f_lineno))
        return self._line

    def _changed(self, material: Material) -> Material:
        if isinstance(material, File):
            return File(material.name, self._content(material.content))
        files = list(material.files)
        for _ in range(self.chance.randrange(1, 3) if files else 0):
            place = self.chance.randrange(len(files))
            files[place] = File(files[place].name, self._content(files[place].content))
        if files and self.chance.random() < 0.2:
            del files[self.chance.randrange(len(files))]
        return Folder(material.name, tuple(files))

    def _content(self, content: bytes) -> bytes:
        if content.startswith(b"PK") and self.chance.random() < 0.9:
            return changed_archive(content, self._damaged, self.chance)
        return self._damaged(content)

    def _damaged(self, content: bytes) -> bytes:
        found = bytearray(content)
        for _ in range(self.chance.choice((1, 1, 1, 2, 4, 8))):
            start = self.chance.randrange(len(found) + 1)
            end = start + self.chance.choice((0, 0, 1, 2, 8, 64))
            found[start:end] = self._piece(found)
        return bytes(found[:LARGEST])

    def _piece(self, found: bytearray) -> bytes:
        kind = self.chance.randrange(5)
        if kind == 0:
            return self.chance.randbytes(self.chance.randrange(4))
        if kind == 1:
            start = self.chance.randrange(len(found) + 1)
            return bytes(found[start : start + self.chance.randrange(80)])
        word = self.chance.choice(_WORDS)
        return word * self.chance.choice((1, 1, 1, 1, 3, 200)) if kind == 2 else word


def fuzzed(
    chosen: Sequence[Source], seed: int, is_guided: bool = True
) -> Iterator[tuple[Fuzzing, ...]]:
    """Tries one material of each source between two values; raises Find."""
    runs = tuple(
        Fuzzing(each, random.Random(zlib.crc32(f"{seed} {each.name}".encode())), is_guided)
        for each in chosen
    )
    while True:
        for run in runs:
            run.step()
        yield runs


def write(find: Find, folder: Path) -> Path:
    """The find as a file, or a folder, with its name behind the source's."""
    material = find.material
    place = folder / find.source
    for file in (material,) if isinstance(material, File) else material.files:
        path = place / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return place


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--source", default="")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    chosen = [each for each in SOURCES if given.source in ("", each.name)]
    end = time.monotonic() + given.seconds
    try:
        runs = next(runs for runs in fuzzed(chosen, given.seed) if time.monotonic() > end)
    except Find as find:
        sys.stdout.write(f"{find}\nseed {given.seed}: {write(find, Path('out/fuzz'))}\n")
        return 1
    for run in runs:
        name, lines = run.source.name, len(run._reached)
        sys.stdout.write(f"{name:18} {run.tried:8,} tried {run.taken:8,} read {lines:5} lines\n")
    sys.stdout.write(f"seed {given.seed}: nothing but drafts and sentences\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
