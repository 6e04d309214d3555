"""Bounds that a process sets itself, to its end, before it touches what strangers wrote."""

import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory`` in bytes; ``work`` in seconds of the processor, ``time`` in seconds of the clock.

    Whoever started the process minds the clock: a process that waits cannot.
    """

    memory: int = 1024 * MEGABYTE
    work: int = 60
    time: float = 120.0


def limit_this_process(limits: Limits) -> None:
    """More memory is refused, more work ends the process, and on Linux no file can be written.

    A crash leaves nothing of what was read. Raises OSError when the system refuses.
    """
    from snippets_app.desktop.crash_dumps import leave_none

    leave_none()
    if sys.platform == "win32":
        from snippets_app.desktop.windows.job import limit_own_job

        limit_own_job(limits.memory, limits.work)
    else:
        import resource

        _lower(resource.RLIMIT_AS, limits.memory)
        _lower(resource.RLIMIT_CPU, limits.work)
        _lower(resource.RLIMIT_FSIZE, 0)


if sys.platform != "win32":

    def _lower(kind: int, wanted: int) -> None:
        import resource

        soft, hard = resource.getrlimit(kind)
        limit = wanted if soft == resource.RLIM_INFINITY else min(wanted, soft)
        # At the hard limit of work Linux kills; at the soft one it says why.
        resource.setrlimit(kind, (limit, hard if kind == resource.RLIMIT_CPU else limit))
