"""A world with one of everything that the schema shows, and municipalities with difficult names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from graph.model import (
    agreements,
    assurance,
    cooperation,
    forums,
    lineage,
    organizations,
    schools,
    territory,
)
from graph.model.base import Node, Tie
from tests.worlds import World

DAY = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class Place:
    """A municipality of the world, told so that a test can reckon with it by itself."""

    id: str
    name: str
    folded: str
    """Its name without case and accents, folded by hand."""
    numbers: tuple[str, ...] = ()
    """All that it has, or had."""
    start: str | None = None
    end: str | None = None
    ended: bool = False
    """It has ended, and nobody knows when."""

    def stands(self, day: dt.date) -> bool:
        """Whether it is there on a day."""
        since = dt.date.fromisoformat(self.start) if self.start else day
        return not self.ended and since <= day and (self.end is None or day < dt.date.fromisoformat(self.end))


PLACES = (
    Place("kommune:1", "Aurskog", "aurskog", ("0121", "3012")),
    Place("kommune:2", "Bergen", "bergen", ("1201", "4601")),
    Place("kommune:3", "Bø", "bo", ("1867",)),
    Place("kommune:4", "Herøy", "heroy", ("1515",)),
    Place("kommune:5", "Herøy", "heroy", ("1818",)),
    Place("kommune:7", "Kárášjohka", "karasjohka", ("5610",)),
    Place("kommune:6", "Karlsøy", "karlsoy", ("5534",), start="2020-01-01", end="2025-01-01"),
    Place("kommune:0301", "Oslo", "oslo", ("0301",)),
    Place("kommune:8", "Tromsø", "tromso", ("5501",), start="2026-11-24"),
    Place("kommune:9", "Zeta", "zeta", ("9999",), start="2026-11-25"),
    Place("kommune:10", "Ærøy", "aeroy", ()),
    Place("kommune:11", "Østre Toten", "ostre toten", ("3442",)),
    Place("kommune:12", "Øygarden", "oygarden", ("4626",), ended=True),
    Place("kommune:13", "Aalesund", "alesund", ("1508",), end="2026-11-25"),
    Place("kommune:14", "Ås", "as", ("3218",), end="2026-11-24"),
)
"""In Norwegian alphabetical order: aa sorts as å, after z, æ and ø; namesakes by id."""


@dataclass
class Made:
    """The rows, and the id of one thing of each kind."""

    rows: list[Node | Tie]
    of_kind: dict[str, str] = field(default_factory=dict)


def places() -> World:
    """The municipalities with their numbers. Oslo is a county too, and lies in itself."""
    world = World()
    for place in PLACES:
        period = {"validFrom": _day(place.start), "validTo": _day(place.end)}
        more = {"endKnown": False} if place.ended else {}
        world.add(organizations.Municipality, place.id, name=place.name, **period, **more)
        for at, number in enumerate(place.numbers):
            last = at == len(place.numbers) - 1
            world.add(
                organizations.Identifier,
                f"nummer:{number}",
                scheme=organizations.IdentifierScheme.MUNICIPALITY_NUMBER,
                value=number,
                organization=place.id,
                validFrom=dt.date(2020, 1, 1) if last and at else None,
                validTo=None if last else dt.date(2020, 1, 1),
            )
    world.add(organizations.County, "kommune:0301", name="Oslo")
    world.tie(territory.InCounty, "kommune:0301", "kommune:0301")
    world.add(
        organizations.Identifier,
        "nummer:03",
        scheme=organizations.IdentifierScheme.COUNTY_NUMBER,
        value="03",
        organization="kommune:0301",
    )
    return world


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def everything() -> Made:
    """One of each kind, tied to each other wherever the model allows."""
    world = World()
    bergen = world.municipality("bergen", nameSe="Birgon", nameEn="Bergen (city)", writtenNorwegian="NEUTRAL")
    county = world.org("County", "vestland")
    district = world.district("vest")
    world.tie(territory.InCounty, bergen, county)
    world.tie(territory.InPoliceDistrict, bergen, district)
    gde = world.org("GeographicUnit", "sentrum", part_of=district)
    unit = world.org("ServiceUnit", "nord", part_of=gde)
    world.org("ServicePoint", "torget", part_of=unit)
    world.org("FunctionalUnit", "forebygging", part_of=district)
    world.org("MunicipalUnit", "barnevern", part_of=bergen)
    world.org("CityDistrict", "arna", part_of=bergen)
    world.org("NationalBody", "pod")
    business = world.org("Business", "butikk")
    club = world.org("VoluntaryOrganization", "lag")
    world.tie(territory.Serves, unit, bergen)
    world.add(
        organizations.Identifier,
        "nummer:4601",
        scheme=organizations.IdentifierScheme.MUNICIPALITY_NUMBER,
        value="4601",
        organization=bergen,
    )
    world.add(
        organizations.PopulationCount,
        "folketall:1",
        value=290_000,
        countedOn=dt.date(2026, 1, 1),
        place=bergen,
    )
    world.role("POLICE_CONTACT", side="POLICE", liaison=True)
    world.role("MAYOR", side="MUNICIPAL", leadership="POLITICAL", leader=True)
    contact = world.post("kontakt", unit, "rolle:POLICE_CONTACT", held="2024-01-01")
    mayor = world.post("ordforer", bergen, "rolle:MAYOR", held="2023-10-01")
    vacant = world.post("ledig", gde, "rolle:POLICE_CONTACT")
    world.remit(contact, bergen, "2024-01-01")
    traffic = world.challenge("TRAFFIC_SAFETY")
    forum = world.forum("rad", contact, mayor, vacant, bergen, business, club)
    world.tie(forums.ForTerritory, forum, bergen)
    product = world.product("rapport", bergen, district, on="2026-01-15")
    for month in range(1, 8):
        meeting = world.meeting(forum, f"2026-0{month}-01", presented=(product,) if month == 2 else ())
    world.meeting(forum, "2026-12-01")
    world.meeting(forum, "2026-09-01", cancelled=True)
    world.task(meeting, responsible=mayor)
    agreement = world.agreement(
        "samarbeid", bergen, district, signed="2025-01-01", next_revision="2027-01-01"
    )
    world.revision(agreement, "2026-02-01")
    world.tie(agreements.RegulatedBy, forum, agreement)
    world.focus(agreement, traffic)
    world.focus(forum, traffic)
    plan = world.plan("overordnet", forum=forum, by=(mayor,), adopted="2025-02-01", addresses=(traffic,))
    measure = world.measure("skolevei", plan=plan, addresses=(traffic,))
    world.responsible(bergen, measure, resources="folk")
    world.responsible(district, measure, resources="penger")
    world.evaluation(forum, "2026-03-01")
    world.add(
        assurance.Attestation,
        "bekreftelse:1",
        topic=assurance.AttestationTopic.CONTACTS,
        completeAsOf=dt.date(2026, 10, 1),
        attestedBy=district,
        place=bergen,
    )
    world.add(
        assurance.Waiver,
        "unntak:1",
        ruleId="contact.assigned",
        reason="Midlertidig",
        validFrom=dt.date(2026, 1, 1),
        validTo=dt.date(2027, 1, 1),
        subject=bergen,
        approvedBy=district,
    )
    world.add(assurance.Statement, "utsagn:1", property="website", value="www.bergen.no", subject=bergen)
    _schools(world, bergen, county)
    _cooperation(world, bergen, district, forum, contact, traffic)
    kinds = {type(row).__name__: row.id for row in world.rows if isinstance(row, Node)}
    return Made(world.rows, kinds)


def _schools(world: World, bergen: str, county: str) -> None:
    """A school, the other actors of the guide, and a municipality that was merged away."""
    for kind in ("InterestOrganization", "EmergencyService", "IntermunicipalBody", "MediationBoard"):
        world.org(kind, kind.lower())
    school = world.add(
        schools.School,
        "skole:1",
        name="Skolen",
        schoolKind=schools.SchoolKind.UPPER_SECONDARY,
        ownership=schools.SchoolOwnership.COUNTY,
        pupils=400,
    )
    world.tie(schools.OwnedBy, school, county)
    world.tie(schools.LocatedIn, school, bergen)
    world.tie(schools.PupilsFrom, school, bergen, year=2026, count=300, share=0.75)
    former = world.municipality("tidligere", end="2024-01-01")
    world.add(
        lineage.ChangeEvent,
        "endring:1",
        changeKind=lineage.ChangeEventKind.MERGER,
        happenedOn=dt.date(2024, 1, 1),
        original=(former,),
        resulting=(bergen,),
    )


def _cooperation(world: World, bergen: str, district: str, forum: str, contact: str, traffic: str) -> None:
    """What police and municipality offer, choose, decide and adopt."""
    world.add(
        cooperation.Offer,
        "tilbud:1",
        offerKind=cooperation.OfferKind.COUNCIL,
        offeredOn=dt.date(2026, 1, 1),
        offeredBy=district,
        offeredTo=bergen,
    )
    world.add(
        cooperation.PreventionModel,
        "modell:1",
        name="SLT",
        modelKind=cooperation.PreventionModelKind.SLT,
        municipalities=(bergen,),
    )
    world.add(cooperation.PoliceOrdinance, "politivedtekt:1", name="Politivedtekt", municipality=bergen)
    process = world.add(
        cooperation.PoliceProcess,
        "prosess:1",
        name="Prioritering",
        startedOn=dt.date(2026, 1, 1),
        ledBy=district,
        addresses=(traffic,),
        linkedTo=(forum,),
    )
    world.tie(cooperation.Concerns, process, bergen, involvedOn=dt.date(2026, 1, 2))
    world.add(
        cooperation.Record,
        "vedtak:1",
        recordKind=cooperation.RecordKind.APPROVAL,
        recordedOn=dt.date(2026, 1, 1),
        value=5,
        about=(contact,),
        decidedBy=(district,),
    )
