"""In which encoding a file of text was written: said by itself, proven, or guessed with a choice.

Trying one after the other misleads: Korean and traditional Chinese files are valid GB18030 too.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from snippets_app.errors import AppError
from snippets_app.formats.sources.wording import quoted

GUESSED = ("gb18030", "cp949", "big5", "cp1252")
"""What a spreadsheet of a Chinese, Korean or western Windows writes without saying so."""
CHOICES = ("utf-8", *GUESSED, "utf-16")
_LIKELY = {"zh_CN": "gb18030", "ko": "cp949"}
"""What a spreadsheet writes where that language is spoken."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_ASCII = bytes(range(128))
_TOO_FEW = 64
"""Bytes beyond ASCII that tell nothing: 30 characters are often taken for another language's."""
_PARTING = re.compile(r"[\t\n ,;:|\"]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE = 256 * 1024
_SHOWN_LINES = 4
_SHOWN_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding in which the content can be read, and how it would look."""

    encoding: str
    preview: str


@dataclass(frozen=True, slots=True)
class Encodings:
    """The best guess, and all encodings to choose from; the best one comes first.

    With one candidate there is nothing to choose: the file says it, or is valid UTF-8.
    """

    best: str
    candidates: tuple[Candidate, ...]


def encodings_of(content: bytes, file: str = "", likely: str = "") -> Encodings:
    """How the content can be read; AppError when it is no text in any of the encodings.

    ``likely`` is the encoding of the person's own language, for files too short to tell.
    """
    certain = _certain(content)
    if certain:
        return Encodings(certain, (Candidate(certain, _preview(content, certain)),))
    best, _ = _best(content, file, likely)
    others = (name for name in GUESSED if name != best and _fits(content, name))
    order = (best, *others)
    return Encodings(best, tuple(Candidate(name, _preview(content, name)) for name in order))


def likely_in(language: str) -> str:
    """The encoding that is likely for a person of this language of the interface, if one is."""
    return _LIKELY.get(language, "")


def best_encoding(content: bytes, file: str = "", likely: str = "") -> str:
    """The best one of ``encodings_of``, for whoever need not see the others."""
    return _certain(content) or _best(content, file, likely)[0]


def decoded(content: bytes, chosen: str = "", file: str = "") -> str:
    """The text in the ``chosen`` encoding, or the best one; AppError when it does not fit."""
    encoding = chosen or _certain(content)
    if not encoding:
        return _best(content, file)[1]
    try:
        text = _decode(content, encoding)
        if encoding == chosen and encoding not in CHOICES:
            text.encode("utf-8")  # some decode to what no text can hold
    except (UnicodeError, LookupError) as trouble:
        raise AppError(
            "“{file}” is not written in the encoding {encoding}.",
            "Choose another encoding, or save the file as UTF-8.",
            file=quoted(file),
            encoding=encoding,
        ) from trouble
    return text


def _best(content: bytes, file: str, likely: str = "") -> tuple[str, str]:
    """What most likely was meant, of those in which the content can be read, and the text."""
    if b"\0" in content:
        raise _no_text_file(file)
    guess = _guess(content)
    first = (likely, guess) if len(content.translate(None, _ASCII)) < _TOO_FEW else (guess, likely)
    for name in (*first, *GUESSED):
        if name in GUESSED:
            with suppress(UnicodeError):
                return name, _decode(content, name)
    raise _no_text_file(file)


def _certain(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if b"\0" in content:
        return _wide(content)
    return "utf-8" if _fits(content, "utf-8") or _is_cut_utf8(content) else ""


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, known by what parts lines and cells; empty for what is no text."""
    found = {each: content[:_SAMPLE].decode(each, "replace") for each in _WIDE}
    best = max(found, key=lambda each: (len(_PARTING.findall(found[each])), found[each].isascii()))
    has_lines = "\n" in found[best] or found[best].isascii()
    is_text = has_lines and not _NO_TEXT.search(found[best]) and _fits(content, best)
    return best if is_text else ""


def _is_cut_utf8(content: bytes) -> bool:
    """Whether only the last character is missing some bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(content)
    except UnicodeDecodeError:
        return False
    return not text.isascii()


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def _decode(content: bytes, encoding: str) -> str:
    if encoding == "utf-8" and _is_cut_utf8(content):
        return content.decode("utf-8-sig", errors="replace")
    text = content.decode(encoding)
    return text.removeprefix("\ufeff")


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes  # only for files that do not say

    sample = content[:_SAMPLE]
    if len(content) > _SAMPLE:  # up to a line's end, so that no character is cut
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    found = from_bytes(sample, cp_isolation=list(GUESSED), enable_fallback=False).best()
    return found.encoding if found else ""


def _preview(content: bytes, encoding: str) -> str:
    """The first lines that are not plain ASCII, which are the ones that differ."""
    # Such a decoder keeps a character that is cut off at the end to itself.
    start = codecs.getincrementaldecoder(encoding)("replace").decode(content[:_SAMPLE])
    lines = start.removeprefix("\ufeff").splitlines()
    telling = [line for line in lines if not line.isascii()] or lines
    return "\n".join(line[:_SHOWN_CHARACTERS] for line in telling[:_SHOWN_LINES])


def _no_text_file(file: str) -> AppError:
    return AppError(
        "“{file}” is not a file of text.",
        "Export it again from the other tool, or save it as UTF-8.",
        file=quoted(file),
    )
