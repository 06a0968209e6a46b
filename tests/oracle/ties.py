"""Who is tied to whom, and the ways between them, from rows in plain Python.

Ties are those of the plain reckoning of coordination, parts of one organization included and wide forums left
out, and part-of. Ways are looked for one by one: every way of so many steps is tried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model.base import Node, Tie
from graph.model.organizations import County, Municipality, NationalBody, Organization, PoliceDistrict
from graph.model.territory import PartOf
from tests.oracle.coordination import Oracle, holds

By = frozenset[tuple[str, str | None]]
"""What ties two: kind and id of the arena."""


@dataclass
class Ties:
    """The ties of a day, by organization and organization."""

    rows: Iterable[Node | Tie]
    as_of: dt.date
    of: dict[str, dict[str, By]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = list(self.rows)
        oracle = Oracle(self.rows, self.as_of, self.as_of, "ORGANIZATION", internal=True)
        self.kinds = {
            row.id: row for row in self.rows if isinstance(row, Organization) and holds(row, self.as_of)
        }
        for id_ in self.kinds:
            found = {
                partner: {(a["kind"], a["id"]) for a in each["arenas"] if a["ties"] and not a["wide"]}
                for partner, each in oracle.answer(id_).items()
            }
            for tie in oracle.all(PartOf):
                if id_ in (tie.start, tie.end) and holds(tie, self.as_of):
                    found.setdefault(tie.end if tie.start == id_ else tie.start, set()).add(("PART_OF", None))
            self.of[id_] = {
                who: frozenset(by) for who, by in found.items() if by and who in self.kinds and who != id_
            }

    def is_hub(self, id_: str) -> bool:
        """Whether everybody knows it: a county (Oslo is a municipality), a police district, the state."""
        row = self.kinds[id_]
        county = isinstance(row, County) and not isinstance(row, Municipality)
        return county or isinstance(row, PoliceDistrict | NationalBody)

    def ways(self, start: str, end: str, steps: int, hubs: bool = False) -> Iterator[tuple[str, ...]]:
        """Every way of exactly so many steps."""
        if steps == 0:
            yield from [(start,)] if start == end else []
            return
        for there in self.of.get(start, {}):
            if steps > 1 and not hubs and self.is_hub(there):
                continue
            yield from ((start, *rest) for rest in self.ways(there, end, steps - 1, hubs))

    def shortest(self, start: str, end: str, most: int, hubs: bool = False) -> list[tuple[str, ...]]:
        """The shortest ways, by their ids."""
        for steps in range(most + 1):
            if found := sorted(set(self.ways(start, end, steps, hubs))):
                return found
        return []

    def distances(self, start: str, most: int, hubs: bool = False) -> dict[str, int]:
        """How far everybody is who is reached in so many steps."""
        found = {start: 0}
        for steps in range(1, most + 1):
            for there in [who for who, far in found.items() if far == steps - 1]:
                if there == start or hubs or not self.is_hub(there):
                    found |= dict.fromkeys(self.of.get(there, {}).keys() - found.keys(), steps)
        return found
