"""Policies for tests, as one source tells them."""

from snippets_app.policy.locks import CentrePolicy, Told, combine


def policy_of(values: dict[str, object], source: str = "the centre") -> CentrePolicy:
    """The policy of one source in which nothing is wrong."""
    policy = combine([Told(source, values)])
    assert not policy.problems, [*map(str, policy.problems)]
    return policy
