"""What police and municipalities offer each other, choose, decide and adopt (guide §3, §4, §5, §6)."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.cooperation import OfferAnswer, OfferKind, PreventionModelKind, RecordKind
from resolvers.declarations import Order, Property, Tie
from schema.actors import Actor, Organization
from schema.fields import PAGING, described, shown
from schema.forums import Forum
from schema.knowledge import Challenge
from schema.organizations import Municipality
from schema.pages import PageInfo
from schema.things import (
    BY_NAME,
    END_KNOWN,
    END_KNOWN_TOLD,
    LABEL,
    NAME,
    NAMES,
    START_KNOWN,
    START_KNOWN_TOLD,
    LocalName,
    Node,
    day,
)

described(
    OfferKind,
    "What the police offer a municipality (guide §3, §4).",
    AGREEMENT="An agreement on cooperation.",
    COUNCIL="A police council.",
)
described(OfferAnswer, "What was answered to an offer.", YES="Yes.", NO="No.")
described(
    PreventionModelKind,
    "Which prevention model a municipality has chosen (guide §6).",
    SLT="SLT.",
    OTHER_MODEL="Another model.",
    NONE_CHOSEN="None, and that is known.",
)
described(
    RecordKind,
    "What was decided, approved or clarified.",
    APPROVAL="An approval: of more municipalities for a police contact than three, for instance.",
    DECISION="A decision: by a municipality about a regional council, for instance.",
    DELEGATION="Tasks of a police contact who also leads, given to others.",
    CAPACITY_ASSESSMENT="Whether a leader has the capacity to be a police contact too.",
    MANDATE_CLARIFICATION="What a police contact may decide.",
    TRAINING="Training of a police contact.",
    ROUTINE="A routine between functions of the police.",
    ROLE_SPLIT="Who does what: the prevention unit and the police contacts.",
    COMMON_TERMS="The same terms for all police contacts of a district.",
    PARTNER_ASSESSMENT="Which partners a council could have.",
    SCHOOL_CONTACT="Contact with a school or its owner.",
)


@strawberry.type(description="An offer by the police to a municipality (guide §3, §4).")
class Offer(Node):
    """An offer by the police to a municipality."""

    kind: OfferKind = shown(Property("offerKind"), "What is offered.")
    offered_on: dt.date = shown(day("offeredOn"), "When it was offered.")
    answer: OfferAnswer | None = shown(Property("answer"), "What was answered; null = nothing yet.")
    answered_on: dt.date | None = shown(day("answeredOn"), "When it was answered.")
    offered_by: Organization | None = shown(
        # (:Offer)-[:OFFERED_BY]->(:PoliceDistrict|GeographicUnit|ServiceUnit)
        Tie("({n})-[:OFFERED_BY]->({m}:Organization)"),
        "Who offered it.",
    )
    offered_to: Municipality | None = shown(
        # (:Offer)-[:OFFERED_TO]->(:Municipality)
        Tie("({n})-[:OFFERED_TO]->({m}:Municipality)"),
        "Whom it was offered to.",
    )


@strawberry.type(description="How municipalities organize prevention towards children and youth (guide §6).")
class PreventionModel(Node):
    """SLT or another model."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    kind: PreventionModelKind = shown(Property("modelKind"), "SLT, another one, or none.")
    local_name: str | None = shown(Property("localName"), "What it is called there: SaLTo in Oslo.")
    target_group: str | None = shown(Property("targetGroup"), "Whom it is for.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    municipalities: list[Municipality] = shown(
        # (:PreventionModel)-[:CHOSEN_BY]->(:Municipality)
        Tie("({n})-[:CHOSEN_BY]->({m}:Municipality)", order=BY_NAME, maximum=20),
        "The municipalities that have chosen it; at most 20.",
    )


@strawberry.type(description="The police ordinance (politivedtekt) of a municipality (guide §4).")
class PoliceOrdinance(Node):
    """The police ordinance of a municipality."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    adopted_on: dt.date | None = shown(day("adoptedOn"), "When it was adopted; null = not known.")
    revised_on: dt.date | None = shown(day("revisedOn"), "The latest revision.")
    municipality: Municipality | None = shown(
        # (:PoliceOrdinance)-[:ORDAINED_BY]->(:Municipality)
        Tie("({n})-[:ORDAINED_BY]->({m}:Municipality)"),
        "Whose it is.",
    )


@strawberry.type(description="When a municipality was involved in a process of the police (guide §4.1.6).")
class InvolvementEdge:
    """When a municipality was involved."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: Municipality = shown(None, "The municipality that the process concerns.")
    involved_on: dt.date | None = shown(day("involvedOn"), "When it was involved; null = not registered.")


@strawberry.type(description="The municipalities that a process concerns, in pages.")
class InvolvementConnection:
    """The municipalities that a process concerns."""

    edges: list[InvolvementEdge] = shown(None, "This page, with when each was involved.")
    nodes: list[Municipality] = shown(None, "The municipalities of this page.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many municipalities; counted only when asked for.")


@strawberry.type(description="A process of the police about priorities and measures (guide §4.1.6).")
class PoliceProcess(Node):
    """A process of the police about priorities and measures."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    started_on: dt.date = shown(day("startedOn"), "When it started.")
    ended_on: dt.date | None = shown(day("endedOn"), "When it ended; null = it goes on.")
    led_by: Organization | None = shown(
        # (:PoliceProcess)-[:LED_BY]->(:PoliceDistrict|GeographicUnit|ServiceUnit)
        Tie("({n})-[:LED_BY]->({m}:Organization)"),
        "Who leads it.",
    )
    addresses: list[Challenge] = shown(
        # (:PoliceProcess)-[:ADDRESSES]->(:Challenge)
        Tie("({n})-[:ADDRESSES]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The challenges that it is about; at most 20.",
    )
    linked_to: list[Forum] = shown(
        # (:PoliceProcess)-[:LINKED_TO]->(:Forum)
        Tie("({n})-[:LINKED_TO]->({m}:Forum)", order=BY_NAME, maximum=50),
        "The councils that it is linked to; at most 50.",
    )
    concerns: InvolvementConnection = shown(
        # (:PoliceProcess)-[:CONCERNS]->(:Municipality)
        Tie(
            "({n})-[{t}:CONCERNS]->({m}:Municipality)",
            order=Order(("{m}.nameSort", "{m}.id")),
            edge="t",
        ),
        "The municipalities that it concerns.",
        PAGING,
    )


@strawberry.type(description="A decision, approval or clarification; never about a person.")
class Record(Node):
    """A decision, approval or clarification."""

    kind: RecordKind = shown(Property("recordKind"), "What it is.")
    recorded_on: dt.date = shown(day("recordedOn"), "The day of it.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds; null = open.")
    value: float | None = shown(Property("value"), "A number that it gives.")
    about: list[Node] = shown(
        # (:Record)-[:RECORDS]->(:Post|Assignment|Forum|Organization)
        Tie("({n})-[:RECORDS]->({m}:Node)", maximum=50),
        "What it is about; at most 50.",
    )
    decided_by: list[Actor] = shown(
        # (:Record)-[:DECIDED_BY]->(:Organization|Post)
        Tie("({n})-[:DECIDED_BY]->({m}:Actor)", order=BY_NAME, maximum=10),
        "Who decided it; at most 10.",
    )
