"""YAML of strangers: every value is a text, a list or a mapping, each with its line.

Aliases are refused (a small file can stand for gigabytes by them), and so is deep nesting.
"""

from typing import Any

from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import DEEPEST_VALUE
from snippets_app.formats.sources.wording import quoted, too_deep

_NOTHING = frozenset(("~", "null", "Null", "NULL"))
Node = Any
"""A node of PyYAML, which is loaded only where YAML is read."""


def root_of(text: str, file: str) -> Node | None:
    """The document's top node, None when it is empty; AppError when it is no good YAML."""
    import yaml

    try:
        _check(text, file)
        return yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        raise _no_yaml(file, mark.line + 1 if mark else 1) from trouble
    except (yaml.YAMLError, ValueError) as trouble:
        raise _no_yaml(file, 1) from trouble


def line_of(node: Node) -> int:
    line: int = node.start_mark.line
    return line + 1


def mapping(node: Node | None) -> dict[str, Node]:
    """The nodes of a mapping by key; empty when it is none."""
    if node is None or node.id != "mapping":
        return {}
    return {key.value: value for key, value in node.value if key.id == "scalar"}


def sequence(node: Node | None) -> list[Node]:
    """The nodes of a list; empty when it is none."""
    return list(node.value) if node is not None and node.id == "sequence" else []


def scalar(node: Node | None) -> str:
    """A text, number or date as it is written; empty when it is nothing or something else."""
    if node is None or node.id != "scalar" or (not node.style and node.value in _NOTHING):
        return ""
    return str(node.value)


def scalars(node: Node | None) -> list[str]:
    """The texts of a list, or the lines of a text."""
    if node is not None and node.id == "scalar":
        return scalar(node).splitlines()
    return [scalar(each) for each in sequence(node)]


def _check(text: str, file: str) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise AppError(
                "“{file}” uses aliases (line {line}).",
                "Write the text out where *{alias} stands.",
                file=quoted(file),
                line=event.start_mark.line + 1,
                alias=quoted(event.anchor),
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST_VALUE:
            raise too_deep(file)


def _no_yaml(file: str, line: int) -> AppError:
    return AppError(
        "“{file}” is not valid YAML (line {line}).",
        "Correct the line, or export the file again.",
        file=quoted(file),
        line=line,
    )
