"""Partners that nobody uses: who lies in a place and has a seat in no forum (guide §4.2)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actors import Organization
    from schema.organizations import Municipality

from queries import fragment
from resolvers.declarations import Column, Derived, Order
from schema.fields import AS_OF, PAGING, argument, shown
from schema.pages import PageInfo
from schema.paths import OrganizationKind
from schema.things import day

LazyOrganization = Annotated["Organization", strawberry.lazy("schema.actors")]
LazyMunicipality = Annotated["Municipality", strawberry.lazy("schema.organizations")]


@strawberry.type(description="An organization that has a seat in no forum.")
class UnusedPartnerEdge:
    """An organization that has a seat in no forum."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order and day.")
    node: LazyOrganization = shown(None, "The organization.")
    municipality: LazyMunicipality = shown(Column("municipality"), "The municipality that it lies in.")
    last_seat: dt.date | None = shown(
        day("lastSeat"), "The day on which its latest seat ended; null where none is known."
    )


@strawberry.type(description="Partners that nobody uses, in pages.")
class UnusedPartnerConnection:
    """Partners that nobody uses, in pages."""

    edges: list[UnusedPartnerEdge] = shown(None, "This page, with where they lie.")
    nodes: list[LazyOrganization] = shown(None, "The organizations of this page.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many there are.")


UNUSED_PARTNERS = Derived(
    fragment.load("unused-partners"),
    Order(
        (
            "coalesce({e}.municipality.nameSort, {e}.municipality.name)",
            "coalesce({m}.nameSort, {m}.name)",
            "{m}.id",
            "{e}.municipality.id",
        )
    ),
    input=None,
    arguments={"place": "place", "kinds": "kinds"},
    node="partner",
)
UNUSED_PARTNERS_ARGUMENTS = (
    argument("place", strawberry.ID, "Id of a municipality, a county or a police district."),
    argument(
        "kinds",
        list[OrganizationKind],
        "Which kinds; schools, businesses and voluntary organizations where nothing is said.",
        [OrganizationKind.School, OrganizationKind.Business, OrganizationKind.VoluntaryOrganization],
    ),
    *PAGING,
    AS_OF,
)
