"""What can be a partner in coordination: organizations and posts, and who holds the posts (W3C ORG)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, ClassVar

import strawberry

if TYPE_CHECKING:
    from schema.agreements import Agreement
    from schema.findings import FindingConnection
    from schema.forums import Membership
    from schema.knowledge import Challenge
    from schema.lineage import ChangeEvent
    from schema.numbers import Identifier

from graph.model.organizations import IdentifierScheme
from graph.model.posts import AssignmentKind, RoleLeadership, RoleSide
from resolvers.declarations import Comparable, Expression, Order, Property, Tie, holds
from schema.coordination import COORDINATION, COORDINATION_ARGUMENTS, CoordinationConnection
from schema.evaluated import FINDINGS, FINDINGS_TOLD
from schema.fields import PAGING, described, shown
from schema.pages import Connection
from schema.standing import CHANGES, STATUS, SUPERSEDED_BY, OrganizationStatus
from schema.things import (
    BY_NAME,
    END_KNOWN,
    END_KNOWN_TOLD,
    LABEL,
    NAME,
    NAMES,
    START_KNOWN,
    START_KNOWN_TOLD,
    LocalName,
    Node,
    day,
)

described(
    RoleSide,
    "Whose side a role belongs to.",
    MUNICIPAL="The municipality's.",
    POLICE="The police's.",
    COUNTY="The county's.",
    OTHER="Anybody else's.",
)
described(
    RoleLeadership,
    "Which leadership a role carries.",
    POLITICAL="Elected leadership: a mayor.",
    ADMINISTRATIVE="Appointed leadership: a municipal director, a chief of police.",
    NONE="None.",
)
described(
    AssignmentKind,
    "How somebody holds a post.",
    ORDINARY="In the ordinary way.",
    ACTING="For the time being, until somebody holds it in the ordinary way.",
    DEPUTY="In the place of somebody who is away.",
)

LazyFindings = Annotated["FindingConnection", strawberry.lazy("schema.findings")]
LazyMembership = Annotated["Membership", strawberry.lazy("schema.forums")]
LazyAgreement = Annotated["Agreement", strawberry.lazy("schema.agreements")]
LazyIdentifier = Annotated["Identifier", strawberry.lazy("schema.numbers")]
LazyChallenge = Annotated["Challenge", strawberry.lazy("schema.knowledge")]
LazyChangeEvent = Annotated["ChangeEvent", strawberry.lazy("schema.lineage")]


def number(scheme: IdentifierScheme) -> Expression:
    """The number of a list that an organization has on the day asked for; filters know older ones, too."""
    pattern = f"({{n}})-[:IDENTIFIED_BY]->({{i}}:Identifier {{scheme: '{scheme}'}})"
    return Expression(
        "head(COLLECT { MATCH ({n})-[:IDENTIFIED_BY]->({i}:Identifier) "
        f"WHERE {{i}}.scheme = '{scheme}' AND {holds('{i}')} "
        # One since an unknown day is older than one since a known day.
        "RETURN {i}.value ORDER BY coalesce(toString({i}.validFrom), '') DESC, {i}.value LIMIT 1 })",
        subqueries=1,
        compared=Comparable("{i}.value", pattern=pattern),
    )


CONTACTS = "contacts:read"
"""The permission to read names and work contact details."""

HELD = f"EXISTS {{ MATCH ({{n}})-[:HAS_ASSIGNMENT]->({{a}}:Assignment) WHERE {holds('{a}')} }}"


@strawberry.interface(description="What can be a partner in coordination: an organization, or a post.")
class Actor(Node):
    """What can be a partner in coordination."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    coordination: CoordinationConnection = shown(
        COORDINATION,
        "Whom it coordinates with: in which arenas, since when, how far up the ladder, how lately, and on "
        "what evidence (guide §2.3). Highest step first, then by name.",
        COORDINATION_ARGUMENTS,
    )


@strawberry.interface(description="An organization (W3C ORG).")
class Organization(Actor):
    """An organization."""

    valid_from: dt.date | None = shown(day("validFrom"), "First day; null = longer than is known.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it is no more; null = it stands.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    status: OrganizationStatus = shown(STATUS, "Whether it is there on the day asked for.")
    superseded_by: list[Organization] = shown(
        SUPERSEDED_BY,
        "What took its place in a merger or split up to the day asked for; at most 10.",
    )
    changes: list[LazyChangeEvent] = shown(
        CHANGES,
        "Mergers, splits and moves that it was or will be in, by day; at most 20.",
    )
    identifiers: list[LazyIdentifier] = shown(
        # (:Organization)-[:IDENTIFIED_BY]->(:Identifier)
        Tie("({n})-[:IDENTIFIED_BY]->({m}:Identifier)", order=Order(("{m}.id",)), maximum=20),
        "All numbers that it has or had, whatever the day asked for; at most 20.",
    )
    organization_number: str | None = shown(
        number(IdentifierScheme.ORGANIZATION_NUMBER), "Its number in Enhetsregisteret."
    )
    part_of: Organization | None = shown(
        # (:ServiceUnit)-[:PART_OF]->(:GeographicUnit)
        Tie("({n})-[{t}:PART_OF]->({m}:Organization)", holds=("t",), order=BY_NAME),
        "What it is a part of. Ownership is something else.",
    )
    affiliated_with: list[Organization] = shown(
        # (:Organization)-[:AFFILIATED_WITH]->(:GeographicUnit)
        Tie("({n})-[{t}:AFFILIATED_WITH]->({m}:GeographicUnit)", holds=("t",), order=BY_NAME, maximum=10),
        "The GDEs that it is affiliated with without being a part of them (guide §5.3); at most 10.",
    )
    parts: Connection[Organization] = shown(
        Tie("({n})<-[{t}:PART_OF]-({m}:Organization)", holds=("t", "m"), order=BY_NAME),
        "Its parts, one level down.",
        PAGING,
    )
    posts: Connection[Post] = shown(
        # (:Post)-[:POST_IN]->(:Organization)
        Tie("({n})<-[:POST_IN]-({m}:Post)", order=BY_NAME),
        "Its posts, held or vacant.",
        PAGING,
    )
    memberships: Connection[LazyMembership] = shown(
        # (:Forum)-[:HAS_MEMBERSHIP]->(:Membership)-[:OF_MEMBER]->(:Organization)
        Tie("({n})<-[:OF_MEMBER]-({m}:Membership)", holds=("m",)),
        "Its own seats in forums; those of its posts hang on the posts.",
        PAGING,
    )
    agreements: Connection[LazyAgreement] = shown(
        # (:Agreement)-[:HAS_PARTY]->(:Organization)
        Tie(
            "({n})<-[:HAS_PARTY]-({m}:Agreement)",
            where="{m}.signedOn <= $asOf AND ({m}.validTo IS NULL OR $asOf < {m}.validTo)",
            order=BY_NAME,
        ),
        "Agreements in force that it is a party of.",
        PAGING,
    )
    findings: LazyFindings = shown(FINDINGS, FINDINGS_TOLD, PAGING)


@strawberry.type(description="What a post is for; data, not code (W3C ORG: Role).")
class Role(Node):
    """What a post is for."""

    code: str = shown(Property("code"), "Its name in queries: POLICE_CONTACT.")
    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    side: RoleSide = shown(Property("side"), "Whose side it belongs to.")
    leadership: RoleLeadership = shown(Property("leadership"), "Which leadership it carries.")
    management_level: int | None = shown(Property("managementLevel"), "1 is the top.")
    is_leader: bool = shown(Property("isLeader"), "Whether it leads.")
    is_liaison: bool = shown(Property("isLiaison"), "Whether it is the daily link (guide §5).")
    is_specialist: bool = shown(Property("isSpecialist"), "Whether it is a specialist of guide §2.1.")
    answers_for: list[LazyChallenge] = shown(
        # (:Role)-[:ANSWERS_FOR]->(:Challenge)
        Tie("({n})-[:ANSWERS_FOR]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The challenges that it answers for; at most 20.",
    )


@strawberry.type(description="One role in one organization; it exists with nobody in it (W3C ORG: Post).")
class Post(Actor):
    """One role in one organization."""

    role: Role | None = shown(Tie("({n})-[:HAS_ROLE]->({m}:Role)"), "What it is for.")
    unit: Organization | None = shown(
        # (:Post)-[:POST_IN]->(:Organization)
        Tie("({n})-[:POST_IN]->({m}:Organization)"),
        "The organization that it belongs to.",
    )
    vacant: bool = shown(Expression(f"NOT {HELD}", subqueries=1), "Whether nobody holds it on that day.")
    assignments: list[Assignment] = shown(
        # (:Post)-[:HAS_ASSIGNMENT]->(:Assignment)
        Tie("({n})-[:HAS_ASSIGNMENT]->({m}:Assignment)", holds=("m",), maximum=5),
        "Who holds it on that day: ordinary, acting or as a deputy; at most 5.",
    )
    remit: list[Organization] = shown(
        # (:Post)-[:HAS_REMIT]->(:Remit)-[:COVERS]->(:Municipality|CityDistrict)
        Tie(
            "({n})-[:HAS_REMIT]->({r}:Remit)-[:COVERS]->({m}:Organization)",
            holds=("r",),
            order=BY_NAME,
            maximum=50,
        ),
        "The municipalities or city districts that it serves; at most 50.",
    )
    memberships: Connection[LazyMembership] = shown(
        Tie("({n})<-[:OF_MEMBER]-({m}:Membership)", holds=("m",)), "Its seats in forums.", PAGING
    )
    findings: LazyFindings = shown(FINDINGS, FINDINGS_TOLD, PAGING)


@strawberry.type(description="A person holds a post in a period.")
class Assignment(Node):
    """A person holds a post in a period."""

    kind: AssignmentKind = shown(Property("assignmentKind"), "Ordinary, acting or deputy.")
    share: float | None = shown(Property("share"), "Share of full time; null = unknown.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    post: Post | None = shown(Tie("({n})<-[:HAS_ASSIGNMENT]-({m}:Post)"), "The post.")
    holder: Person | None = shown(
        Tie("({n})-[:HELD_BY]->({m}:Person)"),
        "Who holds it; null where the caller may not know (contacts:read).",
    )


@strawberry.type(description="Somebody who holds posts: a name and work contact details, nothing else.")
class Person(Node):
    """Somebody who holds posts."""

    PERMISSION: ClassVar[str] = CONTACTS
    """Who may not read names is not told who there is either: an id ties together what one person holds."""

    name: str | None = shown(
        Property("name", permission=CONTACTS), "Null where the caller may not read it (contacts:read)."
    )
    work_email: str | None = shown(
        Property("workEmail", permission=CONTACTS), "Null where the caller may not read it (contacts:read)."
    )
    work_phone: str | None = shown(
        Property("workPhone", permission=CONTACTS), "Null where the caller may not read it (contacts:read)."
    )
    erased_on: dt.date | None = shown(day("erasedOn"), "When the person was erased; nothing else is left.")


@strawberry.type(description="A municipality or city district that a post serves in a period.")
class Remit(Node):
    """A municipality or city district that a post serves in a period."""

    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    post: Post | None = shown(Tie("({n})<-[:HAS_REMIT]-({m}:Post)"), "The post that serves it.")
    # (:Remit)-[:COVERS]->(:Municipality|CityDistrict)
    place: Organization | None = shown(Tie("({n})-[:COVERS]->({m}:Organization)"), "What it serves.")
