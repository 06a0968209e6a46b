"""The kinds of organization, and the two territorial axes that they lie on (guide §2.1, §2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.forums import Forum
    from schema.schools import School

from graph.model.organizations import IdentifierScheme, UnitFunction, WrittenNorwegian
from resolvers.declarations import Expression, Property, Tie, holds
from schema.actors import Actor, Organization, Post, number
from schema.fields import PAGING, described, shown
from schema.pages import Connection
from schema.things import BY_NAME

described(
    WrittenNorwegian,
    "The form of Norwegian that is used.",
    BOKMAL="Bokmål.",
    NYNORSK="Nynorsk.",
    NEUTRAL="Either: the municipality has chosen none.",
)
described(
    UnitFunction,
    "What a functional unit does.",
    PREVENTION="Prevents crime.",
    INTELLIGENCE="Gathers and analyses intelligence.",
    OPERATIONS_CENTRE="Leads operations and takes emergency calls.",
    CASE_INTAKE="Takes in reports and directs them (felles straffesaksinntak).",
    VICTIM_SUPPORT_CENTRE="Supports victims (støttesenter for kriminalitetsutsatte).",
    CHILDRENS_HOUSE="Interviews and helps children (Statens barnehus).",
    ONLINE_PATROL="Patrols the net (nettpatrulje).",
    PATROL="Patrols.",
    INVESTIGATION="Investigates.",
    EMERGENCY_PLANNING="Plans for emergencies (beredskap).",
)
LazyForum = Annotated["Forum", strawberry.lazy("schema.forums")]
LazySchool = Annotated["School", strawberry.lazy("schema.schools")]

POPULATION = Expression(
    "head(COLLECT { MATCH ({n})-[:HAS_POPULATION]->({c}:PopulationCount) WHERE {c}.countedOn <= $asOf "
    "RETURN {c}.value ORDER BY {c}.countedOn DESC LIMIT 1 })",
    subqueries=1,
)

SERVES = Tie("({n})-[{t}:SERVES]->({m}:Organization)", holds=("t",), order=BY_NAME, maximum=50)
SERVES_TOLD = "The municipalities, city districts or police districts that it serves; at most 50."


@strawberry.type(description="A municipality (kommune): one of 357, all with the same duties (guide §2.2).")
class Municipality(Organization):
    """A municipality."""

    number: str | None = shown(
        number(IdentifierScheme.MUNICIPALITY_NUMBER), "Its four digits on the day asked for."
    )
    official_name: str | None = shown(Property("officialName"), "With its Sámi and Kven forms.")
    population: int | None = shown(POPULATION, "Inhabitants, by the latest count on the day asked for.")
    area_km2: float | None = shown(Property("areaKm2"), "Area in square kilometres.")
    administrative_centre: str | None = shown(Property("administrativeCentre"), "Where it is run from.")
    written_norwegian: WrittenNorwegian | None = shown(Property("writtenNorwegian"), "The form it uses.")
    website: str | None = shown(Property("website"), "Its own pages.")
    longitude: float | None = shown(Property("longitude"), "Degrees east (WGS84) of a point inside it.")
    latitude: float | None = shown(Property("latitude"), "Degrees north (WGS84) of a point inside it.")
    fire_alarm_centre: str | None = shown(Property("fireAlarmCentre"), "The 110 centre that serves it.")
    county: County | None = shown(
        # (:Municipality)-[:IN_COUNTY]->(:County)
        Tie("({n})-[{t}:IN_COUNTY]->({m}:County)", holds=("t",)),
        "The county that it lies in.",
    )
    police_district: PoliceDistrict | None = shown(
        # (:Municipality)-[:IN_POLICE_DISTRICT]->(:PoliceDistrict)
        Tie("({n})-[{t}:IN_POLICE_DISTRICT]->({m}:PoliceDistrict)", holds=("t",)),
        "The police district that it lies in. It need not follow the county.",
    )
    city_districts: list[CityDistrict] = shown(
        Tie("({n})<-[{t}:PART_OF]-({m}:CityDistrict)", holds=("t", "m"), order=BY_NAME, maximum=20),
        "Its city districts; at most 20.",
    )
    service_units: list[ServiceUnit] = shown(
        # (:ServiceUnit)-[:SERVES]->(:Municipality)
        Tie("({n})<-[{t}:SERVES]-({m}:ServiceUnit)", holds=("t", "m"), order=BY_NAME, maximum=20),
        "The police units that serve it, where they are known; at most 20.",
    )
    police_contacts: list[Post] = shown(
        # (:Post)-[:HAS_REMIT]->(:Remit)-[:COVERS]->(:CityDistrict)-[:PART_OF]->(:Municipality)
        Tie(
            "({n})<-[{w}:PART_OF*0..1]-({p})<-[:COVERS]-({r}:Remit)<-[:HAS_REMIT]-({m}:Post)"
            "-[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})",
            holds=("r",),
            where=f"all({{x}} IN {{w}} WHERE {holds('{x}')})",
            order=BY_NAME,
            maximum=30,
        ),
        "The police contact posts that have it, or one of its city districts, in their remit, held or vacant "
        "(guide §5); at most 30.",
    )
    forums: Connection[LazyForum] = shown(
        # (:Forum)-[:FOR_TERRITORY]->(:Municipality)
        Tie("({n})<-[{t}:FOR_TERRITORY]-({m}:Forum)", holds=("t", "m"), order=BY_NAME),
        "Forums in whose territory it lies.",
        PAGING,
    )
    schools: Connection[LazySchool] = shown(
        # (:School)-[:LOCATED_IN]->(:Municipality)
        Tie("({n})<-[{t}:LOCATED_IN]-({m}:School)", holds=("t", "m"), order=BY_NAME),
        "The schools that lie in it, whoever owns them.",
        PAGING,
    )


@strawberry.type(description="A county (fylke). Oslo is a municipality and a county at once: one actor.")
class County(Organization):
    """A county."""

    number: str | None = shown(number(IdentifierScheme.COUNTY_NUMBER), "Its two digits.")
    official_name: str | None = shown(Property("officialName"), "With its Sámi and Kven forms.")
    area_km2: float | None = shown(Property("areaKm2"), "Area in square kilometres.")
    municipalities: Connection[Municipality] = shown(
        Tie("({n})<-[{t}:IN_COUNTY]-({m}:Municipality)", holds=("t", "m"), order=BY_NAME),
        "The municipalities in it.",
        PAGING,
    )
    schools: Connection[LazySchool] = shown(
        # (:School)-[:OWNED_BY]->(:County)
        Tie("({n})<-[{t}:OWNED_BY]-({m}:School)", holds=("t", "m"), order=BY_NAME),
        "The schools that it owns: upper secondary ones as a rule.",
        PAGING,
    )


@strawberry.type(description="A part of a large municipality (bydel) that may have its own council.")
class CityDistrict(Organization):
    """A city district."""

    number: str | None = shown(number(IdentifierScheme.CITY_DISTRICT_NUMBER), "Its six digits.")
    administrative: bool | None = shown(Property("administrative"), "False for Sentrum and Marka.")
    population: int | None = shown(POPULATION, "Inhabitants, by the latest count on the day asked for.")


@strawberry.type(description="One of the 12 police districts, led by a chief of police (guide §2.1).")
class PoliceDistrict(Organization):
    """A police district."""

    number: str | None = shown(number(IdentifierScheme.POLICE_DISTRICT_NUMBER), "SSB's number.")
    seat: str | None = shown(Property("seat"), "Town of its main seat, where a source gives it.")
    municipalities: Connection[Municipality] = shown(
        Tie("({n})<-[{t}:IN_POLICE_DISTRICT]-({m}:Municipality)", holds=("t", "m"), order=BY_NAME),
        "The municipalities in it.",
        PAGING,
    )


@strawberry.type(description="A geographic operating unit (GDE) of a police district (guide §2.1).")
class GeographicUnit(Organization):
    """A geographic operating unit."""


@strawberry.type(description="A service unit (tjenesteenhet) of a GDE (guide §2.1).")
class ServiceUnit(Organization):
    """A service unit."""

    serves: list[Organization] = shown(SERVES, SERVES_TOLD)


@strawberry.type(description="A station (tjenestested) of a service unit (guide §2.1).")
class ServicePoint(Organization):
    """A service point."""


@strawberry.type(description="A functional unit that serves one or several districts (guide §5.3, §5.4).")
class FunctionalUnit(Organization):
    """A functional unit."""

    function: UnitFunction | None = shown(Property("function"), "What it does.")
    serves: list[Organization] = shown(SERVES, SERVES_TOLD)
    follows_up: Connection[Actor] = shown(
        # (:FunctionalUnit)-[:FOLLOWS_UP]->(:Post|PoliceDistrict)
        Tie("({n})-[{t}:FOLLOWS_UP]->({m}:Actor)", holds=("t",), order=BY_NAME),
        "The contact posts that it follows up, or the district all of whose posts it does (guide §5.3).",
        PAGING,
    )


@strawberry.type(description="A part of a municipality (virksomhet): child welfare, health, school office.")
class MunicipalUnit(Organization):
    """A part of a municipality."""


@strawberry.type(description="A national body: directorate, ministry, special agency, association.")
class NationalBody(Organization):
    """A national body."""


@strawberry.type(description="A business (næringsliv) (guide §4.2).")
class Business(Organization):
    """A business."""


@strawberry.type(description="An interest organization (interesseorganisasjon) (guide §5.1).")
class InterestOrganization(Organization):
    """An interest organization."""


@strawberry.type(description="Another emergency service (nødetat): fire and rescue, health (guide §2.1).")
class EmergencyService(Organization):
    """Another emergency service."""

    serves: list[Organization] = shown(SERVES, SERVES_TOLD)


@strawberry.type(description="A body that several municipalities run together (guide §2.2, §4.3).")
class IntermunicipalBody(Organization):
    """A body that several municipalities run together."""

    serves: list[Organization] = shown(SERVES, SERVES_TOLD)


@strawberry.type(description="A regional mediation board (konfliktråd).")
class MediationBoard(Organization):
    """A regional mediation board."""

    serves: list[Organization] = shown(SERVES, SERVES_TOLD)


@strawberry.type(description="A voluntary organization (frivillig organisasjon) (guide §4.2).")
class VoluntaryOrganization(Organization):
    """A voluntary organization."""
