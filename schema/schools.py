"""Schools, who owns them, and where their pupils come from (guide §3, §4.2, §4.3)."""

from __future__ import annotations

import strawberry

from graph.model.schools import SchoolKind, SchoolOwnership
from resolvers.declarations import Order, Property, Tie
from schema.actors import Organization
from schema.fields import PAGING, described, shown
from schema.organizations import Municipality
from schema.pages import PageInfo

described(
    SchoolKind,
    "Which sort of school it is.",
    COMPULSORY="Compulsory school (grunnskole).",
    UPPER_SECONDARY="Upper secondary school (videregående skole).",
)
described(
    SchoolOwnership,
    "Who runs a school.",
    MUNICIPAL="A municipality.",
    COUNTY="A county.",
    STATE="The state.",
    PRIVATE="A private owner.",
)


@strawberry.type(description="How many of a school's pupils live in a municipality, in a school year.")
class PupilsFromEdge:
    """How many of a school's pupils live in a municipality."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: Municipality = shown(None, "The municipality.")
    year: int = shown(Property("year"), "The year in which the school year starts.")
    count: int | None = shown(Property("count"), "Pupils; null = not known.")
    share: float | None = shown(Property("share"), "Share of the school's pupils; null = not known.")


@strawberry.type(description="The municipalities that pupils come from, in pages.")
class PupilsFromConnection:
    """The municipalities that pupils come from."""

    edges: list[PupilsFromEdge] = shown(None, "This page, with how many.")
    nodes: list[Municipality] = shown(None, "The municipalities of this page.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many municipalities; counted only when asked for.")


@strawberry.type(description="A school: compulsory or upper secondary.")
class School(Organization):
    """A school."""

    kind: SchoolKind = shown(Property("schoolKind"), "Which sort of school it is.")
    ownership: SchoolOwnership | None = shown(Property("ownership"), "Who runs it; null = not known.")
    lowest_grade: int | None = shown(Property("lowestGrade"), "Its lowest grade, 1 to 13.")
    highest_grade: int | None = shown(Property("highestGrade"), "Its highest grade, 1 to 13.")
    pupils: int | None = shown(Property("pupils"), "Pupils on the day that its source states.")
    longitude: float | None = shown(Property("longitude"), "Degrees east (WGS84).")
    latitude: float | None = shown(Property("latitude"), "Degrees north (WGS84).")
    municipality: Municipality | None = shown(
        # (:School)-[:LOCATED_IN]->(:Municipality)
        Tie("({n})-[{t}:LOCATED_IN]->({m}:Municipality)", holds=("t",)),
        "The municipality that it lies in.",
    )
    owner: Organization | None = shown(
        # (:School)-[:OWNED_BY]->(:Organization)
        Tie("({n})-[{t}:OWNED_BY]->({m}:Organization)", holds=("t",)),
        "Who owns it.",
    )
    pupils_from: PupilsFromConnection = shown(
        # (:School)-[:PUPILS_FROM]->(:Municipality)
        Tie(
            "({n})-[{t}:PUPILS_FROM]->({m}:Municipality)",
            order=Order(("{t}.year", "{m}.id"), descending=True),
            edge="t",
        ),
        "Where its pupils live, the latest year first.",
        PAGING,
    )
