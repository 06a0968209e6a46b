"""Small worlds in few words: rows of the model, for `graph.rows` to write.

Every method returns the id of what it adds. Days are ISO text. What is not said is in force and open-ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.model import agreements as ag
from graph.model import assurance, forums, knowledge, organizations, posts, territory
from graph.model.base import Node, Tie

SOURCE = "kilde:test"
RECORDED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_PREFIX = {
    "Municipality": "kommune",
    "MunicipalUnit": "virksomhet",
    "County": "fylke",
    "CityDistrict": "bydel",
    "PoliceDistrict": "politidistrikt",
    "GeographicUnit": "gde",
    "ServiceUnit": "tjenesteenhet",
    "ServicePoint": "tjenestested",
    "FunctionalUnit": "fellesenhet",
    "NationalBody": "nasjonal",
    "Business": "bedrift",
    "VoluntaryOrganization": "forening",
    "InterestOrganization": "interesse",
    "EmergencyService": "nodetat",
    "IntermunicipalBody": "interkommunalt",
    "MediationBoard": "konfliktrad",
}
_REQUIRED: dict[str, dict[str, Any]] = {
    "CityDistrict": {"administrative": True},
    "FunctionalUnit": {"function": organizations.UnitFunction.PREVENTION},
}


def day(text: str | None) -> dt.date | None:
    """The day that ISO text names; nothing for nothing."""
    return dt.date.fromisoformat(text) if text else None


@dataclass
class World:
    """Rows under construction."""

    rows: list[Node | Tie] = field(default_factory=list)
    _counters: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows.append(
            assurance.Source(
                id=SOURCE,
                source=SOURCE,
                recordedAt=RECORDED,
                title="Test",
                publisher="Test",
                licence="CC0",
                retrievedOn=dt.date(2026, 1, 1),
            )
        )

    def add(self, kind: type[Node], id_: str, **values: Any) -> str:
        """A node of any kind."""
        self.rows.append(kind(id=id_, source=SOURCE, recordedAt=RECORDED, **values))
        return id_

    def tie(self, kind: type[Tie], start: str, end: str, **values: Any) -> None:
        """A tie of any kind."""
        self.rows.append(kind(start=start, end=end, source=SOURCE, recordedAt=RECORDED, **values))

    def _next(self, prefix: str) -> str:
        self._counters[prefix] = self._counters.get(prefix, 0) + 1
        return f"{prefix}:{self._counters[prefix]}"

    def org(
        self, kind: str, name: str, *, part_of: str | None = None, start: str | None = None,
        end: str | None = None, **more: Any,
    ) -> str:  # fmt: skip
        """An organization: `org("Municipality", "bergen")` is `kommune:bergen`."""
        model = getattr(organizations, kind)
        values = {"name": name.capitalize(), **_REQUIRED.get(kind, {}), **more}
        id_ = self.add(model, f"{_PREFIX[kind]}:{name}", validFrom=day(start), validTo=day(end), **values)
        if part_of:
            self.part_of(id_, part_of)
        return id_

    def municipality(self, name: str, **more: Any) -> str:
        """A municipality."""
        return self.org("Municipality", name, **more)

    def district(self, name: str, **more: Any) -> str:
        """A police district."""
        return self.org("PoliceDistrict", name, **more)

    def part_of(self, part: str, whole: str, start: str | None = None, end: str | None = None) -> None:
        """One organization is part of another."""
        self.tie(territory.PartOf, part, whole, validFrom=day(start), validTo=day(end))

    def role(
        self, code: str, name: str | None = None, *, side: str = "POLICE", leadership: str = "NONE",
        leader: bool = False, liaison: bool = False, specialist: bool = False, **more: Any,
    ) -> str:  # fmt: skip
        """A role; its id is `rolle:CODE`."""
        return self.add(
            posts.Role,
            f"rolle:{code}",
            code=code,
            name=name or code.capitalize(),
            side=posts.RoleSide(side),
            leadership=posts.RoleLeadership(leadership),
            isLeader=leader,
            isLiaison=liaison,
            isSpecialist=specialist,
            **more,
        )

    def post(
        self, name: str, organization: str, role: str, *, held: str | None = None, until: str | None = None
    ) -> str:
        """A post; `held` is the day from which somebody is in it, without it nobody is."""
        id_ = self.add(
            posts.Post, f"stilling:{name}", name=name.capitalize(), role=role, organization=organization
        )
        if held:
            self.hold(id_, held, until)
        return id_

    def hold(
        self, post: str, start: str | None, end: str | None = None, *, person: str | None = None, **more: Any
    ) -> str:
        """Somebody (a new person, if none is named) holds a post."""
        if person is None:
            person = self._next("person")
            self.add(posts.Person, person, name=f"Navn {person.split(':')[1]}")
        return self.add(
            posts.Assignment,
            self._next("tildeling"),
            post=post,
            person=person,
            validFrom=day(start),
            validTo=day(end),
            **more,
        )

    def remit(
        self, post: str, place: str, start: str | None = None, end: str | None = None, **more: Any
    ) -> str:
        """A post serves a place."""
        return self.add(
            posts.Remit,
            self._next("ansvar"),
            post=post,
            place=place,
            validFrom=day(start),
            validTo=day(end),
            **more,
        )

    def forum(
        self, name: str, *members: str, start: str | None = None, end: str | None = None,
        kinds: tuple[str, ...] = ("POLICE_COUNCIL",), title: str | None = None, **more: Any,
    ) -> str:  # fmt: skip
        """A forum, with seats for the members named."""
        id_ = self.add(
            forums.Forum,
            f"forum:{name}",
            name=title or f"Forum {name}",
            forumKinds=tuple(forums.ForumKind(kind) for kind in kinds),
            validFrom=day(start),
            validTo=day(end),
            **more,
        )
        for member in members:
            self.seat(id_, member)
        return id_

    def seat(
        self, forum: str, member: str, role: str = "MEMBER", *, start: str | None = None,
        end: str | None = None, **more: Any,
    ) -> str:  # fmt: skip
        """A membership of a post or an organization."""
        return self.add(
            forums.Membership,
            self._next("deltakelse"),
            forum=forum,
            member=member,
            membershipRole=forums.MembershipRole(role),
            validFrom=day(start),
            validTo=day(end),
            **more,
        )

    def meeting(
        self, forum: str, on: str, *, present: Iterable[str] = (), absent: Iterable[str] = (),
        deputy: Iterable[str] = (), presented: tuple[str, ...] = (), cancelled: bool = False, **more: Any,
    ) -> str:  # fmt: skip
        """A meeting, with what is registered of the memberships named."""
        id_ = self.add(
            forums.Meeting,
            self._next("mote"),
            forum=forum,
            heldOn=day(on),
            presented=presented,
            cancelled=cancelled,
            **more,
        )
        for status, seats in (("PRESENT", present), ("ABSENT", absent), ("DEPUTY", deputy)):
            for seat in seats:
                self.tie(forums.Attended, seat, id_, status=forums.AttendanceStatus(status))
        return id_

    def task(self, meeting: str, *, done: str | None = None, **more: Any) -> str:
        """An action point of a meeting."""
        return self.add(
            forums.ActionPoint,
            self._next("oppgave"),
            task="Gjør noe",
            meeting=meeting,
            doneOn=day(done),
            **more,
        )

    def product(self, name: str, *by: str, on: str = "2020-01-01") -> str:
        """A knowledge product."""
        return self.add(
            knowledge.KnowledgeProduct, f"produkt:{name}", title=name, producedOn=day(on), producedBy=by
        )

    def agreement(
        self, name: str, *parties: str, signed: str | None, end: str | None = None,
        next_revision: str | None = None, kinds: tuple[str, ...] = ("COOPERATION",),
    ) -> str:  # fmt: skip
        """An agreement."""
        return self.add(
            ag.Agreement,
            f"avtale:{name}",
            name=f"Avtale {name}",
            agreementKinds=tuple(ag.AgreementKind(kind) for kind in kinds),
            parties=parties,
            signedOn=day(signed),
            validTo=day(end),
            nextRevisionOn=day(next_revision),
        )

    def revision(self, agreement: str, on: str, **more: Any) -> str:
        """A revision of an agreement."""
        return self.add(
            ag.AgreementRevision, self._next("revisjon"), agreement=agreement, revisedOn=day(on), **more
        )

    def evaluation(self, subject: str, on: str, *parties: str, next_on: str | None = None) -> str:
        """An evaluation of a forum, a prevention model or an agreement."""
        return self.add(
            knowledge.Evaluation,
            self._next("evaluering"),
            subject=subject,
            evaluatedOn=day(on),
            nextOn=day(next_on),
            parties=parties,
        )

    def challenge(self, code: str) -> str:
        """A shared challenge."""
        return self.add(knowledge.Challenge, f"utfordring:{code}", code=code, name=code.capitalize())

    def focus(self, subject: str, challenge: str, start: str | None = None, end: str | None = None) -> None:
        """A focus area of a forum or an agreement."""
        self.tie(knowledge.FocusesOn, subject, challenge, validFrom=day(start), validTo=day(end))

    def plan(
        self, name: str, *, forum: str | None = None, start: str | None = None, end: str | None = None,
        adopted: str | None = None, by: tuple[str, ...] = (), **more: Any,
    ) -> str:  # fmt: skip
        """A plan, of a forum or of its responsible parties."""
        return self.add(
            ag.Plan,
            f"plan:{name}",
            name=f"Plan {name}",
            planKind=ag.PlanKind.OVERARCHING if forum else ag.PlanKind.ACTION,
            forum=forum,
            validFrom=day(start),
            validTo=day(end),
            adoptedOn=day(adopted),
            adoptedBy=by,
            **more,
        )

    def measure(
        self, name: str, *, plan: str | None = None, start: str | None = None, end: str | None = None,
        adopted: str | None = None, by: tuple[str, ...] = (), **more: Any,
    ) -> str:  # fmt: skip
        """A measure."""
        return self.add(
            ag.Measure,
            f"tiltak:{name}",
            name=f"Tiltak {name}",
            plan=plan,
            validFrom=day(start),
            validTo=day(end),
            adoptedOn=day(adopted),
            adoptedBy=by,
            **more,
        )

    def responsible(
        self, organization: str, what: str, *, resources: str | None = None, start: str | None = None,
        end: str | None = None,
    ) -> None:  # fmt: skip
        """An organization is a responsible party of a plan or measure."""
        self.tie(
            ag.ResponsibleFor, organization, what, resources=resources, validFrom=day(start), validTo=day(end)
        )
