"""What the rules about police processes and shared challenges should find (guide §2, §4.1.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.agreements import Agreement, Measure, Plan, ResponsibleFor
from graph.model.cooperation import Concerns
from graph.model.forums import Forum
from graph.model.knowledge import FocusesOn
from graph.model.organizations import County, Municipality, PoliceDistrict
from graph.model.posts import Post
from graph.model.territory import PartOf
from tests.oracle.book import Facts, Judge, Judged, Subjects
from tests.oracle.council import POLICE, running, seats

DAYS = dt.timedelta(days=30)


def involvement(facts: Facts) -> dict[Subjects, Judged]:
    """Within thirty days of the start; there still is time, or it came late, or nobody knows."""
    found: dict[Subjects, Judged] = {}
    for process in running(facts):
        due = process.startedOn + DAYS
        for tie in facts.where(Concerns, start=process.id):
            if not facts.alive(tie.end):
                continue
            on = tie.involvedOn if tie.involvedOn and tie.involvedOn <= facts.day else None
            if on is not None:
                judgement = "MET" if on <= due else "GAP"
            else:
                judgement = "NOT_APPLICABLE" if facts.day <= due else "ABSENT"
            found[process.id, tie.end] = Judged(judgement, (tie.end,))
    return found


@dataclass(frozen=True)
class Act:
    """A plan, a measure, or an agreement about one challenge, in force."""

    id: str
    about: frozenset[str]
    by: frozenset[str]
    """The wholes of those who are responsible, or parties."""
    forum: str | None = None
    """The forum whose own it is."""


def addressed(facts: Facts) -> dict[Subjects, Judged]:
    """Every focus area has something of that sort among the parties."""
    acts = list(_acts(facts))
    found: dict[Subjects, Judged] = {}
    standing = [(a, list(a.parties)) for a in facts.all(Agreement) if facts.standing(a)]
    forums = [(f, seats(facts, f.id)) for f in facts.held(facts.all(Forum))]
    named: list[tuple[Agreement | Forum, list[str]]] = [*standing, *forums]
    for naming, members in named:
        focus = {t.end for t in facts.held(facts.where(FocusesOn, start=naming.id))}
        parties = {top for member in members for top in _tops(facts, _organization(facts, member))}
        places = _places(facts, naming, parties)
        for challenge in focus if places else ():
            by_them = any(
                challenge in act.about
                and act.id != naming.id
                and (act.forum == naming.id or _among(facts, act, parties))
                for act in acts
            )
            around = [m for place in places if (m := facts.municipality_of(place))]
            found[naming.id, challenge] = Judged("MET" if by_them else "ABSENT", (*places, *around))
    return found


def _acts(facts: Facts) -> Iterator[Act]:
    plans = [(p, p.forum) for p in facts.held(facts.all(Plan))]
    measures = [(m, _forum_of(facts, m)) for m in facts.held(facts.all(Measure))]
    done: list[tuple[Plan | Measure, str | None]] = [*plans, *measures]
    for act, forum in done:
        by = [t.start for t in facts.held(facts.where(ResponsibleFor, end=act.id))]
        tops = frozenset(top for o in by for top in _tops(facts, o))
        yield Act(act.id, frozenset(act.addresses), tops, forum)
    for agreement in facts.all(Agreement):
        focus = {t.end for t in facts.held(facts.where(FocusesOn, start=agreement.id))}
        if facts.standing(agreement) and len(focus) == 1:
            tops = frozenset(top for o in agreement.parties for top in _tops(facts, o))
            yield Act(agreement.id, frozenset(focus), tops)


def _forum_of(facts: Facts, measure: Measure) -> str | None:
    plan = facts.nodes[measure.plan] if measure.plan else None
    return plan.forum if isinstance(plan, Plan) else None


def _among(facts: Facts, act: Act, parties: set[str]) -> bool:
    """Two of the parties together, and not the police alone where others are party."""
    shared = act.by & parties
    others = {p for p in parties if not isinstance(facts.nodes[p], POLICE)}
    return len(shared) >= min(2, len(parties)) and bool(shared & (others or parties))


def _organization(facts: Facts, member: str) -> str:
    node = facts.nodes[member]
    return node.organization if isinstance(node, Post) else member


def _tops(facts: Facts, organization: str) -> set[str]:
    wholes = facts.wholes(organization)
    return {w for w in wholes if not facts.held(facts.where(PartOf, start=w))}


def _places(facts: Facts, naming: Agreement | Forum, parties: set[str]) -> list[str]:
    territory = facts.territory(naming.id)
    if territory:
        return territory
    municipal = [p for p in parties if isinstance(facts.nodes[p], Municipality)]
    return municipal or [p for p in parties if isinstance(facts.nodes[p], PoliceDistrict | County)]


RULES: dict[str, Judge] = {"process.involvement": involvement, "challenge.addressed": addressed}
