"""`samordning ask`: a saved question, asked of the database without a service in between."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import json
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import orjson
from graphql import (
    ConstArgumentNode,
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    ListTypeNode,
    NameNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    StringValueNode,
    TypeNode,
    VariableNode,
    Visitor,
    is_input_object_type,
    parse,
    print_ast,
    visit,
)

from resolvers.request import Language, Request
from schema.build import Built, build
from service.access import access
from service.clock import today_in_oslo
from service.commands import tabling
from service.costs import costs_of
from service.database import Address, database
from service.documents import Documents
from service.errors import Code, told
from service.filling import find as find_filling
from service.operations import SavedOperation, read_all
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import make_executor

PATIENCE_SECONDS = 120.0
"""How long one statement may take: the first time, the database has to plan it."""

WITH_ERRORS = 1
"""The exit code of an answer that holds errors."""


class Form(StrEnum):
    """What an answer is written as."""

    JSON = "json"
    TABLE = "table"
    CSV = "csv"


class CannotAsk(Exception):
    """There is no such saved question, or it cannot be asked like this."""


def run(
    settings: Settings,
    name: str,
    variables: str | None,
    values: Sequence[str],
    as_of: dt.date | None,
    language: Language,
    form: Form = Form.JSON,
) -> int:
    """Ask the saved question `name` and write its answer; the exit code. Raises :class:`CannotAsk`."""
    built = build()
    question = find(name, read_all())
    given = {**question.variables, **read_variables(variables), **read_values(values, question, built)}
    text = question.document
    if as_of is not None:
        text, dated = on_day(text, as_of, built.graphql)
        given |= dated
    with database(settings, Terminal()) as address:
        answer = asyncio.run(_answer(settings, address, built, text, given, language))
    sys.stdout.buffer.write(written(answer, form, pretty=sys.stdout.isatty()))
    sys.stdout.flush()
    if form is not Form.JSON:
        sys.stderr.writelines(f"{error['message']}\n" for error in answer.get("errors", ()))
    return WITH_ERRORS if "errors" in answer else 0


def written(answer: Mapping[str, Any], form: Form, *, pretty: bool = False) -> bytes:
    """The answer in a form. JSON has the errors in it; tables have the data alone."""
    match form:
        case Form.JSON:
            indented = orjson.OPT_INDENT_2 if pretty else 0
            return orjson.dumps(answer, option=indented | orjson.OPT_APPEND_NEWLINE)
        case Form.TABLE:
            return tabling.draw(answer["data"] or {}).encode()
        case Form.CSV:
            return tabling.comma_separated(answer["data"] or {}).encode()


def find(name: str, questions: Sequence[SavedOperation]) -> SavedOperation:
    """The saved question of that name, whatever its case. Raises :class:`CannotAsk`, listing all."""
    found = next((each for each in questions if each.name.lower() == name.lower()), None)
    if found is None:
        raise CannotAsk(f"There is no saved question {name!r}. There are:\n{listed(questions)}")
    return found


def listed(questions: Sequence[SavedOperation]) -> str:
    """The saved questions with their titles and variables, for people."""
    width = max((len(each.name) for each in questions), default=0)
    return "\n".join(
        f"  {each.name:<{width}}  {each.title}"
        + (f"\n  {'':<{width}}  variables: {json.dumps(each.variables, ensure_ascii=False)}")
        for each in questions
    )


def read_variables(text: str | None) -> dict[str, Any]:
    """The variables in a JSON object. Raises :class:`CannotAsk`."""
    if text is None:
        return {}
    try:
        variables = json.loads(text)
    except ValueError as error:
        raise CannotAsk(
            f'--variables is no JSON ({error}): write an object, \'{{"name": "Ås"}}\'.'
        ) from error
    if not isinstance(variables, dict):
        raise CannotAsk(f'--variables is {text}, which is no object: write \'{{"name": "Ås"}}\'.')
    return variables


def read_values(values: Sequence[str], question: SavedOperation, built: Built) -> dict[str, Any]:
    """The variables in `name=value` pairs; a number or an object is read as JSON, a text as it is.

    Raises :class:`CannotAsk`.
    """
    (operation,) = [d for d in parse(question.document).definitions if isinstance(d, OperationDefinitionNode)]
    types = {d.variable.name.value: d.type for d in operation.variable_definitions or ()}
    read: dict[str, Any] = {}
    for pair in values:
        name, equals, value = pair.partition("=")
        if not equals or name not in types:
            there = ", ".join(types) or "none"
            raise CannotAsk(f"-v {pair}: write -v name=value; {question.name} has the variables: {there}.")
        read[name] = value
        if _is_json(types[name], built.graphql):
            try:
                read[name] = json.loads(value)
            except ValueError as error:
                raise CannotAsk(f"-v {pair}: {print_ast(types[name])} is read as JSON: {error}.") from error
    return read


def _is_json(of: TypeNode, schema: GraphQLSchema) -> bool:
    if isinstance(of, NonNullTypeNode):
        return _is_json(of.type, schema)
    if isinstance(of, ListTypeNode):
        return True
    name = of.name.value  # type: ignore[attr-defined]  # what is neither of the two is a NamedTypeNode
    return name in {"Int", "Float", "Boolean"} or is_input_object_type(schema.get_type(name))


def on_day(text: str, day: dt.date, schema: GraphQLSchema) -> tuple[str, dict[str, Any]]:
    """The question asked for a day, and the variables that say so.

    Each root field that takes `asOf` gets the day, through its variable where it has one.
    """
    root = schema.query_type
    assert root is not None, "the schema has a query type"
    dated = _OnDay(root, day)
    document = visit(parse(text), dated)
    return print_ast(document), dated.variables


class _OnDay(Visitor):
    """Gives the fields of the operation itself the argument `asOf`."""

    def __init__(self, root: GraphQLObjectType, day: dt.date) -> None:
        super().__init__()
        self.variables: dict[str, Any] = {}
        self._taking = {name for name, field in root.fields.items() if "asOf" in field.args}
        self._day = day.isoformat()

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> Any:
        fields = [self._dated(each) for each in node.selection_set.selections]
        return replace(node, selection_set=replace(node.selection_set, selections=tuple(fields)))

    def _dated(self, field: Any) -> Any:
        if not isinstance(field, FieldNode) or field.name.value not in self._taking:
            return field
        arguments = {each.name.value: each for each in field.arguments or ()}
        given = arguments.get("asOf")
        if given is not None and isinstance(given.value, VariableNode):
            self.variables[given.value.name.value] = self._day
            return field
        value = StringValueNode(value=self._day)
        arguments["asOf"] = ConstArgumentNode(name=NameNode(value="asOf"), value=value)
        return replace(field, arguments=tuple(arguments.values()))


async def _answer(
    settings: Settings,
    address: Address,
    built: Built,
    text: str,
    variables: Mapping[str, Any],
    language: Language,
) -> dict[str, Any]:
    profile = access(settings).profile
    documents = Documents(built.graphql, costs_of(built.catalogue), settings.document_cache)
    known = documents.prepare(text, None, variables, profile.limits)
    async with address.open() as graph:
        found = await find_filling(graph)
        if found.empty or found.pending:
            raise CannotAsk("The database is not prepared yet: .venv/bin/samordning load")
        request = Request(
            today=today_in_oslo(),
            language=language,
            profile=profile,
            request_id="ask",
            run=functools.partial(graph.read, timeout_s=PATIENCE_SECONDS),
        )
        executor = make_executor(built, graph)
        result = await executor.execute(known.syntax, known.operation, dict(variables), request)
    answer: dict[str, Any] = {}
    if result.errors:
        answer["errors"] = [
            told(error, Code.BAD_VARIABLES if error.path is None else Code.INTERNAL, _write_fault).body("ask")
            for error in result.errors
        ]
    answer["data"] = result.data
    return answer


def _write_fault(error: BaseException) -> None:
    sys.stderr.write("".join(traceback.format_exception(error)))
