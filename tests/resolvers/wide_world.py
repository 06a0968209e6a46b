"""A small world in which every kind and tie occurs several times, differing in all that they can say."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from graph.model.base import Dated, Node, Tie
from graph.model.kinds import tie_kinds
from seeds.shapes import Column, Shape, Sort, leaves, shapes

RECORDED = dt.datetime(2026, 3, 1, 12, 30, 15, tzinfo=dt.UTC)
DAYS = ("2019-12-31", "2020-01-01", "2024-02-29", "2026-11-23", "2026-11-24", "2026-11-25", "2030-06-01")
"""Days that periods start and end on, around those that are asked for."""
NAMES = (
    "Ås", "Aas", "Aalesund", "ålesund", "Herøy", "Herøy", "Østre Toten", "Ærøy", "Kárášjohka", "Zeta", "bø",
    "Bø", "Våler", "Straße", "O'Neil \"Ltd\" {n} $p0", "To  mellomrom",
)  # fmt: skip
TEXTS = ("Å være", "aa være", "Straffesak", "straffesak ", "x", "Ö\\og/ä", "linje\nskift", "Ŋ og đ", "100 %")
SIZES = {
    "Municipality": 9,
    "Post": 9,
    "Membership": 14,
    "Meeting": 8,
    "Forum": 6,
    "Identifier": 24,
    "Source": 2,
    "PopulationCount": 7,
}
"""How many there are of kinds that more hangs on than on others."""
OSLO = "municipality:1"
NUMBERED = (
    ("Municipality", "MUNICIPALITY_NUMBER", "0301"),
    ("Municipality", "MUNICIPALITY_NUMBER", "4601"),
    ("County", "COUNTY_NUMBER", "03"),
    ("CityDistrict", "CITY_DISTRICT_NUMBER", "030103"),
    ("PoliceDistrict", "POLICE_DISTRICT_NUMBER", "201"),
    ("Municipality", "ORGANIZATION_NUMBER", "987654321"),
    ("School", "ORGANIZATION_NUMBER", "912345678"),
)
"""Of what kind those are that have a number, with its list."""


def wide_world(seed: int = 7) -> list[Node | Tie]:
    """The rows of the world; the same for the same seed."""
    random = Random(seed)
    rows: list[Node | Tie] = []
    ids: dict[str, list[str]] = {}
    for shape in shapes().values():
        if shape.tie:
            rows += _ties(shape, ids, random)
            continue
        for number in range(1, SIZES.get(shape.kind, 4) + 1):
            id_ = f"{shape.kind.lower()}:{number}"
            if (shape.kind, number) == ("County", 1):
                id_ = OSLO  # a municipality and a county in one
            ids.setdefault(shape.kind, []).append(id_)
            rows.append(_node(shape, id_, ids, random))
    return rows


def _node(shape: Shape, id_: str, ids: dict[str, list[str]], random: Random) -> Node:
    values = {column.name: _value(column, ids, random) for column in shape.columns}
    number = int(id_.split(":")[1])
    match shape.kind:
        case "Person":
            gone = number == 1
            values |= {"erasedOn": DAYS[1] if gone else None}
            values |= (
                dict.fromkeys(("name", "workEmail", "workPhone")) if gone else {"name": f"Navn {number}"}
            )
        case "Waiver":
            values |= {"validFrom": DAYS[1], "validTo": DAYS[-1], "ruleId": "contact.assigned"}
        case "Role" | "Challenge":
            values["code"] = ("POLICE_CONTACT", "MAYOR", "CHIEF", "SLT")[number - 1]
        case "PopulationCount":
            values["countedOn"] = DAYS[number - 1]  # one count a day
        case "Source":
            values["source"] = id_
        case "Identifier":
            kind, scheme, value = NUMBERED[number % len(NUMBERED)]
            values |= {"organization": random.choice(ids[kind]), "scheme": scheme, "value": value}
    made = shape.model.model_validate(
        {**_there(values), **_period(shape, random), "id": id_, "recordedAt": RECORDED}
    )
    assert isinstance(made, Node), shape.kind
    return made


def _ties(shape: Shape, ids: dict[str, list[str]], random: Random) -> list[Node | Tie]:
    model = tie_kinds()[shape.kind]
    starts, ends = (
        [id_ for kind in sorted(leaves(labels)) for id_ in ids[kind]] for labels in (model.starts, model.ends)
    )
    made: dict[Any, Node | Tie] = {}
    for _ in range(max(12, len(starts) * 3 // 2)):
        values = {column.name: _value(column, ids, random) for column in shape.columns}
        values |= {"start": random.choice(starts), "end": random.choice(ends), "recordedAt": RECORDED}
        values |= _period(shape, random)
        apart = values.get(model.apart) if model.apart == "validFrom" else None
        # Of two ties that are told apart by nothing, nobody can say which comes first.
        made[values["start"], values["end"], apart] = model.model_validate(_there(values))
    return list(made.values())


def _period(shape: Shape, random: Random) -> dict[str, Any]:
    if Dated not in shape.model.__mro__:
        return {}
    start, end = random.choice((None, None, *DAYS[:5])), random.choice((None, None, None, *DAYS[3:]))
    if start and end and end < start:
        end = None
    unknown = end is None and random.random() < 0.08
    told: dict[str, Any] = {"validFrom": start, "validTo": end}
    told |= {"startKnown": False} if start and random.random() < 0.3 else {}
    return _there(told | ({"endKnown": False} if unknown else {}))


def _there(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _value(column: Column, ids: dict[str, list[str]], random: Random) -> Any:
    if column.name in {"id", "start", "end", "recordedAt", "validFrom", "validTo", "startKnown", "endKnown"}:
        return None
    if column.name == "source":
        return f"source:{random.randint(1, 2)}"
    if column.reference is None and not column.required and random.random() < 0.35:
        return None
    if column.reference is not None:
        known = sorted(leaves(column.reference.to)) if "Node" not in column.reference.to else sorted(ids)
        among = [id_ for kind in known for id_ in ids.get(kind, ())]
        if not column.many:
            return random.choice(among) if column.required or random.random() < 0.7 else None
        return random.sample(among, min(len(among), random.randint(int(column.required), 4)))
    if column.many:
        among = list(column.choices) or list(TEXTS)
        return random.sample(among, random.randint(1, min(3, len(among))))
    return _one(column, random)


def _one(column: Column, random: Random) -> Any:
    if column.name.startswith("name"):
        return random.choice(NAMES)
    match column.sort:
        case Sort.DAY:
            return random.choice(DAYS)
        case Sort.WHOLE:
            return random.choice(
                {"year": (2024, 2025), "managementLevel": (1, 2, 3)}.get(column.name, (1, 2, 5, 13))
            )
        case Sort.DECIMAL:
            return random.choice((0.25, 0.5, 1.0))
        case Sort.FLAG:
            return True if len(column.choices) == 1 else random.random() < 0.5
        case Sort.CHOICE:
            return random.choice(column.choices)
    return random.choice(TEXTS)
