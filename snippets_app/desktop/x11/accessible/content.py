"""What stands in one control: read once, then changed as the program tells it.

A web page's rich text box has its text in the paragraphs within: each embedded object stands in its
parent's text as one character. The field's text is then that of all paragraphs, one a line.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from snippets_app.desktop.x11.accessible.bus import Late
from snippets_app.desktop.x11.accessible.element import Element
from snippets_app.desktop.x11.accessible.roles import Refused, is_secret
from snippets_app.desktop.x11.accessible.units import OBJECT, cleaned, to_points, to_units

LONGEST = 20_000
"""Characters; a longer text is not read at all."""
_MOST_NODES = 400
_READING_TIME = 2.0
"""Seconds for all of them: one slow program must not keep us from the others."""
_STATIC, _LINK = 116, 88


@dataclass(slots=True)
class Node:
    """One object with text of its own; ``inside`` are the objects embedded in it, in order."""

    element: Element
    raw: str = field(repr=False)
    is_block: bool
    inside: list["Node"] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start : start + length]`` of the field is ``node.raw[offset : offset + length]``."""

    start: int
    length: int
    node: Node
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """A part of one object's text, counted as its program counts."""

    element: Element
    start: int
    end: int


class Content:
    """``text`` and ``caret`` in code points. Unanswered when the program does not tell.

    ``caret_at`` is an object's path and an offset in its text. ``before`` is what was known of the
    same control: browsers tell a caret within paragraphs only when it moves.
    """

    def __init__(self, element: Element, *, utf16: bool, before: "Content | None" = None) -> None:
        self._element, self._utf16 = element, utf16
        self.caret_at: tuple[str, int] | None = before.caret_at if before else None
        self.text = ""
        self._runs: list[Run] = []
        self._has_begun = False
        self._nodes: dict[str, Node] = {}
        self._deadline = time.monotonic() + _READING_TIME
        self._root = self._read()

    @property
    def caret(self) -> int:
        """The end where it is unknown."""
        path, offset = self.caret_at or ("", 0)
        node = self._nodes.get(path)
        return self._joined(node, offset) if node else len(self.text)

    @property
    def has_parts(self) -> bool:
        return bool(self._root.inside)

    def knows(self, path: str) -> bool:
        return path in self._nodes

    def insert(self, path: str, offset: int, text: str) -> bool:
        """False when the change cannot be followed: read again."""
        node = self._nodes[path]
        if OBJECT in text:
            return False
        at = to_points(node.raw, offset, utf16=self._utf16)
        text = cleaned(text)
        node.raw = node.raw[:at] + text + node.raw[at:]
        self._join()
        self.caret_at = (path, at + len(text))
        return len(self.text) <= LONGEST

    def delete(self, path: str, offset: int, length: int) -> bool:
        node = self._nodes[path]
        start = to_points(node.raw, offset, utf16=self._utf16)
        end = to_points(node.raw, offset + length, utf16=self._utf16)
        if node.inside and OBJECT in node.raw[start:end]:
            return False
        node.raw = node.raw[:start] + node.raw[end:]
        self._join()
        self.caret_at = (path, start)
        return True

    def move_caret(self, path: str, offset: int) -> None:
        node = self._nodes[path]
        self.caret_at = (path, to_points(node.raw, offset, utf16=self._utf16))

    def span(self, start: int, end: int) -> Span | None:
        """Where ``[start, end)`` stands; None when it is not within one object."""
        for run in self._runs:
            if run.start <= start <= end <= run.start + run.length:
                shift = run.offset - run.start
                return Span(
                    run.node.element,
                    to_units(run.node.raw, start + shift, utf16=self._utf16),
                    to_units(run.node.raw, end + shift, utf16=self._utf16),
                )
        return None

    def _read(self) -> Node:
        if self._element.length() > LONGEST:
            raise Refused("too long")
        root = self._read_node(self._element, is_block=True)
        self._root = root
        self._join()
        if not root.inside:
            self.move_caret(self._element.place.path, self._element.caret())
        return root

    def _read_node(self, element: Element, *, is_block: bool) -> Node:
        if len(self._nodes) >= _MOST_NODES:
            raise Refused("too long")
        node = Node(element, cleaned(_current_text(element)), is_block)
        self._nodes[element.place.path] = node
        if OBJECT in node.raw:
            # Objects that are nothing but text stand in their parent's text already.
            node.inside = [
                self._read_inner(each, role)
                for each, role in self._parts(element)
                if role != _STATIC and each.place.path not in self._nodes
            ]
        return node

    def _parts(self, element: Element) -> Iterator[tuple[Element, int]]:
        """What is in an object, with the roles; Late when that takes too long."""
        for each in element.children():
            if time.monotonic() > self._deadline:
                raise Late
            yield each, each.role()

    def _read_inner(self, element: Element, role: int) -> Node:
        """A password within a page that is written in stands there as nothing."""
        if is_secret(role):
            return Node(element, "", is_block=False)
        return self._read_node(element, is_block=role != _LINK)

    def _join(self) -> None:
        parts: list[str] = []
        self._runs = []
        self._has_begun = False
        self._append(self._root, parts)
        self.text = "".join(parts)
        if len(self.text) > LONGEST:
            raise Refused("too long")

    def _append(self, node: Node, parts: list[str]) -> None:
        position = 0
        for inner in node.inside:
            found = node.raw.find(OBJECT, position)
            if found < 0:
                break
            self._add(node, position, found, parts)
            if inner.is_block and self._has_begun:
                parts.append("\n")
            self._has_begun |= inner.is_block
            self._append(inner, parts)
            position = found + 1
        end = len(node.raw)
        if node.is_block and node is not self._root and node.raw.endswith("\n"):
            end -= 1  # an empty paragraph holds one line break
        self._add(node, position, end, parts)

    def _add(self, node: Node, start: int, end: int, parts: list[str]) -> None:
        self._has_begun |= end > start
        before = sum(map(len, parts))
        self._runs.append(Run(before, end - start, node, start))
        parts.append(node.raw[start:end])

    def _joined(self, node: Node, offset: int) -> int:
        """An offset in one object's text, in the whole."""
        for run in self._runs:
            if run.node is node and run.offset <= offset <= run.offset + run.length:
                return run.start + offset - run.offset
        return len(self.text)


def _current_text(element: Element) -> str:
    """The text of one object; what was told before the answer is in the answer."""
    text = element.text()
    place = element.place
    element.bus.drop(
        lambda each: (
            (each.sender, each.path, each.member) == (place.sender, place.path, "TextChanged")
        )
    )
    return text
