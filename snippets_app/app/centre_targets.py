"""A centre's rules for programs, as far as this version knows the profiles that they change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from snippets_app.core.target_rows import PROFILE
from snippets_app.errors import AppError
from snippets_app.formats.programs_toml import read_program_file
from snippets_app.paths import resources
from snippets_app.policy.locks import Lock

if TYPE_CHECKING:
    from snippets_app.policy.locks import CentrePolicy


def without_unknown_profiles(policy: CentrePolicy) -> CentrePolicy:
    """One wrong row must not stop every insertion on every desk: it is left out and told."""
    profiles = read_program_file(resources() / "assets" / "programs.toml").profiles
    known = {"", *(profile.id for profile in profiles)}
    locks, problems = dict(policy.locks), list(policy.problems)
    for key in ("targets", "targets_add"):
        lock = policy.locks.get(key)
        if lock is not None:
            good = tuple(row for row in policy.rows(key) if _profile(row) in known)
            locks[key] = Lock(key, good, lock.source)
            wrong = {_profile(row) for row in policy.rows(key)} - known
            problems += [_unknown(profile, lock) for profile in sorted(wrong)]
    return replace(policy, locks=locks, problems=tuple(problems))


def _profile(row: object) -> str:
    return str(row.get(PROFILE, "")).strip() if isinstance(row, dict) else ""


def _unknown(profile: str, lock: Lock) -> AppError:
    return AppError(
        "The policy {source} changes a profile “{profile}” in “{key}”, which does not exist.",
        "All else in it holds.",
        source=lock.source,
        key=lock.key,
        profile=profile,
    )
