"""A territory, as findings are chosen by it: which places lie in it on a day.

A finding counts in a territory where one of its places consists of, or is, something that lies there: the
same reckoning as in `fragments/coverage.cypher`, so that lists and counts agree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from graph.connection import Graph
from graph.statements import Statement
from queries.words import spelt_out


class NoTerritory(Exception):
    """There is no such territory; the message says what would be one."""


@dataclass(frozen=True)
class Within:
    """What lies in a territory on a day."""

    parts: tuple[str, ...]
    """Ids of the municipalities and city districts in it; of itself where it has none."""
    places: tuple[str, ...]
    """Ids of every place that consists of one of them: these, and their counties and police districts."""

    def plain(self) -> dict[str, Any]:
        """As a parameter."""
        return {"parts": list(self.parts), "places": list(self.places)}


_TEXT = spelt_out(
    """CYPHER 5
MATCH (t:Node&(Municipality|CityDistrict|County|PoliceDistrict) {id: $territory})
CALL (t) {
  OPTIONAL MATCH (t)<-[lies:IN_POLICE_DISTRICT|IN_COUNTY]-(m:Municipality) WHERE holds(lies)
  RETURN collect(DISTINCT m) + CASE WHEN t:Municipality THEN [t] ELSE [] END AS municipalities
}
CALL (municipalities) {
  UNWIND municipalities AS m
  OPTIONAL MATCH (m)<-[part:PART_OF]-(d:CityDistrict) WHERE holds(part)
  OPTIONAL MATCH (m)-[lies:IN_POLICE_DISTRICT|IN_COUNTY]->(wider) WHERE holds(lies)
  RETURN collect(DISTINCT d.id) AS districts, collect(DISTINCT wider.id) AS wider
}
WITH t, [m IN municipalities | m.id] AS municipalities, districts, wider
WITH t, municipalities + districts AS parts, wider
RETURN CASE WHEN size(parts) = 0 THEN [t.id] ELSE parts END AS parts, parts + wider + [t.id] AS places
"""
)


def question(territory: str, as_of: dt.date) -> Statement:
    """The statement that finds what lies in a territory."""
    return Statement(_TEXT, {"territory": territory, "asOf": as_of})


async def within(graph: Graph, territory: str, as_of: dt.date, timeout_s: float) -> Within:
    """What lies in the territory on the day.

    Raises `NoTerritory` where the id is of no municipality, city district, county or police district.
    """
    record = await graph.read(question(territory, as_of), timeout_s)
    if record is None:
        msg = (
            f"{territory} is no territory here: give the id of a county (fylke:50), a police district "
            "(politidistrikt:vest), a municipality (kommune:5001) or a city district."
        )
        raise NoTerritory(msg)
    return Within(tuple(sorted(record["parts"])), tuple(sorted(set(record["places"]))))
