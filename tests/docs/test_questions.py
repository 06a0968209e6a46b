"""GraphQL in the docs fits the schema, and answers what the docs show of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)

from schema.build import build
from service.access import access
from service.costs import costs_of
from service.documents import Documents
from service.settings import Settings
from tests.docs.pages import PAGES, ROOT, blocks, name

BUILT = build()
QUESTIONS = [
    pytest.param(text, id=f"{name(page)}-{number}")
    for page in PAGES
    for number, text in enumerate(blocks(page, "graphql"))
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_can_be_asked(text: str) -> None:
    """Each question fits the schema, and the limits of somebody who tries it on their own machine."""
    document = parse(text)
    assert validate(BUILT.graphql, document) == []
    settings = Settings()
    documents = Documents(BUILT.graphql, costs_of(BUILT.catalogue), settings.document_cache)
    documents.prepare(text, None, {}, access(settings).profile.limits)


def selected(nodes: SelectionSetNode | None) -> dict[str, SelectionSetNode | None]:
    """The response keys of a selection, in order."""
    assert nodes is not None
    found: dict[str, SelectionSetNode | None] = {}
    for node in nodes.selections:
        assert isinstance(node, FieldNode), "write fragments out in the README"
        found[node.alias.value if node.alias else node.name.value] = node.selection_set
    return found


def differing(nodes: SelectionSetNode | None, value: Any, path: str) -> Iterator[str]:
    """The places where an answer has not the keys that were selected, in that order."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from differing(nodes, each, f"{path}.{number}")
    elif isinstance(value, dict):
        keys = selected(nodes)
        if list(keys) != list(value):
            yield f"{path}: {list(keys)} was asked, {list(value)} is shown"
            return
        for key, below in keys.items():
            yield from differing(below, value[key], f"{path}.{key}")


def test_the_answer_in_the_readme_is_one_to_its_question() -> None:
    """What the README shows as the answer has the fields that its question asks for."""
    readme = ROOT / "README.md"
    (question,), (answer,) = blocks(readme, "graphql"), blocks(readme, "json")
    document: DocumentNode = parse(question)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert list(differing(operation.selection_set, json.loads(answer)["data"], "data")) == []


def test_the_fields_of_an_answer_are_explained() -> None:
    """docs/coordination.md and docs/coverage.md explain every field of what they are about."""
    for file, types in (
        ("docs/coordination.md", ("CoordinationEdge",)),
        ("docs/coverage.md", ("Finding", "CoverageCell")),
    ):
        said = (ROOT / file).read_text(encoding="utf-8")
        for type_ in types:
            for field in BUILT.catalogue.types[type_].fields:
                if field != "cursor":
                    assert f"`{field}`" in said, f"{file} says nothing of {type_}.{field}"
