"""What the two processes say to each other: MessagePack, each message behind its length."""

from collections.abc import Iterator
from typing import IO

import msgspec
from msgspec import Struct

from snippets_app.core.draft import Draft, Entry, Refused, Remark
from snippets_app.desktop.limits import Limits
from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.columns import Columns
from snippets_app.formats.sources.encodings import Encodings
from snippets_app.formats.sources.tables import TablePreview

_LENGTH = 4
_LARGEST = 256 * 1024 * 1024
AT_ONCE = 1_000
"""Records of one message: few enough that decoding it holds up nobody for long."""


class Request(Struct):
    """``source`` is the name of one, or empty; ``likely`` as for ``encodings_of``."""

    path: bytes
    limits: Limits
    look_only: bool = False
    source: str = ""
    likely: str = ""
    encoding: str = ""
    columns: Columns | None = None
    header: bool | None = None
    delimiter: str = ""
    sheet: str = ""
    skip: int | None = None

    def options(self) -> Options:
        return Options(
            self.encoding, self.columns, self.header, self.delimiter, self.sheet, self.skip
        )


class Progress(Struct, tag=True, frozen=True):
    """How many records are read, and of how many; 0 while that is not known."""

    done: int
    of: int


class Look(Struct, tag=True, frozen=True):
    """What kind of file it is.

    ``sources`` are the names of those that fit, the best first; ``source`` is the one that it was
    looked at as, "" when none fits. ``encodings`` is None where there is nothing to choose.
    ``preview`` is that of a table; ``trouble`` says why there is none although it is one.
    """

    sources: tuple[str, ...] = ()
    source: str = ""
    encodings: Encodings | None = None
    preview: TablePreview | None = None
    trouble: Remark | None = None


class Entries(Struct, tag=True):
    """The next entries of the draft."""

    entries: tuple[Entry, ...]


class Refusals(Struct, tag=True):
    """The next refused records of the draft."""

    refused: tuple[Refused, ...]


class Rest(Struct, tag=True):
    """The draft without records: all of those were sent before."""

    draft: Draft


class Trouble(Struct, tag=True):
    """Why the file cannot be read."""

    reason: Remark


class Fault(Struct, tag=True):
    """A bug: where it happened, without anything of the file."""

    stack: str


Message = Progress | Look | Entries | Refusals | Rest | Trouble | Fault
_DECODER = msgspec.msgpack.Decoder(Message)


def send(stream: IO[bytes], message: Message) -> None:
    """Raises OSError when nobody listens any more."""
    written = msgspec.msgpack.encode(message)
    stream.write(len(written).to_bytes(_LENGTH, "big"))
    stream.write(written)
    stream.flush()


def received(stream: IO[bytes]) -> Iterator[Message]:
    """Every whole message until the other side ends; what is no message ends it too."""
    while True:
        length = int.from_bytes(stream.read(_LENGTH), "big")
        if not 0 < length <= _LARGEST:
            return
        written = stream.read(length)
        if len(written) < length:
            return
        try:
            yield _DECODER.decode(written)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return
