"""Small worlds of police councils: `tests.rules_world` with seats, plans, models, processes and schools."""

from __future__ import annotations

from typing import Any

from graph.model import agreements, cooperation, schools, territory
from tests import rules_world
from tests.worlds import day

LEADERS: dict[str, dict[str, Any]] = {
    "MAYOR": {"side": "MUNICIPAL", "leadership": "POLITICAL", "leader": True},
    "CITY_DISTRICT_CHAIR": {"side": "MUNICIPAL", "leadership": "POLITICAL", "leader": True},
    "CHIEF_MUNICIPAL_EXECUTIVE": {
        "side": "MUNICIPAL", "leadership": "ADMINISTRATIVE", "leader": True, "managementLevel": 1,
    },
    "MUNICIPAL_UNIT_LEADER": {
        "side": "MUNICIPAL", "leadership": "ADMINISTRATIVE", "leader": True, "managementLevel": 3,
    },
    "SERVICE_UNIT_LEADER": {"leadership": "ADMINISTRATIVE", "leader": True, "managementLevel": 3},
    "SLT_COORDINATOR": {"side": "MUNICIPAL", "liaison": True},
    "REPRESENTATIVE": {"side": "OTHER"},
}  # fmt: skip
"""The roles of these worlds, beside the police contact's."""


class World(rules_world.World):
    """Rows as they are said, with the roles of those who sit in councils."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for code, values in LEADERS.items():
            self.role(code, **values)

    def own(self, name: str, *, attested: str | None = None, on: str = rules_world.FRESH, **more: Any) -> str:
        """A municipality and a council of its own, `forum:<name>`; perhaps attested on a topic."""
        place = self.place(name)
        if attested:
            self.attest(place, attested, on)
        return self.council(name, place, **more)

    def sitting(
        self, forum: str, role: str, organization: str, *, held: str | None = "2020-01-01",
        until: str | None = None, seated: str = "MEMBER", **seat: Any,
    ) -> str:  # fmt: skip
        """A post of the role in the organization, with a seat in the forum; vacant where `held` is None."""
        post = self.post(self._next("post").replace(":", "-"), organization, f"rolle:{role}")
        if held:
            self.hold(post, held, until)
        self.seat(forum, post, seated, **seat)
        return post

    def unit(self, name: str, place: str) -> str:
        """A service unit that serves the place."""
        id_ = self.org("ServiceUnit", name)
        self.tie(territory.Serves, id_, place)
        return id_

    def action_plan(self, name: str, forum: str, *challenges: str, start: str | None = None) -> str:
        """A forum's action plan for challenges."""
        return self.add(
            agreements.Plan, f"plan:{name}", name=f"Plan {name}", planKind=agreements.PlanKind.ACTION,
            forum=forum, addresses=challenges, validFrom=day(start),
        )  # fmt: skip

    def act(self, name: str, challenge: str, *by: str, **more: Any) -> str:
        """A measure against a challenge, and who is responsible."""
        id_ = self.measure(name, addresses=(challenge,), **more)
        for organization in by:
            self.responsible(organization, id_)
        return id_

    def regulating(self, forum: str, *, per_year: int | None = None, describes: tuple[str, ...] = (),
                   end: str | None = None) -> str:  # fmt: skip
        """An agreement that regulates a forum."""
        id_ = self.add(
            agreements.Agreement, f"avtale:{forum[6:]}", name=f"Avtale {forum[6:]}", validTo=day(end),
            agreementKinds=(agreements.AgreementKind.COOPERATION,), signedOn=day("2025-01-01"),
            meetingsPerYear=per_year, parties=("politidistrikt:t",),
            describes=tuple(agreements.AgreementTopic(topic) for topic in describes),
        )  # fmt: skip
        self.regulated(forum, id_)
        return id_

    def process(
        self,
        name: str,
        started: str,
        concerned: dict[str, str | None],
        *linked: str,
        ended: str | None = None,
    ) -> str:
        """A police process: the municipalities that it concerns, when each was involved, councils linked."""
        id_ = self.add(
            cooperation.PoliceProcess, f"prosess:{name}", name=f"Prosess {name}", startedOn=day(started),
            endedOn=day(ended), ledBy="politidistrikt:t", linkedTo=linked,
        )  # fmt: skip
        for municipality, involved in concerned.items():
            self.tie(cooperation.Concerns, id_, municipality, involvedOn=day(involved))
        return id_

    def school(self, name: str, place: str) -> str:
        """An upper secondary school in a municipality."""
        id_ = self.add(
            schools.School, f"skole:{name}", name=name.capitalize(),
            schoolKind=schools.SchoolKind.UPPER_SECONDARY,
        )  # fmt: skip
        self.tie(schools.LocatedIn, id_, place)
        return id_

    def pupils(self, school: str, place: str, year: int, **figure: Any) -> None:
        """How many of a school's pupils live in a municipality: `count` or `share`."""
        self.tie(schools.PupilsFrom, school, place, year=year, **figure)
