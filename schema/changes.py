"""What changed in the findings between two days, what is to come, and what other figures would change."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from queries import fragment
from queries.finding import Verdict
from queries.rule import Binding
from resolvers.declarations import Column, Derived, Need, Order, Property, Sentences
from schema.evaluated import EVALUATED
from schema.fields import AS_OF, argument, described, shown
from schema.findings import BINDINGS, RULE_IDS, TERRITORY, WITHIN, Finding
from schema.rules import RULE, Rule
from schema.things import day

MOST = 500
"""Changes in one answer."""


class ChangeSort(StrEnum):
    """What happened to a finding between two days."""

    NEW = "NEW"
    RESOLVED = "RESOLVED"
    WORSENED = "WORSENED"
    UNCERTAIN = "UNCERTAIN"
    WAIVED = "WAIVED"


described(
    ChangeSort,
    "What happened to a finding between two days.",
    NEW="It was met, excepted or not there, and is now a gap or not heard of.",
    RESOLVED="It was a gap or not heard of, and is now met or does not apply any more.",
    WORSENED="It was not heard of, and is now a gap.",
    UNCERTAIN="It was a gap, and we have not heard of it any more.",
    WAIVED="It is newly excepted.",
)


@strawberry.type(description="A finding that is another one on another day.")
class FindingChange:
    """A finding that is another one on another day."""

    sort: ChangeSort = shown(Property("sort"), "What happened.")
    rule: Rule = shown(RULE, "The rule.")
    fingerprint: str = shown(Property("fingerprint"), "Rule and subjects: the same on both days.")
    earlier: Finding | None = shown(Column("earlier"), "As it was; null where it was not judged then.")
    later: Finding | None = shown(Column("later"), "As it is; null where it is not judged any more.")


_ORDER = Order(("{e}.sort", "{e}.ruleId", "{e}.fingerprint"))
_SORTS = argument("sorts", list[ChangeSort], "Only changes of these sorts.", list(ChangeSort))
_WORSE = argument(
    "sorts", list[ChangeSort], "Only changes of these sorts.", [ChangeSort.NEW, ChangeSort.WORSENED]
)

CHANGES = Derived(
    fragment.load("changes"),
    _ORDER,
    input=None,
    arguments={"bindings": "bindings", "sorts": "sorts"},
    needs=(
        EVALUATED,
        Need("earlierKeys", "findings", day="since", ahead=False, arguments=("since", "snapshot")),
        WITHIN,
    ),
    maximum=MOST,
)
CHANGES_ARGUMENTS = (
    argument("since", dt.date | None, "The earlier day."),
    argument(
        "snapshot", strawberry.ID | None, "Instead of a day: a snapshot, so that corrections show, too."
    ),
    TERRITORY,
    BINDINGS,
    _SORTS,
    AS_OF,
)

FORECAST = Derived(
    fragment.load("changes"),
    _ORDER,
    input=None,
    arguments={"bindings": "bindings", "sorts": "sorts"},
    needs=(
        Need("earlierKeys", "findings"),
        Need("evaluationKeys", "findings", day="before", ahead=True),
        WITHIN,
    ),
    maximum=MOST,
)
FORECAST_ARGUMENTS = (
    argument("before", dt.date, "The day to come. Planned meetings count as held by then."),
    TERRITORY,
    BINDINGS,
    _WORSE,
    AS_OF,
)


@strawberry.type(description="A finding that a rule with other figures would judge otherwise.")
class Flip:
    """A finding that a rule with other figures would judge otherwise."""

    rule: Rule = shown(RULE, "The rule as it stands.")
    fingerprint: str = shown(Property("fingerprint"), "Rule and subjects.")
    kept: Finding = shown(Column("kept"), "The finding as the rule stands.")
    would: Verdict = shown(Property("would"), "The verdict that it would give.")
    would_bind: Binding = shown(Property("wouldBind"), "How much it would bind.")
    reason: str = shown(Sentences("reason", "ruleId"), "Why it would say so.")


@strawberry.input(description="A figure that a rule measures against.")
class FigureInput:
    """A figure that a rule measures against."""

    name: str = strawberry.field(description="The parameter's name.")
    value: str = strawberry.field(description="Its value, as text: 3.")


PREVIEW = Derived(
    fragment.load("preview"),
    Order(("{e}.fingerprint",)),
    input=None,
    needs=(Need("previewed", "preview", arguments=("rule", "parameters", "binding")),),
    maximum=MOST,
)
PREVIEW_ARGUMENTS = (
    argument("rule", strawberry.ID, "The rule: contact.load."),
    argument("parameters", list[FigureInput] | None, "Other figures; the rule's own where nothing is said."),
    argument("binding", Binding | None, "Another binding; the rule's own where nothing is said."),
    AS_OF,
)


@strawberry.type(description="What the rule book said of a day, set aside to compare with.")
class Snapshot:
    """What the rule book said of a day, set aside to compare with."""

    id: strawberry.ID = shown(Property("id"), "Its id: for `changes`.")
    name: str = shown(Property("name"), "What whoever took it calls it.")
    as_of: dt.date = shown(day("asOf"), "The day that it holds for.")
    taken_at: dt.datetime = shown(day("takenAt"), "When it was taken.")
    data_version: int = shown(Property("dataVersion"), "The state of the facts that it was reckoned from.")
    rules: int = shown(Property("rules"), "How many rules there were in the book.")


@strawberry.type(description="How many findings of a snapshot stood how.")
class TrendPoint:
    """How many findings of a snapshot stood how."""

    snapshot: Snapshot = shown(Column("snapshot"), "The snapshot.")
    binding: Binding = shown(Property("binding"), "How much the expectations bind.")
    met: int = shown(Property("met"), "Met.")
    gap: int = shown(Property("gap"), "With a gap.")
    unknown: int = shown(Property("unknown"), "Of which we have not heard.")
    waived: int = shown(Property("waived"), "With a gap that is excepted.")
    error: int = shown(Property("error"), "Where the check failed.")
    in_scope: int = shown(Property("inScope"), "met + gap + unknown + waived + error: the denominator.")
    strict_share: float | None = shown(Property("strictShare"), "met / inScope; null where nothing is.")
    effective_share: float | None = shown(
        Property("effectiveShare"), "(met + waived) / inScope; null where nothing is."
    )


TREND = Derived(
    fragment.load("trend"),
    Order(
        ("toString({e}.snapshot.asOf)", "toString({e}.snapshot.takenAt)", "{e}.snapshot.id", "{e}.binding")
    ),
    input=None,
    arguments={"bindings": "bindings", "ruleIds": "ruleIds"},
    needs=(WITHIN,),
    maximum=MOST,
)
TREND_ARGUMENTS = (TERRITORY, RULE_IDS, BINDINGS, AS_OF)
