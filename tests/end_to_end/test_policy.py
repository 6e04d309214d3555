"""A centre's policy in the running program: what it says, what it lets through, what it locks."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.accessible.bus import Bus, Place, Unanswered
from snippets_app.desktop.x11.accessible.element import ROOT, Element
from tests.end_to_end.centre import with_policy
from tests.end_to_end.own_rule import write_rule
from tests.end_to_end.program import Saywell
from tests.end_to_end.spoken import address_and_name
from tests.end_to_end.targets import QtWindow
from tests.end_to_end.tray_menu import choose

COMPANY = "长江 Centre"
LOCKED = "Hold Enter once while a forbidden phrase stands there"
FREE = "Play a sound with each warning"
ENABLED = 8  # a bit of a state set: https://docs.gtk.org/atspi2/enum.StateType.html
_BETWEEN_KEYS = 0.02
Start = Callable[..., Saywell]


@pytest.fixture
def start(chat_desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Start]:
    made: list[Saywell] = []

    def run(**policy: object) -> Saywell:
        agent = with_policy(chat_desktop, tmp_path, **policy)
        made.append(agent)
        agent.configure()
        write_rule(agent.folder)
        agent.start()
        return agent

    yield run
    for each in made:
        each.close()
        assert not each.troubles()


@pytest.fixture
def window(chat_desktop: VirtualDesktop) -> Iterator[QtWindow]:
    opened = QtWindow(chat_desktop)
    yield opened
    opened.close()


def own(agent: Saywell, key: str) -> object:
    """What stands in the agent's own file."""
    return json.loads(agent.places.settings.read_text())[key]


def enabled_by_name(agent: Saywell) -> dict[str, bool]:
    """Every control of the program that a screen reader can name, and whether it can be used."""
    assert agent.process
    address, name = address_and_name(agent.desktop, agent.process.pid)
    bus = Bus(address)
    try:
        return dict(_controls(bus, Element(bus, Place(name, ROOT))))
    except Unanswered:  # a window went in between
        return {}
    finally:
        bus.close()


def _controls(bus: Bus, element: Element) -> Iterator[tuple[str, bool]]:
    for child in element.children():
        said = str(bus.read(child.place, "org.a11y.atspi.Accessible", "Name"))
        if said:
            yield said, ENABLED in child.states()
        yield from _controls(bus, child)


def test_a_phrase_says_the_centres_company_and_the_agents_stays_behind(
    start: Start, window: QtWindow
) -> None:
    agent = start(company=COMPANY)
    said = agent.command("render", "phone-en/greeting-company").stdout.removesuffix("\n")
    assert COMPANY in said
    inserted = agent.command("insert", "phone-en/greeting-company")
    assert (inserted.returncode, inserted.stderr) == (0, "")
    window.receives(said)
    assert own(agent, "company") == "Acme"


def test_enter_goes_through_when_the_centre_says_so_and_the_box_for_it_is_grey(
    start: Start, window: QtWindow, pytestconfig: pytest.Config
) -> None:
    agent = start(guard_hold_enter=False, company=COMPANY)
    person = agent.desktop.person
    window.focus()
    person.type("a blunder", _BETWEEN_KEYS)
    agent.wait_notice("Forbidden Too harsh.")
    person.press("Enter")
    wait_until(lambda: window.held() == "a blunder\n", "Enter, which nothing holds", 5)
    choose(agent, "Settings")
    agent.wait_focus()
    wait_until(lambda: LOCKED in enabled_by_name(agent), "The settings")
    found = enabled_by_name(agent)
    assert (found[LOCKED], found[FREE], found["Company"]) == (False, True, False)
    assert "Set by your centre." in found
    kept = pytestconfig.rootpath / "out" / "screenshots" / "policy.png"
    kept.parent.mkdir(parents=True, exist_ok=True)
    agent.desktop.screenshot(kept)
    person.type("Wei", _BETWEEN_KEYS)
    person.press("Ctrl+Enter")
    wait_until(lambda: own(agent, "agent") != "Lin", "The saving of the settings", 5)
    assert own(agent, "company") == "Acme"
    assert own(agent, "guard_hold_enter") is True


def test_the_doctor_names_the_lock_and_its_file(start: Start) -> None:
    agent = start(company=COMPANY)
    checks = json.loads(agent.command("doctor", "--json").stdout)
    [note] = [each["note"] for each in checks if each["name"] == "policy company"]
    assert note.startswith(f'"{COMPANY}" (from ')
    assert note.endswith("program/policy.json)")
