"""The actors that are organizations (W3C ORG: Organization), and the numbers that they have."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.model.base import Dated, Named, Node, NodeId, Ref


class Actor(Node):
    """What can be a partner in coordination: an organization, or a post."""


class Organization(Actor, Named, Dated):
    """An organization: it may be part of another, have posts, and take part in forums and agreements."""


class WrittenNorwegian(StrEnum):
    """The form of Norwegian that a municipality uses (målform)."""

    BOKMAL = "BOKMAL"
    NYNORSK = "NYNORSK"
    NEUTRAL = "NEUTRAL"


class Municipality(Organization):
    """A municipality (kommune): one of 357, all with the same duties (guide §2.2)."""

    officialName: str | None = None
    """The whole official name, with its Sámi and Kven forms."""
    administrativeCentre: str | None = None
    writtenNorwegian: WrittenNorwegian | None = None
    website: str | None = None
    areaKm2: float | None = Field(default=None, gt=0)
    """Area in square kilometres."""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    """Longitude (WGS84) of a point inside its largest polygon."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    """Latitude (WGS84) of a point inside its largest polygon."""
    fireAlarmCentre: str | None = None
    """The 110 centre that serves it."""


class MunicipalUnit(Organization):
    """A part of a municipality (virksomhet, etat): child welfare, health, the school office."""


class County(Organization):
    """A county (fylke and fylkeskommune). Oslo is a municipality and a county at once: one actor."""

    officialName: str | None = None
    areaKm2: float | None = Field(default=None, gt=0)
    """Area in square kilometres."""


class CityDistrict(Organization):
    """A part of a large municipality (bydel) that may have its own council with the police."""

    administrative: bool
    """False for the two listed areas that have no administration: Sentrum and Marka."""


class PoliceDistrict(Organization):
    """One of the 12 police districts, led by a chief of police (guide §2.1)."""

    seat: str | None = None
    """Town of its main seat, where a source gives it."""


class GeographicUnit(Organization):
    """A geographic operating unit (GDE) of a police district (guide §2.1)."""


class ServiceUnit(Organization):
    """A service unit (tjenesteenhet) of a GDE; serves municipalities or city districts (guide §2.1)."""


class ServicePoint(Organization):
    """A station (tjenestested) of a service unit (guide §2.1)."""


class UnitFunction(StrEnum):
    """What a functional unit does."""

    PREVENTION = "PREVENTION"
    INTELLIGENCE = "INTELLIGENCE"
    OPERATIONS_CENTRE = "OPERATIONS_CENTRE"
    CASE_INTAKE = "CASE_INTAKE"
    VICTIM_SUPPORT_CENTRE = "VICTIM_SUPPORT_CENTRE"
    CHILDRENS_HOUSE = "CHILDRENS_HOUSE"
    ONLINE_PATROL = "ONLINE_PATROL"
    PATROL = "PATROL"
    INVESTIGATION = "INVESTIGATION"
    EMERGENCY_PLANNING = "EMERGENCY_PLANNING"


class FunctionalUnit(Organization):
    """A functional unit that serves one or several districts (guide §5.3, §5.4)."""

    function: UnitFunction


class NationalBody(Organization):
    """A national body: directorate, ministry, special agency, association."""


class Business(Organization):
    """A business (næringsliv) (guide §4.2)."""


class VoluntaryOrganization(Organization):
    """A voluntary organization (frivillig organisasjon) (guide §4.2)."""


class InterestOrganization(Organization):
    """An interest organization (interesseorganisasjon) (guide §5.1)."""


class EmergencyService(Organization):
    """Another emergency service (nødetat): fire and rescue, health (guide §2.1)."""


class IntermunicipalBody(Organization):
    """A body that several municipalities run together (guide §2.2, §4.3)."""


class MediationBoard(Organization):
    """A regional mediation board (konfliktråd)."""


class IdentifierScheme(StrEnum):
    """The list that a number comes from."""

    MUNICIPALITY_NUMBER = "MUNICIPALITY_NUMBER"
    COUNTY_NUMBER = "COUNTY_NUMBER"
    CITY_DISTRICT_NUMBER = "CITY_DISTRICT_NUMBER"
    POLICE_DISTRICT_NUMBER = "POLICE_DISTRICT_NUMBER"
    ORGANIZATION_NUMBER = "ORGANIZATION_NUMBER"


class Identifier(Node, Dated):
    """A number that an organization has in a period: a new number is not a new actor."""

    scheme: IdentifierScheme
    value: str = Field(min_length=1)
    """As text, leading zeros kept."""
    organization: Annotated[NodeId, Ref("IDENTIFIED_BY", ("Organization",), incoming=True)]


class PopulationCount(Node):
    """How many people lived in a place on a day."""

    value: int = Field(ge=0)
    """Inhabitants."""
    countedOn: dt.date
    place: Annotated[NodeId, Ref("HAS_POPULATION", ("Municipality", "CityDistrict"), incoming=True)]
