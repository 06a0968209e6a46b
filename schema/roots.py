"""The roots: where a question starts."""

from __future__ import annotations

from enum import StrEnum
from typing import Optional

import strawberry

from graph.model.organizations import IdentifierScheme
from resolvers.declarations import Comparable, Found, Listed
from schema.actors import Actor, Post
from schema.agreements import Agreement
from schema.changes import (
    CHANGES,
    CHANGES_ARGUMENTS,
    FORECAST,
    FORECAST_ARGUMENTS,
    PREVIEW,
    PREVIEW_ARGUMENTS,
    TREND,
    TREND_ARGUMENTS,
    FindingChange,
    Flip,
    TrendPoint,
)
from schema.coverage import (
    COVERAGE,
    COVERAGE_ARGUMENTS,
    SCORECARD,
    SCORECARD_ARGUMENTS,
    CoverageCell,
    ScorecardLine,
)
from schema.fields import AS_OF, PAGING, argument, described, shown
from schema.forums import Forum
from schema.organizations import County, Municipality, PoliceDistrict
from schema.pages import Connection
from schema.planning import Planning
from schema.questions import Questions
from schema.things import BY_NAME_SORT, Node


class TextMode(StrEnum):
    """How texts are compared."""

    FOLDED = "FOLDED"
    EXACT = "EXACT"


described(
    TextMode,
    "How texts are compared.",
    FOLDED="Case and accents do not matter, and aa counts as å.",
    EXACT="Letter by letter.",
)


@strawberry.input(description="Compares a text. What is left out, or null, says nothing.")
class TextFilter:
    """Compares a text."""

    eq: str | None = strawberry.field(default=strawberry.UNSET, description="Is this.")
    in_: list[str] | None = strawberry.field(
        name="in", default=strawberry.UNSET, description="Is one of these."
    )
    contains: str | None = strawberry.field(default=strawberry.UNSET, description="Has this in it.")
    starts_with: str | None = strawberry.field(default=strawberry.UNSET, description="Starts with this.")
    ends_with: str | None = strawberry.field(default=strawberry.UNSET, description="Ends with this.")
    mode: TextMode = strawberry.field(
        default=TextMode.FOLDED, description="FOLDED: case and accents do not matter. EXACT: they do."
    )


@strawberry.input(description="Compares a number of a list, kept as text with its leading zeros.")
class NumberFilter:
    """Compares a number of a list."""

    eq: str | None = strawberry.field(default=strawberry.UNSET, description="Is this.")
    in_: list[str] | None = strawberry.field(
        name="in", default=strawberry.UNSET, description="Is one of these."
    )
    starts_with: str | None = strawberry.field(default=strawberry.UNSET, description="Starts with this.")


@strawberry.input(
    description="Chooses among things. All members must hold; what is left out, or null, says nothing; {} "
    "holds for all, and: [] for all, or: [] for none."
)
class Filter:
    """Chooses among things with a name and a number."""

    name: TextFilter | None = strawberry.field(default=strawberry.UNSET, description="The Norwegian name.")
    number: NumberFilter | None = strawberry.field(
        default=strawberry.UNSET, description="The number that it has, or had."
    )
    and_: list[Filter] | None = strawberry.field(
        name="and", default=strawberry.UNSET, description="All hold."
    )
    or_: list[Filter] | None = strawberry.field(name="or", default=strawberry.UNSET, description="One holds.")
    not_: Optional[Filter] = strawberry.field(  # noqa: UP045  # a forward reference cannot be in a | at run time
        name="not", default=strawberry.UNSET, description="Does not hold."
    )


def _listed(kind: str, scheme: IdentifierScheme) -> Listed:
    number = f"({{m}})-[:IDENTIFIED_BY]->({{i}}:Identifier {{scheme: '{scheme}'}})"
    return Listed(
        f"({{m}}:{kind})",
        holds=("m",),
        order=BY_NAME_SORT,
        filters={
            "name": Comparable("{m}.name", folded="{m}.nameFolded"),
            "number": Comparable("{i}.value", pattern=number),
        },
    )


def _numbered(kind: str, scheme: IdentifierScheme) -> Found:
    pattern = f"({{m}}:{kind})-[:IDENTIFIED_BY]->(:Identifier {{value: $value, scheme: '{scheme}'}})"
    return Found(pattern, "number")


def _by_id(kind: str) -> Found:
    # The index on ids is one of all nodes, whatever their kind.
    labels = kind if kind == "Node" else f"Node&{kind}"
    return Found(f"({{m}}:{labels} {{id: $value}})", "id")


_WHERE = argument("where", Filter | None, "Which ones; all where nothing is said.")
_ID = argument("id", strawberry.ID, "Its id.")
_NUMBER = argument("number", str, "The number that it has, or had.")
_LIST = (*PAGING, _WHERE, AS_OF)


@strawberry.type(description="Where a question starts.")
class Query(Questions, Planning):
    """Where a question starts."""

    node: Node | None = shown(_by_id("Node"), "Anything by its id (Relay).", (_ID, AS_OF))
    actor: Actor | None = shown(_by_id("Actor"), "An organization or a post by its id.", (_ID, AS_OF))
    municipality: Municipality | None = shown(
        _numbered("Municipality", IdentifierScheme.MUNICIPALITY_NUMBER),
        "A municipality by its number: 5001.",
        (_NUMBER, AS_OF),
    )
    municipalities: Connection[Municipality] | None = shown(
        _listed("Municipality", IdentifierScheme.MUNICIPALITY_NUMBER),
        "The municipalities, in Norwegian alphabetical order.",
        _LIST,
    )
    county: County | None = shown(
        _numbered("County", IdentifierScheme.COUNTY_NUMBER), "A county by its number: 46.", (_NUMBER, AS_OF)
    )
    counties: Connection[County] | None = shown(
        _listed("County", IdentifierScheme.COUNTY_NUMBER),
        "The counties, in Norwegian alphabetical order.",
        _LIST,
    )
    police_district: PoliceDistrict | None = shown(
        _by_id("PoliceDistrict"), "A police district by its id: politidistrikt:vest.", (_ID, AS_OF)
    )
    police_districts: Connection[PoliceDistrict] | None = shown(
        _listed("PoliceDistrict", IdentifierScheme.POLICE_DISTRICT_NUMBER),
        "The police districts, in Norwegian alphabetical order.",
        _LIST,
    )
    forum: Forum | None = shown(_by_id("Forum"), "A forum by its id.", (_ID, AS_OF))
    post: Post | None = shown(_by_id("Post"), "A post by its id.", (_ID, AS_OF))
    agreement: Agreement | None = shown(_by_id("Agreement"), "An agreement by its id.", (_ID, AS_OF))
    coverage: list[CoverageCell] | None = shown(
        COVERAGE, "How far the rules are met, rolled up over territories.", COVERAGE_ARGUMENTS
    )
    scorecard: list[ScorecardLine] | None = shown(
        SCORECARD, "How a territory stands, by binding and theme, and the next step up.", SCORECARD_ARGUMENTS
    )
    changes: list[FindingChange] | None = shown(
        CHANGES,
        "What changed in the findings since a day: new, resolved, worsened, excepted.",
        CHANGES_ARGUMENTS,
    )
    forecast: list[FindingChange] | None = shown(
        FORECAST, "What becomes a gap before a day to come if nothing is done.", FORECAST_ARGUMENTS
    )
    trend: list[TrendPoint] | None = shown(
        TREND, "How the findings stood in each snapshot, the earliest first.", TREND_ARGUMENTS
    )
    preview_rule: list[Flip] | None = shown(
        PREVIEW,
        "Whom a rule with other figures or another binding would judge otherwise; nothing is written.",
        PREVIEW_ARGUMENTS,
    )
