"""What the rules about police contacts should find (guide §5)."""

from __future__ import annotations

import datetime as dt

from graph.model.cooperation import AffiliatedWith, FollowsUp, Record
from graph.model.forums import Forum, Membership
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
}
