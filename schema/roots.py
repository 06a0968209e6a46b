"""The roots: where a question starts. Every kind of thing has two, made from what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import strawberry

from graph.model.base import Dated, has_names
from graph.model.kinds import node_kinds
from graph.model.organizations import IdentifierScheme
from queries.words import WORDS
from resolvers.declarations import Found, Listed, Order, Sought

# The modules are imported for what they define: a kind is shown once its module is read.
from schema import (
    actors,
    agreements,
    cooperation,
    findings,
    forums,
    knowledge,
    lineage,
    numbers,
    organizations,
    schools,
)
from schema.actors import Actor, Organization
from schema.changes import (
    CHANGES,
    CHANGES_ARGUMENTS,
    FORECAST,
    FORECAST_ARGUMENTS,
    PREVIEW,
    PREVIEW_ARGUMENTS,
    TREND,
    TREND_ARGUMENTS,
    FindingChange,
    Flip,
    TrendPoint,
)
from schema.coverage import (
    COVERAGE,
    COVERAGE_ARGUMENTS,
    SCORECARD,
    SCORECARD_ARGUMENTS,
    CoverageCell,
    ScorecardLine,
)
from schema.fields import AS_OF, PAGING, argument, shown
from schema.findings import ALL_FINDINGS, TERRITORY, FindingConnection
from schema.organizations import County, Municipality
from schema.pages import Connection
from schema.planning import Planning
from schema.questions import Questions
from schema.search import MOST, SEARCH, SEARCH_ARGUMENTS, SearchHit
from schema.things import BY_NAME_SORT, Node

MODULES = (
    actors, agreements, cooperation, findings, forums, knowledge, lineage, numbers, organizations, schools,
)  # fmt: skip
IN_FORCE = {"Agreement": "standing", "Record": "recorded"}
"""Kinds whose period is told otherwise than by its first and last day, with the word that says so."""
NODES = 100
"""How many things can be asked for by their ids at once."""
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def _numbered(kind: str, scheme: IdentifierScheme) -> Found:
    pattern = f"({{m}}:{kind})-[:IDENTIFIED_BY]->(:Identifier {{value: $value, scheme: '{scheme}'}})"
    return Found(pattern, "number")


def _by_id(kind: str) -> Found:
    # The index on ids is one of all nodes, whatever their kind.
    labels = kind if kind == "Node" else f"Node&{kind}"
    return Found(f"({{m}}:{labels} {{id: $value}})", "id")


def _listed(kind: str) -> Listed:
    """All things of a kind that hold on the day asked for."""
    model = node_kinds()[kind]
    word = IN_FORCE.get(kind)
    return Listed(
        f"({{m}}:{kind})",
        holds=("m",) if Dated in model.__mro__ else (),
        order=BY_NAME_SORT if has_names(model) else Order(("{m}.id",)),
        where=WORDS[word].replace("{x}", "{m}") if word else None,
    )


_ID = argument("id", strawberry.ID, "Its id.")
_IDS = argument("ids", list[strawberry.ID], f"Their ids, at most {NODES}.")
_NUMBER = argument("number", str, "The number that it has, or had.")


@strawberry.type(description="Where a question starts.")
class Start(Questions, Planning):
    """The roots that are more than one kind's list, or find by something else than an id."""

    node: Node | None = shown(_by_id("Node"), "Anything by its id (Relay).", (_ID, AS_OF))
    actor: Actor | None = shown(_by_id("Actor"), "An organization or a post by its id.", (_ID, AS_OF))
    municipality: Municipality | None = shown(
        _numbered("Municipality", IdentifierScheme.MUNICIPALITY_NUMBER),
        "A municipality by its number: 5001.",
        (_NUMBER, AS_OF),
    )
    county: County | None = shown(
        _numbered("County", IdentifierScheme.COUNTY_NUMBER), "A county by its number: 46.", (_NUMBER, AS_OF)
    )
    nodes: list[Node | None] | None = shown(
        Sought("({m}:Node {id: $value})", "ids", NODES),
        f"Anything by its id, each in its place, null where there is none; at most {NODES}.",
        (_IDS, AS_OF),
    )
    search: list[SearchHit] | None = shown(
        SEARCH,
        f"What is called like this, in any language, best first; at most {MOST}. tromso finds Tromsø, "
        "aalesund Ålesund, karasjohka Karasjok.",
        SEARCH_ARGUMENTS,
    )
    organizations: Connection[Organization] | None = shown(
        _listed("Organization"),
        "Organizations of every kind that stand on the day asked for, in Norwegian alphabetical order.",
        (*PAGING, AS_OF),
    )
    coverage: list[CoverageCell] | None = shown(
        COVERAGE, "How far the rules are met, rolled up over territories.", COVERAGE_ARGUMENTS
    )
    scorecard: list[ScorecardLine] | None = shown(
        SCORECARD, "How a territory stands, by binding and theme, and the next step up.", SCORECARD_ARGUMENTS
    )
    findings: FindingConnection | None = shown(
        ALL_FINDINGS,
        "What the rules say of everything that they judge, by rule; met ones too. `where` chooses by "
        "verdict, binding, rule, responsible, place and subject; `groupBy` counts.",
        (*PAGING, TERRITORY, AS_OF),
    )
    changes: list[FindingChange] | None = shown(
        CHANGES,
        "What changed in the findings since a day: new, resolved, worsened, excepted.",
        CHANGES_ARGUMENTS,
    )
    forecast: list[FindingChange] | None = shown(
        FORECAST, "What becomes a gap before a day to come if nothing is done.", FORECAST_ARGUMENTS
    )
    trend: list[TrendPoint] | None = shown(
        TREND, "How the findings stood in each snapshot, the earliest first.", TREND_ARGUMENTS
    )
    preview_rule: list[Flip] | None = shown(
        PREVIEW,
        "Whom a rule with other figures or another binding would judge otherwise; nothing is written.",
        PREVIEW_ARGUMENTS,
    )


def kinds(base: type = Node) -> Iterator[type[Node]]:
    """Every kind of thing that is shown, by the type that shows it."""
    below: list[Any] = base.__subclasses__()
    for child in below:
        if not child.__strawberry_definition__.is_interface:
            yield child
        yield from kinds(child)


def query() -> type:
    """`Query`: the roots that are written down, and for every kind one thing by its id, and all in pages."""
    shown_kinds = sorted(kinds(), key=lambda kind: kind.__name__)
    written_down = {field.python_name for field in Start.__strawberry_definition__.fields}  # type: ignore[attr-defined]
    members: dict[str, Any] = {}
    annotations: dict[str, Any] = {}
    for kind in shown_kinds:
        one = _words(kind.__name__)
        if one not in written_down:
            annotations[one] = kind | None
            members[one] = shown(_by_id(kind.__name__), f"One by its id. {_about(kind)}", (_ID, AS_OF))
        several = plural(one)
        if several in written_down:
            several = f"all_{several}"  # a question has the name
        annotations[several] = Connection[kind] | None  # type: ignore[valid-type]  # made at run time
        members[several] = shown(
            _listed(kind.__name__),
            f"All that hold on the day asked for, {_order(kind)}. {_about(kind)}",
            (*PAGING, AS_OF),
        )
    made = type("Query", (Start,), {**members, "__annotations__": annotations, "__doc__": Start.__doc__})
    return strawberry.type(made, description="Where a question starts.")


def plural(name: str) -> str:
    """The name of a root that gives several: municipalities, businesses, forums."""
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith("s") else f"{name}s"


def _words(name: str) -> str:
    return _CAPITAL.sub("_", name).lower()


def _about(kind: type[Node]) -> str:
    said: str = kind.__strawberry_definition__.description  # type: ignore[attr-defined]  # strawberry adds it
    return said


def _order(kind: type[Node]) -> str:
    named = has_names(node_kinds()[kind.__name__])
    return "in Norwegian alphabetical order" if named else "in the order of their ids"
