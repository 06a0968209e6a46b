"""Which plans, revisions and action points draw on an evaluation that came before them (guide §7)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from graph.model.agreements import AgreementRevision, Plan
from graph.model.forums import ActionPoint, Meeting
from graph.model.knowledge import Evaluation
from seeds.demo.draft import Draft

USED = 0.5


def references(draft: Draft) -> None:
    """Half of the evaluations are used by the first thing that came after them and could use them."""
    forum_of = {r.id: (r.forum, r.heldOn) for r in draft.rows if isinstance(r, Meeting)}
    later: dict[str, list[tuple[dt.date, str]]] = defaultdict(list)
    for row in draft.rows:
        if isinstance(row, Plan) and row.forum and row.adoptedOn:
            later[row.forum].append((row.adoptedOn, row.id))
        elif isinstance(row, AgreementRevision):
            later[row.agreement].append((row.revisedOn, row.id))
        elif isinstance(row, ActionPoint):
            forum, day = forum_of[row.meeting]
            later[forum].append((day, row.id))
    changes: dict[str, dict[str, Any]] = {}
    for row in [r for r in draft.rows if isinstance(r, Evaluation)]:
        after = sorted(item for item in later[row.subject] if item[0] > row.evaluatedOn)
        if after and draft.chance("used", row.id).random() < USED:
            user = after[0][1]
            before = changes.get(user, {}).get("refersTo", ())
            changes[user] = {"refersTo": (*before, row.id)}
    draft.amend(changes)
