"""What tests ask with: profiles and the limits of a signed-in caller."""

from __future__ import annotations

from resolvers.request import Limits, Profile

LIMITS = Limits(
    body=256_000,
    tokens=2_000,
    depth=12,
    introspection_depth=15,
    introspection_values=500_000,
    aliases=30,
    root_fields=20,
    directives=50,
    field_directives=5,
    subqueries=120,
    nodes=500_000,
    request_seconds=10.0,
    transaction_seconds=8.0,
    planning_seconds=60.0,
    evaluating_seconds=60.0,
)


def profile(*permissions: str, name: str = "test", limits: Limits = LIMITS) -> Profile:
    """A profile with these permissions."""
    return Profile(name, frozenset(permissions), limits)
