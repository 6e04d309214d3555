"""Every command of the command line: a new one is one file and one line here."""

from snippets_app.cli.checking import CHECK
from snippets_app.cli.command import Command
from snippets_app.cli.diagnosing import DOCTOR
from snippets_app.cli.exporting import EXPORT
from snippets_app.cli.giving import COPY, INSERT, RENDER
from snippets_app.cli.importing import IMPORT
from snippets_app.cli.linting import LINT
from snippets_app.cli.quitting import QUIT
from snippets_app.cli.saving import BACKUP, RESTORE
from snippets_app.cli.searching import SEARCH
from snippets_app.cli.statistics import STATS
from snippets_app.cli.touring import DEMO

COMMANDS: tuple[Command, ...] = (
    CHECK,
    SEARCH,
    RENDER,
    INSERT,
    COPY,
    IMPORT,
    EXPORT,
    LINT,
    STATS,
    BACKUP,
    RESTORE,
    DOCTOR,
    QUIT,
    DEMO,
)
