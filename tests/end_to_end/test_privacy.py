"""Words made by chance are written everywhere, every feature is used, and the words are searched.

Where they may be found is said for each place they were written in. Every system call by which the
program writes is recorded from its start to its end: to files, sockets, pipes, other programs.
"""

import re
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from tests.end_to_end import recording
from tests.end_to_end.phrases import pack_toml
from tests.end_to_end.program import Saywell
from tests.end_to_end.recording import Recording, recorded
from tests.end_to_end.traces import selection, spoken_tree, window_properties
from tests.end_to_end.writing_agent import RULE, SECRET_RULE, TITLES, Agent

StartAgent = Callable[..., Agent]
LEAKING = Path(__file__).parent / "programs" / "leaking"
# What is written in our own windows is spoken to a screen reader, as in any program's; what is
# inserted or copied passes through the X server, and the keeper holds what was copied.
NOWHERE: frozenset[str] = frozenset()
OWN = frozenset({recording.ACCESSIBILITY_BUS})
INSERTED = OWN | {recording.X_SERVER}
COPIED = frozenset({recording.X_SERVER, recording.KEEPER})
ALLOWED = {
    "mousepad": NOWHERE,
    "qt": NOWHERE,
    "qt password": NOWHERE,
    "chromium": NOWHERE,
    "chromium password": NOWHERE,
    "keys": NOWHERE,
    "paused": NOWHERE,
    "palette": OWN,
    "draft": OWN,
    "own rule": OWN,
    "answer": INSERTED,
    "copied": COPIED,
}


@pytest.fixture(scope="module")
def virtual_desktop() -> Iterator[VirtualDesktop]:
    """One with a tray, on which programs tell their text."""
    with VirtualDesktop(panel=True, accessibility=True) as desktop:
        yield desktop


@pytest.fixture
def start_agent(
    virtual_desktop: VirtualDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StartAgent]:
    """In front of a running Saywell that has a home of its own; recorded, if nothing else."""
    monkeypatch.setenv("DISPLAY", virtual_desktop.display_name)
    with ExitStack() as ending:

        def start(*through: str, **environment: str) -> Agent:
            saywell = _prepared(virtual_desktop, tmp_path)
            saywell.environment |= environment
            saywell.through = through or recorded(tmp_path / "calls")
            saywell.start()
            ending.callback(saywell.close)
            agent = Agent(saywell, tmp_path)
            ending.callback(agent.close)
            return agent

        yield start


def _prepared(desktop: VirtualDesktop, folder: Path) -> Saywell:
    home = folder / "home"
    (home / "tmp").mkdir(parents=True)
    own = {"HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home)}
    saywell = Saywell(desktop, home / "data", own)
    saywell.configure(guard_keys=["*gtk_fields*"])
    pack = folder / "proof.toml"
    pack.write_text(pack_toml())
    assert saywell.command("import", str(pack)).returncode == 0
    return saywell


def test_what_is_written_anywhere_is_found_nowhere_else(start_agent: StartAgent) -> None:
    agent = start_agent()
    agent.write_in_editor()
    agent.write_in_qt()
    agent.write_in_browser()
    agent.write_keys_only()
    agent.insert_with_answers()
    agent.check_copied()
    agent.write_rule()
    agent.write_while_paused()
    agent.copy(agent.copied())
    assert {each.place for each in agent.canaries} == set(ALLOWED)
    assert_unseen(agent)
    found = assert_sent_only_where_allowed(agent, ended(agent))
    assert_unwritten(agent)
    # All of it was watched but for the passwords, and the search finds what is there.
    assert warnings(agent).get(RULE, 0) >= 6
    assert SECRET_RULE not in warnings(agent)
    assert recording.X_SERVER in found["answer"]
    assert recording.KEEPER in found["copied"]


@pytest.mark.parametrize(
    "leak",
    [
        "into_log",
        "into_file",
        "into_deleted_file",
        "into_network",
        "into_bus",
        "into_arguments",
        "into_window",
    ],
)
def test_a_leak_would_be_found(start_agent: StartAgent, leak: str) -> None:
    agent = start_agent(LEAK=leak, PYTHONPATH=str(LEAKING))
    agent.write_in_qt()
    seen = _finds(lambda: assert_unseen(agent))
    calls = ended(agent)
    assert seen is (leak == "into_window")
    assert _finds(lambda: assert_sent_only_where_allowed(agent, calls))
    assert _finds(lambda: assert_unwritten(agent)) is (leak in ("into_log", "into_file"))


def _finds(search: Callable[[], object]) -> bool:
    try:
        search()
    except AssertionError as found:
        return "Leak" in str(found)
    return False


def test_a_crash_leaves_nothing_of_it_behind(start_agent: StartAgent) -> None:
    agent = start_agent("prlimit", "--core=unlimited")
    agent.write_in_qt()
    process = agent.saywell.process
    assert process
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    process.send_signal(signal.SIGSEGV)
    assert process.wait(10) == -signal.SIGSEGV
    assert_unwritten(agent)
    assert not [*agent.desktop.home.glob("*core*")]
    # The one byte that also keeps the kernel from handing the memory to a collector of crashes.
    assert re.search(r"^Max core file size +1 ", limits, re.MULTILINE)


def assert_unseen(agent: Agent) -> None:
    """In the properties of windows, the selections, and what screen readers are told."""
    assert agent.saywell.process
    pid, desktop = agent.saywell.process.pid, agent.desktop
    watched = [each for each in agent.canaries if not ALLOWED[each.place] & OWN]
    seen = {
        "properties": (agent.canaries, window_properties(desktop, pid)),
        "primary": (agent.canaries, selection(desktop, "primary")),
        "secondary": (agent.canaries, selection(desktop, "secondary")),
        "spoken": (watched, spoken_tree(desktop, pid).encode()),
    }
    for where, (canaries, data) in seen.items():
        assert not [each.place for each in canaries if each.is_in(data)], f"Leak into {where}"
    assert b"Saywell" in seen["properties"][1]
    assert b"Saywell" in seen["spoken"][1]


def ended(agent: Agent) -> Recording:
    """All that was recorded, once the agent has quit."""
    assert agent.saywell.quit() == 0
    assert agent.saywell.process
    log, pid = agent.folder / "calls", agent.saywell.process.pid
    last = re.compile(rf"^{pid} +\+\+\+ exited with 0", re.MULTILINE)
    wait_until(lambda: last.search(log.read_text()), "The end of the recording")
    return Recording(log)


def assert_unwritten(agent: Agent) -> None:
    """In no file below the program's home, and in none of its names; titles neither."""
    files = [each for each in (agent.folder / "home").rglob("*") if each.is_file()]
    assert {"library.db", "settings.json", "data-stderr.txt"} <= {each.name for each in files}
    for file in files:
        data = str(file).encode() + b"\n" + file.read_bytes()
        places = [each.place for each in agent.canaries if each.is_in(data)]
        assert not places, f"Leak into {file.name}"
        assert not [each for each in TITLES if each.encode() in data], f"Leak into {file.name}"


def assert_sent_only_where_allowed(agent: Agent, calls: Recording) -> dict[str, set[str]]:
    """Gives the destinations at which each place's words were found."""
    assert calls.families == {"AF_UNIX"}, "Leak into the network"
    assert not [each for each in calls.sent if each.startswith("unknown")]
    found = {
        canary.place: {where for where, data in calls.sent.items() if canary.is_in(data)}
        for canary in agent.canaries
    }
    for place, destinations in found.items():
        assert destinations <= ALLOWED[place], f"Leak of what was written in {place}"
    return found


def warnings(agent: Agent) -> dict[str, int]:
    """How often each rule warned."""
    with sqlite3.connect(agent.saywell.places.database) as database:
        return dict(database.execute("SELECT rule, found FROM finding"))
