"""Making a report: the rules are evaluated, and what they found is given its names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.connection import Graph
from graph.statements import Statement
from queries.evaluate import TIMEOUT_S, Evaluated, evaluate
from queries.rule import Rule
from queries.territory import NoTerritory, within
from reports import places as of_places
from reports.places import Places
from reports.report import Item, Named, Report, item, narrowed
from reports.texts import COUNTRY

ATTEMPTS = 3
"""How often all is begun again because the facts changed while it ran."""
BATCH = 5_000
"""Ids in one statement."""

Tell = Callable[[Rule, int, int], None]
"""Told which rule is at hand, how many are done, and how many there are."""


@dataclass(frozen=True)
class Asked:
    """What a report is asked to tell."""

    territory: str | None
    """An id, a number or a name; None for the country."""
    as_of: dt.date
    today: dt.date
    language: str


async def make(graph: Graph, rules: Sequence[Rule], asked: Asked, now: dt.datetime, tell: Tell) -> Report:
    """The report. Nothing is written.

    Raises `NoTerritory` for a territory that is none or several, and `GraphError` in its kinds.
    """
    places = await of_places.read(graph, asked.as_of)
    territory = resolved(places, asked.territory)
    for _ in range(ATTEMPTS):
        version = await graph.data_version(TIMEOUT_S)
        found = []
        for done, rule in enumerate(rules):
            tell(rule, done, len(rules))
            found.append(await evaluate(graph, rule, asked.as_of, asked.today))
        if await graph.data_version(TIMEOUT_S) == version:
            break
    return await _told(graph, found, territory, places, asked, version, now)


async def _told(
    graph: Graph,
    found: Sequence[Evaluated],
    territory: Named,
    places: Places,
    asked: Asked,
    version: int,
    now: dt.datetime,
) -> Report:
    reach = None
    if territory.id is not None:
        reach = frozenset((await within(graph, territory.id, asked.as_of, TIMEOUT_S)).places)
    chosen = narrowed(found, reach)
    ids = {id_ for _, finding in chosen for id_ in (*finding.subjects, *finding.places, *finding.evidence)}
    names, synthetic = await _names(graph, ids, asked.language)
    items: list[Item] = [item(rule, finding, asked.language, names, synthetic) for rule, finding in chosen]
    name = names.get(territory.id, territory.name) if territory.id else COUNTRY[asked.language]
    return Report(
        territory=Named(territory.id, name),
        kind=_kind(territory.id),
        as_of=asked.as_of,
        today=asked.today,
        made_at=now,
        language=asked.language,
        data_version=version,
        rules=tuple(each.rule for each in found if each.rule.in_force(asked.as_of)),
        items=tuple(sorted(items, key=lambda each: each.order)),
        places=places,
        synthetic=any(each.synthetic for each in items),
        problems={each.rule.id: each.problem for each in found if each.problem},
    )


def _kind(territory: str | None) -> str:
    kinds = {
        "fylke": "county",
        "politidistrikt": "police-district",
        "kommune": "municipality",
        "bydel": "city-district",
    }
    return "country" if territory is None else kinds[territory.partition(":")[0]]


def resolved(places: Places, asked: str | None) -> Named:
    """The territory that an id, a number or a name means. Raises `NoTerritory`, offering what is near."""
    if asked is None:
        return Named(None, "")
    if asked in places.names:
        return Named(asked, places.names[asked])
    numbered = [m.id for m in places.municipalities.values() if m.number == asked]
    folded = asked.casefold()
    called = [id_ for id_, name in places.names.items() if name.casefold() == folded]
    near = [id_ for id_, name in places.names.items() if folded in name.casefold()]
    match numbered or called:
        case [only]:
            return Named(only, places.names[only])
        case []:
            offered = _offered(places, near) or "a name or an id: Bergen, kommune:4601, politidistrikt:vest"
            msg = f"There is no territory {asked!r} on this day. Give {offered}."
        case several:
            offered = _offered(places, several)
            msg = f"{asked!r} is the name of {len(several)} territories. Give the id: {offered}."
    raise NoTerritory(msg)


def _offered(places: Places, ids: Iterable[str]) -> str:
    return " or ".join(f"{id_} ({places.names[id_]})" for id_ in sorted(ids)[:8])


_NAMES = """CYPHER 5
UNWIND $ids AS id
MATCH (n:Node {id: id})
RETURN id, coalesce(n.synthetic, false) AS synthetic,
  coalesce(CASE $language WHEN 'nn' THEN n.nameNn WHEN 'en' THEN n.nameEn END, n.name, n.title,
    head([(n)<-[:HAS_ASSIGNMENT]-(held:Post) | held.name])) AS name,
  CASE WHEN n:Post THEN head([(n)-[:POST_IN]->(o) | o.name]) END AS organization
"""


async def _names(graph: Graph, ids: Iterable[str], language: str) -> tuple[dict[str, str], frozenset[str]]:
    """Names by id, never of a person, and which ids are of something invented."""
    names, synthetic = {}, set()
    wanted = sorted(id_ for id_ in ids)
    for start in range(0, len(wanted), BATCH):
        given = {"ids": wanted[start : start + BATCH], "language": language}
        for row in await graph.rows(Statement(_NAMES, given), TIMEOUT_S):
            if row["synthetic"]:
                synthetic.add(row["id"])
            if row["id"].startswith("person:") or not row["name"]:
                continue
            within_ = row["organization"]
            names[row["id"]] = (
                row["name"] if not within_ or within_ in row["name"] else f"{row['name']} ({within_})"
            )
    return names, frozenset(synthetic)
