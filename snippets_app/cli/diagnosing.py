"""``saywell doctor``: what works on this desktop, and why not."""

import sys
from argparse import Namespace
from collections import Counter

from snippets_app import __version__, settings
from snippets_app.app.chosen import centre_policy, settings_under
from snippets_app.app.permission import permission_for
from snippets_app.app.programs import Programs
from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.cli.diagnosis import Check
from snippets_app.cli.library_checks import library_checks
from snippets_app.cli.policy_checks import policy_checks
from snippets_app.core.chord import hotkey_chord
from snippets_app.core.targets import served
from snippets_app.desktop import load
from snippets_app.desktop.autostart import autostart_for
from snippets_app.desktop.base import Coverage, Desktop, Field
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.paths import Paths
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings

_COVERAGE = {
    Coverage.TEXT: "reading text",
    Coverage.KEYS: "keys only",
    Coverage.NONE: "cannot read",
}


def _run(parsed: Namespace, places: Paths) -> int:
    policy = centre_policy()
    checks = [_version(), *library_checks(places, policy), _rules(places)]
    checks += [*policy_checks(policy), _autostart(places), *_desktop(places, policy)]
    if parsed.json:
        print_json([{"name": c.name, "works": c.works, "note": c.note} for c in checks])
    else:
        for check in checks:
            print_data(f"{'ok' if check.works else 'NO':3} {check.name}: {check.note}")
    return 0 if all(check.works for check in checks) else 1


def _version() -> Check:
    python = ".".join(map(str, sys.version_info[:3]))
    return Check("program", works=True, note=f"Saywell {__version__}, Python {python}")


def _rules(places: Paths) -> Check:
    from snippets_app.app.rules import open_rules

    try:
        rules = open_rules(places)
    except AppError as error:
        return Check("rules", works=False, note=str(error))
    if rules.problems:
        return Check("rules", works=False, note=" ".join(map(str, rules.problems)))
    counts = Counter(rule.language or "all languages" for rule in rules.rules)
    told = ", ".join(f"{language} {count}" for language, count in sorted(counts.items()))
    return Check("rules", works=bool(counts), note=told or "there are none")


def _autostart(places: Paths) -> Check:
    autostart = autostart_for(places)
    state = "on" if autostart.is_on() else "off"
    return Check("start at login", works=True, note=f"{state}. {autostart.reason()}".rstrip(". "))


def _desktop(places: Paths, policy: CentrePolicy | None) -> list[Check]:
    try:
        desktop = load()
    except AppError as error:
        return [Check("desktop", works=False, note=str(error))]
    try:
        able = desktop.capabilities
        checks = [
            Check(name, works=getattr(able, field), note=able.reasons.get(field, desktop.name))
            for name, field in (
                ("global hotkeys", "hotkeys"),
                ("insertion", "insertion"),
                ("target windows", "targets"),
            )
        ]
        chosen = settings_under(policy, settings.load(places.settings))
        checks += [*_typing(desktop, chosen), *_programs(desktop, chosen)]
        return [*checks, *_hotkeys(desktop, chosen, Instance(places.runtime))]
    except AppError as error:
        return [*checks, Check("hotkeys", works=False, note=str(error))]
    finally:
        desktop.close()


def _typing(desktop: Desktop, chosen: Settings) -> list[Check]:
    """Whether programs tell their text here, and whether the window in front does."""
    reason, field = desktop.capabilities.reasons.get("typing", ""), None
    if not reason:
        reason, field = _watched(desktop, chosen)
    able = Check("reading what is typed", works=not reason, note=reason or desktop.name)
    if field is None:
        return [able]
    note = f"{_COVERAGE[field.coverage]}: {field.reason}".removesuffix(": ")
    return [able, Check("window in front", works=True, note=note)]


def _watched(desktop: Desktop, chosen: Settings) -> tuple[str, Field | None]:
    """What is told after a short start: the trouble, and the control in front."""
    desktop.typing.start(_Deaf(), lambda program: permission_for(program, chosen))
    try:
        return desktop.typing.trouble(), desktop.typing.field()
    finally:
        desktop.typing.stop()


def _programs(desktop: Desktop, chosen: Settings) -> list[Check]:
    """Whether what is known of programs can be read, and which profile serves the one in front."""
    programs = Programs(lambda: chosen)
    problems, count = programs.reading.problems, len(programs.profiles)
    note = " ".join(map(str, problems)) or f"{count} profiles, {len(chosen.targets)} own rules"
    known = Check("programs", works=not problems, note=note)
    target = desktop.windows.current()
    if target is None:
        return [known]
    try:
        found = served(target.program, target.title, chosen.targets, programs.profiles)
    except AppError as error:
        return [known, Check("program in front", works=False, note=str(error))]
    note = f"profile {found.profile.id}" if found.profile else "no profile"
    decides = "a rule of your own" if found.is_own else "as shipped"
    return [known, Check("program in front", works=True, note=f"{note}, {decides}")]


class _Deaf:
    """Only how much can be seen is asked, not what."""

    def entered(self, field: Field) -> None:
        pass

    def typed(self, field: Field, text: str, caret: int) -> None:
        pass

    def keyed(self, field: Field, key: str) -> None:
        pass

    def left(self) -> None:
        pass


def _hotkeys(desktop: Desktop, chosen: Settings, instance: Instance) -> list[Check]:
    """Each chord of the settings: as the running program holds it, else tried for a moment."""
    wanted = chosen.hotkeys
    if instance.is_running():
        status = instance.send({"command": "status"})
        paused = "let go while the running program is paused"
        held = paused if status["paused"] else "held by the running program"
        known = {action: str(status["refused"].get(action, "")) for action in wanted}
    else:
        held, known = "free", {}
    return [
        _hotkey(desktop, action, chord, known.get(action), held)
        for action, chord in wanted.items()
        if chord
    ]


def _hotkey(desktop: Desktop, action: str, chord: str, known: str | None, held: str) -> Check:
    """A chord of the warnings is let go while none stands, so it is tried in any case."""
    if action.startswith(settings.WARNING_HOTKEYS):
        held, known = "free; held while a warning stands", None
    reason = _refusal(desktop, chord) if known is None else known
    return Check(f"hotkey {chord} ({action})", works=not reason, note=reason or held)


def _refusal(desktop: Desktop, text: str) -> str:
    try:
        chord = hotkey_chord(text)
        desktop.hotkeys.register(chord, _nothing)
    except AppError as error:
        return str(error)
    desktop.hotkeys.unregister(chord)
    return ""


def _nothing() -> None:
    """A chord that is only tried calls nothing."""


DOCTOR = Command("doctor", "what works on this desktop, and why not", add_json, _run)
