"""Small worlds of municipalities, police contacts and what is said about them, for the tests of rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from graph.connection import Graph
from graph.load import load
from graph.model.assurance import Attestation, AttestationTopic, Waiver
from graph.model.base import Node, Tie
from graph.model.organizations import CityDistrict, County, Municipality, PoliceDistrict, PopulationCount
from graph.model.posts import Assignment, Person, Post, Remit, Role, RoleLeadership, RoleSide
from graph.model.territory import InCounty, InPoliceDistrict, PartOf

AS_OF = dt.date(2026, 6, 1)
"""The day that these worlds are asked about."""
AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
"""When they are written."""
RULE = "contact.assigned"


@dataclass
class World:
    """Rows as they are said, with Trøndelag police district and county, and the role of police contact."""

    rows: list[Node | Tie] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.add(
            Role,
            id="rolle:POLICE_CONTACT",
            name="Politikontakt",
            code="POLICE_CONTACT",
            side=RoleSide.POLICE,
            leadership=RoleLeadership.NONE,
            isLeader=False,
            isLiaison=True,
            isSpecialist=False,
        )
        self.district("trondelag", "Trøndelag politidistrikt")
        self.county("50", "Trøndelag")

    def add(self, kind: type[Node | Tie], **values: Any) -> str:
        """Add a row; its id, or empty for a tie."""
        row = kind(source="kilde:test", recordedAt=AT, **values)
        self.rows.append(row)
        return row.id if isinstance(row, Node) else ""

    def district(self, slug: str, name: str, **period: Any) -> str:
        """A police district."""
        return self.add(PoliceDistrict, id=f"politidistrikt:{slug}", name=name, **period)

    def county(self, number: str, name: str) -> str:
        """A county."""
        return self.add(County, id=f"fylke:{number}", name=name)

    def municipality(
        self,
        number: str,
        name: str,
        district: str = "politidistrikt:trondelag",
        county: str = "fylke:50",
        **period: Any,
    ) -> str:
        """A municipality, in its county and police district."""
        id_ = self.add(Municipality, id=f"kommune:{number}", name=name, **period)
        self.add(InPoliceDistrict, start=id_, end=district)
        self.add(InCounty, start=id_, end=county)
        return id_

    def city_district(
        self, number: str, name: str, municipality: str, administrative: bool = True, **period: Any
    ) -> str:
        """A city district of a municipality."""
        id_ = self.add(CityDistrict, id=f"bydel:{number}", name=name, administrative=administrative)
        self.add(PartOf, start=id_, end=municipality, **period)
        return id_

    def post(self, slug: str, organization: str = "politidistrikt:trondelag") -> str:
        """A police contact post, with nobody in it and nothing to serve."""
        return self.add(
            Post,
            id=f"stilling:{slug}",
            name=f"Politikontakt {slug.title()}",
            role="rolle:POLICE_CONTACT",
            organization=organization,
        )

    def serve(self, post: str, place: str, **period: Any) -> str:
        """The post gets the place in its remit."""
        return self.add(Remit, id=self._next("ansvar"), post=post, place=place, **period)

    def hold(self, post: str, **period: Any) -> str:
        """Somebody holds the post."""
        person = self.add(Person, id=self._next("person"), name="Oppdiktet Navn")
        return self.add(Assignment, id=self._next("tildeling"), post=post, person=person, **period)

    def attest(self, place: str, on: dt.date, topic: AttestationTopic = AttestationTopic.CONTACTS) -> str:
        """The district states that what is registered for the place is complete."""
        return self.add(
            Attestation,
            id=self._next("bekreftelse"),
            topic=topic,
            completeAsOf=on,
            attestedBy="politidistrikt:trondelag",
            place=place,
        )

    def waive(self, subject: str, start: dt.date, end: dt.date, rule: str = RULE) -> str:
        """The district approves an exception from `start` up to, not including, `end`."""
        return self.add(
            Waiver,
            id=self._next("unntak"),
            ruleId=rule,
            reason="Omorganisering",
            validFrom=start,
            validTo=end,
            subject=subject,
            approvedBy="politidistrikt:trondelag",
        )

    def count(self, place: str, value: int, on: dt.date) -> str:
        """So many people lived there on the day."""
        return self.add(PopulationCount, id=self._next("folketall"), value=value, countedOn=on, place=place)

    async def write(self, graph: Graph) -> None:
        """Write the rows into an empty graph."""
        await load(graph, self.rows, who="test", why="a small world", request_id="test", at=AT)

    def _next(self, prefix: str) -> str:
        return f"{prefix}:{len(self.rows)}"
