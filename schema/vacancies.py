"""Posts that nobody is in: since when, and for how much of the last 12 months."""

from __future__ import annotations

import datetime as dt

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Order, Property
from schema.actors import Post
from schema.fields import AS_OF, argument, shown
from schema.findings import TERRITORY, WITHIN
from schema.things import day


@strawberry.type(description="A post that nobody is in; derived, never a fact.")
class Vacancy:
    """A post that nobody is in."""

    post: Post = shown(Column("post"), "The post.")
    since: dt.date | None = shown(
        day("since"),
        "The day from which nobody has been; null where nobody ever was, or an end is not known.",
    )
    ever_held: bool = shown(Property("everHeld"), "Whether anybody ever was in it, as far as is registered.")
    days_vacant: int | None = shown(
        Property("daysVacant"),
        "Days of the last 12 months with nobody in it, earlier gaps included; null: an end is not known.",
    )


VACANCIES = Derived(
    fragment.load("vacancies"),
    Order(("coalesce(toString({e}.since), '')", "{e}.post.id")),
    input=None,
    arguments={"territory": "territory", "roles": "roles"},
    needs=(WITHIN,),
    maximum=500,
)
VACANCIES_ARGUMENTS = (
    TERRITORY,
    argument(
        "roles", list[str] | None, "Only of these roles (POLICE_CONTACT); all where nothing is said.", None
    ),
    AS_OF,
)
