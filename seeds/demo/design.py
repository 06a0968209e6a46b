"""What falls to whom, decided before anything is made: the shape of the country."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seeds.demo.country import Area, Country, Municipality, neighbourhoods
from seeds.demo.draft import Draft

TRONDHEIM = "kommune:5001"
"""Has everything: the place to show what rich coordination looks like."""
ALWAYS = (TRONDHEIM, "kommune:0301", "kommune:4601", "kommune:1103")
LARGE = 10_000
SLT_LARGE, SLT_SMALL = 0.66, 0.36
"""Share with SLT among municipalities from `LARGE` on and below it: half of all, with 3/4 of the people."""
COUNCIL, AGREEMENT = 0.85, 0.70
FRESH_DISTRICTS, STALE_DISTRICTS = 7, 2
"""Police districts that attest lately and long ago; the rest never did."""


class Uncovered(StrEnum):
    """A municipality that no politikontakt has in the remit, and what is known about it."""

    ATTESTED = "ATTESTED"
    WAIVED = "WAIVED"
    WAIVER_EXPIRED = "WAIVER_EXPIRED"
    WAIVER_TO_COME = "WAIVER_TO_COME"
    UNHEARD = "UNHEARD"


@dataclass(frozen=True)
class Design:
    """Decisions about municipalities and districts, by id."""

    fresh: tuple[str, ...]
    """Police districts whose attestations are fresh."""
    stale: tuple[str, ...]
    uncovered: dict[str, Uncovered]
    slt: frozenset[str]
    council: frozenset[str]
    """Municipalities with a council of their own."""
    regional: tuple[tuple[str, ...], ...]
    """Municipalities that share a regional council; it replaces those that have none of their own."""
    agreement: frozenset[str]
    silent: str
    """A municipality that nothing ties to the police, and that says so."""


def design(draft: Draft, country: Country) -> Design:
    """Decide for the whole country."""
    chance = draft.chance("districts")
    order = chance.sample(
        [d.id for d in country.districts if d.slug != "trondelag"], len(country.districts) - 1
    )
    fresh = ("politidistrikt:trondelag", *order[: FRESH_DISTRICTS - 1])
    stale = tuple(order[FRESH_DISTRICTS - 1 :][:STALE_DISTRICTS])
    small = [m for m in country.municipalities if m.population < 6_000]
    heard = [m.id for m in small if m.district in fresh]
    unheard = [m.id for m in small if m.district not in fresh]
    stories = (
        [Uncovered.ATTESTED] * 3
        + [Uncovered.WAIVED] * 2
        + [Uncovered.WAIVER_EXPIRED, Uncovered.WAIVER_TO_COME]
    )
    uncovered = dict(zip(draft.chance("uncovered").sample(heard, len(stories)), stories, strict=True))
    uncovered |= dict.fromkeys(draft.chance("unheard").sample(unheard, 4), Uncovered.UNHEARD)
    regional = _regional(draft, country)
    shared = {m for group in regional for m in group}
    silent = next(m for m, story in uncovered.items() if story is Uncovered.ATTESTED and m not in shared)
    return Design(
        fresh=fresh,
        stale=stale,
        uncovered=uncovered,
        slt=frozenset(m.id for m in country.municipalities if _slt(draft, m)) - {silent},
        council=frozenset(
            m.id
            for m in country.municipalities
            if m.id in ALWAYS or draft.chance("council", m.id).random() < (0.3 if m.id in shared else COUNCIL)
        )
        - {silent},
        regional=regional,
        agreement=frozenset(
            m.id
            for m in country.municipalities
            if m.id in ALWAYS or draft.chance("agreement", m.id).random() < AGREEMENT
        )
        - {silent},
        silent=silent,
    )


def _slt(draft: Draft, m: Municipality) -> bool:
    share = SLT_LARGE if m.population >= LARGE else SLT_SMALL
    return m.id in ALWAYS or draft.chance("slt", m.id).random() < share


def _regional(draft: Draft, country: Country) -> tuple[tuple[str, ...], ...]:
    groups: list[tuple[str, ...]] = []
    for district in country.districts:
        areas: list[Area] = [m.area for m in district.municipalities if m.population < 15_000]
        near = [tuple(a.id for a in group) for group in neighbourhoods(areas, 5) if len(group) >= 3]
        chance = draft.chance("regional", district.id)
        if near and chance.random() < 0.6:
            groups.append(chance.choice(near))
    return tuple(groups)
