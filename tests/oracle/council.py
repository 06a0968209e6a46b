"""What the rules about police councils should find (guide §4, §5.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from graph.model.agreements import Agreement, Plan, PlanKind, RegulatedBy
from graph.model.cooperation import Concerns, Offer, PoliceProcess, PreventionModel
from graph.model.forums import ActionPoint, Attended, Forum, Meeting, Membership
from graph.model.knowledge import KnowledgeProduct
from graph.model.organizations import (
    Business,
    CityDistrict,
    FunctionalUnit,
    GeographicUnit,
    Municipality,
    MunicipalUnit,
    PoliceDistrict,
    ServicePoint,
    ServiceUnit,
    VoluntaryOrganization,
)
from graph.model.posts import Post, Role
from graph.model.schools import LocatedIn, PupilsFrom, School
from graph.model.territory import PartOf, Serves
from tests.oracle.book import Facts, Judge, Judged, Subjects

Verdicts = dict[Subjects, Judged]
POLICE = (PoliceDistrict, GeographicUnit, ServiceUnit, ServicePoint, FunctionalUnit)
MUNICIPAL = (Municipality, MunicipalUnit, CityDistrict)
SEATED, TAKING_PART = ("CHAIR", "MEMBER"), ("CHAIR", "MEMBER", "SECRETARY")


def days(number: int) -> dt.timedelta:
    """So many days."""
    return dt.timedelta(days=number)


# --- who belongs to which council


def placed(facts: Facts) -> Iterator[Forum]:
    """The councils that are for some place."""
    return (f for f in facts.councils() if facts.territory(f.id))


def places(facts: Facts, forum: str) -> tuple[str, ...]:
    """Where a council must be attested: its places, and the municipalities around them."""
    return (*facts.territory(forum), *facts.territory_municipalities(forum))


def each(judge: Callable[[Facts, Forum], str]) -> Judge:
    """A rule that judges each council."""

    def judged(facts: Facts) -> Verdicts:
        found: Verdicts = {}
        for f in placed(facts):
            found[(f.id,)] = Judged(judge(facts, f), places(facts, f.id))
        return found

    return judged


def pairs(judge: Callable[[Facts, Forum, str], str]) -> Judge:
    """A rule that judges each council with each municipality in its territory."""

    def judged(facts: Facts) -> Verdicts:
        found: Verdicts = {}
        for f in placed(facts):
            for m in facts.territory_municipalities(f.id):
                found[f.id, m] = Judged(judge(facts, f, m), (m,))
        return found

    return judged


def of_municipality(facts: Facts, municipality: str) -> list[str]:
    """The councils for a municipality, or for a city district of it."""
    areas = {municipality, *(d.id for d in facts.city_districts(municipality))}
    return [f.id for f in placed(facts) if areas.intersection(facts.territory(f.id))]


def offers(facts: Facts, municipality: str) -> list[Offer]:
    """The offers of a council so far, earliest first."""
    made = [o for o in facts.where(Offer, offeredTo=municipality) if o.offerKind == "COUNCIL"]
    return sorted((o for o in made if o.offeredOn <= facts.day), key=lambda o: o.offeredOn)


def invited(facts: Facts) -> Verdicts:
    """In a council, or offered one."""
    return {
        (m,): Judged("MET" if of_municipality(facts, m) or offers(facts, m) else "ABSENT", (m,))
        for m in facts.municipalities()
    }


def exists(facts: Facts) -> Verdicts:
    """In a council; who last said no is free not to be."""
    found: Verdicts = {}
    for m in facts.municipalities():
        judgement = "MET" if of_municipality(facts, m) else "ABSENT"
        made = offers(facts, m)
        if judgement == "ABSENT" and made and made[-1].answer == "NO":
            answered = made[-1].answeredOn
            if answered is None or answered <= facts.day:
                judgement = "NOT_APPLICABLE"
        found[(m,)] = Judged(judgement, (m,))
    return found


# --- what the council is, and does


def strategic(_: Facts, council: Forum) -> str:
    """On the strategic level; another one is a gap."""
    return {"STRATEGIC": "MET", None: "ABSENT"}.get(council.level, "GAP")


def meetings(facts: Facts, council: Forum) -> str:
    """Two meetings in the window, or as many as its agreement wants, once it is a window old."""
    if council.validFrom is None or council.validFrom > facts.months_ago(12):
        unsure = council.validFrom is None or council.startKnown is False
        return "UNKNOWN" if unsure else "NOT_APPLICABLE"
    wanted = max([2, *(a.meetingsPerYear or 0 for a in regulating(facts, council))])
    return "MET" if len(facts.met_lately(council.id)) >= wanted else "ABSENT"


def regulating(facts: Facts, council: Forum) -> list[Agreement]:
    """The agreements in force that regulate a council."""
    ties = facts.held(facts.where(RegulatedBy, start=council.id))
    agreements = [facts.nodes[tie.end] for tie in ties]
    return [a for a in agreements if isinstance(a, Agreement) and facts.standing(a)]


def agenda(facts: Facts, council: Forum) -> str:
    """A week before every meeting in the window; a late one weighs more than one not registered."""
    held = facts.met_lately(council.id)
    sent = [m.agendaSentOn if m.agendaSentOn and m.agendaSentOn <= facts.day else None for m in held]
    if not held:
        return "NOT_APPLICABLE"
    if any(day and day > m.heldOn - days(7) for m, day in zip(held, sent, strict=True)):
        return "GAP"
    return "UNKNOWN" if None in sent else "MET"


def minutes(facts: Facts, council: Forum) -> str:
    """Minutes of every meeting in the window older than thirty days, with whole action points."""
    old = [m for m in facts.met_lately(council.id) if m.heldOn < facts.day - days(30)]
    if not old:
        return "NOT_APPLICABLE"
    written = all(m.minutesOn and m.minutesOn <= facts.day for m in old)
    tasks = [t for m in old for t in facts.where(ActionPoint, meeting=m.id)]
    return "MET" if written and all(t.deadline and t.responsible for t in tasks) else "ABSENT"


def follow_up(facts: Facts, council: Forum) -> str:
    """No action point more than thirty days past its deadline."""
    tasks = [t for m in facts.met(council.id) for t in facts.where(ActionPoint, meeting=m.id)]
    due = [t for t in tasks if t.deadline]
    if not due:
        return "NOT_APPLICABLE"
    open_ = [t for t in due if t.doneOn is None or t.doneOn > facts.day]
    late = any(t.deadline and t.deadline + days(30) < facts.day for t in open_)
    return "GAP" if late else "MET"


def plan(facts: Facts, council: Forum) -> str:
    """An overarching plan in force."""
    plans = facts.held(facts.where(Plan, forum=council.id))
    return "MET" if any(p.planKind is PlanKind.OVERARCHING for p in plans) else "ABSENT"


def knowledge(facts: Facts, council: Forum) -> str:
    """Products of the police and of a municipality at meetings in the window."""
    held: list[Meeting] = facts.met_lately(council.id)
    if not held:
        return "NOT_APPLICABLE"
    products = [facts.nodes[k] for m in held for k in m.presented]
    makers = [facts.nodes[o] for k in products if isinstance(k, KnowledgeProduct) for o in k.producedBy]
    both = any(isinstance(o, POLICE) for o in makers) and any(isinstance(o, MUNICIPAL) for o in makers)
    return "MET" if both else "ABSENT"


# --- who sits in it


def seats(facts: Facts, forum: str, roles: tuple[str, ...] = TAKING_PART) -> list[str]:
    """Who takes part in a forum: posts and organizations."""
    held = facts.held(facts.where(Membership, forum=forum))
    return [s.member for s in held if s.membershipRole in roles]


def posts(facts: Facts, forum: str, roles: tuple[str, ...] = TAKING_PART) -> list[tuple[Post, Role]]:
    """The posts that take part in a forum, of organizations in force, with their roles."""
    found = []
    for member in seats(facts, forum, roles):
        post = facts.nodes[member]
        if isinstance(post, Post) and facts.alive(post.organization):
            role = facts.nodes[post.role]
            assert isinstance(role, Role)
            found.append((post, role))
    return found


def manned(facts: Facts, those: Iterable[Post]) -> str:
    """Met by one that is held, a gap by vacant ones."""
    held = [bool(facts.holders(post.id)) for post in those]
    return "MET" if any(held) else "GAP" if held else "ABSENT"


def within(facts: Facts, post: Post, municipality: str) -> bool:
    """Whether a post is in the municipality or in a part of it."""
    parts = facts.held(facts.where(PartOf, end=municipality))
    return post.organization in {municipality, *(tie.start for tie in parts)}


def political(facts: Facts, council: Forum, m: str) -> str:
    """A politically leading post of the municipality."""
    there = posts(facts, council.id, SEATED)
    return manned(facts, [p for p, r in there if r.leadership == "POLITICAL" and within(facts, p, m)])


def administrative(facts: Facts, council: Forum, m: str) -> str:
    """An administratively leading post of the municipality, on the three upper levels."""
    there = [(p, r) for p, r in posts(facts, council.id, SEATED) if r.leadership == "ADMINISTRATIVE"]
    return manned(
        facts, [p for p, r in there if r.managementLevel and r.managementLevel <= 3 and within(facts, p, m)]
    )


def police_strategic(facts: Facts, council: Forum) -> str:
    """A leader of the police."""
    there = posts(facts, council.id, SEATED)
    return manned(facts, [p for p, r in there if r.side == "POLICE" and r.isLeader])


def serving(facts: Facts, forum: str, role: str, m: str) -> list[Post]:
    """The posts of a role in a forum with the municipality, or a city district of it, in their remit."""
    areas = {m, *(d.id for d in facts.city_districts(m))}
    there = [p for p, r in posts(facts, forum) if r.code == role]
    return [p for p in there if areas.intersection(facts.remit(p.id))]


def police_contact(facts: Facts, council: Forum, m: str) -> str:
    """The police contact of the municipality."""
    return manned(facts, serving(facts, council.id, "POLICE_CONTACT", m))


def slt_link(facts: Facts, council: Forum, m: str) -> str:
    """The coordinator of a municipality with SLT, or the council steers SLT."""
    models = {p.modelKind for p in facts.held(facts.where(PreventionModel, municipalities=m))}
    if "SLT" not in models:
        return "NOT_APPLICABLE" if models else "UNKNOWN"
    if "SLT_STEERING" in council.forumKinds:
        return "MET"
    return manned(facts, serving(facts, council.id, "SLT_COORDINATOR", m))


def partners(facts: Facts, council: Forum) -> str:
    """Partners assessed, or a business and a voluntary organization take part."""
    if facts.records(council.id, "PARTNER_ASSESSMENT"):
        return "MET"
    kinds = set()
    for member in seats(facts, council.id):
        node = facts.nodes[member]
        if isinstance(node, Post):
            if not facts.holders(node.id):
                continue
            node = facts.nodes[node.organization]
        if facts.alive(node.id):
            kinds |= {kind for kind in (Business, VoluntaryOrganization) if isinstance(node, kind)}
    return "MET" if len(kinds) == 2 else "ABSENT"


def upper_secondary(facts: Facts, council: Forum) -> str:
    """An upper secondary school of an extended or regional council's territory takes part."""
    if not {"EXTENDED_POLICE_COUNCIL", "REGIONAL_POLICE_COUNCIL"}.intersection(council.forumKinds):
        return "NOT_APPLICABLE"
    found = []
    for member in seats(facts, council.id):
        node = facts.nodes[member]
        school = facts.nodes[node.organization] if isinstance(node, Post) else node
        if not isinstance(school, School) or school.schoolKind != "UPPER_SECONDARY":
            continue
        if facts.alive(school.id) and near(facts, school.id, facts.territory_municipalities(council.id)):
            found.append(not isinstance(node, Post) or bool(facts.holders(node.id)))
    return "MET" if any(found) else "GAP" if found else "ABSENT"


def near(facts: Facts, school: str, municipalities: list[str]) -> bool:
    """Many pupils from there; where nothing is known of pupils, a school there."""
    figures: dict[str, PupilsFrom] = {}
    for tie in sorted(facts.where(PupilsFrom, start=school), key=lambda t: t.year):
        if tie.year <= facts.day.year:
            figures[tie.end] = tie
    if not figures:
        return any(t.end in municipalities for t in facts.held(facts.where(LocatedIn, start=school)))
    from_there = [figures[m] for m in municipalities if m in figures]
    share, count = sum(t.share or 0 for t in from_there), sum(t.count or 0 for t in from_there)
    return share >= 0.2 or count >= 50


def extension(facts: Facts, council: Forum) -> str:
    """An agreement that regulates an extended council describes the extension."""
    agreements = regulating(facts, council)
    if "EXTENDED_POLICE_COUNCIL" not in council.forumKinds or not agreements:
        return "NOT_APPLICABLE"
    return "MET" if any("COUNCIL_EXTENSION" in a.describes for a in agreements) else "ABSENT"


def anchoring(facts: Facts, council: Forum, m: str) -> str:
    """A decision by the municipality about a regional council."""
    if "REGIONAL_POLICE_COUNCIL" not in council.forumKinds:
        return "NOT_APPLICABLE"
    own = {m, *(p.id for p in facts.where(Post, organization=m))}
    decisions = facts.records(council.id, "DECISION")
    return "MET" if any(own.intersection(r.decidedBy) for r in decisions) else "ABSENT"


# --- with whom or what


def unit_leader(facts: Facts) -> Verdicts:
    """The leader of each service unit of the territory is a member and came to every meeting."""
    found: Verdicts = {}
    for council in placed(facts):
        units: dict[str, set[str]] = {}
        for place in facts.territory(council.id):
            parts = [t.start for t in facts.held(facts.where(PartOf, end=place))]
            wholes = [t.end for t in facts.held(facts.where(PartOf, start=place))]
            for area in (place, *parts, *wholes):
                if isinstance(facts.nodes[area], Municipality | CityDistrict) and facts.alive(area):
                    for tie in facts.held(facts.where(Serves, end=area)):
                        if isinstance(facts.nodes[tie.start], ServiceUnit) and facts.alive(tie.start):
                            units.setdefault(tie.start, set()).add(place)
        held = facts.met_lately(council.id)
        around = tuple(facts.territory_municipalities(council.id))
        if not units:
            found[(council.id,)] = Judged("UNKNOWN" if held else "NOT_APPLICABLE")
        for unit, served in units.items():
            judgement = attended(facts, council.id, unit, held) if held else "NOT_APPLICABLE"
            found[council.id, unit] = Judged(judgement, (*served, *around))
    return found


def attended(facts: Facts, forum: str, unit: str, held: list[Meeting]) -> str:
    """What a leader's seat and attendance come to."""
    leaders = [p.id for p in facts.where(Post, organization=unit) if p.role == "rolle:SERVICE_UNIT_LEADER"]
    sitting = [leader for leader in leaders if leader in seats(facts, forum)]
    if not sitting:
        return "ABSENT"
    if not any(facts.holders(leader) for leader in sitting):
        return "GAP"
    own = [s.id for s in facts.where(Membership, forum=forum) if s.member in leaders]
    came = []
    for meeting in held:
        statuses = {t.status for t in facts.where(Attended, end=meeting.id) if t.start in own}
        came.append(bool(statuses - {"ABSENT"}) if statuses else None)
    return "GAP" if False in came else "UNKNOWN" if None in came else "MET"


def running(facts: Facts) -> list[PoliceProcess]:
    """The processes under way."""
    begun = [p for p in facts.all(PoliceProcess) if p.startedOn <= facts.day]
    return [p for p in begun if p.endedOn is None or facts.day < p.endedOn]


def process_link(facts: Facts) -> Verdicts:
    """Each process is linked to the councils of the municipalities that it concerns."""
    found: Verdicts = {}
    for process in running(facts):
        concerned = {t.end for t in facts.where(Concerns, start=process.id)}
        for council in placed(facts):
            if concerned.intersection(facts.territory_municipalities(council.id)):
                judgement = "MET" if council.id in process.linkedTo else "ABSENT"
                found[process.id, council.id] = Judged(judgement, places(facts, council.id))
    return found


RULES: dict[str, Judge] = {
    "council.invited": invited,
    "council.exists": exists,
    "council.strategic": each(strategic),
    "council.meetings": each(meetings),
    "council.agenda": each(agenda),
    "council.minutes": each(minutes),
    "council.follow_up": each(follow_up),
    "council.political_leadership": pairs(political),
    "council.administrative_leadership": pairs(administrative),
    "council.police_strategic": each(police_strategic),
    "council.service_unit_leader": unit_leader,
    "council.police_contact": pairs(police_contact),
    "council.plan": each(plan),
    "council.knowledge": each(knowledge),
    "council.slt_link": pairs(slt_link),
    "council.partners_mapped": each(partners),
    "council.upper_secondary": each(upper_secondary),
    "council.extension_in_agreement": each(extension),
    "council.regional_anchoring": pairs(anchoring),
    "council.process_link": process_link,
}
