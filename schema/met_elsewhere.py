"""What municipalities like one meet and it does not, and how (guide §2, §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.organizations import Municipality

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Lookup, Order, Property
from schema.evaluated import EVALUATED
from schema.fields import AS_OF, argument, shown
from schema.findings import BINDINGS, Finding
from schema.rules import Rule

LazyMunicipality = Annotated["Municipality", strawberry.lazy("schema.organizations")]


@strawberry.type(description="A municipality that meets a rule, and how.")
class MeetingPlace:
    """A municipality that meets a rule, and how."""

    municipality: LazyMunicipality = shown(Column("municipality"), "The municipality.")
    inhabitants: int | None = shown(Property("inhabitants"), "The latest count up to the day.")
    same_county: bool = shown(Property("sameCounty"), "In the same county.")
    same_district: bool = shown(Property("sameDistrict"), "In the same police district.")
    how: Finding = shown(Column("how"), "A finding of the rule there: its reason says how it is met.")


@strawberry.type(description="A rule that a municipality does not meet, and those as large that do.")
class MetElsewhere:
    """A rule that a municipality does not meet, and those as large that do."""

    rule: Rule = shown(Lookup("rules", "ruleId"), "The rule.")
    unmet: list[Finding] = shown(
        Items("{n}.unmet"), "What it does not meet of it: gaps, exceptions, and what we have not heard of."
    )
    alike: int = shown(
        Property("alike"),
        "How many others as large it applies to: below 5,000 inhabitants, below 20,000, below 50,000, or "
        "more (our classes).",
    )
    met: int = shown(Property("met"), "How many of those meet it in all that it asks of them.")
    places: list[MeetingPlace] = shown(
        Items("{n}.places", maximum=5), "Some that do: those of the same county or district first, by name."
    )


MET_ELSEWHERE = Derived(
    fragment.load("met-elsewhere"),
    Order(("-{e}.met", "{e}.ruleId")),
    input=None,
    arguments={"municipality": "municipality", "bindings": "bindings"},
    needs=(EVALUATED,),
    maximum=60,
)
MET_ELSEWHERE_ARGUMENTS = (
    argument("municipality", strawberry.ID, "Id of the municipality that others are compared with."),
    BINDINGS,
    AS_OF,
)
