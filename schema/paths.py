"""How actors hang together: shortest contact paths, who is reached, who is between, and a view for drawing.

A step leads from one organization to another: they share an arena that ties them on the day (guide §2.3,
§3, §4, §5), or one is a part of the other. Posts, seats and arenas between them are told, and not counted.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

if TYPE_CHECKING:
    from schema.actors import Organization

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Phrase, Property
from schema.bounds import Bounds
from schema.fields import AS_OF, argument, described, shown

_PATHS = fragment.load("paths")
DEPTH_MAXIMUM = 5
REACH_MAXIMUM = 4
VIEW_MAXIMUM = 3
"""Rings that the fragments walk at most."""

LazyOrganization = Annotated["Organization", strawberry.lazy("schema.actors")]


class StepKind(StrEnum):
    """What a step goes by."""

    CONTACT = "CONTACT"
    FORUM = "FORUM"
    AGREEMENT = "AGREEMENT"
    PLAN = "PLAN"
    MEASURE = "MEASURE"
    PART_OF = "PART_OF"


described(
    StepKind,
    "What a step from one organization to another goes by.",
    CONTACT="A liaison post that somebody holds, and a place in its remit (guide §5).",
    FORUM="Seats with a voice in one forum of at most 25 organizations (guide §4).",
    AGREEMENT="Parties of one agreement, on different sides (guide §3).",
    PLAN="Both responsible for one plan.",
    MEASURE="Both responsible for one measure.",
    PART_OF="One is a part of the other.",
)


class OrganizationKind(StrEnum):
    """A kind of organization."""

    Business = "Business"
    CityDistrict = "CityDistrict"
    County = "County"
    EmergencyService = "EmergencyService"
    FunctionalUnit = "FunctionalUnit"
    GeographicUnit = "GeographicUnit"
    InterestOrganization = "InterestOrganization"
    IntermunicipalBody = "IntermunicipalBody"
    MediationBoard = "MediationBoard"
    MunicipalUnit = "MunicipalUnit"
    Municipality = "Municipality"
    NationalBody = "NationalBody"
    PoliceDistrict = "PoliceDistrict"
    School = "School"
    ServicePoint = "ServicePoint"
    ServiceUnit = "ServiceUnit"
    VoluntaryOrganization = "VoluntaryOrganization"


described(
    OrganizationKind,
    "A kind of organization.",
    Business="Business.",
    CityDistrict="CityDistrict.",
    County="County; Oslo is a municipality too.",
    EmergencyService="EmergencyService.",
    FunctionalUnit="FunctionalUnit.",
    GeographicUnit="GeographicUnit.",
    InterestOrganization="InterestOrganization.",
    IntermunicipalBody="IntermunicipalBody.",
    MediationBoard="MediationBoard.",
    MunicipalUnit="MunicipalUnit.",
    Municipality="Municipality.",
    NationalBody="NationalBody.",
    PoliceDistrict="PoliceDistrict.",
    School="School.",
    ServicePoint="ServicePoint.",
    ServiceUnit="ServiceUnit.",
    VoluntaryOrganization="VoluntaryOrganization.",
)


@strawberry.type(description="What a step goes by.")
class StepTie:
    """What a step goes by."""

    kind: StepKind = shown(Property("kind"), "What it is.")
    id: strawberry.ID | None = shown(
        Property("id"), "Id of the liaison post, forum, agreement, plan or measure; null for PART_OF."
    )
    name: str | None = shown(Property("name"), "Its Norwegian name; null for PART_OF.")
    text: str = shown(Phrase(_PATHS.texts), "The tie in words, in the caller's language.")


@strawberry.type(description="A step from one organization to another, with all that it can go by.")
class ContactStep:
    """A step from one organization to another."""

    a: LazyOrganization = shown(Column("a"), "Where it starts.")
    b: LazyOrganization = shown(Column("b"), "Where it leads to.")
    ties: list[StepTie] = shown(Items("{n}.ties"), "What it can go by; at most some dozens.")


@strawberry.type(description="A way from one organization to another.")
class ContactPath:
    """A way from one organization to another."""

    actors: list[LazyOrganization] = shown(Items("{n}.actors"), "The organizations on it, ends included.")
    steps: list[ContactStep] = shown(
        Items("{n}.steps", maximum=DEPTH_MAXIMUM), f"Its steps; at most {DEPTH_MAXIMUM}."
    )


_EXCLUDED = "Kinds of organization that are ends, and not gone through: they know everybody."


@strawberry.type(description="The shortest ways from one actor to another.")
class ContactPaths:
    """The shortest ways from one actor to another."""

    start: LazyOrganization = shown(Column("start"), "Where they start; of a post, its organization.")
    end: LazyOrganization = shown(Column("end"), "Where they end; of a post, its organization.")
    length: int | None = shown(
        Property("length"), "Steps from organization to organization; null where none is short enough."
    )
    paths: list[ContactPath] = shown(
        Items("{n}.paths"), "The shortest, by the ids of those on them; at most 50."
    )
    excluded_kinds: list[OrganizationKind] = shown(Property("excludedKinds"), _EXCLUDED)
    meta: Bounds = shown(Column("meta"), "How many there are, and how many are shown.")


@strawberry.type(description="An organization, and how many steps away it is.")
class Reached:
    """An organization, and how many steps away it is."""

    depth: int = shown(Property("depth"), "Steps from organization to organization.")
    actor: LazyOrganization = shown(Column("actor"), "The organization.")


@strawberry.type(description="Whom an actor reaches.")
class Reach:
    """Whom an actor reaches."""

    start: LazyOrganization = shown(Column("start"), "Where it starts; of a post, its organization.")
    reached: list[Reached] = shown(
        Items("{n}.reached", maximum=2000), "Whom it reaches, nearest first, then by name; at most 2,000."
    )
    excluded_kinds: list[OrganizationKind] = shown(Property("excludedKinds"), _EXCLUDED)
    meta: Bounds = shown(Column("meta"), "How many there are, and how many are shown.")


@strawberry.type(description="Who is tied to all of several actors, and how.")
class CommonNeighbour:
    """Who is tied to all of several actors, and how."""

    neighbour: LazyOrganization = shown(Column("neighbour"), "The organization.")
    steps: list[ContactStep] = shown(
        Items("{n}.steps", maximum=20), "How it is tied to each of them; at most 20."
    )


@strawberry.type(description="A part of the graph around an actor, for drawing.")
class Subgraph:
    """A part of the graph around an actor, for drawing."""

    nodes: list[Reached] = shown(
        Items("{n}.nodes", maximum=500), "The center, and whom it reaches, nearest first; at most 500."
    )
    edges: list[ContactStep] = shown(
        Items("{n}.edges", maximum=2000), "Who of them is tied to whom, each pair once; at most 2,000."
    )
    excluded_kinds: list[OrganizationKind] = shown(
        Property("excludedKinds"), "Kinds of organization that are shown, and not gone through."
    )
    meta: Bounds = shown(Column("meta"), "How many nodes there are, and how many are shown.")
    edge_meta: Bounds = shown(
        Column("edgeMeta"),
        "How many edges there are between the nodes shown, and how many are shown.",
    )


_ONE = Order(())
_HUBS = argument(
    "include_hubs", bool, "Whether to go through counties, police districts and national bodies.", False
)


def _depth(name: str, default: int, most: int) -> Any:
    return argument(name, int, f"How many steps at most; never more than {most}.", default)


PATHS = Derived(
    _PATHS,
    _ONE,
    input=None,
    bounds=("meta",),
    arguments={
        "from": "from",
        "to": "to",
        "maxDepth": "maxDepth",
        "maxPaths": "maxPaths",
        "includeHubs": "includeHubs",
    },
)
PATHS_ARGUMENTS = (
    argument("from", strawberry.ID, "Id of the actor that it starts from."),
    argument("to", strawberry.ID, "Id of the actor that it ends at."),
    _depth("max_depth", 5, DEPTH_MAXIMUM),
    argument("max_paths", int, "How many paths at most; never more than 50.", 10),
    _HUBS,
    AS_OF,
)
REACHABLE = Derived(
    fragment.load("reachable"),
    _ONE,
    input=None,
    bounds=("meta",),
    arguments={"from": "from", "maxDepth": "maxDepth", "limit": "limit", "includeHubs": "includeHubs"},
)
REACHABLE_ARGUMENTS = (
    argument("from", strawberry.ID, "Id of the actor that it starts from."),
    _depth("max_depth", 2, REACH_MAXIMUM),
    argument("limit", int, "How many at most; never more than 2,000.", 500),
    _HUBS,
    AS_OF,
)
COMMON = Derived(
    fragment.load("common-neighbours"),
    Order(("coalesce({e}.neighbour.nameSort, {e}.neighbour.name)", "{e}.neighbour.id")),
    input=None,
    arguments={"ids": "ids"},
)
COMMON_ARGUMENTS = (argument("ids", list[strawberry.ID], "Ids of the actors."), AS_OF)
SUBGRAPH = Derived(
    fragment.load("subgraph"),
    _ONE,
    input=None,
    bounds=("meta", "edgeMeta"),
    arguments={
        "center": "center",
        "depth": "depth",
        "kinds": "kinds",
        "limit": "limit",
        "includeHubs": "includeHubs",
    },
)
SUBGRAPH_ARGUMENTS = (
    argument("center", strawberry.ID, "Id of the actor in the middle."),
    _depth("depth", 1, VIEW_MAXIMUM),
    argument(
        "kinds",
        list[OrganizationKind] | None,
        "Kinds of organization to show and to go through; all where nothing is said.",
        None,
    ),
    argument("limit", int, "How many nodes at most; never more than 500.", 100),
    _HUBS,
    AS_OF,
)
