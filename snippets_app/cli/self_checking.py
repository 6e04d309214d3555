"""``saywell --self-check``: whether this installation is whole; no command, so that no pack, rule
or running program of the agent's has a part in it."""

import sys

from snippets_app.app.plain_imports import restore_imports
from snippets_app.cli.command import print_data


def check_itself() -> int:
    """A line for each check; 0 when all is well, 1 else."""
    restore_imports()  # as a start does, before most modules are read
    from snippets_app.app.self_check import all_checks, results

    whole = True
    for result in results(all_checks()):
        whole = whole and result.works
        if sys.stdout is not None:  # a windowed program on Windows: the exit code has to do
            print_data(f"{'ok' if result.works else 'NO':3} {result.name}: {result.note}")
    return 0 if whole else 1
