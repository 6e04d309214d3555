"""What ``saywell doctor`` says of the centre's policy: each lock with its source."""

import json
from collections.abc import Iterator

from snippets_app.app.centre_packs import unknown_packs
from snippets_app.app.library import shipped_packs
from snippets_app.cli.diagnosis import Check
from snippets_app.policy.keys import key_named
from snippets_app.policy.locks import CentrePolicy, Lock


def policy_checks(policy: CentrePolicy | None) -> list[Check]:
    """One at least; problems before locks."""
    if policy is None:
        return [Check("policy", works=True, note="none")]
    troubles = [str(problem) for problem in policy.problems]
    troubles += [_open(source) for source in policy.open_sources]
    if policy.rows("packs"):
        troubles += _unknown(policy)
    found = [Check("policy", works=False, note=trouble) for trouble in troubles]
    return [*found, *_locks(policy)] or [Check("policy", works=True, note="it locks nothing")]


def _locks(policy: CentrePolicy) -> Iterator[Check]:
    for lock in policy.locks.values():
        yield Check(f"policy {lock.key}", works=True, note=f"{_said(lock)} (from {lock.source})")


def _said(lock: Lock) -> str:
    key = key_named(lock.key)
    if key is not None and not key.is_used:
        return "known, not used by this version"
    return json.dumps(lock.value, ensure_ascii=False)


def _open(source: str) -> str:
    return (
        f"This user can change {source}, so that it locks nothing for them. "
        "Let only administrators write to it and to its folder."
    )


def _unknown(policy: CentrePolicy) -> list[str]:
    shipped = shipped_packs()[0]
    known = ", ".join(pack.id for pack in shipped)
    return [
        f"“packs” names “{pack}”, which does not come with this version: {known}."
        for pack in unknown_packs(policy, shipped)
    ]
