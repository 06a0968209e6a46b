"""What is asked: eight operations, each in the words of three systems, with the figures that are promised."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import Size
from queries.days import day_parameters

FOLDER = Path(__file__).resolve().parent
SAVED = FOLDER.parent / "queries" / "operations"
DEEP = 2_000
"""Rows before the page that is deep in its list; a multiple of the largest page."""
PAGE = 25
CONTAINS = "skole"

SMALL_MOST, LARGE_MOST = 1.25, 1.1
"""How many times the hand-written p50 the service may take over one connection."""
SMALL_LEAST, LARGE_LEAST, OTHER_LEAST = 1.5, 2.0, 1.0
"""How many times the peer's answers a second the service gives; the last where our Cypher serves both."""


@dataclass(frozen=True)
class Question:
    """An operation: `name` is that of its files in `by_hand/` and `peer/operations/`."""

    operation: str
    name: str
    size: Size
    document: Path
    variables: Mapping[str, Any] = field(default_factory=dict)
    """Of the service."""
    by_hand: Mapping[str, Any] = field(default_factory=dict)
    """Further ones of the hand-written side, which has the days of itself."""
    peer: Mapping[str, Any] | None = None
    """Those of the peer where they are others; the days apart."""
    comparable: bool = True
    """False where the peer has the answer by our Cypher, for lack of its own."""
    days: tuple[str, ...] = ("asOf",)
    """The days that the peer has to be told."""

    @property
    def most(self) -> float:
        """How many times the p50 of the limit the service may take over one connection."""
        return SMALL_MOST if self.size == "small" else LARGE_MOST

    @property
    def least(self) -> float:
        """How many times the answers a second of the peer the service gives."""
        if not self.comparable:
            return OTHER_LEAST
        return SMALL_LEAST if self.size == "small" else LARGE_LEAST

    def bodies(self, today: dt.date) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """The bodies of the service's, the limit's and the peer's requests."""
        days = {name: str(day) for name, day in day_parameters(today, today).items() if name in self.days}
        document = self.document.read_text(encoding="utf-8")
        theirs = (FOLDER / "peer" / "operations" / f"{self.name}.graphql").read_text(encoding="utf-8")
        variables = dict(self.variables)
        return (
            {"query": document, "variables": variables},
            {"variables": variables | dict(self.by_hand)},
            {"query": theirs, "variables": (variables if self.peer is None else dict(self.peer)) | days},
        )


def _own(name: str) -> Path:
    return FOLDER / "operations" / f"{name}.graphql"


_WAYS = {"granularity": "TOP", "includeInternal": False, "includeWide": True}


@dataclass(frozen=True)
class Place:
    """Where the deep page starts: behind a row that each system names in its own way."""

    cursor: str = ""
    id: str = ""
    sort: str = ""


def questions(place: Place) -> tuple[Question, ...]:
    """All of them; only the deep page hangs on the place."""
    offset = base64.b64encode(f"arrayconnection:{DEEP - 1}".encode()).decode()
    page = {"first": PAGE, "contains": CONTAINS}
    district = "politidistrikt:nordland"
    forum, actor = {"id": "forum:politirad-5001"}, {"id": "kommune:4601"}
    return (
        Question("PointLookup", "point-lookup", "small", _own("point-lookup"), forum, days=()),
        Question(
            "MunicipalityView",
            "municipality-view",
            "small",
            SAVED / "02-municipality-view.graphql",
            {"number": "1133"},
            peer={"id": "kommune:1133"},
        ),
        Question(
            "DeepPage",
            "deep-page",
            "small",
            _own("deep-page"),
            page | {"after": place.cursor},
            by_hand={"afterId": place.id, "afterSort": place.sort},
            peer=page | {"after": offset},
        ),
        Question("NestedFilter", "nested-filter", "small", _own("nested-filter"), {"district": district}),
        Question(
            "Coordination",
            "coordination",
            "small",
            _own("coordination"),
            actor,
            by_hand=_WAYS,
            peer=actor | _WAYS,
            comparable=False,
            days=("asOf", "today", "windowStart", "agreementSince"),
        ),
        Question("DistrictView", "district-view", "large", _own("district-view"), {"id": district}),
        Question("NationalOverview", "national-overview", "large", SAVED / "06-national-overview.graphql"),
        Question("Totals", "totals", "large", _own("totals"), comparable=False),
    )
