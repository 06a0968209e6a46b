"""From a validated document to its answer.

Root fields that are compiled are answered here, each by one statement; what is left of the operation
(introspection, `__typename`, `serviceLimits`, `meta`) goes through graphql-core, and both are put together in
the order selected.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_operation_ast,
    get_variable_values,
    located_error,
)
from graphql.execution.values import VariableValues

from graph.errors import TimedOut
from graph.statements import Statement
from resolvers.answer import Bound, Compiled, Kind, Readying
from resolvers.request import Refused, Request, Run
from schema.beside import Beside
from schema.build import Built
from schema.plans import KEPT, Plans, Prepared

DAYS = 3
"""Days that findings can be asked for at once: each that is new has every rule evaluated."""

Prepare = Callable[[Readying, dt.date], Awaitable[Any]]
"""Makes ready what a statement needs, seen from today; gives the parameter's value."""


@dataclass(frozen=True)
class Stats:
    """What the log line says of an execution."""

    plan_kept: bool | None
    """Whether the plan was kept; None where nothing was planned."""
    rows: int
    """How many things the answers hold: the nodes of the outermost lists."""


@dataclass(frozen=True)
class Result:
    """The answer to an operation. Without data, and with errors that have no path, nothing was executed."""

    data: dict[str, Any] | None
    errors: Sequence[GraphQLError]
    stats: Stats


class Executor:
    """Executes operations of validated documents; lives as long as the process."""

    def __init__(self, built: Built, prepare: Prepare) -> None:
        self._built = built
        self._plans = Plans(built)
        self._prepare = prepare
        self._planned: LRUCache[str, bool] = LRUCache(KEPT)
        self._planning: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def execute(
        self, document: DocumentNode, operation_name: str | None, variables: dict[str, Any], request: Request
    ) -> Result:
        """The answer. Cancelling the task ends its statements."""
        try:
            values, prepared, kept = self._plan(document, operation_name, variables, request)
        except _NotExecuted as error:
            return Result(None, error.errors, Stats(None, 0))
        keys = list(prepared.compiled)
        if too_many := _too_many_days(prepared, values, request):
            return Result(None, [too_many], Stats(None, 0))
        roots = [self._root(prepared, key, values, request) for key in keys]
        # Most operations have one root, and a task of its own would cost it as much as its projector does.
        answers = [await roots[0]] if len(roots) == 1 else await asyncio.gather(*roots)
        found = dict(zip(keys, answers, strict=True))
        kinds = {key: each.kind for key, each in found.items() if each.kind is not None}
        rest = self._rest(prepared, variables, Beside(request.profile.limits, kinds))
        told = rest.data or {}
        data = {key: found[key].value if key in found else told.get(key) for key in prepared.keys}
        errors = [error for answer in answers for error in answer.errors] + list(rest.errors or ())
        return Result(data, errors, Stats(kept if keys else None, sum(_size(a.value) for a in answers)))

    def _plan(
        self, document: DocumentNode, operation_name: str | None, variables: dict[str, Any], request: Request
    ) -> tuple[VariableValues, Prepared, bool]:
        definition = get_operation_ast(document, operation_name)
        assert isinstance(definition, OperationDefinitionNode), "whoever calls has found the operation"
        if definition.operation is not OperationType.QUERY:
            word = definition.operation.value
            raise _NotExecuted([GraphQLError(f"There is no {word} here: only queries.", definition)])
        values = get_variable_values(self._built.graphql, definition.variable_definitions or (), variables)
        if isinstance(values, list):
            raise _NotExecuted(values)
        try:
            prepared, kept = self._plans.find(document, definition, values, request.profile)
        except GraphQLError as error:
            raise _NotExecuted([error]) from error
        except Refused as error:
            raise _NotExecuted([GraphQLError(str(error), definition, original_error=error)]) from error
        return values, prepared, kept

    async def _root(self, prepared: Prepared, key: str, values: VariableValues, request: Request) -> _Rooted:
        compiled, nodes = prepared.compiled[key], prepared.nodes[key]
        try:
            bound = await self._bind(compiled, values, request)
            if request.plan is not None:
                await self._have_planned(bound.statement, request.plan)
            record = await self._run(bound.statement, request)
            answer = compiled.project(record["answer"], bound.context)
            kind = compiled.kind(record, bound.as_of) if prepared.told else None
        except Exception as error:  # any fault of one root is that root's error (spec §6.4.4)
            return _Rooted(None, [located_error(error, nodes, [key])])
        errors = [
            GraphQLError("A value is missing where the schema promises one.", nodes, path=list(path))
            for path in answer.missing
        ]
        return _Rooted(answer.value, errors, kind)

    async def _run(self, statement: Statement, request: Request) -> Any:
        try:
            record = await request.run(statement)
        except TimedOut:
            # The database may have dropped its plan for newer ones: next time it is planned first, as if new.
            self._planned.pop(statement.text, None)
            raise
        self._planned[statement.text] = True
        return record

    async def _have_planned(self, statement: Statement, plan: Run) -> None:
        """Have a new text planned, once however many ask for it."""
        text = statement.text
        if text in self._planned:
            return
        async with self._planning.setdefault(text, asyncio.Lock()):
            if text not in self._planned:
                await plan(statement.explained)
                self._planned[text] = True

    async def _bind(self, compiled: Compiled, values: VariableValues, request: Request) -> Bound:
        wanted = compiled.wanted(values.coerced, request.today)
        ready: dict[str, Any] = {}
        if wanted:
            with request.patience():
                ready = {each.parameter: await self._prepare(each, request.today) for each in wanted}
        return compiled.bind(
            values.coerced,
            today=request.today,
            language=request.language,
            registries=self._built.registries,
            prepared=ready,
        )

    def _rest(self, prepared: Prepared, variables: dict[str, Any], beside: Beside) -> ExecutionResult:
        if prepared.rest is None:
            return ExecutionResult(None, None)
        return execute_sync(
            self._built.graphql,
            prepared.rest,
            variable_values=variables,
            context_value=beside,
        )


class _NotExecuted(Exception):
    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__(str(errors))
        self.errors = errors


@dataclass(frozen=True)
class _Rooted:
    value: Any
    errors: list[GraphQLError]
    kind: Kind | None = None


def _size(value: Any) -> int:
    if not isinstance(value, dict):
        return 0 if value is None else 1
    lists = [v for v in value.values() if isinstance(v, list)]
    return max((len(v) for v in lists), default=1)


def _too_many_days(prepared: Prepared, values: VariableValues, request: Request) -> GraphQLError | None:
    needing = [each for each in prepared.compiled.values() if each.written.needs]
    if sum(len(each.written.needs) for each in needing) <= DAYS:
        return None
    asked = {day for each in needing for day in _read_days(each, values, request)}
    if len(asked) <= DAYS:
        return None
    msg = f"Findings are asked for on {len(asked)} days at once; at most {DAYS} are allowed. Ask day by day."
    return GraphQLError(msg, original_error=Refused(msg, "LIMIT_EXCEEDED"))


def _read_days(compiled: Compiled, values: VariableValues, request: Request) -> Iterable[dt.date]:
    try:
        return [each.day for each in compiled.wanted(values.coerced, request.today)]
    except Refused:
        return ()  # said of its own root field, when that is answered
