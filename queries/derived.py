"""The checks that follow from the model: a new kind, property or tie is checked without a new check.

The model goes into the statements as parameters; only where counting ties needs their type in the text is
there a branch for each reference. Pure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.model.base import Dated, Node, Record, Ref, Tie
from graph.model.bookkeeping import AUDIT_ENTRY, DATA_VERSION, ERASED, MIGRATION, TOUCHED
from graph.model.form import Form, forms
from graph.model.kept import KEPT_EVALUATION, KEPT_FINDING, KEPT_SNAPSHOT
from graph.model.kinds import label_sets, node_kinds, relationship_types, tie_kinds
from queries.check import Check, Severity

_BOOKKEEPING = (
    AUDIT_ENTRY,
    DATA_VERSION,
    ERASED,
    MIGRATION,
    KEPT_EVALUATION,
    KEPT_FINDING,
    KEPT_SNAPSHOT,
    TOUCHED,
)
_NODE = "coalesce(toStringOrNull(n.id), '(a node without id)')"
_TIE = "a.id + ' -[' + type(n) + ']-> ' + b.id"
_LOADED = "Load it again through the product, which refuses such a row, or correct it at its source."


def derived() -> tuple[Check, ...]:
    """Every check that follows from the model."""
    return (*_labels(), *_properties(), *_ends(), *_references(), *_overlaps())


def _labels() -> Iterable[Check]:
    yield Check(
        "labels.combination",
        "Labels in a combination that no kind has",
        "A node carries the labels of its kind and of everything that its kind is. Another combination is "
        "found by some questions and missed by others.",
        Severity.ERROR,
        "Give the node the labels of its kind, or remove it.",
        "MATCH (n:Node) WITH DISTINCT labels(n) AS found\n"
        "WHERE NOT any(set IN $sets WHERE size(set) = size(found) AND all(l IN set WHERE l IN found))\n"
        "MATCH (n:Node) WHERE labels(n) = found\n"
        f"RETURN {_NODE} AS subject, 'has the labels ' + {_joined('found')} AS detail\n",
        {"sets": sorted(sorted(labels) for labels in label_sets())},
    )
    yield Check(
        "labels.stranger",
        "Nodes that are none of the register's",
        "A node without the label Node has no unique id, and no question finds it.",
        Severity.ERROR,
        "Remove the node, or load it through the product.",
        "MATCH (n) WHERE NOT n:Node AND none(l IN labels(n) WHERE l IN $bookkeeping)\n"
        f"RETURN {_NODE} AS subject, 'has the labels ' + {_joined('labels(n)')} AS detail\n",
        {"bookkeeping": list(_BOOKKEEPING)},
    )


def _joined(labels: str) -> str:
    sorted_ = f"COLLECT {{ UNWIND {labels} AS label RETURN label ORDER BY label }}"
    return f"reduce(s = '', l IN {sorted_} | s + ':' + l)"


def _properties() -> Iterable[Check]:
    for noun, match, keys, subject, by_key in (
        ("node", "MATCH (n:Node)", "labels(n)", _NODE, _own_forms(node_kinds())),
        ("tie", "MATCH (a:Node)-[n]->(b:Node)", "[type(n)]", _TIE, _tie_forms()),
    ):
        yield Check(
            f"{noun}.property-missing",
            f"Required properties missing from {noun}s",
            "Questions rely on a required property; where it is not there, the answer is empty or wrong.",
            Severity.ERROR,
            _LOADED,
            f"{match} UNWIND {keys} AS key UNWIND $required[key] AS name\n"
            "WITH *, n[name] AS value WHERE value IS NULL\n"
            f"RETURN {subject} AS subject, name + ' is missing' AS detail\n",
            {"required": _by_key(by_key, lambda name, form: name if form.required else None)},
        )
        yield Check(
            f"{noun}.property-type",
            f"Properties of {noun}s that the model does not have, or of a wrong type",
            "What the model does not know is answered by no question; a value of a wrong type compares with "
            "nothing.",
            Severity.ERROR,
            _LOADED,
            f"{match} WITH *, {keys} AS kinds UNWIND keys(n) AS name\n"
            "WITH *, valueType(n[name]) AS type, [k IN kinds WHERE $types[k][name] IS NOT NULL | "
            "$types[k][name]] AS allowed\n"
            "WHERE NOT any(types IN allowed WHERE type IN types)\n"
            f"RETURN {subject} AS subject, name + CASE WHEN allowed = [] THEN ' is unknown to the model' "
            "ELSE ' is ' + type + ', expected ' + head(head(allowed)) END AS detail\n",
            {"types": {key: {name: _types(form) for name, form in f.items()} for key, f in by_key.items()}},
        )
        yield Check(
            f"{noun}.property-value",
            f"Properties of {noun}s outside their values or bounds",
            "The value is of the right type, and is none that there can be.",
            Severity.ERROR,
            _LOADED,
            f"{match} UNWIND {keys} AS key UNWIND $bounds[key] AS bound\n"
            "WITH *, n[bound.name] AS value WHERE value IS NOT NULL\n"
            "WITH *, valueType(value) AS type, "
            "CASE WHEN valueType(value) STARTS WITH 'LIST' THEN value ELSE [value] END AS items\n"
            "WHERE size(items) < bound.least_items OR any(item IN items WHERE\n"
            "  NOT item IN bound.values OR item < bound.at_least OR item > bound.at_most OR "
            "item <= bound.above OR item >= bound.below\n"
            "  OR (valueType(item) STARTS WITH 'STRING' AND "
            "any(pattern IN bound.patterns WHERE NOT item =~ pattern)))\n"
            # Numbers and marks are no secret; a text may be a person's, and is not repeated.
            f"RETURN {subject} AS subject, bound.name + CASE WHEN bound.values IS NULL AND type STARTS WITH "
            "'STRING' THEN ' has a form that it cannot have' ELSE ' is ' + "
            "reduce(s = '', i IN items | s + CASE s WHEN '' THEN '' ELSE ', ' END + "
            "coalesce(toStringOrNull(i), '?')) END AS detail\n",
            {"bounds": _by_key(by_key, _bound)},
        )


Forms = Mapping[str, Mapping[str, Form]]


def _own_forms(kinds: Mapping[str, type[Node]]) -> Forms:
    """The forms by label: what a kind shares with one that it is, stands there."""
    every = {label: forms(kind) for label, kind in kinds.items()}
    return {
        label: {
            name: form
            for name, form in found.items()
            if not any(every[above].get(name) == form for above in kinds[label].labels() if above != label)
        }
        for label, found in every.items()
    }


def _tie_forms() -> Forms:
    """The forms by type of tie; a tie that only names another node has no properties."""
    return {type_: {} for type_ in relationship_types()} | {
        type_: forms(tie) for type_, tie in tie_kinds().items()
    }


def _by_key(by_key: Forms, of: Callable[[str, Form], Any]) -> dict[str, list[Any]]:
    found = {
        key: [told for name, form in each.items() if (told := of(name, form))] for key, each in by_key.items()
    }
    return {key: told for key, told in found.items() if told}


def _types(form: Form) -> list[str]:
    if form.list:
        # An empty list has items of no type.
        return [f"LIST<{form.type} NOT NULL> NOT NULL", "LIST<NOTHING> NOT NULL"]
    return [f"{form.type} NOT NULL"]


def _bound(name: str, form: Form) -> dict[str, Any] | None:
    if not form.bounded:
        return None
    # Null where nothing is said, so that comparing with it finds no fault.
    said = {key: value for key, value in dataclasses.asdict(form).items() if value != ()}
    return {"name": name, **said}


def _ends() -> Iterable[Check]:
    allowed: dict[str, list[dict[str, list[str]]]] = {}
    for label, kind in node_kinds().items():
        for ref in kind.references().values():
            here, there = [label], list(ref.to)
            starts, ends = (there, here) if ref.incoming else (here, there)
            allowed.setdefault(ref.type, []).append({"starts": starts, "ends": ends})
    for type_, tie in tie_kinds().items():
        allowed.setdefault(type_, []).append({"starts": list(tie.starts), "ends": list(tie.ends)})
    yield Check(
        "tie.ends",
        "Ties between wrong kinds, or of a type that the model does not have",
        "A tie runs from one of the kinds that it may start at to one that it may end at; questions follow "
        "no other.",
        Severity.ERROR,
        "Remove the tie, or let it end where it should.",
        "MATCH (a:Node)-[n]->(b)\n"
        "WHERE NOT coalesce(any(ends IN $allowed[type(n)] WHERE any(l IN labels(a) WHERE l IN ends.starts) "
        "AND any(l IN labels(b) WHERE l IN ends.ends)), false)\n"
        "RETURN a.id + ' -[' + type(n) + ']-> ' + coalesce(toStringOrNull(b.id), '(a node without id)') "
        "AS subject, CASE WHEN $allowed[type(n)] IS NULL THEN 'the model has no such tie' ELSE 'runs from ' "
        f"+ {_joined('labels(a)')} + ' to ' + {_joined('labels(b)')} END AS detail\n",
        {"allowed": allowed},
    )


def _references() -> Iterable[Check]:
    single = [(k, name, ref) for k, name, ref in _named() if not _is_list(k, name)]
    asked = [(k, name, ref) for k, name, ref in single if k.model_fields[name].is_required()]
    lists = [
        (k, name, ref)
        for k, name, ref in _named()
        if _is_list(k, name) and k.model_fields[name].is_required()
    ]
    yield Check(
        "reference.missing",
        "What must name another node names none",
        "An orphan: a post without an organization, a remit without a post. Whoever asks from the other side "
        "does not find it.",
        Severity.ERROR,
        "Tie it to what it belongs to, or remove it.",
        _counted(asked, "found = 0", "'names nothing'"),
    )
    yield Check(
        "reference.many",
        "What may name one node names several",
        "One is allowed. Questions take any of them, and not always the same.",
        Severity.ERROR,
        "Remove the ties that are too many.",
        _counted(single, "found > 1", "'names ' + toString(found)"),
    )
    yield Check(
        "reference.empty",
        "What should name at least one node names none",
        "An agreement without parties, a knowledge product by nobody: not wrong in form, and about nobody.",
        Severity.WARNING,
        "Name at least one, or remove it.",
        _counted(lists, "found = 0", "'names nothing'"),
    )


def _named() -> Iterable[tuple[type[Node], str, Ref]]:
    """Each reference with the kind that declares it."""
    for kind in node_kinds().values():
        above = {name for base in kind.__mro__[1:] if issubclass(base, Record) for name in base.references()}
        for name, ref in kind.references().items():
            if name not in above:
                yield kind, name, ref


def _is_list(kind: type[Node], name: str) -> bool:
    schema: dict[str, Any] = kind.model_json_schema()["properties"][name]
    return schema.get("type") == "array"


def _counted(references: Iterable[tuple[type[Node], str, Ref]], wrong: str, told: str) -> str:
    branches = []
    for kind, name, ref in references:
        pattern = f"(n)<-[:{ref.type}]-()" if ref.incoming else f"(n)-[:{ref.type}]->()"
        branches.append(
            f"MATCH (n:{kind.__name__}) WITH n, COUNT {{ {pattern} }} AS found WHERE {wrong}\n"
            f"RETURN {_NODE} AS subject, '{name} ({ref.type}) ' + {told} AS detail\n"
        )
    return "UNION ALL\n".join(branches)


OVERLAP = (
    "x.endKnown IS NULL AND y.endKnown IS NULL\n"
    "  AND (x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo)\n"
    "  AND (y.validFrom IS NULL OR x.validTo IS NULL OR y.validFrom < x.validTo)\n"
    "  AND coalesce(x.validFrom < x.validTo, true) AND coalesce(y.validFrom < y.validTo, true)"
)
"""Whether two periods have a day in common; one that is empty, or ended on an unknown day, has none."""
_PERIOD = (
    "coalesce(toString({0}.validFrom), 'always') + ' to ' + coalesce(toString({0}.validTo), 'further notice')"
)


def _overlaps() -> Iterable[Check]:
    both = f"{_PERIOD.format('x')} + ', and ' + {_PERIOD.format('y')}"
    yield Check(
        "tie.overlap",
        "The same tie twice on one day",
        "Two ties of one type between the same two nodes, with a day on which both hold: counted twice.",
        Severity.ERROR,
        "Make one of the two of them, or let one end where the other begins.",
        "MATCH (a:Node) CALL (a) {\n"
        "MATCH (a)-[t]->(b:Node) WHERE type(t) IN $dated\n"
        "WITH b, type(t) AS type, collect(t) AS found WHERE size(found) > 1\n"
        "UNWIND range(1, size(found) - 1) AS i UNWIND range(0, i - 1) AS j\n"
        "WITH b, type, found[i] AS x, found[j] AS y\n"
        f"WHERE {OVERLAP}\n"
        f"WITH b, type, {_PERIOD.format('x')} AS one, {_PERIOD.format('y')} AS other\n"
        "RETURN b, type, CASE WHEN one < other THEN one + ', and ' + other ELSE other + ', and ' + one END "
        "AS detail\n"
        "}\n"
        "RETURN a.id + ' -[' + type + ']-> ' + b.id AS subject, detail AS detail\n",
        {"dated": sorted(t for t, tie in tie_kinds().items() if _is_dated(tie))},
    )
    branches = []
    for kind in node_kinds().values():
        ends = [ref for k, name, ref in _named() if k is kind and not _is_list(k, name)]
        if not _is_dated(kind) or len(ends) != 2:
            continue
        first, second = (f"<-[:{ref.type}]-" if ref.incoming else f"-[:{ref.type}]->" for ref in ends)
        branches.append(
            f"MATCH (n:{kind.__name__}){first}(a), (n){second}(b)\n"
            "WITH a, b, collect(n) AS found WHERE size(found) > 1\n"
            "UNWIND found AS x UNWIND found AS y\n"
            f"WITH a, b, x, y WHERE x.id < y.id AND {OVERLAP}\n"
            f"RETURN x.id + ' and ' + y.id AS subject, 'both between ' + a.id + ' and ' + b.id + ': ' + "
            f"{both} AS detail\n"
        )
    yield Check(
        "period.overlap",
        "The same assignment, remit or membership twice on one day",
        "Two of them tie the same two ends, with a day on which both hold: one person in one post twice, one "
        "post serving one place twice, one member in one forum twice.",
        Severity.ERROR,
        "Make one of the two of them, or let one end where the other begins.",
        "UNION ALL\n".join(branches),
    )


def _is_dated(kind: type[Node] | type[Tie]) -> bool:
    return issubclass(kind, Dated)
