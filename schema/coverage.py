"""How far the rules are met, rolled up over territories."""

from __future__ import annotations

from enum import StrEnum

import strawberry

from graph.model.assurance import AttestationTopic
from queries import fragment
from queries.rule import Binding
from resolvers.declarations import Column, Derived, Lookup, Order, Property
from schema.actors import Organization
from schema.evaluated import EVALUATED
from schema.fields import AS_OF, argument, described, shown
from schema.findings import ALL_BINDINGS, BINDINGS, RULE_IDS, TERRITORY, WITHIN, Finding
from schema.rules import Rule


class Axis(StrEnum):
    """The axis that a roll-up follows."""

    COUNTY = "COUNTY"
    POLICE_DISTRICT = "POLICE_DISTRICT"
    MUNICIPALITY = "MUNICIPALITY"
    NATIONAL = "NATIONAL"


described(
    Axis,
    "The axis that a roll-up follows: the two do not nest.",
    COUNTY="The counties.",
    POLICE_DISTRICT="The police districts.",
    MUNICIPALITY="The municipalities.",
    NATIONAL="The whole country in one.",
)


class Weight(StrEnum):
    """What a roll-up counts."""

    PLACES = "PLACES"
    INHABITANTS = "INHABITANTS"


described(
    Weight,
    "What a roll-up counts.",
    PLACES="Each place as one.",
    INHABITANTS="Each place as its inhabitants.",
)


@strawberry.type(description="One rule over one territory: how many are met, and of how many.")
class CoverageCell:
    """One rule over one territory."""

    rule: Rule = shown(Lookup("rules", "evaluation.ruleId"), "The rule.")
    territory: Organization | None = shown(
        Column("territory"),
        "The county, police district or municipality; null: the nation, or what lies in none.",
    )
    met: int = shown(Property("met"), "Met.")
    gap: int = shown(Property("gap"), "With a gap.")
    unknown: int = shown(Property("unknown"), "Of which we have not heard.")
    waived: int = shown(Property("waived"), "With a gap that is excepted.")
    not_applicable: int = shown(Property("notApplicable"), "To which it does not apply: outside the scope.")
    error: int = shown(Property("error"), "Where the check failed.")
    in_scope: int = shown(Property("inScope"), "met + gap + unknown + waived + error: the denominator.")
    strict_share: float | None = shown(Property("strictShare"), "met / inScope; null where nothing is.")
    effective_share: float | None = shown(
        Property("effectiveShare"), "(met + waived) / inScope; null where nothing is."
    )
    several: int = shown(
        Property("several"), "Findings that count in another territory too: sums count them again."
    )
    uncounted: int = shown(Property("uncounted"), "Findings with a place whose inhabitants are not known.")


CELLS = 1_000
"""What a roll-up counts as in the limits: 55 rules over 15 counties."""

COVERAGE = Derived(
    fragment.load("coverage"),
    Order(
        ("{e}.evaluation.ruleId", "coalesce({e}.territory.nameSort, '')", "coalesce({e}.territory.id, '')")
    ),
    input=None,
    arguments={"axis": "axis", "weight": "weight", "ruleIds": "ruleIds", "bindings": "bindings"},
    needs=(EVALUATED, WITHIN),
    maximum=CELLS,
)
COVERAGE_ARGUMENTS = (
    argument("axis", Axis, "By county, by police district, or national.", Axis.NATIONAL),
    argument("weight", Weight, "Count places, or their inhabitants.", Weight.PLACES),
    TERRITORY,
    RULE_IDS,
    BINDINGS,
    AS_OF,
)


@strawberry.type(description="How one theme stands in a territory, and the next step up.")
class ScorecardLine:
    """How one theme stands in a territory, and the next step up."""

    binding: Binding = shown(Property("binding"), "How much the expectations bind.")
    topic: AttestationTopic | None = shown(Property("topic"), "The theme; null: all themes together.")
    met: int = shown(Property("met"), "Findings that are met.")
    gap: int = shown(Property("gap"), "With a gap.")
    unknown: int = shown(Property("unknown"), "Of which we have not heard.")
    waived: int = shown(Property("waived"), "With a gap that is excepted.")
    not_applicable: int = shown(Property("notApplicable"), "To which it does not apply: outside the scope.")
    error: int = shown(Property("error"), "Where the check failed.")
    in_scope: int = shown(Property("inScope"), "met + gap + unknown + waived + error: the denominator.")
    strict_share: float | None = shown(Property("strictShare"), "met / inScope; null where nothing is.")
    effective_share: float | None = shown(
        Property("effectiveShare"), "(met + waived) / inScope; null where nothing is."
    )
    next: Finding | None = shown(
        Column("next"), "The finding whose smallest change is the next step up; null where nothing is open."
    )


SCORECARD = Derived(
    fragment.load("scorecard"),
    Order(("{e}.binding", "coalesce({e}.topic, '')")),
    input=None,
    arguments={"bindings": "bindings"},
    needs=(EVALUATED, WITHIN),
)
SCORECARD_ARGUMENTS = (
    TERRITORY,
    ALL_BINDINGS,
    AS_OF,
)
