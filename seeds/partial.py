"""Lists that are known to have holes, each line with the page that says it: read and checked.

Units of the police, children's houses, mediation boards and municipalities with SLT. Some units were only
proposed. Nothing is filled in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from seeds.table import Line, Lines

UNITS = "police_units_partial_2016-2020.csv"
HOUSES = "barnehus_sourced_partial.csv"
BOARDS = "konfliktrad_sourced_partial.csv"
SLT = "slt_municipalities_examples_sourced.csv"
FILES = (UNITS, HOUSES, BOARDS, SLT)
_DAY = re.compile(r"(?:ca\. )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Page:
    """The page that a line was read on."""

    address: str
    stated: str
    """When it says so, in the words of the list."""
    note: str
    """What must be known of it: that it is a proposal."""

    @property
    def stated_on(self) -> dt.date | None:
        """The first day of what `stated` names; None where it is undated."""
        if found := _DAY.match(self.stated):
            year, month, day = (int(part or 1) for part in found.groups())
            return dt.date(year, month, day)
        return None


@dataclass(frozen=True)
class Unit:
    """A unit of a police district."""

    line: Line
    page: Page
    district: str
    """Name of the police district."""
    geographic: bool
    """Whether it is a GDE; otherwise a service unit."""
    name: str
    above: str | None
    """Name of the GDE that it is part of."""
    municipalities: tuple[str, ...]
    """Names of those that it serves, in whole or in part; none where the page does not say."""


@dataclass(frozen=True)
class House:
    """A children's house (Statens barnehus)."""

    line: Line
    page: Page
    town: str
    opened: dt.date | None
    """Empty where the day is not known."""
    district: str | None
    """Name of the police district that it serves."""


@dataclass(frozen=True)
class Board:
    """A mediation board (konfliktråd)."""

    line: Line
    page: Page
    name: str


@dataclass(frozen=True)
class Example:
    """A municipality that has SLT."""

    line: Line
    page: Page
    municipality: str
    name: str


@dataclass(frozen=True)
class Partial:
    """What the four lists say."""

    units: tuple[Unit, ...]
    houses: tuple[House, ...]
    boards: tuple[Board, ...]
    examples: tuple[Example, ...]


def read(lines: Lines) -> Partial:
    """What the lists say; what is wrong with a cell is noted at its line."""
    columns = "politidistrikt nivaa navn overordnet kommuner kilde_url kilde_dato merknad"
    return Partial(
        tuple(_unit(n) for n in lines(UNITS, columns, "navn")),
        tuple(_house(n) for n in lines(HOUSES, "barnehus aapnet dekning_ifolge_kilde kilde_url kilde_dato")),
        tuple(
            Board(n, _page(n), n.text("konfliktrad"))
            for n in lines(BOARDS, "konfliktrad kilde_url kilde_dato")
        ),
        tuple(
            Example(n, _page(n), n.code("kommunenummer", r"\d{4}"), n.text("kommune"))
            for n in lines(SLT, "kommunenummer kommune kilde_url kilde_dato")
        ),
    )


def _page(n: Line) -> Page:
    page = Page(n.text("kilde_url"), n.text("kilde_dato"), n.optional("merknad") or "")
    try:
        page.stated_on  # noqa: B018  # asked only for whether there is such a day
    except ValueError:
        n.refuse("kilde_dato", "a day that exists", "correct the date")
        return Page(page.address, "?", page.note)
    return page


def _unit(n: Line) -> Unit:
    served = n.optional("kommuner") or ""
    return Unit(
        line=n,
        page=_page(n),
        district=n.text("politidistrikt"),
        geographic=n.choice("nivaa", {"GDE": True, "tjenesteenhet": False}),
        name=n.text("navn"),
        above=n.optional("overordnet"),
        municipalities=tuple(_ASIDE.sub("", name) for name in served.split("|") if name),
    )


def _house(n: Line) -> House:
    opened = n.optional("aapnet") or ""
    # A month is no day, and none is invented.
    whole = opened if re.fullmatch(r"\d{4}-\d{2}-\d{2}", opened) else ""
    covers = n.optional("dekning_ifolge_kilde")
    try:
        day = dt.date.fromisoformat(whole) if whole else None
    except ValueError:
        n.refuse("aapnet", "a day that exists", "correct the date")
        day = None
    return House(n, _page(n), n.text("barnehus"), day, covers and covers.removesuffix(" politidistrikt"))


def check(
    partial: Partial, municipalities: Mapping[str, str], districts: Mapping[str, Collection[str]]
) -> None:
    """Note what does not fit: municipalities are names by number, districts municipalities' names by name."""
    above = {(u.district, u.name) for u in partial.units if u.geographic}
    for unit in partial.units:
        if unit.district not in districts:
            unit.line.among("politidistrikt", districts, "police_districts.csv")
        for name in unit.municipalities:
            if name not in districts.get(unit.district, (name,)):
                expected = f"municipalities of {unit.district} police district ({name} is none)"
                unit.line.refuse("kommuner", expected, "correct the name, or take it away")
        if unit.above is not None and (unit.district, unit.above) not in above:
            unit.line.refuse(
                "overordnet", "a GDE of its district in this file", "add that, or leave it empty"
            )
    for house in partial.houses:
        if house.district is not None and house.district not in districts:
            expected = "a police district that is listed"
            house.line.refuse("dekning_ifolge_kilde", expected, "correct the name")
    for example in partial.examples:
        if municipalities.get(example.municipality) != example.name:
            expected = f"{municipalities.get(example.municipality)!r}, the name of {example.municipality}"
            example.line.refuse("kommune", expected, "correct one of the two")
