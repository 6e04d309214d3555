"""The test of a program with real programs: what it finds out, and that nothing is left of it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.core.target_rule import TargetRule
from snippets_app.core.targets import rule_for
from snippets_app.core.trial import TakenBack, Tried, Verdict
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Desktop, Permission
from snippets_app.desktop.x11.desktop import load
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.reading_back import ReadingBack
from snippets_app.ui.trial_run import TrialRun
from tests.desktop.x11.test_typing_programs import EDITABLE, SPEAKING, TEXTAREA
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld
from tests.desktop.x11.world import file_text
from tests.shipped_programs import shipped_rules

pytestmark = pytest.mark.desktop

LINE = "This is a test line. 这是一行测试。"


class Trial:
    """A desktop of ours beside the watch of ``world``; ``world`` shows the programs."""

    def __init__(self, world: X11TypingWorld) -> None:
        self.world = world
        self.desktop: Desktop = load()
        self.reading = ReadingBack()

    def run(self, rule: TargetRule | None = None) -> Tried:
        """Test the window in front by its shipped profile, or by another rule."""
        target = self.desktop.windows.current()
        assert target
        rule = rule or rule_for(target.program, target.title, shipped_rules())
        self.desktop.typing.start(self.reading, lambda _: Permission.TEXT)
        try:
            trial = TrialRun(
                self.desktop, Inserter(self.desktop), self.reading, time.monotonic, lambda _: None
            )
            return trial.run(LINE, target, rule)
        finally:
            self.desktop.typing.stop()

    def show_read(self, *command: str) -> None:
        """Start a program and wait until it tells its text."""
        self.world.show(*command)
        self.desktop.typing.start(self.reading, lambda _: Permission.TEXT)

        def is_read() -> bool:
            field = self.desktop.typing.field()
            return field is not None and field.coverage is Coverage.TEXT

        wait_until(is_read, "A field that is read", 30)


@pytest.fixture
def trial(speaking: X11TypingWorld) -> Iterator[Trial]:
    made = Trial(speaking)
    yield made
    made.desktop.close()


@pytest.mark.parametrize("name", ["mousepad", "textarea", "contenteditable"])
@pytest.mark.parametrize("draft", ["", "a draft"])
def test_a_line_goes_in_is_read_and_goes_out(trial: Trial, name: str, draft: str) -> None:
    world = trial.world
    world.copy("from before")
    pages = {"textarea": TEXTAREA, "contenteditable": EDITABLE.format(inside="")}
    command = world.page(pages[name], SPEAKING) if name in pages else MOUSEPAD
    trial.show_read(*command)
    world.slowly(draft)
    wait_until(lambda: trial.reading.text == draft, "The draft")
    tried = trial.run()
    assert (tried.verdict, tried.taken_back, tried.clipboard_kept) == (
        Verdict.RIGHT, TakenBack.YES, True,
    )  # fmt: skip
    assert tried.milliseconds > 0
    assert trial.desktop.clipboard.text() == "from before"


def test_a_terminal_is_not_read_and_the_line_is_taken_back(trial: Trial, tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    trial.world.show("xterm", "-u8", "-e", "sh", "-c", f"exec cat > {file}")
    tried = trial.run()
    assert (tried.verdict, tried.taken_back) == (Verdict.UNREAD, TakenBack.UNREAD)
    assert tried.unread == "Terminals are never read."
    trial.world.person.type("left\n")
    assert file_text(file, "left\n")


def test_a_program_that_is_only_copied_for_gets_nothing(trial: Trial) -> None:
    trial.world.copy("from before")
    trial.show_read(*MOUSEPAD)
    tried = trial.run(TargetRule(copy_only=True))
    assert (tried.verdict, tried.clipboard_kept) == (Verdict.COPIED, True)
    assert trial.desktop.clipboard.text() == "from before"


def test_a_profile_that_does_not_fit_is_found_out(trial: Trial) -> None:
    """The program pastes by another chord: nothing comes, and the draft is not undone."""
    trial.show_read(*MOUSEPAD)
    trial.world.slowly("a draft")
    wait_until(lambda: trial.reading.text == "a draft", "The draft")
    tried = trial.run(TargetRule(paste="Ctrl+Shift+F12"))
    assert (tried.verdict, tried.taken_back) == (Verdict.FAILED, TakenBack.NOT_TRIED)
    assert tried.stopped.startswith("The window did not take the text.")
