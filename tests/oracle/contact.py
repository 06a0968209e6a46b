"""What the rules about police contacts should find (guide §5)."""

from __future__ import annotations

import calendar
import datetime as dt

from graph.model.cooperation import AffiliatedWith, FollowsUp, Record
from graph.model.forums import Attended, Forum, Membership
from graph.model.organizations import FunctionalUnit, GeographicUnit, PoliceDistrict
from graph.model.posts import Assignment, Post, Role
from tests.oracle.book import Facts, Judge, Judged, Subjects

CONTACT = "POLICE_CONTACT"
MOST = 3


def assigned(facts: Facts) -> dict[Subjects, Judged]:
    """A held post with the municipality or a city district of it in its remit; only vacant ones are a gap."""
    serving: dict[str, list[str]] = {}
    for post in facts.posts(CONTACT):
        for place in facts.remit(post.id):
            serving.setdefault(place, []).append(post.id)
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        places = [m, *(d.id for d in facts.city_districts(m))]
        posts = [post for place in places for post in serving.get(place, ())]
        held = any(facts.holders(post) for post in posts)
        found[(m,)] = Judged("MET" if held else "GAP" if posts else "ABSENT", (m,))
    return found


def load(facts: Facts) -> dict[Subjects, Judged]:
    """No holder has more municipalities than three, or than POD approved."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        if not facts.remit(post.id):
            continue
        people = {a.person for a in facts.holders(post.id)}
        loads = [_load(facts, who) for who in people] or [_judged_load(facts, {post.id}, set())]
        # The one with most municipalities counts; of two alike, one without an approval.
        found[(post.id,)] = Judged(max(loads)[-1])
    return found


def _load(facts: Facts, person: str) -> tuple[int, bool, str]:
    held = [a for a in facts.held(facts.where(Assignment, person=person)) if _contact(facts, a.post)]
    return _judged_load(facts, {a.post for a in held}, {a.id for a in held})


def _judged_load(facts: Facts, posts: set[str], assignments: set[str]) -> tuple[int, bool, str]:
    places = {facts.municipality_of(place) for post in posts for place in facts.remit(post)}
    approvals = [
        r
        for about in posts | assignments
        for r in facts.records(about, "APPROVAL")
        if "nasjonal:pod" in r.decidedBy
    ]
    numbers = [r.value for r in approvals if r.value is not None]
    if len(places) <= MOST or any(len(places) <= n for n in numbers):
        judgement = "MET"
    else:
        judgement = "UNKNOWN" if len(approvals) > len(numbers) else "GAP"
    return len(places), not numbers, judgement


def _contact(facts: Facts, post: str) -> bool:
    node = facts.nodes[post]
    return isinstance(node, Post) and node.role == f"rolle:{CONTACT}" and facts.alive(node.organization)


def dedicated(facts: Facts) -> dict[Subjects, Judged]:
    """Whoever holds it is a contact full time, and nothing else."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        judged = [_dedicated(facts, a.person) for a in facts.holders(post.id)]
        order = ("other", "part", "unknown", "full")
        worst = min(judged, key=order.index, default="vacant")
        verdicts = {"full": "MET", "unknown": "UNKNOWN", "vacant": "NOT_APPLICABLE"}
        found[(post.id,)] = Judged(verdicts.get(worst, "GAP"))
    return found


def _dedicated(facts: Facts, person: str) -> str:
    held = facts.held(facts.where(Assignment, person=person))
    if any(_role(facts, a.post).code != CONTACT for a in held):
        return "other"
    shares = [a.share for a in held]
    if None in shares:
        return "unknown"
    return "full" if round(sum(share or 0 for share in shares), 3) >= 1 else "part"


def _role(facts: Facts, post: str) -> Role:
    node = facts.nodes[post]
    assert isinstance(node, Post)
    role = facts.nodes[node.role]
    assert isinstance(role, Role)
    return role


def leader_capacity(facts: Facts) -> dict[Subjects, Judged]:
    """Where the holder leads too: capacity assessed or tasks delegated within the assignment."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        leading = [
            a
            for a in facts.holders(post.id)
            if any(
                _role(facts, b.post).isLeader for b in facts.held(facts.where(Assignment, person=a.person))
            )
        ]
        met = all(_recorded_within(facts, a, "DELEGATION", "CAPACITY_ASSESSMENT") for a in leading)
        judgement = "NOT_APPLICABLE" if not leading else "MET" if met else "ABSENT"
        found[(post.id,)] = Judged(judgement, facts.places(post.id))
    return found


def _recorded_within(facts: Facts, a: Assignment, *kinds: str) -> list[Record]:
    start = a.validFrom or dt.date.min
    return [r for about in (a.id, a.post) for r in facts.records(about, *kinds) if start <= r.recordedOn]


def in_gde(facts: Facts) -> dict[Subjects, Judged]:
    """Its unit is, lies within, or is affiliated with a GDE."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        wholes = facts.wholes(post.organization)
        ties = [t for w in wholes for t in facts.held(facts.where(AffiliatedWith, start=w))]
        gdes = [
            id_ for id_ in (*wholes, *(t.end for t in ties)) if isinstance(facts.nodes[id_], GeographicUnit)
        ]
        met = any(facts.alive(gde) for gde in gdes)
        found[(post.id,)] = Judged("MET" if met else "ABSENT", facts.places(post.id))
    return found


def _of_districts(facts: Facts) -> dict[str, list[Post]]:
    """The contact posts by police district in force."""
    found: dict[str, list[Post]] = {d.id: [] for d in facts.held(facts.all(PoliceDistrict))}
    for post in facts.posts(CONTACT):
        for district in facts.police_districts(post.organization):
            found[district].append(post)
    return found


def follow_up(facts: Facts) -> dict[Subjects, Judged]:
    """A prevention unit follows up the district, or each of its contact posts."""
    found: dict[Subjects, Judged] = {}
    for district, posts in _of_districts(facts).items():
        met = _followed(facts, district) or all(_followed(facts, post.id) for post in posts)
        found[(district,)] = Judged("MET" if met else "ABSENT", (district,)) if posts else _NOT_APPLICABLE
    return found


def _followed(facts: Facts, what: str) -> bool:
    return any(_prevention(facts, t.start) for t in facts.held(facts.where(FollowsUp, end=what)))


def _prevention(facts: Facts, unit: str) -> bool:
    node = facts.nodes[unit]
    return isinstance(node, FunctionalUnit) and node.function == "PREVENTION" and facts.holds(node)


def equal_terms(facts: Facts) -> dict[Subjects, Judged]:
    """Common terms in force about the district, or about all its contact posts at once."""
    found: dict[Subjects, Judged] = {}
    for district, posts in _of_districts(facts).items():
        met = any(_about_all(r, district, posts) for r in _records(facts, district, posts, "COMMON_TERMS"))
        found[(district,)] = (
            Judged("MET" if met else "ABSENT", (district,)) if len(posts) > 1 else _NOT_APPLICABLE
        )
    return found


def role_split(facts: Facts) -> dict[Subjects, Judged]:
    """A split of roles in force between a prevention unit and the district's contacts."""
    found: dict[Subjects, Judged] = {}
    for district, posts in _of_districts(facts).items():
        splits = [r for r in _records(facts, district, posts, "ROLE_SPLIT") if _about_all(r, district, posts)]
        met = any(_prevention(facts, about) for r in splits for about in r.about)
        found[(district,)] = Judged("MET" if met else "ABSENT", (district,)) if posts else _NOT_APPLICABLE
    return found


def _records(facts: Facts, district: str, posts: list[Post], kind: str) -> list[Record]:
    return [r for about in (district, *(p.id for p in posts)) for r in facts.records(about, kind)]


def _about_all(record: Record, district: str, posts: list[Post]) -> bool:
    return district in record.about or {p.id for p in posts} <= set(record.about)


def network(facts: Facts) -> dict[Subjects, Judged]:
    """Each held contact is a member of a network that met lately."""
    found: dict[Subjects, Judged] = {}
    for district, posts in _of_districts(facts).items():
        held = [p.id for p in posts if facts.holders(p.id)]
        met = all(_in_network(facts, post) for post in held)
        found[(district,)] = (
            Judged("MET" if met else "ABSENT", (district,)) if len(held) > 1 else _NOT_APPLICABLE
        )
    return found


def _in_network(facts: Facts, post: str) -> bool:
    for seat in facts.held(facts.where(Membership, member=post)):
        forum = facts.nodes[seat.forum]
        assert isinstance(forum, Forum)
        network = "CONTACT_NETWORK" in forum.forumKinds and facts.holds(forum)
        if network and seat.membershipRole != "OBSERVER" and facts.met_lately(forum.id):
            return True
    return False


_NOT_APPLICABLE = Judged("NOT_APPLICABLE")


def onboarding(facts: Facts) -> dict[Subjects, Judged]:
    """Whoever started in the window was trained within six months; judged from that day on."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        for a in facts.where(Assignment, post=post.id):
            if a.validFrom is None or not facts.lately(a.validFrom) or a.endKnown is False:
                continue
            due = months_after(a.validFrom, 6)
            trained = sorted(
                r.recordedOn for r in facts.records(a.id, "TRAINING") if r.recordedOn >= a.validFrom
            )
            left = a.validTo is not None and a.validTo <= min(due, facts.day) and not trained
            if a.startKnown is False:
                judgement = "UNKNOWN"
            elif left or facts.day < due:
                judgement = "NOT_APPLICABLE"
            else:
                judgement = "ABSENT" if not trained else "MET" if trained[0] <= due else "GAP"
            found[(a.id,)] = Judged(judgement, facts.places(post.id))
    return found


def mandate(facts: Facts) -> dict[Subjects, Judged]:
    """The mandate was settled within three months of the start."""
    found: dict[Subjects, Judged] = {}
    for post in facts.posts(CONTACT):
        for a in facts.holders(post.id):
            if a.validFrom is None or a.startKnown is False:
                found[(a.id,)] = Judged("UNKNOWN")
                continue
            due = months_after(a.validFrom, 3)
            records = facts.records(a.id, "MANDATE_CLARIFICATION")
            settled = sorted(r.recordedOn for r in records if r.recordedOn >= a.validFrom)
            if settled:
                judgement = "MET" if settled[0] <= due else "GAP"
            else:
                judgement = "NOT_APPLICABLE" if facts.day < due else "ABSENT"
            found[(a.id,)] = Judged(judgement, facts.places(post.id))
    return found


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


FUNCTIONS = (
    "BUSINESS_CONTACT",
    "RADICALISATION_CONTACT",
    "THREAT_RISK_ASSESSOR",
    "DOMESTIC_VIOLENCE_COORDINATOR",
    "ENVIRONMENTAL_CRIME_COORDINATOR",
    "TRAFFIC_COORDINATOR",
)
UNITS = ("VICTIM_SUPPORT_CENTRE", "CHILDRENS_HOUSE", "ONLINE_PATROL")


def functions(facts: Facts) -> dict[Subjects, Judged]:
    """Each held contact and each held function of its district met lately, or have a routine."""
    specialists = [p for code in FUNCTIONS for p in facts.posts(code)]
    for post in facts.posts("FUNCTION_CONTACT"):
        unit = facts.nodes[post.organization]
        if isinstance(unit, FunctionalUnit) and unit.function in UNITS:
            specialists.append(post)
    held = [s for s in specialists if facts.holders(s.id)]
    came = {p.id: _came(facts, p.id) for p in (*held, *facts.posts(CONTACT))}
    found: dict[Subjects, Judged] = {}
    for district, posts in _of_districts(facts).items():
        for post in (p for p in posts if facts.holders(p.id)):
            for other in held:
                home = other.organization
                if district not in (*facts.police_districts(home), *facts.serves(home)):
                    continue
                parties = {post.id, post.organization, district}
                routines = [r for r in facts.records(other.id, "ROUTINE") if parties & set(r.about)]
                met = bool(routines or came[post.id] & came[other.id])
                found[(post.id, other.id)] = Judged("MET" if met else "ABSENT", facts.places(other.id))
    return found


def _came(facts: Facts, post: str) -> set[str]:
    """The meetings in the window that the post came to, or may be thought to have come to."""
    found = set()
    for seat in facts.where(Membership, member=post):
        if seat.membershipRole == "OBSERVER":
            continue
        for meeting in facts.met_lately(seat.forum):
            if not facts.holds(seat, meeting.heldOn):
                continue
            status = [t.status for t in facts.where(Attended, start=seat.id) if t.end == meeting.id]
            sat = any(facts.holds(a, meeting.heldOn) for a in facts.where(Assignment, post=post))
            if status[0] != "ABSENT" if status else sat:
                found.add(meeting.id)
    return found


RULES: dict[str, Judge] = {
    "contact.assigned": assigned,
    "contact.load": load,
    "contact.dedicated": dedicated,
    "contact.leader_capacity": leader_capacity,
    "contact.in_gde": in_gde,
    "contact.follow_up": follow_up,
    "contact.equal_terms": equal_terms,
    "contact.role_split": role_split,
    "contact.network": network,
    "contact.onboarding": onboarding,
    "contact.mandate": mandate,
    "contact.functions": functions,
}
