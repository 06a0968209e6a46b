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
from schema.data_owed import DATA_OWED, DATA_OWED_ARGUMENTS, DataOwed
from schema.departures import (
    DEPARTURE,
    DEPARTURE_ARGUMENTS,
    SINGLE_POINTS,
    SINGLE_POINTS_ARGUMENTS,
    Departure,
)
from schema.falls_due import FALLS_DUE, FALLS_DUE_ARGUMENTS, FallsDue
from schema.fields import shown
from schema.met_elsewhere import MET_ELSEWHERE, MET_ELSEWHERE_ARGUMENTS, MetElsewhere
from schema.offers_open import OFFERS_OPEN, OFFERS_OPEN_ARGUMENTS, OpenOffer
from schema.open_points import (
    FIRST_STEPS,
    FIRST_STEPS_ARGUMENTS,
    MISSING_MEMBERS,
    MISSING_MEMBERS_ARGUMENTS,
    FirstStep,
    MissingMembers,
)
from schema.practice import PAPER_AND_PRACTICE, PAPER_AND_PRACTICE_ARGUMENTS, PracticeGap
from schema.reassignment import REASSIGNMENT, REASSIGNMENT_ARGUMENTS, Reassignment
from schema.seat_load import (
    SEAT_LOAD,
    SEAT_LOAD_ARGUMENTS,
    SLT_SPREAD,
    SLT_SPREAD_ARGUMENTS,
    SeatLoad,
    SltSpread,
)
from schema.sources_disagree import SOURCES_DISAGREE, SOURCES_DISAGREE_ARGUMENTS, DisagreeingSources
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
        "What falls on a post, an organization or a forum in the days to come, and what is overdue, by day.",
        FALLS_DUE_ARGUMENTS,
    )
    missing_members: list[MissingMembers] | None = shown(
        MISSING_MEMBERS,
        "Who is missing in forums by the guide's composition, most gaps first.",
        MISSING_MEMBERS_ARGUMENTS,
    )
    first_steps: list[FirstStep] | None = shown(
        FIRST_STEPS,
        "What to do first: at each step the change that closes most further, by binding, then by "
        "inhabitants. What only time mends is left out.",
        FIRST_STEPS_ARGUMENTS,
    )
    data_owed: list[DataOwed] | None = shown(
        DATA_OWED,
        "Who has not attested that the register is complete, most topics first.",
        DATA_OWED_ARGUMENTS,
    )
    sources_disagree: list[DisagreeingSources] | None = shown(
        SOURCES_DISAGREE,
        "Of what sources say different things, and what each says.",
        SOURCES_DISAGREE_ARGUMENTS,
    )
    paper_and_practice: list[PracticeGap] | None = shown(
        PAPER_AND_PRACTICE,
        "Agreements, forums, focus areas and measures with nothing behind them.",
        PAPER_AND_PRACTICE_ARGUMENTS,
    )
    seat_load: list[SeatLoad] | None = shown(
        SEAT_LOAD,
        "Seats, meetings and places of leaders of service units and SLT coordinators, most seats first.",
        SEAT_LOAD_ARGUMENTS,
    )
    slt_spread: SltSpread | None = shown(
        SLT_SPREAD, "How far SLT has spread, beside the guide's figures.", SLT_SPREAD_ARGUMENTS
    )
    reassignment: Reassignment | None = shown(
        REASSIGNMENT,
        "The fewest municipalities that somebody has to take over within a GDE, so that each has a police "
        "contact below the limit; null where there is no such GDE.",
        REASSIGNMENT_ARGUMENTS,
    )
    departure: Departure | None = shown(
        DEPARTURE,
        "What would not be met any more, and who would be tied no more, if the holders of a post left it; "
        "null where nobody is in such a post.",
        DEPARTURE_ARGUMENTS,
    )
    single_points: list[Departure] | None = shown(
        SINGLE_POINTS,
        "The posts that most met findings rest on, each with what would be otherwise if its holders left: "
        "those that would break most first.",
        SINGLE_POINTS_ARGUMENTS,
    )
    met_elsewhere: list[MetElsewhere] | None = shown(
        MET_ELSEWHERE,
        "The rules that a municipality does not meet, with those as large that do and how: those that most "
        "of them meet first.",
        MET_ELSEWHERE_ARGUMENTS,
    )
