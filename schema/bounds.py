"""What an answer that is cut at a bound says of it: a list that was cut never claims an absence."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from resolvers.declarations import Property
from schema.fields import described, shown


class CutMode(StrEnum):
    """Whether an answer is whole."""

    EXACT = "EXACT"
    TRUNCATED = "TRUNCATED"


described(
    CutMode,
    "Whether an answer is whole.",
    EXACT="All that was asked for is there.",
    TRUNCATED="There is more than the bound allows: what is not there may still be.",
)


class Visibility(StrEnum):
    """Whether the caller sees all that was asked for."""

    FULL = "FULL"
    TRIMMED = "TRIMMED"


described(
    Visibility,
    "Whether the caller sees all that was asked for.",
    FULL="Nothing that was asked for is kept from this caller.",
    TRIMMED="This caller may not see all of it: what there is of that is null, or left out.",
)


@strawberry.type(description="What kind of answer a list is.")
class Meta:
    """What kind of answer a list is."""

    result_mode: CutMode = shown(
        None,
        "TRUNCATED where there are more groups than are told. A page with a next one is EXACT.",
    )
    visibility: Visibility = shown(None, "Whether the caller sees all that was asked for.")
    as_of: dt.date = shown(None, "The day that it holds for.")
    data_version: int = shown(None, "The state of the facts: how many changes the register has seen.")


@strawberry.type(description="How much of what was found is shown.")
class Bounds:
    """How much of what was found is shown."""

    result_mode: CutMode = shown(Property("resultMode"), "EXACT, or TRUNCATED where a bound cut it.")
    found: int = shown(Property("found"), "How many there are.")
    shown: int = shown(Property("shown"), "How many of them are shown.")
