"""Every name of the graph that a declaration or a query spells is the model's, and fits where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type

from graph.model import bookkeeping, kept
from graph.model.base import BESIDE_NAMES, Node, Record, beside_names
from graph.model.kept import KeptEvaluation, KeptFinding, KeptSnapshot
from graph.model.kinds import node_kinds, relationship_types, tie_kinds
from graph.text import fold
from queries.fragment import put_in
from queries.texts import bare, read
from resolvers.catalogue import Field
from resolvers.declarations import (
    Column,
    Comparable,
    Declaration,
    Derived,
    Expression,
    Found,
    Items,
    Listed,
    Order,
    Property,
    Sentences,
    Tie,
)
from schema.build import build

BUILT = build()
ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "queries").rglob("*.cypher"))

KINDS = node_kinds()
KEPT: dict[str, type[Record]] = {
    "KeptEvaluation": KeptEvaluation,
    "KeptFinding": KeptFinding,
    "KeptSnapshot": KeptSnapshot,
}
KEPT_TIES = {
    kept.KEPT_OF: (("KeptFinding",), ("KeptEvaluation",)),
    kept.KEPT_ABOUT: (("KeptFinding",), ("Node",)),
    kept.KEPT_PLACE: (("KeptFinding",), ("Organization",)),
    kept.KEPT_EVIDENCE: (("KeptFinding",), ("Node",)),
    kept.KEPT_WAIVER: (("KeptFinding",), ("Waiver",)),
    kept.KEPT_IN: (("KeptSnapshot",), ("KeptEvaluation",)),
}
LABELS = {*KINDS, *KEPT, bookkeeping.DATA_VERSION}
TYPES = {*relationship_types(), *KEPT_TIES}

_LABEL = re.compile(r":\s?([A-Z][A-Za-z]*[a-z][A-Za-z]*(?:[|&][A-Z]\w*)*)")
_TYPE = re.compile(r"\[\w*:([A-Z_]+(?:\|[A-Z_]+)*)")
_READ = re.compile(r"(?<!\$)\b[a-z]\w*\.([a-z]\w*)\b(?!\()")
_KEY = re.compile(r"\b([a-z]\w*):")
_PROCEDURE = re.compile(r"\bCALL [a-z]\w*(?:\.\w+)+")
_COPIED = re.compile(r"\.([a-z]\w*)\s*[,}]")
_NODE = r"\((?P<{0}>\w*)(?::(?P<{0}_kind>[\w|]+))?(?: \{{[^}}]*\}})?\)"
_STEP = re.compile(
    _NODE.format("left")
    + r"(?P<back><?)-\[\w*:(?P<type>[A-Z_|]+)(?: \{[^}]*\})?\]-(?P<on>>?)"
    + f"(?={_NODE.format('right')})"
)


def stored(kind: type[Node]) -> set[str]:
    """The properties that nodes of a kind have, or of one of the kinds below it."""
    below = {name for child in kind.__subclasses__() for name in stored(child)}
    own = set(kind.model_fields) - set(kind.references())
    return own | below | (set(BESIDE_NAMES) if "name" in own else set())


PROPERTIES = (
    stored(Node)
    | {name for tie in tie_kinds().values() for name in set(tie.model_fields)}
    | {name for each in KEPT.values() for name in each.model_fields}
    | {kept.SUBJECT_DAY}
)


def declared() -> Iterator[tuple[str, Field]]:
    """Every field with the type that declares it: what an interface declares is told once."""
    for type_ in BUILT.catalogue.types.values():
        composite = BUILT.graphql.type_map[type_.name]
        assert isinstance(composite, GraphQLObjectType | GraphQLInterfaceType)
        inherited = {name for interface in composite.interfaces for name in interface.fields}
        for field in type_.fields.values():
            if field.name not in inherited:
                yield type_.name, field


def patterns(declaration: Declaration | None) -> Iterator[str]:
    """The patterns of a declaration: what leads to nodes."""
    match declaration:
        case Tie(pattern=pattern) | Found(pattern=pattern) | Listed(pattern=pattern):
            yield pattern
        case Expression(template=template, compared=compared) | Items(template=template, compared=compared):
            yield template
            if compared is not None and compared.pattern:
                yield compared.pattern


def expressions(declaration: Declaration | None) -> Iterator[str]:
    """The expressions of a declaration that read properties of nodes."""
    yield from patterns(declaration)
    match declaration:
        case Tie(where=where, order=Order(keys=keys)) | Listed(where=where, order=Order(keys=keys)):
            yield from (text for text in (where, *keys) if text)
        case Expression(compared=Comparable() as compared) | Items(compared=Comparable() as compared):
            yield from (text for text in (compared.value, compared.folded) if text)
        case Property(folded=folded, sort=sort):
            yield from (f"{{n}}.{name}" for name in (folded, sort) if name)


def plain(template: str, owner: str = "") -> str:
    """A template as Cypher: `{n}` is `n`, with the label of its owner wherever a pattern starts from it."""
    named = template.replace("({n})", f"(n:{owner})") if owner else template
    return re.sub(r"\{([a-z]\w*)\}", r"\1", named)


def names(found: Iterable[str]) -> set[str]:
    """Each name, where several are joined by | or &."""
    return {name for each in found for name in re.split(r"[|&]", each)}


def test_labels_and_types_of_declarations() -> None:
    """What the schema declares only names labels and types of relationship that the model has."""
    for owner, field in declared():
        for template in patterns(field.declaration):
            text = bare(plain(template))
            assert names(_LABEL.findall(text)) <= LABELS, f"{owner}.{field.name}"
            assert names(_TYPE.findall(text)) <= TYPES, f"{owner}.{field.name}"


def test_properties_of_declarations() -> None:
    """A field that reads a property reads one that its kind of node has; so do orders and conditions."""
    for owner, field in declared():
        label = {"Finding": "KeptFinding", "Snapshot": "KeptSnapshot"}.get(owner, owner)
        kind: type[Record] | None = KINDS.get(label) or KEPT.get(label)
        if kind is not None:
            own = stored(kind) if issubclass(kind, Node) else set(kind.model_fields)
            match field.declaration:
                case Property(name=name):
                    assert name in own, f"{owner}.{field.name} reads {name}"
                case Sentences(name=name, rule=rule):
                    assert {name, rule} <= own, f"{owner}.{field.name}"
        if not isinstance(field.declaration, Derived) and (kind is not None or owner == "Query"):
            for template in expressions(field.declaration):
                text = bare(plain(template)).replace("language: ", "").replace("name.value", "")
                assert set(_READ.findall(text)) <= PROPERTIES, f"{owner}.{field.name}: {text}"


def test_columns_of_derived_rows() -> None:
    """A field of a derived row reads a column that the fragment gives."""
    for owner, field in declared():
        if isinstance(field.declaration, Derived):
            composite = BUILT.graphql.type_map[owner]
            assert isinstance(composite, GraphQLObjectType | GraphQLInterfaceType)
            given = BUILT.catalogue.types[get_named_type(composite.fields[field.name].type).name]
            row = BUILT.catalogue.types[given.edge] if given.edge else given
            for each in row.fields.values():
                match each.declaration:
                    case Property(name=name) | Column(name=name):
                        assert name in field.declaration.fragment.columns, f"{row.name}.{each.name}"


def fits(label: str, allowed: tuple[str, ...]) -> bool:
    """Whether a node with a label can be of one of the kinds."""
    if label in KEPT or label not in KINDS:
        return label in allowed
    return any(
        issubclass(KINDS[label], KINDS[name]) or issubclass(KINDS[name], KINDS[label])
        for name in allowed
        if name in KINDS
    )


def ends(type_: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Where a relationship of that type may start and end."""
    if type_ in KEPT_TIES:
        yield KEPT_TIES[type_]
    if type_ in tie_kinds():
        yield tie_kinds()[type_].starts, tie_kinds()[type_].ends
    for name, kind in KINDS.items():
        for reference in kind.references().values():
            if reference.type == type_:
                yield (reference.to, (name,)) if reference.incoming else ((name,), reference.to)


def wrong_steps(text: str) -> Iterator[str]:
    """The steps of patterns whose relationship cannot lie between such nodes, in that direction."""
    for step in _STEP.finditer(text):
        left, right = step["left_kind"] or "", step["right_kind"] or ""
        if not step["back"] and not step["on"]:
            continue
        start, end = (right, left) if step["back"] else (left, right)
        for type_ in step["type"].split("|"):
            possible = any(
                all(
                    not labels or any(fits(label, allowed) for label in labels.split("|"))
                    for labels, allowed in ((start, starts), (end, finishes))
                )
                for starts, finishes in ends(type_)
            )
            if not possible:
                yield step[0] + f"({right})"


def test_directions_of_declarations() -> None:
    """Each step of a pattern runs the way in which the model ties such nodes."""
    steps = 0
    for owner, field in declared():
        label = {"Finding": "KeptFinding", "Snapshot": "KeptSnapshot"}.get(owner, owner)
        for template in patterns(field.declaration):
            text = bare(plain(template, label if label in LABELS else ""))
            steps += len(_STEP.findall(text))
            assert list(wrong_steps(text)) == [], f"{owner}.{field.name}"
    assert steps > 60


def test_dated_ties_must_hold() -> None:
    """A field that follows a dated relationship follows it on the day asked for only."""
    dated = {name for name, tie in tie_kinds().items() if "validFrom" in tie.model_fields}
    followed = 0
    for owner, field in declared():
        if isinstance(field.declaration, Tie):
            for variable, types in re.findall(r"-\[(?:\{(\w+)\})?:([A-Z_|]+)", field.declaration.pattern):
                if types in dated:
                    followed += 1
                    held = variable in field.declaration.holds
                    # Several relationships in one variable are held one by one.
                    each = f"IN {{{variable}}} WHERE coalesce" in (field.declaration.where or "")
                    assert held or each, f"{owner}.{field.name}"
    assert followed > 10


@pytest.mark.parametrize(
    "text",
    ["(n:Agreement)<-[:HAS_PARTY]-(m:Organization)", "(n:Forum)-[t:IN_COUNTY]->(m:County)"],
)
def test_a_wrong_step_is_seen(text: str) -> None:
    """A relationship that runs the other way, or between other nodes, is found."""
    assert len(list(wrong_steps(text))) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_queries(path: Path) -> None:
    """A query names labels, types and properties of the model, and what its own maps and columns hold."""
    file = read(path)
    text = _PROCEDURE.sub("", bare(file.text))
    assert names(_LABEL.findall(text)) <= LABELS
    assert names(_TYPE.findall(text)) <= TYPES
    # What is put in lends the keys of its maps.
    whole = bare(put_in(file)[0])
    own = set(_KEY.findall(whole)) | set(_COPIED.findall(whole)) | set(file.header.get("columns", {}))
    assert set(_READ.findall(text)) - own <= PROPERTIES
    assert list(wrong_steps(text)) == []


def test_folding_is_what_is_stored() -> None:
    """A comparison without case and accents folds what is asked for as the stored name was folded."""
    name = BUILT.catalogue.types["Municipality"].fields["name"].declaration
    assert isinstance(name, Property)
    assert name.folded is not None
    assert beside_names({"name": "Ålesund"})[name.folded] == fold("aalesund") == "alesund"
