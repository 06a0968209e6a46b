"""What the rules about police contacts should find (guide §5)."""

from __future__ import annotations

from tests.oracle.book import Facts, Judge, Judged, Subjects


def assigned(facts: Facts) -> dict[Subjects, Judged]:
    """A held post with the municipality or a city district of it in its remit; only vacant ones are a gap."""
    serving: dict[str, list[str]] = {}
    for post in facts.posts("POLICE_CONTACT"):
        for place in facts.remit(post.id):
            serving.setdefault(place, []).append(post.id)
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        places = [m, *(d.id for d in facts.city_districts(m))]
        posts = [post for place in places for post in serving.get(place, ())]
        held = any(facts.holders(post) for post in posts)
        found[(m,)] = Judged("MET" if held else "GAP" if posts else "ABSENT", (m,))
    return found


RULES: dict[str, Judge] = {"contact.assigned": assigned}
