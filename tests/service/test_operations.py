"""Reading saved operations."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.operations import FOLDER, BrokenOperation, read, read_all

GOOD = """# title: Towns
# explanation: The towns whose name holds a text.
# variables: {"name": "berg"}

query Towns($name: String!) {
  towns { nodes { name } }
}
"""


def test_a_saved_operation_is_a_header_and_graphql(tmp_path: Path) -> None:
    """The document is the text without its header."""
    path = tmp_path / "towns.graphql"
    path.write_text(GOOD)
    found = read(path)
    assert found.name == "Towns"
    assert found.title == "Towns"
    assert found.explanation == "The towns whose name holds a text."
    assert found.variables == {"name": "berg"}
    assert found.document.startswith("query Towns(")
    assert found.document.endswith("}\n")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# title: Towns\n", "", ":3: the header has no title: add a line `# title: …`"),
        ("# title: Towns\n", "# title:\n", ":1: the header has no title"),
        ("# title", "# tilte", ":1: `tilte` is unknown: the header has title, explanation, variables"),
        ("# explanation", "# title", ":2: `title` stands twice"),
        ('{"name": "berg"}', "name=berg", ":3: the variables are not JSON"),
        ('{"name": "berg"}', "[]", ":3: the variables are not an object: write {} for none"),
        ("towns {", "towns {{", ":6: Syntax Error"),
        ("query Towns($name: String!) ", "", ":4: a saved operation is one operation with a name"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """The message gives file and line, what is wrong, and how to mend it."""
    path = tmp_path / "towns.graphql"
    path.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(BrokenOperation) as refused:
        read(path)
    assert f"towns.graphql{problem}" in str(refused.value)


def test_two_operations_cannot_have_one_name(tmp_path: Path) -> None:
    """`ask NAME` must mean one of them."""
    (tmp_path / "a.graphql").write_text(GOOD)
    (tmp_path / "b.graphql").write_text(GOOD)
    with pytest.raises(BrokenOperation, match=r"b\.graphql:1: the operation Towns is in a\.graphql too"):
        read_all(tmp_path)


def test_every_saved_operation_can_be_read() -> None:
    """The committed ones have a header and one operation each."""
    assert len(read_all()) == len(list(FOLDER.glob("*.graphql")))
