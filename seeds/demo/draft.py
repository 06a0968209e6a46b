"""The layer while it is made: its rows, the chance that decides, and who holds what when."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from typing import Any

from graph.model.base import Node, Tie
from graph.model.posts import Post
from seeds.records import Labelled

SOURCE = "kilde:demonstrasjon"
SEED = 2024
"""Another seed gives another country of the same shape."""


class Draft:
    """Rows of the demonstration layer, each stamped as synthetic.

    Chance is drawn anew for each thing that is decided, from the seed and the thing's own name: what is
    added for one municipality changes nothing for another, and no set or clock has a say.
    """

    def __init__(self, anchor: dt.date, at: dt.datetime, roles: dict[str, Labelled]) -> None:
        self.anchor = anchor
        self.rows: list[Node | Tie] = []
        self._at = at
        self._roles = roles
        self._posts: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._organizations: dict[str, str] = {}
        self._held: dict[str, list[tuple[dt.date, dt.date | None]]] = defaultdict(list)

    def chance(self, *about: str) -> random.Random:
        """The chance that decides about something; the same names give the same chance everywhere."""
        return random.Random(f"{SEED}/{'/'.join(about)}")  # noqa: S311  # nothing secret: invented data

    def day(self, offset: int) -> dt.date:
        """The day that lies so many days after the anchor; negative = before it."""
        return self.anchor + dt.timedelta(days=offset)

    def node(self, kind: type[Node], id_: str, **fields: Any) -> str:
        """Add a node, and give its id."""
        self.rows.append(kind(id=id_, source=SOURCE, recordedAt=self._at, synthetic=True, **fields))
        return id_

    def amend(self, changes: dict[str, dict[str, Any]]) -> None:
        """Give nodes that were added before, by id, further values."""
        self.rows = [
            row.model_copy(update=changes[row.id]) if isinstance(row, Node) and row.id in changes else row
            for row in self.rows
        ]

    def tie(self, kind: type[Tie], start: str, end: str, **fields: Any) -> None:
        """Add a tie with properties."""
        self.rows.append(
            kind(start=start, end=end, source=SOURCE, recordedAt=self._at, synthetic=True, **fields)
        )

    def post(self, organization: str, name: str, role: str) -> str:
        """Add a post in the organization of this name, held by nobody yet."""
        number = len(self._posts[organization, role]) + 1
        label = self._roles[role]
        suffix = f"-{number}" if number > 1 else ""
        local = f"{organization.replace(':', '-')}/{role.lower().replace('_', '-')}{suffix}"
        id_ = self.node(
            Post,
            f"stilling:{local}",
            name=f"{label.name}, {name}",
            nameNn=f"{label.nynorsk}, {name}" if label.nynorsk != label.name else None,
            nameEn=f"{label.english}, {name}",
            role=f"rolle:{role}",
            organization=organization,
        )
        self._posts[organization, role].append(id_)
        self._organizations[id_] = organization
        return id_

    def posts(self, organization: str, role: str) -> tuple[str, ...]:
        """The posts of a role in an organization, in the order in which they were made."""
        return tuple(self._posts.get((organization, role), ()))

    def organization(self, member: str) -> str:
        """The organization of a post; an organization's own id stays."""
        return self._organizations.get(member, member)

    def hold(self, post: str, since: dt.date, until: dt.date | None) -> None:
        """Remember that somebody holds the post in this period."""
        self._held[post].append((since, until))

    def is_held(self, member: str, day: dt.date) -> bool:
        """Whether somebody sits in the post on that day; organizations always count as held."""
        if member not in self._organizations:
            return True
        return any(since <= day and (until is None or day < until) for since, until in self._held[member])
