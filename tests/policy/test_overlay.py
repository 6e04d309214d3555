"""What is in force under locks, and what of the agent's own comes back when they go."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.policy.locks import CentrePolicy
from snippets_app.policy.overlay import kept, locked_hotkeys, overlaid
from snippets_app.settings import DEFAULT_HOTKEYS, Settings
from tests.policy.policies import policy_of
from tests.test_settings import SETTINGS

WORDS = st.sampled_from(("a", "b", "c", "微信"))
LISTS = st.lists(WORDS, max_size=3, unique=True)
SILENCED = st.lists(st.fixed_dictionaries({"rule": WORDS, "program": WORDS}), max_size=2)
ACTIONS = st.sampled_from((*DEFAULT_HOTKEYS, "stage:hold"))
CHORDS = st.sampled_from(("", "Ctrl+;", "Ctrl+F2", "Ctrl+K, 3"))
HOTKEYS = st.dictionaries(ACTIONS, CHORDS, max_size=4)
POLICIES = st.fixed_dictionaries(
    {},
    optional={
        "company": WORDS,
        "language": st.sampled_from(("auto", "ko")),
        "theme": st.sampled_from(("light", "dark")),
        "guard": st.booleans(),
        "guard_hold_enter": st.booleans(),
        "guard_excluded": LISTS,
        "guard_excluded_add": LISTS,
        "guard_off": LISTS,
        "guard_silenced": SILENCED,
        "guard_silenced_add": SILENCED,
        "guard_keys_add": LISTS,
        "hotkeys": HOTKEYS,
        "may_pause": st.booleans(),
    },
).map(policy_of)
OWN = st.builds(
    replace,
    SETTINGS,
    guard_excluded=LISTS.map(tuple),
    guard_keys=LISTS.map(tuple),
    guard_off=LISTS.map(tuple),
    guard_silenced=SILENCED.map(tuple),
    hotkeys=HOTKEYS.map(lambda found: DEFAULT_HOTKEYS | found),
)
NONE = CentrePolicy({})


def locked_fields(policy: CentrePolicy) -> set[str]:
    return {each.name for each in fields(Settings)} & set(policy.locks)


@given(OWN)
def test_without_locks_all_is_the_agents(own: Settings) -> None:
    assert overlaid(own, NONE) == own


@given(OWN, POLICIES)
def test_what_is_locked_is_in_force(own: Settings, policy: CentrePolicy) -> None:
    found = overlaid(own, policy)
    for name in locked_fields(policy):
        value = policy.value(name)
        rows = policy.rows(f"{name}_add")
        assert getattr(found, name) == value or set(map(str, rows)) <= set(
            map(str, getattr(found, name))
        )
    for action, chord in locked_hotkeys(policy).items():
        assert found.hotkeys[action] == chord
    for name in {"guard_excluded", "guard_keys", "guard_silenced"} - locked_fields(policy):
        mine, added = getattr(own, name), policy.rows(f"{name}_add")
        assert all(row in getattr(found, name) for row in (*mine, *added))
        assert all(row in mine or row in added for row in getattr(found, name))


@given(OWN, POLICIES)
def test_a_change_of_nothing_changes_nothing(own: Settings, policy: CentrePolicy) -> None:
    shown = overlaid(own, policy)
    assert kept(own, shown, shown, policy) == own


@given(OWN, POLICIES, OWN)
def test_what_stands_behind_a_lock_stays_and_all_else_changes(
    own: Settings, policy: CentrePolicy, chosen: Settings
) -> None:
    found = kept(own, overlaid(own, policy), chosen, policy)
    for name in locked_fields(policy):
        assert getattr(found, name) == getattr(own, name)
    for action in locked_hotkeys(policy):
        assert found.hotkeys.get(action) == own.hotkeys.get(action)
    for name in {"company", "agent", "language", "guard", "guard_sound"} - locked_fields(policy):
        assert getattr(found, name) == getattr(chosen, name)


@given(OWN, POLICIES, OWN)
def test_nothing_of_the_centres_gets_into_the_agents_settings(
    own: Settings, policy: CentrePolicy, wanted: Settings
) -> None:
    """However the agent changes what is shown: what is added stays shown, and is not his."""
    chosen = overlaid(wanted, policy)
    found = kept(own, overlaid(own, policy), chosen, policy)
    for name in ("guard_excluded", "guard_keys", "guard_silenced"):
        before = (*getattr(own, name), *getattr(wanted, name))
        assert all(row in before for row in getattr(found, name))
    for name in ("company", "guard", "theme"):
        assert getattr(found, name) in (getattr(own, name), getattr(wanted, name))


def test_a_chord_that_the_centre_gives_away_is_gone_from_the_agents_action_for_now() -> None:
    own = Settings(hotkeys={**DEFAULT_HOTKEYS, "stage:hold": "ctrl+F2"})
    policy = policy_of({"hotkeys": {"palette": "Ctrl+F2"}})
    shown = overlaid(own, policy)
    assert (shown.hotkeys["palette"], shown.hotkeys["stage:hold"]) == ("Ctrl+F2", "")
    assert kept(own, shown, replace(shown, agent="Li"), policy) == replace(own, agent="Li")


def test_the_rules_for_programs_that_the_centre_adds_come_first() -> None:
    own = Settings(targets=({"program": "*"},))
    policy = policy_of({"targets_add": [{"program": "wechat*", "newline": "space"}]})
    assert [row["program"] for row in overlaid(own, policy).targets] == ["wechat*", "*"]


def test_a_list_that_is_replaced_and_added_to_has_both() -> None:
    own = Settings(guard_excluded=("mine",))
    policy = policy_of({"guard_excluded": ["a"], "guard_excluded_add": ["b"]})
    assert overlaid(own, policy).guard_excluded == ("b", "a")
