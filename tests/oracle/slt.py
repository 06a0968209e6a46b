"""What the rules about SLT and other prevention models should find (guide §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model.cooperation import PreventionModel
from graph.model.forums import Attended, ForTerritory, Forum, Membership
from graph.model.knowledge import FocusesOn
from graph.model.organizations import County, Organization
from graph.model.posts import Post, Remit, Role
from graph.model.territory import PartOf
from tests.oracle.agreement import POLICE
from tests.oracle.book import Facts, Judge, Judged, Subjects

LEVELS = ("SLT_STEERING", "SLT_COORDINATING", "SLT_OPERATIVE")


def exists(facts: Facts) -> dict[Subjects, Judged]:
    """A model of that kind; another choice is a registered fact."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        kinds = _models(facts, m)
        found[(m,)] = Judged("MET" if "SLT" in kinds else "GAP" if kinds else "ABSENT", (m,))
    return found


def coordinator(facts: Facts) -> dict[Subjects, Judged]:
    """A held post with the municipality in its remit."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        posts = _coordinators(facts, m)
        held = any(facts.holders(p) for p in posts)
        found[(m,)] = _with_slt(facts, m) or Judged("MET" if held else "GAP" if posts else "ABSENT", (m,))
    return found


def coordinator_links(facts: Facts) -> dict[Subjects, Judged]:
    """One of those who hold such a post sits on every level."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        found[(m,)] = _with_slt(facts, m) or _linked(facts, m)
    return found


def _linked(facts: Facts, municipality: str) -> Judged:
    posts = _coordinators(facts, municipality)
    held = [p for p in posts if facts.holders(p)]
    if not held:
        return Judged("NOT_APPLICABLE" if posts else "CONDITION_ABSENT", (municipality,))
    forums = list(_forums(facts, municipality))
    for post in held:
        kinds: set[str] = set()
        for f in forums:
            if any(s.membershipRole != "OBSERVER" for s in _seats(facts, f) if s.member == post):
                kinds.update(f.forumKinds)
        if kinds.issuperset(LEVELS):
            return Judged("MET")
    return Judged("ABSENT", (municipality,))


def levels(facts: Facts) -> dict[Subjects, Judged]:
    """A forum on each level."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        kinds = {kind for f in _forums(facts, m) for kind in f.forumKinds}
        met = kinds.issuperset(LEVELS)
        found[(m,)] = _with_slt(facts, m) or Judged("MET" if met else "ABSENT", (m,))
    return found


def composition(facts: Facts) -> dict[Subjects, Judged]:
    """Everybody whom the levels of a forum ask for; a vacant seat is a registered fact."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        for f in _forums(facts, m):
            there: set[str] = set()
            vacant: set[str] = set()
            for seat in _seats(facts, f):
                if seat.membershipRole in ("CHAIR", "MEMBER"):
                    manned = _manned(facts, seat.member)
                    (there if manned else vacant).update(_groups(facts, m, seat.member))
            missing = {group for kind in f.forumKinds for group in _WANTED.get(kind, ())} - there
            verdict = "GAP" if missing & vacant else "ABSENT" if missing else "MET"
            found[(f.id, m)] = Judged(verdict, (m,))
    return found


_WANTED = {
    "SLT_STEERING": ("top of municipality", "top of police"),
    "SLT_COORDINATING": ("leader of municipality", "leader of county", "leader of police"),
    "SLT_OPERATIVE": ("practitioner",),
}


def _groups(facts: Facts, municipality: str, member: str) -> Iterator[str]:
    node = facts.nodes[member]
    role = facts.nodes[node.role] if isinstance(node, Post) else None
    body = node.organization if isinstance(node, Post) else member
    ours = body == municipality or any(t.end == municipality for t in facts.where(PartOf, start=body))
    if not isinstance(role, Role):
        if body.startswith(POLICE) or (ours and body != municipality):
            yield "practitioner"
        return
    mine = role.side == "MUNICIPAL" and ours
    if mine and role.isLeader:
        yield "leader of municipality"
        if isinstance(facts.nodes[municipality], County) or _also_county(facts, municipality):
            yield "leader of county"
        if role.leadership == "POLITICAL" or role.managementLevel == 1:
            yield "top of municipality"
    if role.side == "POLICE" and role.isLeader:
        yield "leader of police"
        if role.managementLevel is not None:
            yield "top of police"
    if role.side == "COUNTY" and role.isLeader:
        yield "leader of county"
    if (mine or role.side == "POLICE") and not role.isLeader and role.code != "SLT_COORDINATOR":
        yield "practitioner"


def _also_county(facts: Facts, municipality: str) -> bool:
    return any(c.id == municipality for c in facts.all(County))


def police_active(facts: Facts) -> dict[Subjects, Judged]:
    """On each level of a forum, one of the municipality's forums has seen a police member lately."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        forums = list(_forums(facts, m))
        for f in forums:
            young = f.validFrom is not None and f.validFrom > facts.months_ago(12)
            around = {k: [x for x in forums if k in x.forumKinds] for k in f.forumKinds if k in LEVELS}
            met = any(facts.met_lately(x.id) for level in around.values() for x in level)
            if condition := _with_slt(facts, m):
                found[(f.id, m)] = condition
            elif young or not met:
                found[(f.id, m)] = Judged("NOT_APPLICABLE")
            elif all(any(_came(facts, x) for x in level) for level in around.values()):
                found[(f.id, m)] = Judged("MET")
            else:
                found[(f.id, m)] = Judged("GAP" if _stayed_away(facts, f) else "ABSENT", (m,))
    return found


def _police(facts: Facts, forum: Forum) -> list[str]:
    return [
        s.member
        for s in _seats(facts, forum)
        if s.membershipRole in ("CHAIR", "MEMBER") and _role(facts, s.member, "side") == "POLICE"
    ]


def _role(facts: Facts, member: str, name: str) -> object:
    node = facts.nodes[member]
    return getattr(facts.nodes[node.role], name) if isinstance(node, Post) else None


def _attendance(facts: Facts, forum: Forum, post: str) -> dict[str, set[str]]:
    """What is registered of a post at each held meeting in the window, by whichever of its seats."""
    seats = [s.id for s in facts.where(Membership, forum=forum.id) if s.member == post]
    return {
        meeting.id: {t.status for s in seats for t in facts.where(Attended, start=s) if t.end == meeting.id}
        for meeting in facts.met_lately(forum.id)
    }


def _came(facts: Facts, forum: Forum) -> bool:
    return any(
        noted & {"PRESENT", "DEPUTY"}
        for post in _police(facts, forum)
        for noted in _attendance(facts, forum, post).values()
    )


def _stayed_away(facts: Facts, forum: Forum) -> bool:
    police = _police(facts, forum)
    noted = [noted for post in police for noted in _attendance(facts, forum, post).values()]
    return bool(noted) and all(noted)


def alternative(facts: Facts) -> dict[Subjects, Judged]:
    """Where another model is chosen: a held police post in a forum about youth crime or safe schools."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        kinds = _models(facts, m)
        if not kinds:
            found[(m,)] = Judged("CONDITION_ABSENT", (m,))
        elif "OTHER_MODEL" not in kinds:
            found[(m,)] = Judged("NOT_APPLICABLE")
        else:
            posts = [p for f in _about_the_young(facts, m) for p in _police(facts, f)]
            held = any(_manned(facts, p) for p in posts)
            found[(m,)] = Judged("MET" if held else "GAP" if posts else "ABSENT", (m,))
    return found


def _about_the_young(facts: Facts, municipality: str) -> Iterator[Forum]:
    young = {"utfordring:CHILD_YOUTH_CRIME", "utfordring:SAFE_SCHOOLS"}
    for f in _forums(facts, municipality, slt=False):
        if young & {t.end for t in facts.held(facts.where(FocusesOn, start=f.id))}:
            yield f


def _models(facts: Facts, municipality: str) -> set[str]:
    return {p.modelKind for p in facts.held(facts.where(PreventionModel, municipalities=municipality))}


def _with_slt(facts: Facts, municipality: str) -> Judged | None:
    """What is said where the municipality has no SLT."""
    kinds = _models(facts, municipality)
    if "SLT" in kinds:
        return None
    return Judged("NOT_APPLICABLE" if kinds else "CONDITION_ABSENT", (municipality,))


def _forums(facts: Facts, municipality: str, *, slt: bool = True) -> Iterator[Forum]:
    """The forums for a municipality or a city district of it: of SLT, or such that are not only that."""
    areas: Iterable[str] = [municipality, *(d.id for d in facts.city_districts(municipality))]
    ids = {t.start for area in areas for t in facts.held(facts.where(ForTerritory, end=area))}
    for f in facts.held(f for f in facts.all(Forum) if f.id in ids):
        if any((kind in LEVELS) == slt for kind in f.forumKinds):
            yield f


def _seats(facts: Facts, forum: Forum) -> list[Membership]:
    return facts.held(facts.where(Membership, forum=forum.id))


def _manned(facts: Facts, member: str) -> bool:
    node = facts.nodes[member]
    if isinstance(node, Post):
        return facts.alive(node.organization) and bool(facts.holders(member))
    return isinstance(node, Organization) and facts.holds(node)


def _coordinators(facts: Facts, municipality: str) -> list[str]:
    serving = {r.post for r in facts.held(facts.where(Remit, place=municipality))}
    return [p.id for p in facts.posts("SLT_COORDINATOR") if p.id in serving]


RULES: dict[str, Judge] = {
    "slt.exists": exists,
    "slt.coordinator": coordinator,
    "slt.coordinator_links": coordinator_links,
    "slt.levels": levels,
    "slt.composition": composition,
    "slt.police_active": police_active,
    "slt.alternative": alternative,
}
