"""Small worlds for the tests of rules: `tests.worlds` with places, attestations, waivers and decisions.

Every municipality lies in the police district of Trøndelag (`politidistrikt:t`) and the county `fylke:t`, if
nothing else is said. Every method returns the id of what it adds; days are ISO text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from graph.connection import Graph
from graph.load import load
from graph.model import agreements, assurance, cooperation, forums, territory
from tests import worlds
from tests.worlds import day

AS_OF = dt.date(2026, 6, 1)
"""The day that these worlds are asked about."""
AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
"""When they are written."""
FRESH, STALE = "2026-03-01", "2025-03-01"
"""Days of attestations that count on `AS_OF`, and that do no longer."""


@dataclass
class World(worlds.World):
    """Rows as they are said, with a police district, a county, POD, and the role of police contact."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.t = self.district("t")
        self.org("County", "t")
        self.org("NationalBody", "pod")
        self.role("POLICE_CONTACT", liaison=True)

    def place(
        self, name: str, *, district: str = "politidistrikt:t", county: str = "fylke:t", **more: Any
    ) -> str:
        """A municipality in its police district and county."""
        id_ = self.municipality(name, **more)
        self.tie(territory.InPoliceDistrict, id_, district)
        self.tie(territory.InCounty, id_, county)
        return id_

    def contact(
        self, name: str, *places: str, held: str | None = "2020-01-01", unit: str = "politidistrikt:t",
        person: str | None = None, **assignment: Any,
    ) -> str:  # fmt: skip
        """A police contact post with the places in its remit; vacant where `held` is None."""
        post = self.post(name, unit, "rolle:POLICE_CONTACT")
        for place in places:
            self.remit(post, place)
        if held:
            self.hold(post, held, person=person, **assignment)
        return post

    def council(
        self, name: str, *territory_: str, kinds: tuple[str, ...] = ("POLICE_COUNCIL",), **more: Any
    ) -> str:
        """A council for the places."""
        id_ = self.forum(name, kinds=kinds, **more)
        for place in territory_:
            self.territory(id_, place)
        return id_

    def territory(
        self,
        forum: str,
        place: str,
        start: str | None = None,
        end: str | None = None,
        mode: str | None = None,
    ) -> None:
        """The forum is for the place."""
        self.tie(
            forums.ForTerritory, forum, place, validFrom=day(start), validTo=day(end),
            mode=forums.TerritoryMode(mode) if mode else None,
        )  # fmt: skip

    def regulated(self, forum: str, agreement: str, start: str | None = None, end: str | None = None) -> None:
        """The agreement regulates the forum."""
        self.tie(agreements.RegulatedBy, forum, agreement, validFrom=day(start), validTo=day(end))

    def attest(self, place: str, topic: str, on: str = FRESH) -> str:
        """POD states that what is registered on the topic for the place is complete."""
        return self.add(
            assurance.Attestation,
            self._next("bekreftelse"),
            topic=assurance.AttestationTopic(topic),
            completeAsOf=day(on),
            attestedBy="nasjonal:pod",
            place=place,
        )

    def waive(self, subject: str, rule: str, start: str = "2026-01-01", end: str = "2027-01-01") -> str:
        """POD approves an exception from `start` up to, not including, `end`."""
        return self.add(
            assurance.Waiver,
            self._next("unntak"),
            ruleId=rule,
            reason="Omorganisering",
            validFrom=day(start),
            validTo=day(end),
            subject=subject,
            approvedBy="nasjonal:pod",
        )

    def record(
        self, kind: str, on: str, *about: str, by: str = "politidistrikt:t", until: str | None = None,
        value: float | None = None,
    ) -> str:  # fmt: skip
        """A decision, approval or clarification."""
        return self.add(
            cooperation.Record,
            self._next("vedtak"),
            recordKind=cooperation.RecordKind(kind),
            recordedOn=day(on),
            validTo=day(until),
            about=about,
            decidedBy=(by,),
            value=value,
        )

    def offer(
        self, kind: str, on: str, to: str, answer: str | None = None, answered: str | None = None
    ) -> str:
        """The police district offers a municipality an agreement or a council."""
        return self.add(
            cooperation.Offer,
            self._next("tilbud"),
            offerKind=cooperation.OfferKind(kind),
            offeredOn=day(on),
            answer=cooperation.OfferAnswer(answer) if answer else None,
            answeredOn=day(answered),
            offeredBy="politidistrikt:t",
            offeredTo=to,
        )

    def cooperation(self, name: str, *places: str, signed: str | None = "2020-01-01", **more: Any) -> str:
        """A cooperation agreement of places with the police district."""
        return self.agreement(name, *places, "politidistrikt:t", signed=signed, **more)

    def ordinance(self, municipality: str, adopted: str | None = None, revised: str | None = None) -> str:
        """A police ordinance of a municipality."""
        name = municipality.partition(":")[2]
        return self.add(
            cooperation.PoliceOrdinance,
            f"politivedtekt:{name}",
            name=f"Politivedtekt {name}",
            municipality=municipality,
            adoptedOn=day(adopted),
            revisedOn=day(revised),
        )

    def model(
        self, kind: str, *municipalities: str, start: str | None = "2020-01-01", end: str | None = None
    ) -> str:
        """A prevention model that municipalities have chosen: SLT, OTHER_MODEL or NONE_CHOSEN."""
        name = f"{kind.replace('_', ' ').capitalize()} {municipalities[0].partition(':')[2]}"
        return self.add(
            cooperation.PreventionModel,
            self._next("modell"),
            name=name,
            modelKind=cooperation.PreventionModelKind(kind),
            municipalities=municipalities,
            validFrom=day(start),
            validTo=day(end),
        )

    async def write(self, graph: Graph) -> None:
        """Write the rows into an empty graph."""
        await load(graph, self.rows, who="test", why="a small world", request_id="test", at=AT)
