"""Every kind of node and tie, found by walking the model: nothing is listed twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

# The modules are imported for what they define: a kind exists once its module is read.
from graph.model import (
    agreements,
    assurance,
    cooperation,
    forums,
    knowledge,
    lineage,
    organizations,
    posts,
    schools,
    territory,
)
from graph.model.base import Node, Record, Tie

MODULES = (
    organizations,
    schools,
    posts,
    forums,
    agreements,
    cooperation,
    knowledge,
    assurance,
    territory,
    lineage,
)

R = TypeVar("R", bound=Record)


def _below(base: type[R]) -> Iterator[type[R]]:
    for child in base.__subclasses__():
        yield child
        yield from _below(child)


def node_kinds() -> dict[str, type[Node]]:
    """The kinds of node by label, `Node` itself among them."""
    return {"Node": Node} | {kind.__name__: kind for kind in _below(Node)}


def tie_kinds() -> dict[str, type[Tie]]:
    """The kinds of tie that carry properties, by relationship type."""
    return {tie.type: tie for tie in _below(Tie)}


TOGETHER = (("Municipality", "County"),)
"""Kinds that one node may be of at once: Oslo is a municipality and a county."""


def label_sets() -> frozenset[frozenset[str]]:
    """The labels that a node may have, together: those of a kind without kinds below it, or of `TOGETHER`."""
    kinds = node_kinds()
    leaves = (kind for kind in kinds.values() if not kind.__subclasses__())
    together = (frozenset(label for name in names for label in kinds[name].labels()) for names in TOGETHER)
    return frozenset(frozenset(kind.labels()) for kind in leaves) | frozenset(together)


def relationship_types() -> frozenset[str]:
    """Every type of relationship: ties with properties, and references between nodes."""
    references = (ref.type for kind in node_kinds().values() for ref in kind.references().values())
    return frozenset(tie_kinds()) | frozenset(references)


def ends(type_: str) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds that a relationship of the type starts at, and those that it ends at."""
    starts: set[str] = set()
    stops: set[str] = set()
    if type_ in (ties := tie_kinds()):
        starts.update(ties[type_].starts)
        stops.update(ties[type_].ends)
    for label, kind in node_kinds().items():
        for ref in kind.references().values():
            if ref.type == type_:
                (stops if ref.incoming else starts).add(label)
                (starts if ref.incoming else stops).update(ref.to)
    return frozenset(starts), frozenset(stops)
