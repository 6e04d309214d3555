"""YAML of strangers: every value is a text, a list or a mapping, each with its line.

An alias is the very node that it names, and a mapping has what is merged into it by ``<<``.
"""

from typing import Any

from snippets_app.errors import AppError
from snippets_app.formats.sources.wording import quoted
from snippets_app.formats.sources.yaml_size import check_size

_MERGING = "<<"
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
Node = Any
"""A node of PyYAML, which is loaded only where YAML is read."""


def root_of(text: str, file: str) -> Node | None:
    """The document's top node, None when it is empty; AppError when it is no good YAML."""
    import yaml

    try:
        check_size(text, file)
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
    found = {key.value: value for key, value in node.value if key.id == "scalar"}
    return _merged(node) if _MERGING in found else found


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


def _merged(node: Node) -> dict[str, Node]:
    """Its own keys, then those of what is merged; of several the first has the say."""
    found: dict[str, Node] = {}
    others: list[Node] = []
    for key, value in node.value:
        if key.id != "scalar":
            continue
        if key.value == _MERGING and not key.style:
            others += [value, *sequence(value)]
        else:
            found[key.value] = value
    for other in others:
        found = {**mapping(other), **found}
    return found


def _no_yaml(file: str, line: int) -> AppError:
    return AppError(
        "“{file}” is not valid YAML (line {line}).",
        "Correct the line, or export the file again.",
        file=quoted(file),
        line=line,
    )
