"""A crash must not write the memory, and with it what was typed, to a disk."""

import sys


def leave_none() -> None:
    """For this process, until its end."""
    if sys.platform == "win32":
        from snippets_app.desktop.windows.error_reporting import report_nothing

        report_nothing()
    else:
        import resource

        # Unlike 0, a limit of 1 byte also keeps Linux from piping the memory to a program that
        # collects crashes: https://man7.org/linux/man-pages/man5/core.5.html and fs/coredump.c
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        if hard:
            resource.setrlimit(resource.RLIMIT_CORE, (1, hard))
