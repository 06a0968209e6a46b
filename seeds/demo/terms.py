"""What an agreement describes, and what its revisions changed (guide §3)."""

from __future__ import annotations

from typing import Any

from graph.model.agreements import AgreementTopic as Topic
from graph.model.forums import ForumKind
from seeds.demo.arenas import CHALLENGES, Arena
from seeds.demo.design import TRONDHEIM
from seeds.demo.draft import Draft

OWN_PACE = 0.15
"""Share of agreements with a council that fix how often it meets."""
_LIKELY = {
    Topic.CONTACT: 0.85,
    Topic.MEETINGS: 0.7,
    Topic.INFORMATION_SHARING: 0.7,
    Topic.EMERGENCY_PREPAREDNESS: 0.5,
    Topic.EVALUATION: 0.5,
}


def terms(
    draft: Draft, agreement: str, municipality: str, council: Arena | None, *, slt: bool
) -> dict[str, Any]:
    """The topics, and for some the number of meetings a year that the parties have agreed on."""
    chance = draft.chance("terms", agreement)
    whole = municipality == TRONDHEIM
    topics = [topic for topic, share in _LIKELY.items() if whole or chance.random() < share]
    if council is not None and (whole or chance.random() < 0.8):
        topics.append(Topic.COUNCIL)
        extended = ForumKind.EXTENDED_POLICE_COUNCIL in council.kinds
        if extended and (whole or chance.random() < 0.6):
            topics.append(Topic.COUNCIL_EXTENSION)
    if slt and (whole or chance.random() < 0.7):
        topics.append(Topic.SLT)
    if chance.random() < 0.1 and not whole:
        topics = []
    said = {"describes": tuple(topic for topic in Topic if topic in topics)}
    if council is None or chance.random() >= OWN_PACE:
        return said
    return said | {"meetingsPerYear": chance.choice((1, 3, 4))}


def change_of_focus(draft: Draft, revision: str, focus: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The focus areas before and after a revision: unchanged, one replaced, or not registered."""
    chance = draft.chance("focus", revision)
    turn = chance.random()
    if not focus or turn < 0.15:
        return {}
    others = [f"utfordring:{code}" for code in CHALLENGES if f"utfordring:{code}" not in focus]
    before = focus if turn < 0.5 else (*focus[1:], chance.choice(others))
    return {"focusBefore": before, "focusAfter": focus}
