"""From the lists with holes to rows: each fact names the page that says it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from graph.model.assurance import Source
from graph.model.base import Node, Tie
from graph.model.cooperation import PreventionModel, PreventionModelKind
from graph.model.organizations import (
    FunctionalUnit,
    GeographicUnit,
    MediationBoard,
    ServiceUnit,
    UnitFunction,
)
from graph.model.territory import PartOf, Serves
from seeds import partial
from seeds.ids import municipality_id, police_district_id, slug
from seeds.manifest import Entry
from seeds.partial import House, Page, Partial, Unit


class _Rows:
    """Rows under construction; a page becomes a Source the first time that it is named."""

    def __init__(self, entries: Mapping[str, Entry], at: dt.datetime) -> None:
        self._entries, self._at = entries, at
        self._pages: dict[tuple[str, Page], str] = {}
        self.made: list[Node | Tie] = []

    def page(self, file: str, page: Page) -> dict[str, object]:
        """What says where a fact comes from, and when it was written down."""
        if (file, page) not in self._pages:
            entry = self._entries[file]
            number = sum(f == file for f, _ in self._pages) + 1
            id_ = self._pages[file, page] = f"{entry.id}/{number}"
            said = "; ".join(part for part in (page.stated, page.note) if part)
            self.made.append(
                Source(
                    id=id_, source=id_, recordedAt=self._at, title=f"{page.address} ({said})",
                    publisher=urlsplit(page.address).hostname or entry.publisher, licence=entry.licence,
                    retrievedOn=entry.retrieved_on, statedOn=page.stated_on, gives=entry.gives,
                )
            )  # fmt: skip
        return {"source": self._pages[file, page], "recordedAt": self._at}

    def since(self, file: str, page: Page) -> dict[str, object]:
        """The period of a tie of unknown start, with where it comes from."""
        start = page.stated_on or self._entries[file].since
        return {**self.page(file, page), "validFrom": start, "startKnown": False}


def rows(
    read: Partial, entries: Mapping[str, Entry], numbers: Mapping[str, Mapping[str, str]], at: dt.datetime
) -> Iterator[Node | Tie]:
    """Units, houses, boards and models; `numbers` are the municipalities' by district and name."""
    under = _Rows(entries, at)
    for unit in read.units:
        _unit(under, unit, numbers[unit.district])
    for house in read.houses:
        _house(under, house)
    for board in read.boards:
        id_ = f"konfliktrad:{slug(board.name.removeprefix('Konfliktrådet '))}"
        under.made.append(MediationBoard(id=id_, name=board.name, **under.page(partial.BOARDS, board.page)))
    for example in read.examples:
        under.made.append(
            PreventionModel(
                id=f"modell:slt-{example.municipality}", name=f"SLT i {example.name}",
                modelKind=PreventionModelKind.SLT, municipalities=(municipality_id(example.municipality),),
                **under.since(partial.SLT, example.page),
            )
        )  # fmt: skip
    yield from under.made


def _unit_id(district: str, name: str, *, geographic: bool) -> str:
    return f"{'gde' if geographic else 'tjenesteenhet'}:{slug(district)}/{slug(name)}"


def _unit(under: _Rows, unit: Unit, numbers: Mapping[str, str]) -> None:
    id_ = _unit_id(unit.district, unit.name, geographic=unit.geographic)
    kind = GeographicUnit if unit.geographic else ServiceUnit
    under.made.append(kind(id=id_, name=unit.name, **under.page(partial.UNITS, unit.page)))
    whole = (
        _unit_id(unit.district, unit.above, geographic=True)
        if unit.above
        else police_district_id(unit.district)
    )
    since = under.since(partial.UNITS, unit.page)
    under.made.append(PartOf(start=id_, end=whole, **since))
    for name in unit.municipalities:
        under.made.append(Serves(start=id_, end=municipality_id(numbers[name]), **since))


def _house(under: _Rows, house: House) -> None:
    id_ = f"fellesenhet:barnehus/{slug(house.town)}"
    under.made.append(
        FunctionalUnit(
            id=id_, name=f"Statens barnehus {house.town}", nameEn=f"Children's House {house.town}",
            function=UnitFunction.CHILDRENS_HOUSE, validFrom=house.opened,
            **under.page(partial.HOUSES, house.page),
        )
    )  # fmt: skip
    if house.district:
        since = under.since(partial.HOUSES, house.page)
        under.made.append(Serves(start=id_, end=police_district_id(house.district), **since))
