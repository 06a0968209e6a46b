"""What the rules about evaluations of councils and prevention models should find (guide §7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from graph.model.agreements import AgreementRevision, Plan
from graph.model.cooperation import PreventionModel
from graph.model.forums import ActionPoint, Forum, Meeting
from graph.model.knowledge import Evaluation
from tests.oracle.agreement import POLICE
from tests.oracle.book import Facts, Judge, Judged, Subjects

MUNICIPAL = ("kommune:", "virksomhet:", "bydel:")


def joint(facts: Facts) -> dict[Subjects, Judged]:
    """From two years on: one in the last two years with parties of both sides."""
    found: dict[Subjects, Judged] = {}
    since = facts.months_ago(24)
    for thing, places in _evaluated(facts):
        if thing.validFrom is not None and thing.validFrom > since:
            found[(thing.id,)] = Judged("NOT_APPLICABLE")
            continue
        shared = any(
            e.evaluatedOn > since
            and any(p.startswith(POLICE) for p in e.parties)
            and any(p.startswith(MUNICIPAL) for p in e.parties)
            for e in _evaluations(facts, thing.id)
        )
        found[(thing.id,)] = Judged("MET" if shared else "ABSENT", places)
    return found


def next_(facts: Facts) -> dict[Subjects, Judged]:
    """The latest names a day for the next one, and it is not passed."""
    found: dict[Subjects, Judged] = {}
    for thing, places in _evaluated(facts):
        last = _latest(facts, thing.id)
        if last is None:
            found[(thing.id,)] = Judged("NOT_APPLICABLE")
        elif last.nextOn is None:
            found[(thing.id,)] = Judged("ABSENT", places)
        else:
            found[(thing.id,)] = Judged("GAP" if last.nextOn < facts.day else "MET")
    return found


def used(facts: Facts) -> dict[Subjects, Judged]:
    """Six months on, something that came after the latest refers to it."""
    users: list[Plan | AgreementRevision | ActionPoint] = [
        *facts.all(Plan), *facts.all(AgreementRevision), *facts.all(ActionPoint),
    ]  # fmt: skip
    dated = [(row.refersTo, _day(facts, row)) for row in users if row.refersTo]
    found: dict[Subjects, Judged] = {}
    for thing, places in _evaluated(facts):
        last = _latest(facts, thing.id)
        if last is None or last.evaluatedOn > facts.months_ago(6):
            found[(thing.id,)] = Judged("NOT_APPLICABLE")
        else:
            later = any(
                last.id in refers and day is not None and last.evaluatedOn < day <= facts.day
                for refers, day in dated
            )
            found[(thing.id,)] = Judged("MET" if later else "ABSENT", places)
    return found


def _day(facts: Facts, row: Plan | AgreementRevision | ActionPoint) -> dt.date | None:
    if isinstance(row, Plan):
        return row.adoptedOn or row.validFrom
    if isinstance(row, AgreementRevision):
        return row.revisedOn
    meeting = facts.nodes[row.meeting]
    assert isinstance(meeting, Meeting)
    return None if meeting.cancelled else meeting.heldOn


def _evaluated(facts: Facts) -> Iterator[tuple[Forum | PreventionModel, tuple[str, ...]]]:
    """Councils and models in force with a place in force, and where an attestation counts."""
    for council in facts.councils():
        if places := facts.territory(council.id):
            yield council, (*places, *facts.territory_municipalities(council.id))
    for model in facts.held(facts.all(PreventionModel)):
        places = [m for m in model.municipalities if facts.alive(m)]
        if places and model.modelKind != "NONE_CHOSEN":
            yield model, tuple(places)


def _evaluations(facts: Facts, subject: str) -> list[Evaluation]:
    return [e for e in facts.where(Evaluation, subject=subject) if e.evaluatedOn <= facts.day]


def _latest(facts: Facts, subject: str) -> Evaluation | None:
    past = sorted(_evaluations(facts, subject), key=lambda e: e.id)
    return max(past, key=lambda e: e.evaluatedOn, default=None)


RULES: dict[str, Judge] = {
    "evaluation.joint": joint,
    "evaluation.next": next_,
    "evaluation.used": used,
}
