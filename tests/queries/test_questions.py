"""Contacts, unused partners, the same challenge, priorities and borders: as plain Python reckons them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from queries.fragment import load
from queries.phrases import LANGUAGES, render
from tests.oracle.challenges import Challenges
from tests.queries.country import DAYS, PLACES, TODAY, Ask, small_country

TOPICS: list[dict[str, str]] = [
    {"challenge": "TRAFFIC_SAFETY"},
    {"challenge": "HATE_CRIME"},
    {"challenge": "CHILD_YOUTH_CRIME"},
    {"request": "LECTURE"},
    {"request": "EXERCISE"},
    {"request": "THREAT"},
]


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> dt.date:
    """A day to ask for: past, present, to come."""
    found: dt.date = request.param
    return found


@pytest.fixture
def plain(day: dt.date) -> Challenges:
    """The same, in plain Python."""
    return Challenges(small_country().rows, day)


def test_contacts(country: Ask, day: dt.date, plain: Challenges) -> None:
    """Whom to call, in which order, who is the counterpart, and which vacancies are passed over."""
    texts = load("contacts-for").texts
    for place in ("kommune:bergen", "kommune:os", "kommune:nes", "kommune:asker"):
        for about in TOPICS:
            (row,) = country("contacts-for", day, municipality=place, about=about)
            expected = plain.contacts_for(place, about.get("challenge"), about.get("request"))
            for part in ("contacts", "counterparts"):
                found = [(each["post"], each["part"]) for each in row[part]]
                assert found == expected[part], (place, about)
                assert [each["rank"] for each in row[part]] == list(range(1, len(found) + 1))
                for each in row[part]:
                    assert each["heldAs"] in plain.kinds_held(each["post"])
                    said = {
                        render(texts, at, each["reason"]["code"], each["reason"]["args"]) for at in LANGUAGES
                    }
                    assert all(said)
            assert {each["post"]: each["since"] for each in row["passedOver"]} == expected["passedOver"]


def test_what_contacts_say(country: Ask) -> None:
    """A stand-in is offered as one, a vacancy is named with its day, and talks go to the prevention unit."""
    (row,) = country("contacts-for", TODAY, municipality="kommune:os", about={"challenge": "HATE_CRIME"})
    (slt,) = row["contacts"]
    assert (slt["post"], slt["heldAs"]) == ("stilling:slt", "ACTING")
    texts = load("contacts-for").texts
    said = [render(texts, "en", each["code"], each["args"]) for each in row["passedOver"]]
    assert said == ["Kontakt-sor is vacant since 1 Apr 2026", "Mangfold is vacant since 1 May 2026"]
    (row,) = country("contacts-for", TODAY, municipality="kommune:bergen", about={"request": "TEACHING"})
    assert [each["part"] for each in row["contacts"]] == [
        "PREVENTION_UNIT",
        "POLICE_CONTACT",
        "SLT_COORDINATOR",
    ]
    assert row["contacts"][1]["reason"]["code"] == "police-contact-besides"
    why = row["contacts"][1]["reason"]
    assert render(texts, "en", why["code"], why["args"]).startswith("Police contact for Bergen: ")
    for wrong in ({"municipality": "kommune:borte", "about": {"request": "THREAT"}},
                  {"municipality": "kommune:os", "about": {"challenge": "NOTHING"}}):  # fmt: skip
        assert country("contacts-for", TODAY, **wrong) == []


def test_unused_partners(country: Ask, day: dt.date, plain: Challenges) -> None:
    """Who lies in a place and has no seat in a forum, by itself or by a post, observers among the seated."""
    kinds = ("School", "Business", "VoluntaryOrganization")
    for place in ("kommune:bergen", "fylke:vestland", "politidistrikt:ost"):
        rows = country("unused-partners", day, place=place, kinds=list(kinds))
        found = {r["partner"]: (r["municipality"], r["lastSeat"] and r["lastSeat"].isoformat()) for r in rows}
        assert len(found) == len(rows)
        assert found == plain.unused_partners(place, kinds)


def test_same_challenge(country: Ask, day: dt.date, plain: Challenges) -> None:
    """Who else has a focus area and a measure in force for a challenge, and what was learned."""
    for code in ("CHILD_YOUTH_CRIME", "TRAFFIC_SAFETY", "HATE_CRIME"):
        for home in (None, "kommune:nes"):
            (row,) = country("same-challenge", day, challenge=code, municipality=home)
            expected = plain.same_challenge(code, home)
            found = {
                each["municipality"]: (
                    [focus["id"] for focus in each["focus"]],
                    [measure["id"] for measure in each["measures"]],
                    each["sameSize"],
                    each["inhabitants"],
                )
                for each in row["places"]
            }
            assert found == expected["places"], (code, home)
            assert row["lessons"] == expected["lessons"]
            assert row["meta"]["found"] == len(expected["lessons"])
    assert country("same-challenge", day, challenge="NOTHING", municipality=None) == []


def test_priorities(country: Ask, day: dt.date, plain: Challenges) -> None:
    """Where a municipality, its police, or both name each challenge."""
    for place in PLACES:
        rows = country("priorities", day, municipality=f"kommune:{place}")
        found = {r["challenge"]: {(s["side"], s["kind"], s["id"]) for s in r["sources"]} for r in rows}
        assert found == plain.priorities(f"kommune:{place}"), place
        for row in rows:
            sides = {side for side, _, _ in found[row["challenge"]]}
            both = "BOTH" in sides or sides == {"MUNICIPALITY", "POLICE"}
            assert row["standing"] == ("BOTH" if both else f"{min(sides)}_ONLY")


def test_borders(country: Ask, day: dt.date, plain: Challenges) -> None:
    """Municipalities that lie otherwise than most around them, and councils across borders."""
    (row,) = country("boundary-mismatches", day)
    found: dict[str, Any] = {
        each["municipality"]: {mismatch["kind"] for mismatch in each["mismatches"]}
        for each in row["municipalities"]
    }
    assert found == plain.mismatches()
    assert {each["forum"] for each in row["councils"]} == plain.councils_across()
    texts = load("boundary-mismatches").texts
    for each in row["municipalities"]:
        for mismatch in each["mismatches"]:
            assert all(render(texts, at, mismatch["code"], mismatch["args"]) for at in LANGUAGES)
