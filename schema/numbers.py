"""The numbers that organizations have, and how many people live in places."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.organizations import IdentifierScheme
from resolvers.declarations import Property, Tie
from schema.actors import Organization
from schema.fields import described, shown
from schema.things import END_KNOWN, END_KNOWN_TOLD, START_KNOWN, START_KNOWN_TOLD, Node, day

described(
    IdentifierScheme,
    "The list that a number comes from.",
    MUNICIPALITY_NUMBER="Municipality numbers: four digits.",
    COUNTY_NUMBER="County numbers: two digits.",
    CITY_DISTRICT_NUMBER="City district numbers: six digits.",
    POLICE_DISTRICT_NUMBER="Statistics Norway's numbers of police districts.",
    ORGANIZATION_NUMBER="Enhetsregisteret: nine digits.",
)


@strawberry.type(description="A number that an organization has in a period: a new number is no new actor.")
class Identifier(Node):
    """A number that an organization has in a period."""

    scheme: IdentifierScheme = shown(Property("scheme"), "The list that it comes from.")
    value: str = shown(Property("value"), "The number as text, leading zeros kept.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it is no longer in use.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    organization: Organization | None = shown(
        # (:Organization)-[:IDENTIFIED_BY]->(:Identifier)
        Tie("({n})<-[:IDENTIFIED_BY]-({m}:Organization)"),
        "Whose it is.",
    )


@strawberry.type(description="How many people lived in a place on a day.")
class PopulationCount(Node):
    """How many people lived in a place on a day."""

    value: int = shown(Property("value"), "Inhabitants.")
    counted_on: dt.date = shown(day("countedOn"), "The day.")
    place: Organization | None = shown(
        # (:Municipality|CityDistrict)-[:HAS_POPULATION]->(:PopulationCount)
        Tie("({n})<-[:HAS_POPULATION]-({m}:Organization)"),
        "The municipality or city district.",
    )
