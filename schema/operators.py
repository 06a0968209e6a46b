"""With what the values of things are compared in `where`: one input for each sort of value."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLFloat,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLString,
)

from resolvers.catalogue import Leaf

Leaves = GraphQLScalarType | GraphQLEnumType


class TextMode(StrEnum):
    """How texts are compared."""

    FOLDED = "FOLDED"
    EXACT = "EXACT"


def choice(enum: type[Enum], description: str, **members: str) -> GraphQLEnumType:
    """An enum that clients see, with what each member means.

    Raises ValueError for a member that is left out, or is none.
    """
    if members.keys() != enum.__members__.keys():
        differing = ", ".join(sorted(members.keys() ^ enum.__members__.keys()))
        msg = f"{enum.__name__}: {differing} is described without being a member, or the other way round"
        raise ValueError(msg)
    values = {name: GraphQLEnumValue(enum[name], description=said) for name, said in members.items()}
    return GraphQLEnumType(enum.__name__, values, description=description)


_SAYS_NOTHING = "What is left out, or null, says nothing."
_EQUAL = "Is this."
_AMONG = "Is one of these."
_STARTS = "Starts with this."
_IS_NULL = "Whether there is no value."
_MODE = GraphQLInputField(
    choice(
        TextMode,
        "How texts are compared.",
        FOLDED="Case and accents do not matter, and aa counts as å.",
        EXACT="Letter by letter.",
    ),
    default_value=TextMode.FOLDED,
    description="FOLDED: case and accents do not matter. EXACT: they do.",
)


def _members(kind: Leaves, names: Mapping[str, str]) -> dict[str, GraphQLInputField]:
    several: GraphQLInputType = GraphQLList(GraphQLNonNull(kind))
    kinds: dict[str, GraphQLInputType]
    kinds = {"in": several, "hasSome": several, "hasEvery": several, "isNull": GraphQLBoolean}
    return {name: GraphQLInputField(kinds.get(name, kind), description=said) for name, said in names.items()}


def _compares(name: str, what: str, kind: Leaves, members: Mapping[str, str]) -> GraphQLInputObjectType:
    described = f"Compares {what}. {_SAYS_NOTHING}"
    return GraphQLInputObjectType(name, _members(kind, members), description=described)


_SIZED = {
    "eq": _EQUAL, "in": _AMONG, "gt": "Is above this.", "gte": "Is this or above.", "lt": "Is below this.",
    "lte": "Is this or below.", "isNull": _IS_NULL,
}  # fmt: skip
_HAS = {"has": "Has this in it.", "hasSome": "Has one of these in it.", "hasEvery": "Has all of these in it."}

TEXT = GraphQLInputObjectType(
    "TextFilter",
    {
        **_members(
            GraphQLString,
            {
                "eq": _EQUAL, "in": _AMONG, "contains": "Has this in it.", "startsWith": _STARTS,
                "endsWith": "Ends with this.", "isNull": _IS_NULL,
            },
        ),
        "mode": _MODE,
    },
    description=f"Compares a text. {_SAYS_NOTHING}",
)  # fmt: skip
ID = _compares("IdFilter", "an id", GraphQLID, {"eq": _EQUAL, "in": _AMONG})
NUMBER = _compares(
    "NumberFilter",
    "a number of a list, kept as text with its leading zeros, that a thing has or had",
    GraphQLString,
    {"eq": _EQUAL, "in": _AMONG, "startsWith": _STARTS},
)
FLAG = _compares("FlagFilter", "a yes or no", GraphQLBoolean, {"eq": _EQUAL, "isNull": _IS_NULL})
INTEGER = _compares("IntFilter", "a whole number", GraphQLInt, _SIZED)
FLOAT = _compares("FloatFilter", "a number", GraphQLFloat, _SIZED)
COUNT = _compares(
    "CountFilter",
    "how many there are",
    GraphQLInt,
    {name: said for name, said in _SIZED.items() if name != "isNull"},
)
TEXTS = _compares("TextListFilter", "a list of texts, letter by letter", GraphQLString, _HAS)


class Operators:
    """The input for each sort of value; those of days and enums are made once, when they are first needed."""

    def __init__(self, day: GraphQLScalarType, moment: GraphQLScalarType) -> None:
        self._days = {
            Leaf.DAY: _compares("DateFilter", "a day", day, _SIZED),
            Leaf.MOMENT: _compares("DateTimeFilter", "a moment", moment, _SIZED),
        }
        self._choices: dict[str, GraphQLInputObjectType] = {}

    def of(self, leaf: Leaf, value: GraphQLInputType, *, many: bool) -> GraphQLInputObjectType:
        """The input that compares values of that sort; `value` is the enum of a choice."""
        match leaf:
            case Leaf.CHOICE:
                return self._choice(value, many=many)
            case Leaf.DAY | Leaf.MOMENT:
                return self._days[leaf]
            case Leaf.TEXT if many:
                return TEXTS
        assert not many, f"a list of {leaf.value} is not filtered by"
        plain = {
            Leaf.TEXT: TEXT, Leaf.ID: ID, Leaf.FLAG: FLAG, Leaf.INTEGER: INTEGER, Leaf.FLOAT: FLOAT,
        }  # fmt: skip
        return plain[leaf]

    def _choice(self, value: GraphQLInputType, *, many: bool) -> GraphQLInputObjectType:
        assert isinstance(value, GraphQLEnumType), f"{value} is no enum"
        name = f"{value.name}{'List' if many else ''}Filter"
        if name not in self._choices:
            single = {"eq": _EQUAL, "in": _AMONG, "isNull": _IS_NULL}
            what = f"several values of {value.name}" if many else f"a value of {value.name}"
            self._choices[name] = _compares(name, what, value, _HAS if many else single)
        return self._choices[name]
