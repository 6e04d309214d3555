"""``saywell quit``: for installers, which replace files that a running program would hold."""

from argparse import ArgumentParser, Namespace

from snippets_app.cli.command import Command, print_message
from snippets_app.desktop.instance import Instance, NotRunning
from snippets_app.paths import Paths

_PATIENCE = 30.0
"""Seconds: an insertion that was begun is finished, and the library is closed in order."""


def _no_arguments(parser: ArgumentParser) -> None:
    """There is nothing to choose."""


def _quit(_parsed: Namespace, places: Paths) -> int:
    try:
        Instance(places.runtime).quit(_PATIENCE)
    except NotRunning as error:
        print_message(error.title)
    return 0


QUIT = Command("quit", "end the running program, and wait until it has", _no_arguments, _quit)
