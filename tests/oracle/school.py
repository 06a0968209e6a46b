"""What the rules about schools should find (guide §3)."""

from __future__ import annotations

from graph.model.agreements import Agreement
from graph.model.cooperation import Record
from graph.model.forums import Forum, Membership
from graph.model.organizations import County
from graph.model.posts import Post
from graph.model.schools import LocatedIn, OwnedBy, School
from graph.model.territory import InCounty
from tests.oracle.book import Facts, Judge, Judged, Subjects
from tests.oracle.coordination import POLICE


def _schools(facts: Facts) -> list[School]:
    return [s for s in facts.held(facts.all(School)) if s.schoolKind == "UPPER_SECONDARY"]


def _home(facts: Facts, school: str) -> list[str]:
    return [t.end for t in facts.held(facts.where(LocatedIn, start=school)) if facts.alive(t.end)]


def _owners(facts: Facts, school: str) -> list[str]:
    return [t.end for t in facts.held(facts.where(OwnedBy, start=school))]


def _agreements(facts: Facts, party: str, *kinds: str) -> list[Agreement]:
    """The agreements of these kinds in force with a party."""
    found = facts.where(Agreement, parties=party)
    return [g for g in found if set(kinds) & set(g.agreementKinds) and facts.standing(g)]


def _of(facts: Facts, member: str, district: str) -> bool:
    """Whether an organization or post belongs to a police district in force."""
    node = facts.nodes[member]
    organization = node.organization if isinstance(node, Post) else member
    return district in facts.police_districts(organization)


def agreement(facts: Facts) -> dict[Subjects, Judged]:
    """A school agreement of its own with the police, or its county's with its police district."""
    found: dict[Subjects, Judged] = {}
    for school in _schools(facts):
        places = _home(facts, school.id)
        own = any(
            isinstance(facts.nodes[party], POLICE)
            for g in _agreements(facts, school.id, "SCHOOL")
            for party in g.parties
        )
        owners = [o for o in _owners(facts, school.id) if isinstance(facts.nodes[o], County)]
        counties = [g for o in owners for g in _agreements(facts, o, "COUNTY")]
        districts = [d for place in places if (d := facts.district(place))]
        shared = any(_of(facts, party, d) for d in districts for g in counties for party in g.parties)
        met = own or (shared and school.ownership != "PRIVATE")
        found[(school.id,)] = Judged("MET" if met else "ABSENT", tuple(places) or (school.id,))
    return found


def duty(facts: Facts) -> dict[Subjects, Judged]:
    """Anything between the district and the county, its schools or their owners."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for m in facts.municipalities():
        district = facts.district(m)
        for tie in facts.held(facts.where(InCounty, start=m)):
            if district is not None and facts.alive(tie.end) and facts.alive(district):
                pairs.setdefault((district, tie.end), []).append(m)
    everywhere = {place: school.id for school in _schools(facts) for place in _home(facts, school.id)}
    with_schools = {t.end for place in everywhere for t in facts.held(facts.where(InCounty, start=place))}
    found: dict[Subjects, Judged] = {}
    for (district, county), shared in pairs.items():
        schools = [s.id for s in _schools(facts) if set(_home(facts, s.id)) & set(shared)]
        partners = {county, *schools, *(o for s in schools for o in _owners(facts, s))}
        if county not in with_schools:
            judgement = "UNKNOWN"
        elif not schools:
            judgement = "NOT_APPLICABLE"
        else:
            judgement = "MET" if any(_tied(facts, p, district) for p in partners) else "ABSENT"
        found[(district, county)] = Judged(judgement, (district,))
    return found


def _tied(facts: Facts, partner: str, district: str) -> bool:
    agreed = [party for g in _agreements(facts, partner, "SCHOOL", "COUNTY") for party in g.parties]
    decided = [
        by
        for r in facts.where(Record, about=partner)
        if r in facts.records(partner, "SCHOOL_CONTACT")
        for by in r.decidedBy
    ]
    if any(_of(facts, who, district) for who in (*agreed, *decided)):
        return True
    members = [partner, *(p.id for p in facts.where(Post, organization=partner))]
    forums = {
        seat.forum for member in members for seat in _voices(facts, facts.where(Membership, member=member))
    }
    return any(
        _of(facts, seat.member, district)
        for forum in forums
        for seat in _voices(facts, facts.where(Membership, forum=forum))
    )


def _voices(facts: Facts, seats: list[Membership]) -> list[Membership]:
    """The seats in force with a voice and somebody in them, in forums in force."""
    found = []
    for seat in facts.held(seats):
        forum = facts.nodes[seat.forum]
        assert isinstance(forum, Forum)
        vacant = isinstance(facts.nodes[seat.member], Post) and not facts.holders(seat.member)
        if facts.holds(forum) and seat.membershipRole != "OBSERVER" and not vacant:
            found.append(seat)
    return found


RULES: dict[str, Judge] = {"school.agreement": agreement, "school.duty": duty}
