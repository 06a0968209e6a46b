"""Where borders do not match: county, police, fire alarm centre, and councils across units (guide §4.3)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actors import Organization
    from schema.forums import Forum
    from schema.organizations import County, Municipality, PoliceDistrict

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Phrase, Property
from schema.fields import AS_OF, described, shown

_FRAGMENT = fragment.load("boundary-mismatches")

LazyOrganization = Annotated["Organization", strawberry.lazy("schema.actors")]
LazyForum = Annotated["Forum", strawberry.lazy("schema.forums")]
LazyCounty = Annotated["County", strawberry.lazy("schema.organizations")]
LazyMunicipality = Annotated["Municipality", strawberry.lazy("schema.organizations")]
LazyPoliceDistrict = Annotated["PoliceDistrict", strawberry.lazy("schema.organizations")]


class MismatchKind(StrEnum):
    """Which borders do not match."""

    COUNTY_POLICE = "COUNTY_POLICE"
    POLICE_FIRE = "POLICE_FIRE"
    UNIT_POLICE = "UNIT_POLICE"


described(
    MismatchKind,
    "Which borders do not match.",
    COUNTY_POLICE="Another police district than most municipalities of its county.",
    POLICE_FIRE="Another fire alarm centre than most municipalities of its police district.",
    UNIT_POLICE="A service unit of another police district serves it.",
)


@strawberry.type(description="A border that does not match.")
class Mismatch:
    """A border that does not match."""

    kind: MismatchKind = shown(Property("kind"), "Which.")
    text: str = shown(Phrase(_FRAGMENT.texts), "The mismatch in words, in the caller's language.")


@strawberry.type(description="A municipality whose districts differ from those around it.")
class MunicipalityAcross:
    """A municipality whose districts differ from those around it."""

    municipality: LazyMunicipality = shown(Column("municipality"), "The municipality.")
    county: LazyCounty | None = shown(Column("county"), "The county that it lies in.")
    police_district: LazyPoliceDistrict | None = shown(
        Column("policeDistrict"), "The police district that it lies in."
    )
    fire_alarm_centre: str | None = shown(Property("fireAlarmCentre"), "The 110 centre that serves it.")
    mismatches: list[Mismatch] = shown(Items("{n}.mismatches", maximum=10), "What does not; at most 10.")


@strawberry.type(description="A council for places in several counties, police districts or service units.")
class CouncilAcross:
    """A council for places in several counties, police districts or service units."""

    forum: LazyForum = shown(Column("forum"), "The council.")
    counties: list[LazyCounty] = shown(Items("{n}.counties", maximum=15), "The counties of its places.")
    police_districts: list[LazyPoliceDistrict] = shown(
        Items("{n}.policeDistricts", maximum=12), "The police districts of its places."
    )
    units: list[LazyOrganization] = shown(
        Items("{n}.units"), "The service units that serve its places, where that is known."
    )


@strawberry.type(description="Where borders do not match.")
class BoundaryMismatches:
    """Where borders do not match."""

    municipalities: list[MunicipalityAcross] = shown(
        Items("{n}.municipalities", maximum=400),
        "Municipalities unlike those around them, by name.",
    )
    councils: list[CouncilAcross] = shown(
        Items("{n}.councils", maximum=400), "Councils across borders, by name."
    )


BOUNDARIES = Derived(_FRAGMENT, Order(()), input=None)
BOUNDARIES_ARGUMENTS = (AS_OF,)
