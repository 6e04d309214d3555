"""A policy as a JSON file: read with care, as an administrator wrote it by hand."""

import json
import os
import sys
from pathlib import Path

from snippets_app.errors import AppError
from snippets_app.policy.locks import Told


def read_policy_file(file: Path) -> Told:
    """What the file says; UTF-16, as Windows' shells write it, is welcome too."""
    try:
        found = json.loads(file.read_bytes())
    except OSError as problem:
        return Told(str(file), {}, _unreadable(file, problem), is_writable=may_write(file))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Told(str(file), {}, _no_policy(file), is_writable=may_write(file))
    return Told(str(file), found, is_writable=may_write(file))


def may_write(file: Path) -> bool:
    """Whether this user could change the file, or put another one in its place."""
    if sys.platform == "win32":
        from snippets_app.policy.windows import may_write_file

        return may_write_file(file)
    return any(os.access(each, os.W_OK) for each in (file, file.parent))


def _unreadable(file: Path, problem: OSError) -> AppError:
    return AppError(
        "The policy {source} cannot be read: {reason}.",
        "Nothing in it holds. Let everybody read it, and only administrators write to it.",
        source=file,
        reason=problem.strerror or problem,
    )


def _no_policy(file: Path) -> AppError:
    return AppError(
        "The policy {source} is not a JSON object.",
        "Nothing in it holds. docs/policy.md has an example.",
        source=file,
    )
