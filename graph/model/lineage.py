"""What became of organizations: mergers, splits and moves (W3C ORG: ChangeEvent)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from graph.model.base import Node, NodeId, Ref


class ChangeEventKind(StrEnum):
    """What happened. A new number alone is no event: the actor stays the same."""

    MERGER = "MERGER"
    SPLIT = "SPLIT"
    MOVE = "MOVE"


class ChangeEvent(Node):
    """Organizations ended, began, or moved to another territory, on one day."""

    changeKind: ChangeEventKind
    happenedOn: dt.date
    original: Annotated[tuple[NodeId, ...], Ref("ORIGINAL_ORGANIZATION", ("Organization",))]
    resulting: Annotated[tuple[NodeId, ...], Ref("RESULTING_ORGANIZATION", ("Organization",))]
