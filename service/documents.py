"""Documents that were asked before: parsed, measured and validated once for each text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OverlappingFieldsCanBeMergedRule,
    Token,
    TokenKind,
    ValidationContext,
    parse,
    specified_rules,
    validate,
)

from resolvers.request import Limits
from service.errors import Code, Failure, Told
from service.figures import Costs, Measured
from service.limits import check, measure

MOST_ERRORS = 10
"""Validation stops here: a reader mends the first few, and suggesting names costs time."""

MERGE_BUDGET = 20_000
"""Comparisons of fields that may merge. The saved operations need none; each takes about 3 µs."""

ABORTED = "Validation aborted."
"""What graphql-core says when that budget is used up."""

CHARACTERS_PER_TOKEN = 50
"""A text of long names or strings is kept at the price of as many tokens."""


class MergeableFields(OverlappingFieldsCanBeMergedRule):
    """graphql-core's rule with a smaller budget: within it, a hostile document costs milliseconds."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = MERGE_BUDGET


RULES = tuple(
    MergeableFields if rule is OverlappingFieldsCanBeMergedRule else rule for rule in specified_rules
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may be executed, as far as its text goes."""

    syntax: DocumentNode
    measured: Measured
    tokens: int
    weight: int
    """What it counts as in the cache."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document and the operation of it that is asked for."""

    syntax: DocumentNode
    operation: str | None
    """Its name; None for one that has none."""
    kept: bool
    """Whether the document was known before."""


class Documents:
    """The documents of one process, the least recently used given up first."""

    def __init__(self, schema: GraphQLSchema, costs: Costs, capacity: int) -> None:
        """Keep documents of `schema` with at most `capacity` tokens together."""
        self._schema = schema
        self._costs = costs
        self._capacity = capacity
        self._weight = 0
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def prepare(
        self, text: str, operation: str | None, variables: Mapping[str, Any], limits: Limits
    ) -> Prepared:
        """Look a text up, or parse, measure and validate it: what is too large is refused before validation.

        Raises :class:`Failure`. What was refused is not kept.
        """
        known = self._kept.get(text)
        if known is not None:
            self._kept.move_to_end(text)
        document = known or self._read(text, limits)
        if document.tokens > limits.tokens:
            raise _too_many_tokens(limits)
        name = _choose(document.measured, operation)
        check(document.measured, name, variables, limits)
        if known is None:
            self._validate(document.syntax)
            self._keep(text, document)
        return Prepared(document.syntax, name, known is not None)

    def _read(self, text: str, limits: Limits) -> Document:
        try:
            syntax = parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
        except GraphQLSyntaxError as error:
            if error.message.startswith("Syntax Error: Document contains more than"):
                raise _too_many_tokens(limits) from error
            places = [(place.line, place.column) for place in error.locations or ()]
            raise Failure(Told(Code.PARSE_FAILED, error.message, locations=places)) from error
        tokens = _count_tokens(syntax)
        measured = measure(syntax, self._schema, self._costs)
        return Document(syntax, measured, tokens, syntax.token_count + len(text) // CHARACTERS_PER_TOKEN)

    def _validate(self, syntax: DocumentNode) -> None:
        errors = validate(self._schema, syntax, RULES, max_errors=MOST_ERRORS)
        if any(error.message == ABORTED for error in errors):
            raise Failure.of(
                Code.LIMIT_EXCEEDED,
                "The document selects fields of one name too often at one place. Select each once, and "
                "spread each fragment once.",
            )
        if errors:
            raise Failure(*map(_invalid, errors))

    def _keep(self, text: str, document: Document) -> None:
        self._kept[text] = document
        self._weight += document.weight
        while self._weight > self._capacity:
            self._weight -= self._kept.popitem(last=False)[1].weight


def _choose(measured: Measured, wanted: str | None) -> str | None:
    """The name of the operation to execute (GraphQL specification, GetOperation)."""
    names = list(measured.operations)
    if wanted is not None and wanted in measured.operations:
        return wanted
    if wanted is None and len(names) == 1:
        return names[0]
    there = ", ".join(name or "(without name)" for name in names) or "none"
    asked = f"has no operation {wanted!r}" if wanted is not None else "needs `operationName` to choose one"
    raise Failure.of(Code.OPERATION_UNKNOWN, f"The document {asked}. Its operations: {there[:300]}.")


def _count_tokens(syntax: DocumentNode) -> int:
    count = 0
    token: Token | None = syntax.loc.start_token if syntax.loc else None
    while token is not None:
        count += token.kind not in {TokenKind.SOF, TokenKind.EOF, TokenKind.COMMENT}
        token = token.next
    return count


def _too_many_tokens(limits: Limits) -> Failure:
    return Failure.of(
        Code.LIMIT_EXCEEDED,
        f"The document has more than {limits.tokens:,} tokens or comments. Ask in several requests, and give "
        "lists of values as variables.",
    )


def _invalid(error: GraphQLError) -> Told:
    places = [(place.line, place.column) for place in error.locations or ()]
    return Told(Code.VALIDATION_FAILED, error.message, locations=places)
