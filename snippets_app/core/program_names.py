"""Names of programs: a window's class on Linux, the name of the file on Windows."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

_WILD = frozenset("*?[")


def is_named(program: str, patterns: Iterable[str]) -> bool:
    """Whether a shell-style pattern fits; case and a written ``.exe`` do not matter."""
    name = plain_name(program)
    return any(_fits(name, plain_name(each)) for each in patterns)


def plain_name(program: str) -> str:
    """As it is compared: ``WeChat.exe`` and ``wechat`` are one program."""
    return program.strip().lower().removesuffix(".exe")


def _fits(name: str, pattern: str) -> bool:
    return name == pattern or (not _WILD.isdisjoint(pattern) and fnmatchcase(name, pattern))
