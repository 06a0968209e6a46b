"""What the rule book leaves open, told for acting on: who is missing in forums, and what to do first."""

from __future__ import annotations

import strawberry

from queries import fragment
from queries.first_steps import MOST
from queries.rule import Responsible
from resolvers.declarations import Column, Derived, Items, Need, Order, Property, Sentences
from schema.evaluated import EVALUATED
from schema.fields import AS_OF, argument, shown
from schema.findings import BINDINGS, TERRITORY, WITHIN, Finding
from schema.forums import Forum
from schema.things import Node


@strawberry.type(
    description="Who is missing in a forum, by the guide's composition (§4.1.1, §4.2, §4.3, §6)."
)
class MissingMembers:
    """Who is missing in a forum."""

    forum: Forum = shown(Column("forum"), "The forum.")
    gaps: int = shown(Property("gaps"), "How many of the findings are gaps; of the others we have not heard.")
    findings: list[Finding] = shown(
        Items("{n}.findings", maximum=30),
        "What the rules about its composition find missing, or have not heard of; at most 30.",
    )


MISSING_MEMBERS = Derived(
    fragment.load("missing-members"),
    Order(("-{e}.gaps", "coalesce({e}.forum.nameSort, {e}.forum.name)", "{e}.forum.id")),
    input=None,
    arguments={"territory": "territory", "forum": "forum"},
    needs=(EVALUATED, WITHIN),
    maximum=500,
)
MISSING_MEMBERS_ARGUMENTS = (
    TERRITORY,
    argument("forum", strawberry.ID | None, "Only of this forum; all where nothing is said.", None),
    AS_OF,
)


@strawberry.type(description="A change, and which gaps it closes further; derived, never a fact.")
class FirstStep:
    """A change, and which gaps it closes further."""

    place: int = shown(Property("place"), "Where it stands: 1 is first.")
    change: str = shown(Sentences("change", "ruleId"), "What to do, in words.")
    targets: list[Node] = shown(Items("{n}.targets", maximum=20), "What has to be changed; at most 20.")
    closes: int = shown(Property("closes"), "How many gaps it closes that no step before it does.")
    requirements: int = shown(Property("requirements"), "How many of them are requirements.")
    responsible: list[Responsible] = shown(
        Property("responsible"), "Whose move it is; several where the rules differ."
    )
    inhabitants: int = shown(
        Property("inhabitants"), "Who lives in the municipalities that the gaps are about, where it is known."
    )
    findings: list[Finding] = shown(
        Items("{n}.findings"), "The gaps, the most binding first; some dozens at most."
    )
    closed: int = shown(Property("closed"), "How many gaps this step and those before it close together.")
    share: float = shown(
        Property("share"), "The same as a share of all gaps that something can be changed for."
    )
    found: int = shown(
        Property("found"), "How many steps it takes to close them all: what is not shown may be more."
    )


FIRST_STEPS = Derived(
    fragment.load("first-steps"),
    Order(("{e}.place",)),
    input=None,
    needs=(Need("steps", "steps", arguments=("territory", "bindings", "responsible", "limit")),),
    maximum=MOST,
)
FIRST_STEPS_ARGUMENTS = (
    TERRITORY,
    BINDINGS,
    argument(
        "responsible",
        list[Responsible] | None,
        "Only what is the move of one of these; everybody's where nothing is said.",
        None,
    ),
    argument("limit", int, f"How many steps at most; never more than {MOST}.", 20),
    AS_OF,
)
