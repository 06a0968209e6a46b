"""The one list of codes, and what a client is told of an exception."""

from __future__ import annotations

import re
from pathlib import Path

from graphql import GraphQLError

from resolvers.request import Refused
from service.errors import Code, told

DOCS = Path(__file__).parents[2] / "docs" / "errors.md"


def test_the_docs_list_every_code() -> None:
    """docs/errors.md has each code with its status and meaning, in the order of the code, and no other."""
    rows = re.findall(r"^\| `([A-Z_]+)` \| (\d+) \| (.*) \|$", DOCS.read_text(), re.MULTILINE)
    assert rows == [(code.name, str(code.status), code.meaning) for code in Code]


def test_a_refusal_of_the_resolvers_keeps_its_code_and_message() -> None:
    """What they refuse says what to change, and where."""
    logged: list[BaseException] = []
    error = GraphQLError("wrapped", path=["towns"], original_error=Refused("`first` is 501; at most 500."))
    shown = told(error, Code.INTERNAL, logged.append)
    assert (shown.code, shown.message, shown.path) == (
        Code.BAD_INPUT,
        "`first` is 501; at most 500.",
        ["towns"],
    )
    assert not logged


def test_a_code_that_an_error_states_is_kept_if_it_is_on_the_list() -> None:
    """A code that nobody listed is not shown to clients."""
    logged: list[BaseException] = []
    stated = GraphQLError("No.", extensions={"code": "BAD_INPUT"})
    assert told(stated, Code.BAD_VARIABLES, logged.append).code is Code.BAD_INPUT
    invented = GraphQLError("No.", extensions={"code": "INVENTED"})
    assert told(invented, Code.BAD_VARIABLES, logged.append).code is Code.BAD_VARIABLES


def test_an_error_inside_an_error_is_found() -> None:
    """Executors wrap exceptions more than once."""
    logged: list[BaseException] = []
    fault = ZeroDivisionError("secret")
    error = GraphQLError("a", original_error=GraphQLError("b", original_error=fault))
    shown = told(error, Code.INTERNAL, logged.append)
    assert shown.code is Code.INTERNAL
    assert "secret" not in shown.message
    assert logged == [fault]
