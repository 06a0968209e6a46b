"""What the fields of the schema mean, in plain Python: where they lead, and what they reckon.

A field that is not written down here is the property, or the reference, of the same name in the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graph.model.kinds import node_kinds
from graph.text import collation_key
from tests.oracle.memory import Link, Memory, Thing, holds

Found = tuple[Link | None, Thing]
"""A thing that a field leads to, with the tie that leads there, where it is one."""
Way = Callable[[Memory, Thing, str], Iterable[Found]]
"""Leads from a thing on a day."""


def way(type_: str, to: str = "Node", *, incoming: bool = False, tie: bool = False, end: bool = False) -> Way:
    """Along one type of tie; whether the tie, and the thing at its end, must hold on the day."""

    def lead(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
        for link, far in memory.along(thing, type_, incoming=incoming):
            standing = (not tie or holds(link.values, day)) and (not end or holds(far.values, day))
            if to in far.labels and standing:
                yield link, far

    return lead


def _source(memory: Memory, thing: Thing, _: str) -> Iterator[Found]:
    yield None, memory.things[thing.values["source"]]


def _ties(memory: Memory, thing: Thing, _: str) -> Iterator[Found]:
    for link in memory.links(thing):
        if link.stored:
            yield link, link.start if link.end is thing else link.end


def _statements(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
    for link, said in memory.along(thing, "STATES", incoming=True):
        if day < said.values.get("endedOn", "9"):
            yield link, said


def _superseded_by(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
    for _, event in memory.along(thing, "ORIGINAL_ORGANIZATION", incoming=True):
        if event.values["changeKind"] != "MOVE" and event.values["happenedOn"] <= day:
            yield from memory.along(event, "RESULTING_ORGANIZATION")


def _changes(memory: Memory, thing: Thing, _: str) -> Iterator[Found]:
    for type_ in ("ORIGINAL_ORGANIZATION", "RESULTING_ORGANIZATION"):
        yield from memory.along(thing, type_, incoming=True)


def _agreements(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
    for link, agreement in memory.along(thing, "HAS_PARTY", incoming=True):
        if in_force(agreement, day, "signedOn"):
            yield link, agreement


def _remit(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
    for _, remit in memory.along(thing, "HAS_REMIT"):
        if holds(remit.values, day):
            yield from memory.along(remit, "COVERS")


def _police_contacts(memory: Memory, thing: Thing, day: str) -> Iterator[Found]:
    parts = [far for link, far in memory.along(thing, "PART_OF", incoming=True) if holds(link.values, day)]
    for place in [thing, *parts]:
        for _, remit in memory.along(place, "COVERS", incoming=True):
            for link, post in memory.along(remit, "HAS_REMIT", incoming=True):
                roles = [role.values["code"] for _, role in memory.along(post, "HAS_ROLE")]
                if holds(remit.values, day) and "POLICE_CONTACT" in roles:
                    yield link, post


WAYS: dict[str, Way] = {
    "Node.source": _source,
    "Node.ties": _ties,
    "Node.statements": _statements,
    "Organization.supersededBy": _superseded_by,
    "Organization.changes": _changes,
    "Organization.identifiers": way("IDENTIFIED_BY"),
    "Organization.partOf": way("PART_OF", tie=True),
    "Organization.affiliatedWith": way("AFFILIATED_WITH", tie=True),
    "Organization.parts": way("PART_OF", incoming=True, tie=True, end=True),
    "Organization.posts": way("POST_IN", incoming=True),
    "Organization.memberships": way("OF_MEMBER", incoming=True, end=True),
    "Organization.agreements": _agreements,
    "Post.unit": way("POST_IN"),
    "Post.assignments": way("HAS_ASSIGNMENT", end=True),
    "Post.remit": _remit,
    "Post.memberships": way("OF_MEMBER", incoming=True, end=True),
    "Assignment.holder": way("HELD_BY"),
    "Agreement.focusAreas": way("FOCUSES_ON", tie=True),
    "Forum.territory": way("FOR_TERRITORY", tie=True),
    "Forum.focusAreas": way("FOCUSES_ON", tie=True),
    "Forum.memberships": way("HAS_MEMBERSHIP", end=True),
    "Forum.meetings": way("HAS_MEETING"),
    "Forum.regulatedBy": way("REGULATED_BY", tie=True),
    "Forum.plans": way("HAS_PLAN", end=True),
    "Meeting.attendance": way("ATTENDED", incoming=True),
    "Meeting.actionPoints": way("HAS_ACTION_POINT"),
    "Plan.measures": way("HAS_MEASURE", end=True),
    "Measure.responsible": way("RESPONSIBLE_FOR", incoming=True, tie=True),
    "PoliceProcess.concerns": way("CONCERNS"),
    "FunctionalUnit.followsUp": way("FOLLOWS_UP", tie=True),
    "ServiceUnit.serves": way("SERVES", tie=True),
    "FunctionalUnit.serves": way("SERVES", tie=True),
    "MediationBoard.serves": way("SERVES", tie=True),
    "EmergencyService.serves": way("SERVES", tie=True),
    "IntermunicipalBody.serves": way("SERVES", tie=True),
    "Municipality.county": way("IN_COUNTY", tie=True),
    "Municipality.policeDistrict": way("IN_POLICE_DISTRICT", tie=True),
    "Municipality.cityDistricts": way("PART_OF", "CityDistrict", incoming=True, tie=True, end=True),
    "Municipality.serviceUnits": way("SERVES", "ServiceUnit", incoming=True, tie=True, end=True),
    "Municipality.policeContacts": _police_contacts,
    "Municipality.forums": way("FOR_TERRITORY", incoming=True, tie=True, end=True),
    "Municipality.schools": way("LOCATED_IN", "School", incoming=True, tie=True, end=True),
    "County.municipalities": way("IN_COUNTY", incoming=True, tie=True, end=True),
    "County.schools": way("OWNED_BY", "School", incoming=True, tie=True, end=True),
    "PoliceDistrict.municipalities": way("IN_POLICE_DISTRICT", incoming=True, tie=True, end=True),
    "School.municipality": way("LOCATED_IN", tie=True),
    "School.owner": way("OWNED_BY", tie=True),
    "School.pupilsFrom": way("PUPILS_FROM"),
}


def lead(field: str, memory: Memory, thing: Thing, day: str) -> list[Found]:
    """Where a field leads, by its name (`Municipality.county`), in no order."""
    if field in WAYS:
        return list(WAYS[field](memory, thing, day))
    kind, name = field.split(".")
    ref = node_kinds()[kind].references()[name]
    return list(memory.along(thing, ref.type, incoming=ref.incoming))


def in_force(thing: Thing, day: str, start: str | None = None) -> bool:
    """Whether something stands on a day: by its period, or from a day of its own up to the last one."""
    if start is None:
        return not thing.dated or holds(thing.values, day)
    return bool(thing.values.get(start, "9") <= day < thing.values.get("validTo", "9"))


# In which order

Key = tuple[Any, bool]
"""A value that is ordered by, and whether the largest comes first."""

_ONE_BY_ID = {
    "Municipality.county", "Municipality.policeDistrict", "School.municipality", "School.owner",
    "Forum.regulatedBy",
}  # fmt: skip
"""Where one thing is shown: the first by id, should there be several at once."""
_SEATS = ("CHAIR", "SECRETARY", "MEMBER", "OBSERVER")


def own_order(field: str, found: Found) -> list[Key]:
    """Where a thing stands in the list of a field by itself: by name where it has one, or by id."""
    link, thing = found
    values, id_ = thing.values, thing.id
    match field:
        case "Node.ties" if link is not None:
            told = (link.type, id_, link.values.get("validFrom", ""), link.at)
            return [(each, False) for each in told]
        case "Node.statements":
            return [(values["property"], False), (id_, False)]
        case "Organization.changes":
            return [(values["happenedOn"], False), (id_, False)]
        case "Forum.memberships":
            return [(_SEATS.index(values["membershipRole"]), False), (id_, False)]
        case "Forum.meetings":
            return [(values["heldOn"], True), (id_, True)]
        case "School.pupilsFrom" if link is not None:
            return [(link.values["year"], True), (id_, True)]
        case "Record.about":
            return [(id_, False)]
    by_name = thing.named and field not in _ONE_BY_ID
    return [(name_key(thing), False), (id_, False)] if by_name else [(id_, False)]


def name_key(thing: Thing) -> str | None:
    """What a thing is ordered by where its name is asked for."""
    name = thing.values.get("name")
    return collation_key(name) if thing.named and name else name
