"""What may be a statement."""

import pytest

from graph.statements import Statement


def test_keeps_text_and_parameters() -> None:
    """A statement is its text and its parameters, and later changes of the caller's dict do not reach it."""
    given = {"id": "kommune:4601"}
    statement = Statement("CYPHER 5\nMATCH (n:Node {id: $id}) RETURN n", given)
    given["id"] = "kommune:0301"

    assert statement.parameters == {"id": "kommune:4601"}


@pytest.mark.parametrize(
    "text", ["RETURN 1", "CYPHER 25 RETURN 1", "CYPHER 55 RETURN 1", " CYPHER 5 RETURN 1", "CYPHER 5"]
)
def test_refuses_a_text_that_does_not_name_its_language(text: str) -> None:
    """A text that does not start with the language that all servers share is refused, with how to mend it."""
    with pytest.raises(ValueError, match="Put `CYPHER 5` before it"):
        Statement(text)
