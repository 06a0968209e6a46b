"""Schools, who owns them, and where their pupils come from (guide §3, §4.2, §4.3)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from graph.model.base import Dated, Tie
from graph.model.organizations import Organization


class SchoolKind(StrEnum):
    """Which sort of school it is."""

    COMPULSORY = "COMPULSORY"
    UPPER_SECONDARY = "UPPER_SECONDARY"


class SchoolOwnership(StrEnum):
    """Who runs it."""

    MUNICIPAL = "MUNICIPAL"
    COUNTY = "COUNTY"
    STATE = "STATE"
    PRIVATE = "PRIVATE"


class School(Organization):
    """A school: compulsory (grunnskole) or upper secondary (videregående)."""

    schoolKind: SchoolKind
    ownership: SchoolOwnership | None = None
    """Empty where the source only says that it is public."""
    lowestGrade: int | None = Field(default=None, ge=1, le=13)
    highestGrade: int | None = Field(default=None, ge=1, le=13)
    pupils: int | None = Field(default=None, ge=0)
    """Pupils on the day that its source states."""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    """Longitude (WGS84)."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    """Latitude (WGS84)."""


class OwnedBy(Tie, Dated):
    """Who owns an organization. Ownership is not being a part."""

    # (:School)-[:OWNED_BY]->(:Organization)
    type = "OWNED_BY"
    starts = ("School",)
    ends = ("Organization",)


class LocatedIn(Tie, Dated):
    """The municipality that an organization has its place in."""

    # (:School|Business|VoluntaryOrganization|…)-[:LOCATED_IN]->(:Municipality)
    type = "LOCATED_IN"
    starts = ("Organization",)
    ends = ("Municipality",)


class PupilsFrom(Tie):
    """How many of a school's pupils live in a municipality, in a school year."""

    # (:School)-[:PUPILS_FROM]->(:Municipality)
    type = "PUPILS_FROM"
    starts = ("School",)
    ends = ("Municipality",)
    apart = "year"

    year: int = Field(ge=1900, le=2200)
    """The year in which the school year starts."""
    count: int | None = Field(default=None, ge=0)
    share: float | None = Field(default=None, ge=0, le=1)
