"""The packs as a centre's policy wants them: some of the shipped ones, and those of a folder."""

from pathlib import Path

from snippets_app.app.library import check_body
from snippets_app.core.model import Pack
from snippets_app.formats import Problem, read_packs
from snippets_app.policy.locks import CentrePolicy


def under_policy(
    policy: CentrePolicy, shipped: tuple[Pack, ...], problems: tuple[Problem, ...], cache: Path
) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """A pack of the centre takes the place of a shipped one of its id. ``cache`` is a file that
    saves reading unchanged packs again."""
    shown = policy.rows("packs")
    packs = {pack.id: pack for pack in shipped if policy.value("packs") is None or pack.id in shown}
    folder = policy.value("packs_folder")
    if not isinstance(folder, str):
        return tuple(packs.values()), problems
    further, more = read_packs(Path(folder), check_body, cache)
    packs |= {pack.id: pack for pack in further}
    return tuple(packs.values()), (*problems, *more)


def unknown_packs(policy: CentrePolicy, shipped: tuple[Pack, ...]) -> list[str]:
    """Ids that the policy wants shown, but that do not come with the program."""
    known = {pack.id for pack in shipped}
    return [str(each) for each in policy.rows("packs") if each not in known]
