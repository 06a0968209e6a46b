"""What an answer that is cut at a bound says of it: a list that was cut never claims an absence."""

from __future__ import annotations

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


@strawberry.type(description="How much of what was found is shown.")
class Bounds:
    """How much of what was found is shown."""

    result_mode: CutMode = shown(Property("resultMode"), "EXACT, or TRUNCATED where a bound cut it.")
    found: int = shown(Property("found"), "How many there are.")
    shown: int = shown(Property("shown"), "How many of them are shown.")
