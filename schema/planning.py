"""The roots that answer what planners ask, each with a saved operation."""

from __future__ import annotations

import strawberry

from schema.cadence import (
    ACTION_POINTS,
    ACTION_POINTS_ARGUMENTS,
    CADENCE,
    CADENCE_ARGUMENTS,
    Cadence,
    OpenActionPoints,
)
from schema.contact_load import CONTACT_LOAD, CONTACT_LOAD_ARGUMENTS, ContactLoad
from schema.falls_due import FALLS_DUE, FALLS_DUE_ARGUMENTS, FallsDue
from schema.fields import shown
from schema.offers_open import OFFERS_OPEN, OFFERS_OPEN_ARGUMENTS, OpenOffer
from schema.vacancies import VACANCIES, VACANCIES_ARGUMENTS, Vacancy


@strawberry.type
class Planning:
    """What the roots show of what is vacant, late, too much, or waits for somebody."""

    vacancies: list[Vacancy] | None = shown(
        VACANCIES, "Posts that nobody is in: never held ones first, then by how long.", VACANCIES_ARGUMENTS
    )
    cadence: list[Cadence] | None = shown(
        CADENCE, "How often each forum meets, by the day that it is due.", CADENCE_ARGUMENTS
    )
    action_points: list[OpenActionPoints] | None = shown(
        ACTION_POINTS,
        "Action points that are not done, by whose they are, the oldest first.",
        ACTION_POINTS_ARGUMENTS,
    )
    contact_load: list[ContactLoad] | None = shown(
        CONTACT_LOAD, "What falls on each police contact's post, most first.", CONTACT_LOAD_ARGUMENTS
    )
    offers_open: list[OpenOffer] | None = shown(
        OFFERS_OPEN,
        "Municipalities without agreement or council that were offered none, have not answered, or said no.",
        OFFERS_OPEN_ARGUMENTS,
    )
    falls_due: list[FallsDue] | None = shown(
        FALLS_DUE,
        "What falls on a post or an organization in the days to come, and what is overdue, by day.",
        FALLS_DUE_ARGUMENTS,
    )
