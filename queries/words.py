"""Words: conditions and lists that the Cypher of rules and fragments says again and again, each said once.

In a file of Cypher, `holds(part)` stands for the condition written here, and `councils(f)` for clauses. They
are put in when the file is read, on the same line, so that a database sees plain Cypher and a message still
names the file's own line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_COUNCILS = (
    "['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']"
)
_LEVELS = (
    "[{kind: 'SLT_STEERING', nb: 'styrende', nn: 'styrande', en: 'steering'},"
    " {kind: 'SLT_COORDINATING', nb: 'koordinerende', nn: 'koordinerande', en: 'coordinating'},"
    " {kind: 'SLT_OPERATIVE', nb: 'utførende', nn: 'utførande', en: 'operative'}]"
)

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # Anything with a period (Dated), on the day asked for; what ended nobody knows when holds on none.
        "holds": (
            "(coalesce({x}.validFrom, $asOf) <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo)"
            " AND {x}.endKnown IS NULL)"
        ),
        # An agreement: signed, and not run out.
        "standing": "({x}.signedOn <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo))",
        # A record: decided, and not run out.
        "recorded": "({x}.recordedOn <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo))",
        # A meeting: held by the day asked for; a planned one counts when that day is to come.
        "was_held": "({x}.heldOn <= $asOf AND NOT {x}.cancelled)",
        # A meeting: held in the window.
        "held_lately": "($windowStart < {x}.heldOn AND {x}.heldOn <= $asOf AND NOT {x}.cancelled)",
        # A forum that is one of the four kinds of council (guide §4).
        "council": f"any(kind IN {{x}}.forumKinds WHERE kind IN {_COUNCILS})",
        # A membership that takes part: an observer is shown, and no more (guide §4).
        "sits": "({x}.membershipRole <> 'OBSERVER')",
        # An organization of the police's, or of a municipality's.
        "of_police": "({x}:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit)",
        "of_municipality": "({x}:Municipality|MunicipalUnit|CityDistrict)",
        # The first day of a period, where it is known to have started then.
        "begun": "(CASE WHEN {x}.startKnown IS NULL THEN {x}.validFrom END)",
        # Since when one of some periods has held, without a break: maps of `begin` and `end`, latest first.
        "unbroken": (
            "(nullIf(reduce(run = null, period IN {x} | CASE WHEN run IS NULL THEN CASE"
            " WHEN period.end IS NULL OR $asOf < period.end THEN period.begin END"
            " WHEN period.begin < run AND (period.end IS NULL OR run <= period.end) THEN period.begin"
            " ELSE run END), date('0001-01-01')))"
        ),
        # Since when some lists of periods do not each have one, after a time in which they all had.
        "lost": (
            "(reduce(last = null, over IN reduce(ends = [], spans IN {x} | ends + [p IN spans | p.end]) |"
            " CASE WHEN over <= $asOf AND coalesce(last < over, true) AND all(spans IN {x} WHERE any("
            "p IN spans WHERE p.begin < over AND coalesce(over <= p.end, true))) THEN over ELSE last END))"
        ),
        # A post with somebody in it, in an organization in force.
        "staffed": (
            "(EXISTS { MATCH (employer:Organization)<-[:POST_IN]-({x})-[:HAS_ASSIGNMENT]->(seated:Assignment)"
            " WHERE holds(employer) AND holds(seated) })"
        ),
        # The prevention models in force of a municipality.
        "prevention": (
            "(COLLECT { MATCH ({x})<-[:CHOSEN_BY]-(option:PreventionModel) WHERE holds(option)"
            " RETURN option ORDER BY option.id })"
        ),
        # The SLT forums in force that are for a municipality or a city district of it.
        "slt_forums": (
            "(COLLECT { MATCH ({x})<-[inside:PART_OF*0..1]-(zone)<-[over:FOR_TERRITORY]-(arena:Forum)"
            " WHERE all(step IN inside WHERE holds(step)) AND holds(zone) AND holds(over) AND holds(arena)"
            " AND any(kind IN arena.forumKinds WHERE kind STARTS WITH 'SLT_')"
            " RETURN DISTINCT arena ORDER BY arena.id })"
        ),
        # An organization in the territory asked for, by what it is part of or serves.
        "lies_within": (
            "($within IS NULL OR EXISTS { MATCH ({x})-[inside:PART_OF*0..6]->(whole:Organization)"
            " WHERE all(step IN inside WHERE holds(step))"
            " AND (whole.id = $territory OR whole.id IN $within.parts) }"
            " OR EXISTS { MATCH ({x})-[serves:SERVES]->(zone)"
            " WHERE holds(serves) AND zone.id IN $within.parts })"
        ),
        # A post in the territory asked for, by its remit; without one, by its organization.
        "post_within": (
            "($within IS NULL OR CASE"
            " WHEN EXISTS { MATCH ({x})-[:HAS_REMIT]->(task:Remit) WHERE holds(task) }"
            " THEN EXISTS { MATCH ({x})-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone)"
            " WHERE holds(task) AND zone.id IN $within.parts }"
            " ELSE EXISTS { MATCH ({x})-[:POST_IN]->(employer:Organization)"
            " WHERE lies_within(employer) } END)"
        ),
        # A forum in the territory asked for, by its own; without one, by those who sit in it.
        "forum_within": (
            "($within IS NULL OR CASE"
            " WHEN EXISTS { MATCH ({x})-[over:FOR_TERRITORY]->() WHERE holds(over) }"
            " THEN EXISTS { MATCH ({x})-[over:FOR_TERRITORY]->(zone)"
            " WHERE holds(over) AND zone.id IN $within.parts }"
            " ELSE EXISTS { MATCH ({x})-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)"
            "-[:POST_IN*0..1]->(body:Organization) WHERE holds(seat) AND lies_within(body) } END)"
        ),
        # The levels of SLT that none of the kinds of forum is on (guide §6).
        "levels_beyond": f"([level IN {_LEVELS} WHERE NOT level.kind IN {{x}}])",
        # Periods with the kinds of forum that they are of, parted by the levels of SLT.
        "by_level": f"([level IN {_LEVELS} | [period IN {{x}} WHERE level.kind IN period.kinds]])",
        # A post: the places in its remit.
        "remit_of": (
            "(COLLECT { MATCH ({x})-[:HAS_REMIT]->(served_:Remit)-[:COVERS]->(place_:Organization)"
            " WHERE holds(served_) AND holds(place_) RETURN DISTINCT place_ ORDER BY place_.id })"
        ),
        # A police unit: the police districts that it belongs to.
        "districts_of": (
            "(COLLECT { MATCH way_ = ({x})-[:PART_OF*0..4]->(district_:PoliceDistrict)"
            " WHERE holds(district_) AND all(part_ IN relationships(way_) WHERE holds(part_))"
            " RETURN DISTINCT district_ ORDER BY district_.id })"
        ),
        # The latest of a list of days; nothing where one of them is unknown.
        "latest": (
            "(reduce(last = head({x}), day IN {x} |"
            " CASE WHEN last IS NULL OR day IS NULL THEN null WHEN day > last THEN day ELSE last END))"
        ),
    }
)
"""Word → what it stands for, with {x} for the variable that it is said of; other words may stand in it."""

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        # The councils in force that are for a place in force: the places (`territory`), their municipalities.
        "councils": (
            "MATCH ({x}:Forum)-[lies:FOR_TERRITORY]->(place)"
            " WHERE council({x}) AND holds({x}) AND holds(lies) AND holds(place)"
            " OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)"
            " WHERE holds(belongs) AND holds(whole)"
            " WITH {x}, place, coalesce(whole, place) AS municipality ORDER BY place.id"
            " WITH {x}, collect(DISTINCT place) AS territory,"
            " collect(DISTINCT municipality) AS municipalities"
        ),
        # Who is in a post (`holding`), and since when it is held or vacant, across turnover (`turned`).
        "holders": (
            "CALL ({x}) { OPTIONAL MATCH ({x})-[:HAS_ASSIGNMENT]->(a:Assignment)"
            " WHERE coalesce(a.validFrom, $asOf) <= $asOf"
            " WITH a ORDER BY coalesce(a.validFrom, date('0001-01-01')) DESC, a.id"
            " WITH collect(a) AS past"
            " WITH past, [x IN past WHERE holds(x)] AS holding, reduce(run = null, x IN past | CASE"
            " WHEN run IS NULL THEN CASE WHEN holds(x) THEN x END"
            " WHEN coalesce(x.validFrom < run.validFrom, x.validFrom IS NULL) AND x.endKnown IS NULL"
            " AND (x.validTo IS NULL OR run.validFrom <= x.validTo) THEN x ELSE run END) AS run"
            " RETURN holding, CASE WHEN size(holding) > 0 THEN begun(run)"
            " WHEN none(x IN past WHERE x.endKnown IS NOT NULL) THEN reduce(last = null, x IN past |"
            " CASE WHEN last IS NULL OR last < x.validTo THEN x.validTo ELSE last END) END AS turned }"
        ),
    }
)
"""Word → the clauses that find what several rules judge, with {x} for the variable that they bind."""

_ALL = {**WORDS, **CLAUSES}
_SAID = re.compile(rf"\b({'|'.join(_ALL)})\((\w+)\)")


def spelt_out(text: str) -> str:
    """The Cypher with each word replaced by what it stands for."""
    return _SAID.sub(lambda said: spelt_out(_ALL[said[1]].replace("{x}", said[2])), text)
