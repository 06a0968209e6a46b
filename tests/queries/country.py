"""A small country drawn by hand, for the tests of questions: two police districts, two counties, ten places.

    Vest: GDE Kyst (units Nord, Sør)      Vestland: Alver, Bergen (with Arna), Os, Voss
    Øst:  GDE Innland (unit Romerike)     Akershus: Asker (in police district Vest), Lørenskog, Nes

What is there has edges in time, so that days before, on and after them differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import neo4j

from graph.model import agreements as ag
from graph.model import cooperation, forums, knowledge, schools, territory
from graph.model.organizations import PopulationCount, UnitFunction
from queries.days import day_parameters
from queries.fragment import load
from tests.worlds import World

Ask = Callable[..., list[dict[str, Any]]]
"""Gives the rows of a fragment at a root: `ask("paths", day, maxDepth=5, …)`, nodes as their ids."""
TODAY = dt.date(2026, 6, 1)
DAYS = (dt.date(2019, 1, 1), dt.date(2024, 6, 1), dt.date(2026, 1, 1), TODAY, dt.date(2027, 3, 1))
"""Days to ask for: before almost everything, past, present, and to come."""

PLACES = {
    "alver": ("vestland", "vest", 29_000),
    "bergen": ("vestland", "vest", 290_000),
    "os": ("vestland", "vest", 22_000),
    "voss": ("vestland", "vest", 16_000),
    "asker": ("akershus", "vest", 97_000),
    "lorenskog": ("akershus", "ost", 47_000),
    "nes": ("akershus", "ost", 24_000),
}

EAST = ("asker", "lorenskog", "nes")
"""Whose fire alarm centre is the eastern one; Asker is alone with it in its police district."""


def small_country() -> World:
    """All of it."""
    w = World()
    _land(w)
    _police(w)
    _posts(w)
    _forums(w)
    _papers(w)
    _partners(w)
    return w


def _land(w: World) -> None:
    for county in ("vestland", "akershus"):
        w.org("County", county)
    for district in ("vest", "ost"):
        w.district(district)
    for name, (county, district, people) in PLACES.items():
        place = w.municipality(name, fireAlarmCentre="110 Øst" if name in EAST else "110 Vest")
        w.tie(territory.InCounty, place, f"fylke:{county}")
        w.tie(territory.InPoliceDistrict, place, f"politidistrikt:{district}")
        for year, value in ((2020, people - 500), (2025, people)):
            w.add(
                PopulationCount,
                f"folketall:{name}-{year}",
                value=value,
                countedOn=dt.date(year, 1, 1),
                place=place,
            )
    # Nes lay in Vest before 2024, and is to be no more in 2027.
    w.rows = [
        r for r in w.rows if not (isinstance(r, territory.InPoliceDistrict) and r.start == "kommune:nes")
    ]
    w.tie(territory.InPoliceDistrict, "kommune:nes", "politidistrikt:vest", validTo=dt.date(2024, 1, 1))
    w.tie(territory.InPoliceDistrict, "kommune:nes", "politidistrikt:ost", validFrom=dt.date(2024, 1, 1))
    w.org("CityDistrict", "arna", part_of="kommune:bergen")
    w.org("MunicipalUnit", "barnevern", part_of="kommune:bergen")
    w.org("NationalBody", "pod")
    for code in ("TRAFFIC_SAFETY", "CHILD_YOUTH_CRIME", "HATE_CRIME", "THREATS_TO_PUBLIC_DEBATE"):
        w.challenge(code)


def _police(w: World) -> None:
    for gde, district, units in (("kyst", "vest", ("nord", "sor")), ("innland", "ost", ("romerike",))):
        w.org("GeographicUnit", gde, part_of=f"politidistrikt:{district}")
        for unit in units:
            w.org("ServiceUnit", unit, part_of=f"gde:{gde}")
    w.org("FunctionalUnit", "forebygging", part_of="politidistrikt:vest")
    w.tie(territory.Serves, "fellesenhet:forebygging", "politidistrikt:vest")
    # Øst has no prevention unit of its own until 2026: that of Vest serves it.
    w.tie(territory.Serves, "fellesenhet:forebygging", "politidistrikt:ost", validTo=dt.date(2026, 1, 1))
    w.org(
        "FunctionalUnit", "beredskap", part_of="politidistrikt:vest", function=UnitFunction.EMERGENCY_PLANNING
    )
    for unit, place in (
        ("nord", "kommune:alver"),
        ("nord", "kommune:bergen"),
        ("sor", "kommune:os"),
        ("sor", "kommune:voss"),
        ("romerike", "kommune:nes"),
        ("romerike", "kommune:asker"),
    ):
        w.tie(territory.Serves, f"tjenesteenhet:{unit}", place)


def _posts(w: World) -> None:
    w.role("POLICE_CONTACT", "Politikontakt", liaison=True, nameEn="Police contact")
    w.role("SLT_COORDINATOR", "SLT-koordinator", side="MUNICIPAL", liaison=True)
    w.role("MAYOR", "Ordfører", side="MUNICIPAL", leadership="POLITICAL", leader=True)
    w.role("GDE_LEADER", "Leder", leadership="ADMINISTRATIVE", leader=True)
    w.role("FUNCTION_CONTACT", "Kontaktperson", specialist=True)
    w.role("EMERGENCY_COORDINATOR", "Beredskapskoordinator", side="MUNICIPAL")
    w.role("EMERGENCY_PLANNER", "Beredskapsplanlegger", specialist=True)
    w.role(
        "SCHOOL_LEADER", "Rektor", side="MUNICIPAL", leader=True, answersFor=("utfordring:CHILD_YOUTH_CRIME",)
    )
    w.role("TRAFFIC_COORDINATOR", "Trafikk", specialist=True, answersFor=("utfordring:TRAFFIC_SAFETY",))
    w.role("DIVERSITY_CONTACT", "Mangfold", specialist=True, answersFor=("utfordring:HATE_CRIME",))
    w.role(
        "THREAT_RISK_ASSESSOR",
        "Trussel",
        specialist=True,
        answersFor=("utfordring:THREATS_TO_PUBLIC_DEBATE",),
    )
    contacts = {
        "nord": ("tjenesteenhet:nord", "2023-01-01", None, ("alver", "bergen")),
        "sor": ("tjenesteenhet:sor", "2022-01-01", "2026-04-01", ("os", "voss")),
        "romerike": ("tjenesteenhet:romerike", "2024-01-01", None, ("nes", "lorenskog")),
    }
    for name, (unit, since, until, places) in contacts.items():
        post = w.post(f"kontakt-{name}", unit, "rolle:POLICE_CONTACT", held=since, until=until)
        for place in places:
            w.remit(post, f"kommune:{place}", since)
    arna = w.post("kontakt-arna", "tjenesteenhet:nord", "rolle:POLICE_CONTACT")
    w.remit(arna, "bydel:arna", "2023-01-01")
    # The coordinator of Bergen serves Os too; somebody stands in.
    slt = w.post("slt", "kommune:bergen", "rolle:SLT_COORDINATOR", held="2021-01-01", until="2026-01-15")
    w.hold(slt, "2026-01-15", "2026-12-31", assignmentKind="ACTING")
    for place in ("bergen", "os"):
        w.remit(slt, f"kommune:{place}", "2021-01-01")
    for place in PLACES:
        w.post(f"ordforer-{place}", f"kommune:{place}", "rolle:MAYOR", held="2023-10-01")
    w.post("leder-kyst", "gde:kyst", "rolle:GDE_LEADER", held="2020-01-01")
    w.post("forebygger", "fellesenhet:forebygging", "rolle:FUNCTION_CONTACT", held="2020-01-01")
    w.post("planlegger", "fellesenhet:beredskap", "rolle:EMERGENCY_PLANNER", held="2020-01-01")
    w.post("trafikk", "fellesenhet:forebygging", "rolle:TRAFFIC_COORDINATOR", held="2022-01-01")
    w.post(
        "mangfold",
        "fellesenhet:forebygging",
        "rolle:DIVERSITY_CONTACT",
        held="2022-01-01",
        until="2026-05-01",
    )
    w.post("trussel", "politidistrikt:vest", "rolle:THREAT_RISK_ASSESSOR")
    w.hold("stilling:trussel", "2024-01-01", assignmentKind="DEPUTY")
    w.post("beredskap-bergen", "kommune:bergen", "rolle:EMERGENCY_COORDINATOR", held="2023-01-01")
    w.post("rektor", "virksomhet:barnevern", "rolle:SCHOOL_LEADER", held="2023-01-01")


def _forums(w: World) -> None:
    councils = {
        "bergen": ("stilling:ordforer-bergen", "stilling:kontakt-nord", "stilling:leder-kyst"),
        "os": ("stilling:ordforer-os", "stilling:kontakt-sor"),
        "asker": ("stilling:ordforer-asker", "politidistrikt:ost"),
        "regionalt": ("kommune:alver", "kommune:os", "kommune:voss", "stilling:kontakt-sor"),
    }
    for name, members in councils.items():
        kinds = ("REGIONAL_POLICE_COUNCIL",) if name == "regionalt" else ("POLICE_COUNCIL",)
        w.forum(name, *members, start="2021-01-01", kinds=kinds)
    for name, places in (
        ("bergen", ("bergen",)),
        ("os", ("os",)),
        ("asker", ("asker",)),
        ("regionalt", ("alver", "voss", "nes")),
    ):
        for place in places:
            w.tie(forums.ForTerritory, f"forum:{name}", f"kommune:{place}")
    w.forum(
        "nettverk", "stilling:kontakt-nord", "stilling:kontakt-sor", "stilling:kontakt-romerike",
        start="2024-03-01", kinds=("CONTACT_NETWORK",),
    )  # fmt: skip
    wide = w.forum("stort", "kommune:bergen", "kommune:nes", "politidistrikt:ost", kinds=("OTHER",))
    for number in range(24):
        w.seat(wide, w.org("VoluntaryOrganization", f"lag-{number}"))
    observed = w.forum("observert", "kommune:voss", kinds=("OTHER",))
    w.seat(observed, "politidistrikt:ost", "OBSERVER")
    for forum, on in (("bergen", "2026-03-01"), ("os", "2024-05-01"), ("nettverk", "2026-02-01")):
        w.meeting(f"forum:{forum}", on)
    w.meeting("forum:asker", "2027-01-15")


def _papers(w: World) -> None:
    w.agreement(
        "bergen", "kommune:bergen", "politidistrikt:vest", signed="2023-05-01", next_revision="2027-05-01"
    )
    w.agreement("alver", "kommune:alver", "kommune:voss", "politidistrikt:vest", signed="2018-01-01")
    w.agreement("nes", "kommune:nes", "politidistrikt:ost", signed="2025-01-01", end="2026-03-01")
    for subject, codes in {
        "avtale:bergen": ("TRAFFIC_SAFETY", "CHILD_YOUTH_CRIME"),
        "forum:bergen": ("CHILD_YOUTH_CRIME",),
        "avtale:nes": ("HATE_CRIME",),
        "forum:os": ("CHILD_YOUTH_CRIME",),
        "forum:regionalt": ("TRAFFIC_SAFETY",),
    }.items():
        for code in codes:
            w.focus(subject, f"utfordring:{code}", "2022-01-01")
    w.focus("avtale:alver", "utfordring:HATE_CRIME", "2018-01-01", "2025-01-01")
    youth, traffic = "utfordring:CHILD_YOUTH_CRIME", "utfordring:TRAFFIC_SAFETY"
    plan = w.plan("bergen", forum="forum:bergen", start="2024-01-01", end="2026-12-31", addresses=(youth,))
    ungdom = w.measure("ungdom", plan=plan, start="2025-01-01", end="2026-07-01", addresses=(youth,))
    skolevei = w.measure("skolevei", start="2026-02-01", addresses=(traffic,))
    for who, what in (
        ("kommune:bergen", ungdom),
        ("politidistrikt:vest", ungdom),
        ("kommune:alver", skolevei),
        ("kommune:os", ungdom),
    ):
        w.responsible(who, what, resources="Folk")
    natt = w.measure("natt", start="2024-01-01", addresses=(youth,))
    w.responsible("kommune:nes", natt)
    w.responsible("tjenesteenhet:romerike", natt, start="2025-01-01")
    w.product("trusselbilde", "politidistrikt:vest", on="2025-02-01")
    w.add(
        ag.AgreementRevision,
        "revisjon:bergen",
        revisedOn=dt.date(2026, 3, 1),
        agreement="avtale:bergen",
        focusAfter=("utfordring:HATE_CRIME", traffic),
        basedOn=("produkt:trusselbilde", "produkt:ungdata"),
    )
    patrol = w.measure("patrulje", start="2025-06-01", addresses=("utfordring:THREATS_TO_PUBLIC_DEBATE",))
    w.responsible("politidistrikt:vest", patrol)
    w.product("ungdata", "kommune:bergen", on="2026-02-01")
    w.add(
        cooperation.PoliceProcess, "prosess:uteliv", name="Uteliv", startedOn=dt.date(2026, 1, 10),
        ledBy="politidistrikt:vest", addresses=(traffic,), linkedTo=("forum:bergen",),
    )  # fmt: skip
    w.tie(cooperation.Concerns, "prosess:uteliv", "kommune:bergen")
    w.add(
        cooperation.PreventionModel, "modell:slt", name="SLT", modelKind=cooperation.PreventionModelKind.SLT,
        municipalities=("kommune:bergen", "kommune:os"), validFrom=dt.date(2021, 1, 1),
    )  # fmt: skip
    for name, subject, on, learned in (
        ("bergen", "forum:bergen", "2026-04-01", "Del tallene tidlig."),
        ("slt", "modell:slt", "2025-11-01", "Fast stedfortreder."),
        ("nes", "avtale:nes", "2025-12-01", None),
        ("senere", "forum:os", "2026-12-01", "Ikke ennå."),
    ):
        w.add(
            knowledge.Evaluation,
            f"evaluering:{name}",
            subject=subject,
            evaluatedOn=dt.date.fromisoformat(on),
            learned=learned,
            parties=("kommune:bergen",),
        )


def _partners(w: World) -> None:
    for name, place, period in (
        ("butikk", "bergen", {}),
        ("kai", "bergen", {}),
        ("nedlagt", "bergen", {"end": "2025-01-01"}),
        ("kommende", "os", {"start": "2027-01-01"}),
    ):
        w.tie(schools.LocatedIn, w.org("Business", name, **period), f"kommune:{place}")
    w.seat("forum:bergen", "bedrift:butikk", start="2024-01-01", end="2026-02-01")
    for name, place in (("speider", "voss"), ("frivillig", "bergen")):
        w.tie(schools.LocatedIn, w.org("VoluntaryOrganization", name), f"kommune:{place}")
    w.role("VOLUNTARY_REPRESENTATIVE", side="OTHER")
    w.post("frivillig", "forening:frivillig", "rolle:VOLUNTARY_REPRESENTATIVE", held="2024-01-01")
    w.seat("forum:bergen", "stilling:frivillig")
    for name, kind, place, pupils in (
        ("katedral", schools.SchoolKind.UPPER_SECONDARY, "bergen", 900),
        ("arna-skole", schools.SchoolKind.COMPULSORY, "bergen", 300),
        ("os-skole", schools.SchoolKind.COMPULSORY, "os", None),
    ):
        w.add(schools.School, f"skole:{name}", name=name.capitalize(), schoolKind=kind, pupils=pupils)
        w.tie(schools.LocatedIn, f"skole:{name}", f"kommune:{place}")
    w.seat("forum:bergen", "skole:katedral", "OBSERVER")


def asking(session: neo4j.Session) -> Ask:
    """Asks for the rows of fragments."""

    def rows(name: str, as_of: dt.date, **parameters: Any) -> list[dict[str, Any]]:
        text = f"CYPHER 5 replan=skip\nCALL () {{\n{load(name).text}\n}}\nRETURN *"
        given = {**day_parameters(as_of, TODAY), **parameters}
        return [_plain(record) for record in session.run(text, given)]

    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, neo4j.graph.Node):
        return value["id"]
    if isinstance(value, neo4j.Record | dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.to_native() if hasattr(value, "to_native") else value
