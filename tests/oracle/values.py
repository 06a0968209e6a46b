"""What a thing says of itself on a day, in plain Python: properties, and what is reckoned from others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.oracle.memory import Link, Memory, Thing, holds

STORED = {
    "Agreement.kinds": "agreementKinds",
    "Assignment.kind": "assignmentKind",
    "ChangeEvent.kind": "changeKind",
    "Forum.kinds": "forumKinds",
    "Membership.role": "membershipRole",
    "Offer.kind": "offerKind",
    "Plan.kind": "planKind",
    "PreventionModel.kind": "modelKind",
    "Record.kind": "recordKind",
    "School.kind": "schoolKind",
}
"""Fields that the model spells otherwise."""
NUMBERS = {
    "Municipality.number": "MUNICIPALITY_NUMBER",
    "County.number": "COUNTY_NUMBER",
    "CityDistrict.number": "CITY_DISTRICT_NUMBER",
    "PoliceDistrict.number": "POLICE_DISTRICT_NUMBER",
    "Organization.organizationNumber": "ORGANIZATION_NUMBER",
}
"""Fields that tell a number, with the list that it comes from."""
LANGUAGES = {
    "nb": "name", "nn": "nameNn", "en": "nameEn", "se": "nameSe", "smj": "nameSmj", "sma": "nameSma",
    "fkv": "nameFkv",
}  # fmt: skip


@dataclass(frozen=True)
class When:
    """What an answer hangs on beside the graph."""

    memory: Memory
    day: str
    language: str


def value(field: str, thing: Thing, when: When) -> Any:
    """What a field of a thing says, by its name (`Municipality.population`)."""
    name = field.split(".")[1]
    if field in NUMBERS:
        return _number(field, thing, when)
    if field in _RECKONED:
        return _RECKONED[field](thing, when)
    if name in _RECKONED:
        return _RECKONED[name](thing, when)
    return thing.values.get(STORED.get(field, name))


def of_link(name: str, link: Link) -> Any:
    """What is said of a tie."""
    told = {
        "kind": link.type,
        "start": link.start.id,
        "end": link.end.id,
        "startKnown": "startKnown" not in link.values,
        "endKnown": "endKnown" not in link.values,
        "synthetic": "synthetic" in link.values,
    }
    return told[name] if name in told else link.values.get(name)


def names(thing: Thing) -> list[dict[str, str]]:
    """The names of a thing, by language."""
    return [
        {"language": language, "value": thing.values[name]}
        for language, name in LANGUAGES.items()
        if name in thing.values
    ]


def numbers(field: str, thing: Thing, memory: Memory) -> Iterator[Thing]:
    """All numbers of a list that a thing has or had."""
    for _, identifier in memory.along(thing, "IDENTIFIED_BY"):
        if identifier.values["scheme"] == NUMBERS[field]:
            yield identifier


def _number(field: str, thing: Thing, when: When) -> str | None:
    found = [each.values for each in numbers(field, thing, when.memory) if holds(each.values, when.day)]
    by_value = sorted(found, key=lambda each: each["value"])
    latest = max((each.get("validFrom", "") for each in found), default=None)
    return next((each["value"] for each in by_value if each.get("validFrom", "") == latest), None)


def _status(thing: Thing, when: When) -> str:
    if "endKnown" in thing.values or thing.values.get("validTo", "9") <= when.day:
        return "ENDED"
    return "TO_COME" if thing.values.get("validFrom", "") > when.day else "ACTIVE"


def _met(thing: Thing, when: When) -> str:
    if thing.values["cancelled"]:
        return "CANCELLED"
    return "HELD" if thing.values["heldOn"] <= when.day else "PLANNED"


def _population(thing: Thing, when: When) -> int | None:
    counts = [count.values for _, count in when.memory.along(thing, "HAS_POPULATION")]
    counted = {each["countedOn"]: each["value"] for each in counts if each["countedOn"] <= when.day}
    return counted[max(counted)] if counted else None


def _vacant(thing: Thing, when: When) -> bool:
    return not any(holds(held.values, when.day) for _, held in when.memory.along(thing, "HAS_ASSIGNMENT"))


def _seat_vacant(thing: Thing, when: When) -> bool:
    members = [member for _, member in when.memory.along(thing, "OF_MEMBER")]
    return any("Post" in member.labels and _vacant(member, when) for member in members)


def _label(thing: Thing, when: When) -> Any:
    local = thing.values.get(LANGUAGES[when.language])
    return local if local is not None else thing.values.get("name")


_RECKONED: dict[str, Callable[[Thing, When], Any]] = {
    "synthetic": lambda thing, _: "synthetic" in thing.values,
    "startKnown": lambda thing, _: "startKnown" not in thing.values,
    "endKnown": lambda thing, _: "endKnown" not in thing.values,
    "label": _label,
    "population": _population,
    "Organization.status": _status,
    "Meeting.status": _met,
    "Post.vacant": _vacant,
    "Membership.seatVacant": _seat_vacant,
    "Agreement.describes": lambda thing, _: thing.values.get("describes", []),
}
