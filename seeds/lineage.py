"""The municipality numbers of 2023 and what became of them on 2024-01-01: read, checked, and as rows.

A new number is no new actor; only a split ends one and begins others.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.model.base import Node, Tie
from graph.model.lineage import ChangeEvent, ChangeEventKind
from graph.model.organizations import Identifier, IdentifierScheme, Municipality
from graph.model.territory import InCounty
from seeds.ids import county_id, municipality_id, number_id
from seeds.manifest import Entry
from seeds.table import Line, Lines

CODES = "municipality_code_mapping_2023_2024.csv"
CODE_COLUMNS = "gammelt_kommunenummer_2023 nytt_kommunenummer_2024 navn_2024 befolkningsvekt endret"
FORMER = "former_municipalities.csv"
FILES = (CODES, FORMER)
CHANGED_ON = dt.date(2024, 1, 1)
"""First day of the new numbers."""
_FLAG = {"True": True, "False": False}


@dataclass(frozen=True)
class Code:
    """A number of 2023 and one that took its place."""

    line: Line
    old: str
    new: str
    name: str
    """Name of the municipality that has the new number."""
    share: float
    """Share of the old one that went here; in a split only a placeholder."""
    changed: bool


@dataclass(frozen=True)
class Former:
    """A municipality that ended on the day of the change."""

    line: Line
    number: str
    name: str


@dataclass(frozen=True)
class Lineage:
    """What the two files say."""

    codes: tuple[Code, ...]
    former: tuple[Former, ...]

    def successors(self) -> dict[str, tuple[str, ...]]:
        """The numbers that took the place of a number, by that number."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in self.codes:
            found[code.old].append(code.new)
        return {old: tuple(new) for old, new in found.items()}

    def begun(self) -> frozenset[str]:
        """The numbers of municipalities that a split made."""
        return frozenset(new for several in self.successors().values() if len(several) > 1 for new in several)


def read(lines: Lines) -> Lineage:
    """What the lines say; what is wrong with a cell is noted at its line."""
    return Lineage(
        tuple(
            Code(
                line=n,
                old=n.code("gammelt_kommunenummer_2023", r"\d{4}"),
                new=n.code("nytt_kommunenummer_2024", r"\d{4}"),
                name=n.text("navn_2024"),
                share=n.decimal("befolkningsvekt", 0, 1),
                changed=n.choice("endret", _FLAG),
            )
            for n in lines(CODES, CODE_COLUMNS, "nytt_kommunenummer_2024")
        ),
        tuple(Former(n, n.code("number", r"\d{4}"), n.text("name")) for n in lines(FORMER, "number name")),
    )


def check(lineage: Lineage, names: Mapping[str, str]) -> None:
    """Note what contradicts itself or the list of municipalities (`names` by number)."""
    given_up = {code.old for code in lineage.codes if code.changed}
    for code in lineage.codes:
        _check_code(code, names, given_up)
    for number in sorted(names.keys() - {code.new for code in lineage.codes}) if lineage.codes else ():
        expected = f"a line for {number} {names[number]}, as for each municipality"
        lineage.codes[0].line.refuse("nytt_kommunenummer_2024", expected, "add the line")
    _check_splits(lineage)


def _check_code(code: Code, names: Mapping[str, str], given_up: Collection[str]) -> None:
    listed = names.get(code.new)
    if listed is None:
        code.line.among("nytt_kommunenummer_2024", names, "municipalities_2024.csv")
    elif listed != code.name:
        code.line.refuse("navn_2024", f"{listed!r}, as in municipalities_2024.csv", "correct one of the two")
    if code.changed != (code.old != code.new):
        code.line.refuse("endret", str(code.old != code.new), "correct the mark, or the numbers")
    if code.new in given_up:
        # It would be the number of two actors, one after the other, and nothing asks for that yet.
        code.line.refuse("nytt_kommunenummer_2024", "a number that nobody had before", "look it up again")


def _check_splits(lineage: Lineage) -> None:
    former = {f.number for f in lineage.former}
    shares: dict[str, float] = defaultdict(float)
    for code in lineage.codes:
        shares[code.old] += code.share
    for old, new in lineage.successors().items():
        line = next(c.line for c in lineage.codes if c.old == old)
        if abs(shares[old] - 1) > 1e-9:
            line.refuse("befolkningsvekt", f"shares of {old} that add up to 1", "correct the shares")
        if len(new) > 1 and old not in former:
            line.refuse("gammelt_kommunenummer_2023", f"one that {FORMER} names", "add it there")
    for item in lineage.former:
        if len(lineage.successors().get(item.number, ())) < 2:
            item.line.refuse("number", f"a number that was split according to {CODES}", "remove the line")


def rows(lineage: Lineage, codes: Entry, former: Entry, at: dt.datetime) -> Iterator[Node | Tie]:
    """The numbers of all municipalities with their periods, and those that ended in a split."""
    names = {f.number: f.name for f in lineage.former}
    for old, new in lineage.successors().items():
        split = len(new) > 1
        actor = municipality_id(old if split else new[0])
        changed = old not in new
        if split:
            yield Municipality(id=actor, source=former.id, recordedAt=at, name=names[old], validTo=CHANGED_ON)
            # County numbers did not change for the only one that split: its first two digits are its county.
            yield InCounty(
                start=actor, end=county_id(old[:2]), source=codes.id, recordedAt=at,
                validFrom=codes.since, startKnown=False, validTo=CHANGED_ON,
            )  # fmt: skip
            yield ChangeEvent(
                id=f"endring:{old}-{CHANGED_ON}", source=codes.id, recordedAt=at,
                changeKind=ChangeEventKind.SPLIT, happenedOn=CHANGED_ON,
                original=(actor,), resulting=tuple(map(municipality_id, new)),
            )  # fmt: skip
        yield _number(codes, at, actor, old, CHANGED_ON if changed else None)
        if changed:
            yield from (_new_number(codes, at, number) for number in new)


def _number(codes: Entry, at: dt.datetime, actor: str, value: str, until: dt.date | None) -> Identifier:
    """A number of 2023: it is not known since when it was one."""
    return Identifier(
        id=number_id(IdentifierScheme.MUNICIPALITY_NUMBER, value), source=codes.id, recordedAt=at,
        scheme=IdentifierScheme.MUNICIPALITY_NUMBER, value=value, organization=actor,
        validFrom=codes.since, startKnown=False, validTo=until,
    )  # fmt: skip


def _new_number(codes: Entry, at: dt.datetime, value: str) -> Identifier:
    return Identifier(
        id=number_id(IdentifierScheme.MUNICIPALITY_NUMBER, value), source=codes.id, recordedAt=at,
        scheme=IdentifierScheme.MUNICIPALITY_NUMBER, value=value, organization=municipality_id(value),
        validFrom=CHANGED_ON,
    )  # fmt: skip
