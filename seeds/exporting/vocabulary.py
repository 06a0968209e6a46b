"""What the model is in words of the W3C: ORG for organizations, PROV for where facts come from.

Where the W3C has no word, ours stands under `urn:samordning:term:`. Nothing refers to an address on the net
that would have to be fetched: the context is part of each file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.model.base import Named
from graph.model.kinds import node_kinds
from seeds.shapes import Column, Shape, Sort, shapes

PREFIXES = {
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "thing": "urn:samordning:thing:",
    "tie": "urn:samordning:tie:",
}
TERMS = "urn:samordning:term:"
"""Where our own words stand."""

FORMAL = frozenset(
    {
        "Municipality", "County", "PoliceDistrict", "NationalBody", "Business", "VoluntaryOrganization",
        "InterestOrganization", "IntermunicipalBody",
    }
)  # fmt: skip
"""Organizations that are recognized as such by law."""
_UNITS = frozenset(
    {"MunicipalUnit", "CityDistrict", "GeographicUnit", "ServiceUnit", "ServicePoint", "FunctionalUnit"}
)
_TYPES = {
    "Forum": ("org:Organization", "org:OrganizationalCollaboration"),
    "Post": ("org:Post",),
    "Role": ("org:Role",),
    "Person": ("foaf:Person",),
    "Assignment": ("org:Membership",),
    "Membership": ("org:Membership",),
    "ChangeEvent": ("org:ChangeEvent",),
    "Source": ("prov:Entity",),
}
# A sort of activity, which PROV holds apart from what can be derived.
EVENTS = frozenset({"ChangeEvent"})
"""Kinds that are no PROV entity."""

LANGUAGES = {
    "name": "nb", "nameNn": "nn", "nameEn": "en", "nameSe": "se", "nameSmj": "smj", "nameSma": "sma",
    "nameFkv": "fkv",
}  # fmt: skip
"""The language of each name."""

_SAID = {
    ("Post", "role"): "org:role",
    ("Post", "organization"): "org:postIn",
    ("Assignment", "person"): "org:member",
    ("Membership", "forum"): "org:organization",
    ("Membership", "member"): "org:member",
    ("ChangeEvent", "original"): "org:originalOrganization",
    ("ChangeEvent", "resulting"): "org:resultingOrganization",
    ("Source", "title"): "dct:title",
    ("Source", "licence"): "dct:rights",
    ("Person", "name"): "foaf:name",
}
_EVERYWHERE = {"source": "dct:source", "validFrom": "schema:startDate"}
_XSD = {Sort.DAY: "xsd:date", Sort.MOMENT: "xsd:dateTime", Sort.DECIMAL: "xsd:double"}


def types(kind: str) -> tuple[str, ...]:
    """What a node of a kind is: in our words, then in those of the W3C."""
    if kind in FORMAL:
        return (kind, "org:Organization", "org:FormalOrganization")
    if kind in _UNITS:
        return (kind, "org:Organization", "org:OrganizationalUnit")
    if "Organization" in node_kinds()[kind].labels():
        return (kind, "org:Organization")
    return (kind, *_TYPES.get(kind, ()))


def named(kind: str) -> bool:
    """Whether it has names in languages."""
    return issubclass(node_kinds()[kind], Named)


def key(shape: Shape, column: Column) -> str:
    """The name of a column in the file: the same has the same meaning everywhere."""
    said = _SAID.get((shape.kind, column.name)) or _EVERYWHERE.get(column.name)
    if said is not None:
        return said
    return f"{shape.kind}.{column.name}" if column.name in _ambiguous() else column.name


def predicate(tie: str) -> str:
    """The word for a type of tie: `inCounty`."""
    first, *more = tie.lower().split("_")
    return first + "".join(word.capitalize() for word in more)


@cache
def context() -> Mapping[str, Any]:
    """The `@context` of a file: where each name in it stands, and what its values are."""
    found: dict[str, Any] = {"@vocab": TERMS} | PREFIXES
    found["prefLabel"] = {"@id": "skos:prefLabel", "@container": "@language"}
    found |= {name: {"@id": name, "@type": "@id"} for name in _LINKS}
    found["schema:endDate"] = {"@id": "schema:endDate", "@type": "xsd:date"}
    for shape in shapes().values():
        for column in shape.columns:
            name, type_ = key(shape, column), _coerced(column)
            if type_ is not None and column.name not in {"id", "start", "end"}:
                id_ = name if ":" in name else f"{TERMS}{name}"
                found[name] = {"@id": id_, "@type": type_}
        if shape.tie:
            found[predicate(shape.kind)] = {"@id": f"{TERMS}{predicate(shape.kind)}", "@type": "@id"}
    return found


_LINKS = (
    "prov:wasDerivedFrom", "org:unitOf", "org:subOrganizationOf", "org:holds", "rdf:subject", "rdf:predicate",
    "rdf:object",
)  # fmt: skip


def _coerced(column: Column) -> str | None:
    return "@id" if column.sort is Sort.ID else _XSD.get(column.sort)


@cache
def _ambiguous() -> frozenset[str]:
    """Names of columns that mean different things in different kinds, or what a tie is called."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for shape in shapes().values():
        for column in shape.columns:
            if (shape.kind, column.name) not in _SAID:
                plain = Sort.TEXT if column.sort is Sort.CHOICE else column.sort
                sorts[column.name].add(plain.value)
        if shape.tie:
            sorts[predicate(shape.kind)].add("a tie")
    return frozenset(name for name, found in sorts.items() if len(found) > 1)
