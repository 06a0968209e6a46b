"""What a stored property may look like, read from the model itself: its type, and what bounds its values.

Community can constrain neither, so that whoever checks a graph, or a file before it, asks here. Everything
comes from the JSON schema of the kind, in which pydantic says what it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.base import BESIDE_NAMES, Node, Record, has_names

_TYPES = {"integer": "INTEGER", "number": "FLOAT", "boolean": "BOOLEAN"}
_TEXTS = {None: "STRING", "date": "DATE", "date-time": "ZONED DATETIME"}
_BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_KNOWN = _BOUNDS | {
    "type", "format", "enum", "const", "pattern", "minLength", "maxLength", "items", "minItems", "maxItems",
    "default", "description", "title",
}  # fmt: skip
"""The words of a schema that are understood here; another one would be a bound that nobody checks."""


@dataclass(frozen=True)
class Form:
    """What one property of a kind may look like."""

    type: str
    """The Cypher type of a value, or of each item of a list: `STRING`, `DATE`, `ZONED DATETIME` …"""
    list: bool
    """Whether it is a list of such values."""
    required: bool
    """Whether it is there on every node or tie of the kind."""
    values: tuple[str | bool, ...] = ()
    """The values that there are; empty = any."""
    patterns: tuple[str, ...] = ()
    """Regular expressions that the whole text matches (Java's, as in Cypher)."""
    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    """It is greater than this."""
    below: float | None = None
    least_items: int = 0

    @property
    def bounded(self) -> bool:
        """Whether a value of the right type can still be wrong."""
        ends = (self.at_least, self.at_most, self.above, self.below)
        return bool(self.values or self.patterns or self.least_items) or any(e is not None for e in ends)


_BESIDE_NAMES = {
    name: Form("STRING", list=several, required=True, least_items=int(several))
    for name in BESIDE_NAMES
    for several in (name == "namesFolded",)
}


def forms(kind: type[Record]) -> Mapping[str, Form]:
    """What each stored property of a kind of node or tie may look like, by name.

    Raises `ValueError` for a field that is declared with something that this reading does not understand.
    """
    schema = kind.model_json_schema()
    ends = {"start", "end"} if not issubclass(kind, Node) else set()
    fields = {
        name: _form(f"{kind.__name__}.{name}", declared, schema.get("$defs", {}))
        for name, declared in schema["properties"].items()
        if name not in kind.references() and name not in ends
    }
    beside = _BESIDE_NAMES if has_names(kind) else {}
    return fields | beside


def _form(where: str, declared: Mapping[str, Any], defs: Mapping[str, Any]) -> Form:
    options = declared.get("anyOf", [declared])
    (option,) = (each for each in options if each.get("type") != "null")
    value = _resolved(option, defs)
    is_list = value.get("type") == "array"
    item = _resolved(value["items"], defs) if is_list else value
    unknown = (value.keys() | item.keys()) - _KNOWN
    if unknown:
        msg = f"{where} is declared with {', '.join(sorted(unknown))}: teach graph.model.form to read it"
        raise ValueError(msg)
    type_ = _TEXTS[item.get("format")] if item["type"] == "string" else _TYPES[item["type"]]
    return Form(
        type=type_,
        list=is_list,
        required=all(each.get("type") != "null" for each in options),
        values=tuple(item.get("enum", [item["const"]] if "const" in item else [])),
        patterns=tuple(_patterns(item)),
        at_least=item.get("minimum"),
        at_most=item.get("maximum"),
        above=item.get("exclusiveMinimum"),
        below=item.get("exclusiveMaximum"),
        least_items=value.get("minItems", 0),
    )


def _resolved(declared: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(declared)
    while "$ref" in found:
        name = found.pop("$ref").rpartition("/")[2]
        found = {**defs[name], **found}
    return found


def _patterns(item: Mapping[str, Any]) -> list[str]:
    """What bounds a text. Cypher matches the whole text, pydantic looks for the pattern anywhere in it."""
    found = []
    if "pattern" in item:
        # U: in Java \w has no æ, ø and å without it.
        found.append(f"(?sU).*?(?:{item['pattern']}).*")
    least, most = item.get("minLength", 0), item.get("maxLength", "")
    if least or most:
        found.append(f"(?s).{{{least},{most}}}")
    for each in found:
        re.compile(each.replace("(?sU)", "(?s)"))
    return found
