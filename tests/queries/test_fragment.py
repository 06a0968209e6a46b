"""A fragment is refused at birth where its header and its Cypher differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.fragment import Fragment, load, load_all, of_file
from queries.texts import BrokenFile, parse

HEADER = """
name = "posts"
inputs = ["actor"]
parameters = ["asOf"]
weight = 1
[columns]
post = "A post of the actor."
"""
TEXT = "MATCH (actor)<-[:POST_IN]-(p:Post)\nWHERE $asOf IS NOT NULL\nRETURN p AS post\n"


def fragment(header: str = HEADER, text: str = TEXT) -> Fragment:
    """A fragment of that header and text."""
    return of_file(parse(Path("posts.cypher"), f"/*{header}*/\n{text}"))


def test_fragment() -> None:
    """A fragment whose header and Cypher agree says what it takes and gives."""
    found = fragment()
    assert (found.name, found.inputs, set(found.parameters)) == ("posts", ("actor",), {"asOf"})
    assert (found.weight, dict(found.columns)) == (1, {"post": "A post of the actor."})


@pytest.mark.parametrize(
    ("header", "text", "message"),
    [
        (HEADER, TEXT.replace("AS post", "AS p"), r"RETURN gives \(p\), the header says \(post\)"),
        (HEADER, TEXT.replace("$asOf", "$day"), r"\$day is read.*parameter asOf is never read"),
        (HEADER, TEXT.replace("(actor)", "(:Actor)"), "input actor is never used"),
        (HEADER, TEXT.replace("$asOf", "date() = $asOf AND $asOf"), "the clock is read"),
        (HEADER, "CYPHER 5 " + TEXT, "remove the CYPHER prefix"),
        (HEADER.replace("weight = 1", "weight = 0"), TEXT, "weight 0 must be at least 1"),
        (HEADER.replace("weight = 1", ""), TEXT, "header key weight is missing"),
        (HEADER.replace("weight", "wait"), TEXT, "header key wait is unknown"),
        (HEADER.replace('"posts"', '"poets"'), TEXT, "the header calls it poets, the file posts"),
        (HEADER + '[texts.a]\nnb = "x"\n', TEXT, "text a is missing in nn, en"),
        (HEADER, TEXT.replace("p AS", "{code: 'a', args: {}} AS"), "code a has no text"),
    ],
)
def test_refused(header: str, text: str, message: str) -> None:
    """A fragment whose header and Cypher differ is refused, with file, line and what to mend."""
    with pytest.raises(BrokenFile, match=rf"posts\.cypher:\d+: .*{message}"):
        fragment(header, text)


def test_another_fragment_is_put_in() -> None:
    """Where a fragment names another, that one's text stands, its parameters given, with its sentences."""
    header = HEADER.replace('["asOf"]', '["asOf", "today", "windowStart", "agreementSince", "wide"]')
    said = "{{coordination granularity=$wide includeInternal=false includeWide=$wide}}"
    text = f"CALL (actor) {{\n{said}\n}}\nRETURN partner AS post\n"
    found = fragment(header, text)
    assert "$includeWide" not in found.text
    assert "$granularity" not in found.text
    assert "UNWIND CASE WHEN $wide OR NOT facts.wide" in found.text
    assert found.texts.keys() == load("coordination").texts.keys()


@pytest.mark.parametrize(
    ("said", "message"),
    [("{{nobody}}", "names no fragment"), ("{{coordination day=1}}", "coordination has no parameter day")],
)
def test_what_cannot_be_put_in_is_refused(said: str, message: str) -> None:
    """A name of no fragment, or a parameter that it does not have, is refused with file and line."""
    with pytest.raises(BrokenFile, match=rf"posts\.cypher:\d+: .*{message}"):
        fragment(text=f"CALL (actor) {{ {said} }}\n{TEXT}")


def test_columns_of_subqueries() -> None:
    """What a subquery returns is not taken for the fragment's own columns."""
    text = "CALL (actor) { RETURN 1 AS one }\nRETURN reduce(a = [], x IN [$asOf] | a + x) AS post\n"
    assert list(fragment(text=text).columns) == ["post"]


def test_load_all() -> None:
    """Every fragment of the product loads."""
    assert all(name == found.name for name, found in load_all().items())
