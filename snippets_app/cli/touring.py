"""``saywell demo``: the guided tour in a virtual desktop, with screenshots."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from snippets_app.cli.command import Command, print_data
from snippets_app.errors import AppError
from snippets_app.paths import Paths


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("out/demo"), metavar="DIR")
    parser.add_argument("--chat-window", action="store_true", help="only the tour's chat window")


def _run(parsed: Namespace, _places: Paths) -> int:
    if sys.platform == "win32":
        raise AppError(
            "The tour plays in a virtual desktop, which there is on Linux only.",
            "Call it there: saywell demo",
        )
    if parsed.chat_window:
        from snippets_app.demo.chat_window import show_chat_window

        return show_chat_window(print_data)
    from snippets_app.demo.tour import give_tour

    for file in give_tour(parsed.out):
        print_data(str(file))
    return 0


DEMO = Command("demo", "a guided tour in a virtual desktop, with screenshots", _arguments, _run)
