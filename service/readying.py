"""Making ready what a statement needs before it runs: findings of a day, a territory, a preview of a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.connection import Graph
from queries import departure, first_steps, preview, snapshot
from queries.evaluate import TIMEOUT_S
from queries.keeper import Keeper
from queries.reassignment import reassignment
from queries.rule import Binding, Rule
from queries.territory import NoTerritory, within
from resolvers.answer import Readying
from resolvers.request import Refused
from service.waiting import Queue

DAYS = 8
"""Days whose findings are made ready at the same time: one waits for the other, some seconds each."""


class Readier:
    """Makes things ready by what they are called in a declaration. Lives as long as the process."""

    def __init__(self, graph: Graph, now: Callable[[], dt.datetime], rules: Mapping[str, Rule]) -> None:
        """Read `graph`; `now` gives the time with its zone."""
        self._graph = graph
        self._rules = rules
        self._keeper = Keeper(graph, now)
        self._days = Queue(DAYS, "have the rules evaluated for other days")
        self._ways = {
            "findings": self._findings,
            "within": self._within,
            "preview": self._preview,
            "reassignment": self._reassignment,
            "departure": self._departure,
            "departures": self._departures,
            "steps": self._steps,
        }

    async def __call__(self, wanted: Readying, today: dt.date) -> Any:
        """The value of the parameter. Raises `Refused` for an argument that cannot be, and `GraphError`."""
        try:
            return await self._ways[wanted.what](wanted, today)
        except (NoTerritory, preview.BadPreview, snapshot.NoSnapshot) as error:
            raise Refused(str(error)) from error

    async def _findings(self, wanted: Readying, today: dt.date) -> list[str]:
        """The keys of the evaluations of a day, or of those in a snapshot."""
        if (id_ := wanted.arguments.get("snapshot")) is not None:
            return list((await snapshot.find(self._graph, id_)).keys)
        if "since" in wanted.arguments and wanted.arguments["since"] is None:
            msg = "Nothing says what to compare with: give `since`, a day, or `snapshot`, an id of `trend`."
            raise Refused(msg)
        return list(await self._ensure(self._rules.values(), wanted.day, today))

    async def _ensure(self, rules: Iterable[Rule], as_of: dt.date, today: dt.date) -> tuple[str, ...]:
        with self._days.joined((as_of, today)):
            return await self._keeper.ensure(rules, as_of, today)

    async def _within(self, wanted: Readying, _: dt.date) -> dict[str, Any] | None:
        territory = wanted.arguments["territory"]
        if territory is None:
            return None
        return (await within(self._graph, territory, wanted.day, TIMEOUT_S)).plain()

    async def _reassignment(self, wanted: Readying, _: dt.date) -> dict[str, Any] | None:
        found = await reassignment(self._graph, wanted.arguments["gde"], wanted.day, TIMEOUT_S)
        return found.plain() if found else None

    async def _book(self, wanted: Readying, today: dt.date) -> departure.Book:
        """The rules with what they say of the day as things are."""
        rules = self._rules.values()
        keys = await self._ensure(rules, wanted.day, today)
        return await departure.opened(self._graph, rules, keys, wanted.day, today, TIMEOUT_S)

    async def _departure(self, wanted: Readying, today: dt.date) -> list[dict[str, Any]]:
        """What would be otherwise if the holders of a post left."""
        book = await self._book(wanted, today)
        post, everywhere = wanted.arguments["post"], wanted.arguments["everywhere"]
        found = await departure.departure(self._graph, book, post, everywhere, TIMEOUT_S)
        return [found.plain()] if found else []

    async def _departures(self, wanted: Readying, today: dt.date) -> list[dict[str, Any]]:
        """The same for the posts that most rests on."""
        given = wanted.arguments
        inside, book = await self._within(wanted, today), await self._book(wanted, today)
        found = await departure.departures(
            self._graph, book, given["territory"], inside, given["limit"], given["everywhere"], TIMEOUT_S
        )
        return [each.plain() for each in found]

    async def _steps(self, wanted: Readying, today: dt.date) -> list[dict[str, Any]]:
        """The changes that close most of what is open on the day."""
        given = wanted.arguments
        keys, inside = await self._findings(wanted, today), await self._within(wanted, today)
        places = inside["places"] if inside else None
        asked = first_steps.question(keys, places, given["bindings"], given["responsible"])
        return await first_steps.first_steps(
            self._graph, asked, self._rules, wanted.day, given["limit"], TIMEOUT_S
        )

    async def _preview(self, wanted: Readying, today: dt.date) -> list[dict[str, Any]]:
        """What the changed rule finds, beside what is kept of the rule as it stands."""
        given = wanted.arguments
        if given["rule"] not in self._rules:
            msg = f"There is no rule {given['rule']}. There are: {', '.join(self._rules)}."
            raise Refused(msg)
        rule = self._rules[given["rule"]]
        figures = {each["name"]: each["value"] for each in given["parameters"] or ()}
        binding = given["binding"] and Binding(given["binding"])
        found = await preview.preview(self._graph, rule, figures, binding, wanted.day, today)
        (key,) = await self._ensure([rule], wanted.day, today)
        return preview.rows(found, key)
