"""The places of a day: which municipality lies in which county and police district, how many live there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.connection import Graph
from graph.statements import Statement
from queries.words import spelt_out

Axis = Literal["county", "police-district", "municipality"]

READ_TIMEOUT_S = 30.0


@dataclass(frozen=True)
class Municipality:
    """A municipality, and where it lies."""

    id: str
    name: str
    sort: str
    """Orders it by its name, the Norwegian way."""
    number: str
    county: str | None
    """Id of its county."""
    police_district: str | None
    """Id of its police district."""
    inhabitants: int | None
    """At the latest count."""


@dataclass(frozen=True)
class Places:
    """Every place of a day, by id."""

    municipalities: Mapping[str, Municipality]
    city_districts: Mapping[str, str]
    """City district → municipality."""
    names: Mapping[str, str]
    """County, police district, municipality and city district → name."""
    sorts: Mapping[str, str]
    """The same → what orders it, the Norwegian way."""

    def parts(self, place: str) -> tuple[Municipality, ...]:
        """The municipalities that a place consists of, or that it is a part of."""
        whole = self.city_districts.get(place, place)
        if whole in self.municipalities:
            return (self.municipalities[whole],)
        return tuple(m for m in self.municipalities.values() if place in (m.county, m.police_district))

    def on(self, axis: Axis, places: Iterable[str]) -> frozenset[str]:
        """The territories of an axis that some places count in."""
        found: set[str] = set()
        for place in places:
            for part in self.parts(place):
                at = {"county": part.county, "police-district": part.police_district, "municipality": part.id}
                found |= {id_} if (id_ := at[axis]) else set()
            if not self.parts(place):
                found.add(place)
        return frozenset(found)

    def order(self, id_: str) -> tuple[str, str]:
        """What sorts a place by name, the Norwegian way."""
        return self.sorts.get(id_, ""), id_


_TEXT = spelt_out(
    """CYPHER 5
RETURN COLLECT {
  MATCH (m:Municipality) WHERE holds(m)
  OPTIONAL MATCH (m)-[c:IN_COUNTY]->(county:County) WHERE holds(c)
  WITH m, county ORDER BY county.id
  WITH m, head(collect(county)) AS county
  OPTIONAL MATCH (m)-[d:IN_POLICE_DISTRICT]->(district:PoliceDistrict) WHERE holds(d)
  WITH m, county, district ORDER BY district.id
  WITH m, county, head(collect(district)) AS district
  RETURN {id: m.id, name: m.name, sort: m.nameSort, county: county.id, police_district: district.id,
    number: coalesce(head(COLLECT { MATCH (m)-[:IDENTIFIED_BY]->(i:Identifier {scheme: 'MUNICIPALITY_NUMBER'})
      WHERE holds(i) RETURN i.value ORDER BY i.value DESC }), ''),
    inhabitants: head(COLLECT { MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount)
      WHERE p.countedOn <= $asOf RETURN p.value ORDER BY p.countedOn DESC, p.id })}
} AS municipalities, COLLECT {
  MATCH (d:CityDistrict)-[part:PART_OF]->(m:Municipality) WHERE holds(part)
  RETURN [d.id, m.id, d.name, d.nameSort]
} AS districts, COLLECT {
  MATCH (w:County|PoliceDistrict) WHERE holds(w) RETURN [w.id, w.name, w.nameSort]
} AS wider
"""
)


async def read(graph: Graph, as_of: dt.date) -> Places:
    """The places of a day. Raises `GraphError`."""
    record = await graph.read(Statement(_TEXT, {"asOf": as_of}), READ_TIMEOUT_S)
    assert record is not None, "a RETURN alone gives one record"
    return of(record)


def of(record: Mapping[str, Any]) -> Places:
    """The places in a record of the statement."""
    municipalities = {m["id"]: Municipality(**m) for m in record["municipalities"]}
    districts = {id_: whole for id_, whole, _, _ in record["districts"]}
    names = {m.id: m.name for m in municipalities.values()}
    sorts = {m.id: m.sort for m in municipalities.values()}
    for id_, name, sort in [*record["wider"], *((i, n, s) for i, _, n, s in record["districts"])]:
        names[id_], sorts[id_] = name, sort or name
    return Places(municipalities, districts, names, sorts)
