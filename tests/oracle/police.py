"""What the rules about what the police districts do should find (guide §2.1)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.model.agreements import Agreement, AgreementRevision, Measure, Plan, ResponsibleFor
from graph.model.forums import ActionPoint, Attended, Forum, Meeting, Membership
from graph.model.knowledge import Evaluation
from graph.model.organizations import Municipality, PoliceDistrict
from graph.model.posts import Post, Remit, Role
from tests.oracle.book import Facts, Judge, Judged, Subjects

WIDE = 25
FIVE = (
    "BUSINESS_CONTACT",
    "DOMESTIC_VIOLENCE_COORDINATOR",
    "THREAT_RISK_ASSESSOR",
    "DIVERSITY_CONTACT",
    "RADICALISATION_CONTACT",
)


@dataclass(frozen=True)
class Seat:
    """Somebody has a part in an arena on the day."""

    tops: frozenset[str]
    """The municipalities and police districts that it speaks for."""
    ties: bool
    """Whether anybody sits there, with a voice."""
    member: str = ""


def cooperation(facts: Facts) -> dict[Subjects, Judged]:
    """Something ties the municipality and its police district, and lives."""
    arenas = _arenas(facts)
    met: set[tuple[str, str]] = set()
    shown: set[tuple[str, str]] = set()
    for arena, seats in arenas.items():
        living = _lives(facts, arena)
        for a in seats:
            for b in seats:
                pairs = {(m, d) for m in a.tops for d in b.tops}
                shown |= pairs
                if living and a.ties and b.ties and _together(facts, arena, a, b):
                    met |= pairs
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        district = facts.district(m)
        pair = (m, district or "")
        judgement = "MET" if pair in met else "GAP" if pair in shown else "ABSENT" if district else "UNKNOWN"
        found[(m,)] = Judged(judgement, (m,))
    return found


def _tops(facts: Facts, organization: str) -> frozenset[str]:
    if not facts.alive(organization):
        return frozenset()
    wholes = facts.wholes(organization)
    return frozenset(w for w in wholes if isinstance(facts.nodes[w], Municipality | PoliceDistrict))


def _arenas(facts: Facts) -> dict[str, list[Seat]]:
    """Who has a part in what: posts that serve, forums, agreements, plans and measures in force."""
    found: dict[str, list[Seat]] = defaultdict(list)
    for remit in facts.held(facts.all(Remit)):
        post = facts.nodes[remit.post]
        assert isinstance(post, Post)
        role = facts.nodes[post.role]
        assert isinstance(role, Role)
        if role.isLiaison:
            held = bool(facts.holders(post.id))
            found[post.id].append(Seat(_tops(facts, remit.place), ties=True))
            found[post.id].append(Seat(_tops(facts, post.organization), held))
    for seat in facts.held(facts.all(Membership)):
        forum = facts.nodes[seat.forum]
        assert isinstance(forum, Forum)
        if facts.holds(forum):
            ties = _held(facts, seat.member) and seat.membershipRole != "OBSERVER"
            found[forum.id].append(Seat(_tops(facts, _home(facts, seat.member)), ties, seat.id))
    for agreement in facts.all(Agreement):
        if facts.standing(agreement):
            found[agreement.id] += [Seat(_tops(facts, party), ties=True) for party in agreement.parties]
    for tie in facts.held(facts.all(ResponsibleFor)):
        what = facts.nodes[tie.end]
        assert isinstance(what, Plan | Measure)
        if facts.holds(what):
            found[what.id].append(Seat(_tops(facts, tie.start), ties=True))
    return found


def _home(facts: Facts, member: str) -> str:
    node = facts.nodes[member]
    return node.organization if isinstance(node, Post) else member


def _held(facts: Facts, member: str) -> bool:
    return not isinstance(facts.nodes[member], Post) or bool(facts.holders(member))


def _lives(facts: Facts, arena: str) -> bool:
    """Whether an arena is active or standing."""
    node = facts.nodes[arena]
    evaluated = [e.evaluatedOn for e in facts.where(Evaluation, subject=arena)]
    if isinstance(node, Forum):
        meetings = facts.where(Meeting, forum=arena)
        done = [p.doneOn for m in meetings for p in facts.where(ActionPoint, meeting=m.id)]
        return bool(facts.met_lately(arena)) or any(facts.lately(on) for on in (*evaluated, *done))
    if isinstance(node, Agreement):
        events = [*evaluated, *(r.revisedOn for r in facts.where(AgreementRevision, agreement=arena))]
        recent = facts.months_ago(48)
        planned = node.nextRevisionOn is not None and node.nextRevisionOn >= facts.day
        dated = [on for on in (node.signedOn, *events) if on is not None and on <= facts.day]
        return planned or any(on > recent for on in dated)
    if isinstance(node, Plan):
        return any(_ran(facts, measure) for measure in facts.where(Measure, plan=arena))
    return True


def _ran(facts: Facts, measure: Measure) -> bool:
    begun = measure.validFrom is None or measure.validFrom <= facts.day
    over = measure.validTo is not None and measure.validTo <= facts.months_ago(12)
    just = (
        measure.validTo is not None
        and not facts.holds(measure)
        and ((measure.validTo - facts.months_ago(12)).days <= 1)
    )
    return begun and measure.endKnown is None and not over and not just


def _together(facts: Facts, arena: str, a: Seat, b: Seat) -> bool:
    """Whether the two seats tie: in a forum of more than 25 organizations only those who met."""
    if not isinstance(facts.nodes[arena], Forum):
        return True
    seats = facts.held(facts.where(Membership, forum=arena))
    homes = {h for seat in seats if facts.alive(h := _home(facts, seat.member))}
    if len(homes) <= WIDE:
        return True
    came = [
        {t.start for t in facts.where(Attended, end=m.id) if t.status != "ABSENT"}
        for m in facts.met_lately(arena)
    ]
    return any({a.member, b.member} <= there for there in came)


def functions(facts: Facts) -> dict[Subjects, Judged]:
    """A held post of each of the five roles belongs to the district."""
    found: dict[Subjects, Judged] = {}
    for district in facts.held(facts.all(PoliceDistrict)):
        for code in FIVE:
            posts = [p for p in facts.posts(code) if district.id in facts.police_districts(p.organization)]
            held = any(facts.holders(p.id) for p in posts)
            judgement = "MET" if held else "GAP" if posts else "ABSENT"
            found[(district.id, f"rolle:{code}")] = Judged(judgement, (district.id,))
    return found


RULES: dict[str, Judge] = {"police.cooperation": cooperation, "district.functions": functions}
