"""The command line: parse, run one command, tell trouble in one line."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from snippets_app import __version__, paths
from snippets_app.errors import AppError

ERROR = 2
_DESCRIPTION = (
    "Standard phrases inserted by hotkey, and a warning when forbidden phrases are typed. "
    "Without a command it starts, or opens the palette of the one that runs."
)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    _speak_unicode()
    try:
        parsed = _parser(arguments).parse_args(arguments)
        places = paths.portable(parsed.data_dir.absolute()) if parsed.data_dir else paths.standard()
        return _start(places) if parsed.command is None else _run_command(parsed, places)
    except AppError as error:
        if sys.stderr:  # closed, or a windowed program on Windows: the exit code has to do
            sys.stderr.write(f"saywell: {error}\n")
        return ERROR
    except BrokenPipeError:
        # The reader has left (`saywell search … | head`): nothing more to say, and no traceback.
        return 0


class _Parser(ArgumentParser):
    """Tells wrong arguments like any other trouble: in one line."""

    def error(self, message: str) -> NoReturn:
        raise AppError("{message}.", "See: {program} --help", message=message, program=self.prog)


def _start(places: paths.Paths) -> int:
    from snippets_app.app.plain_imports import restore_imports

    restore_imports()  # before the other modules are read
    from snippets_app.app.program import start

    return start(places)


def _run_command(parsed: Namespace, places: paths.Paths) -> int:
    found: int = parsed.command(parsed, places)
    return found


def _check_itself(_parsed: Namespace, _places: paths.Paths) -> int:
    from snippets_app.cli.self_checking import check_itself

    return check_itself()


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    parser = _Parser("saywell", description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"Saywell {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything in this folder"
    )
    parser.add_argument(
        "--self-check",
        dest="command",
        action="store_const",
        const=_check_itself,
        help="see whether this installation is whole",
    )
    parser.set_defaults(command=None)
    if not _only_starts(arguments):
        _add_commands(parser)
    return parser


def _only_starts(arguments: Sequence[str]) -> bool:
    """No command among them: then the commands' code is not read, and the tray stands sooner."""
    folder_only = len(arguments) == len(("--data-dir", "DIR")) and arguments[0] == "--data-dir"
    return not arguments or folder_only


def _add_commands(parser: ArgumentParser) -> None:
    from snippets_app.cli.commands import COMMANDS

    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help)
        command.add_arguments(own)
        own.set_defaults(command=command.run)


def _speak_unicode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
