"""The answer to a question as tables and as CSV."""

from __future__ import annotations

from typing import Any

from service.commands.tabling import Table, comma_separated, draw, tables

ANSWER: dict[str, Any] = {
    "contactsFor": {
        "municipality": {"name": "Ås"},
        "contacts": [
            {"rank": 1, "post": {"id": "stilling:1", "unit": {"name": "Nord"}}, "kinds": ["A", "B"]},
            {"rank": 2, "post": {"id": "=2+3", "unit": None}, "held": [{"name": "x, y"}, {"name": None}]},
        ],
        "passedOver": [],
    },
    "unused": {"totalCount": 1, "edges": [{"node": {"name": "[Lag]"}, "open": True}]},
}


def test_tables() -> None:
    """Each list is a table, a connection its rows; things lend their fields, lists stand in one cell."""
    assert tables(ANSWER) == [
        Table("", [{"contactsFor.municipality.name": "Ås", "unused.totalCount": "1"}]),
        Table(
            "contactsFor.contacts",
            [
                {"rank": "1", "post.id": "stilling:1", "post.unit.name": "Nord", "kinds": "A; B"},
                {"rank": "2", "post.id": "=2+3", "post.unit": "", "held": "x, y; "},
            ],
        ),
        Table("contactsFor.passedOver", []),
        Table("unused", [{"node.name": "[Lag]", "open": "true"}]),
    ]


def test_comma_separated() -> None:
    """Each list has a header of its own; what a spreadsheet would run is a text."""
    assert comma_separated({"contactsFor": {"contacts": ANSWER["contactsFor"]["contacts"]}}) == (
        'rank,post.id,post.unit.name,kinds,post.unit,held\n1,stilling:1,Nord,A; B,,\n2,\'=2+3,,,,"x, y; "\n'
    )
    assert comma_separated({"a": {"b": -1.5, "c": None}}) == "a.b,a.c\n-1.5,\n"
    assert comma_separated({"a": [{"x": 1}], "b": [{"y": 2}]}) == "x\n1\n\ny\n2\n"


def test_draw() -> None:
    """What stands beside lists is told line by line, each list is drawn, and nothing is taken for markup."""
    drawn = draw(ANSWER)
    assert "contactsFor.municipality.name: Ås" in drawn
    assert "unused" in drawn
    assert "[Lag]" in drawn
    assert "stilling:1" in drawn


def test_a_list_of_nothing_is_told() -> None:
    """An answer without rows is no empty screen."""
    assert draw({"forum": {"missingMembers": []}}) == "forum.missingMembers: none\n"


def test_figures_are_drawn_short() -> None:
    """A share is drawn with three decimals, and goes whole into a spreadsheet."""
    data = {"coverage": [{"share": 0.8936170212765957, "cells": [{"share": 0.44444444}]}]}
    assert "0.894" in draw(data)
    assert "0.8936" not in draw(data)
    assert "0.444" in draw(data)
    assert "0.8936170212765957" in comma_separated(data)
