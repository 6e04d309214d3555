"""A virtual desktop for every benchmark, in which each program has a home folder of its own."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import Program
from benchmarks.screen import Screen
from snippets_app.demo.virtual_desktop import VirtualDesktop, end

Process = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Session:
    """``screen`` sees and presses in the desktop that the programs run in."""

    desktop: VirtualDesktop
    screen: Screen

    def home(self, program: Program) -> Path:
        """The program's folder; made and filled for the next start."""
        home = self.desktop.home / program.name
        (home / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
        program.prepare(home)
        return home

    def environment(self, home: Path) -> dict[str, str]:
        return {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}

    @contextmanager
    def running(self, program: Program) -> Iterator[tuple[Process, int]]:
        """The process, and the monotonic time in ns just before it was started."""
        home = self.home(program)
        with (home / "output.log").open("ab") as log:
            started = time.monotonic_ns()
            process = self.desktop.spawn(
                *program.command(home), environment=self.environment(home), stdout=log, stderr=log
            )
        try:
            yield process, started
        finally:
            end(process)


@contextmanager
def session() -> Iterator[Session]:
    """A desktop with window manager and tray, ready. Raises AppError when it does not start."""
    with VirtualDesktop(panel=True) as desktop, Screen.open(desktop.display_name) as screen:
        yield Session(desktop, screen)


def run_command(session: Session, program: Program, *arguments: str) -> None:
    """Run one of the program's commands to its end in its home folder, without a window."""
    home = session.home(program)
    subprocess.run(
        [*program.command(home), *arguments],
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **session.environment(home)},
        cwd=home,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=60,
    )
