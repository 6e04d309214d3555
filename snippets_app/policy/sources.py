"""The places of a centre's policy, the strongest first: the machine's registry, the machine's
file, the file beside the program, the user's registry.

Read at every start, so little is loaded where there is nothing: a system call for each place.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.paths import program_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from snippets_app.policy.locks import CentrePolicy, Source, Told

FILE = "policy.json"


class PolicyFile:
    """A file that need not be there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def name(self) -> str:
        return str(self._file)

    def tell(self) -> Told | None:
        try:
            os.lstat(self._file)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            pass  # it is there, or hidden: the reading says why
        from snippets_app.policy.files import read_policy_file

        return read_policy_file(self._file)


def find_policy(sources: Sequence[Source] | None = None) -> CentrePolicy | None:
    """The policy of the centre, None without one. Never raises for what stands in it."""
    found = standard_sources() if sources is None else sources
    told = [each for each in (source.tell() for source in found) if each is not None]
    if not told:
        return None
    from snippets_app.policy.locks import combine

    policy = combine(told)
    if policy.problems:
        logging.getLogger(__name__).warning("The policy has faults; saywell doctor names them.")
    return policy


def standard_sources() -> tuple[Source, ...]:
    """Where this system's administrators put a policy."""
    beside = PolicyFile(program_folder() / FILE)
    if sys.platform == "win32":
        from snippets_app.policy.registry import MACHINE, USER, PolicyKey
        from snippets_app.policy.windows import WindowsRegistry, machine_folder

        registry = WindowsRegistry()
        machine = PolicyFile(machine_folder() / "Saywell" / FILE)
        return (PolicyKey(registry, MACHINE), machine, beside, PolicyKey(registry, USER))
    return (PolicyFile(Path("/etc/saywell") / FILE), beside)
