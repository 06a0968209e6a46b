"""What files can get wrong is told, all of it at once, with its place, and how to mend it; no database."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from seeds.importing import files
from seeds.importing.opening import opened
from seeds.importing.parsing import Parsed, parse
from seeds.problems import Problem

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
HEAD = "id,name,source"


def looked(path: Path) -> tuple[Parsed, list[Problem]]:
    """What a file says, and what is wrong with it."""
    problems: list[Problem] = []
    _, given = opened(path, problems, [])
    return parse(given, AT, problems), problems


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with a text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def only(parsed: Parsed) -> dict[str, Any]:
    """The one row that there is."""
    (placed,) = parsed
    return placed.values()


PERSON = f"{HEAD}\nperson:1,Åse Bø,kilde:x\n"


@pytest.mark.parametrize(
    "data",
    [
        PERSON.encode(),
        PERSON.encode("utf-8-sig"),
        PERSON.encode("utf-16"),
        PERSON.replace(",", ";").encode(),
        PERSON.replace(",", "\t").encode(),
        PERSON.replace("\n", "\r\n").encode(),
        PERSON.replace("\n", "\n\n").encode() + b",,\n",
        PERSON.replace("\n", ",,\n").encode(),
    ],
    ids=["UTF-8", "mark", "UTF-16", "semicolons", "tabs", "CRLF", "empty lines", "empty cells at the end"],
)
def test_how_a_sheet_was_saved_makes_no_difference(tmp_path: Path, data: bytes) -> None:
    """Whatever is unambiguous is read."""
    parsed, problems = looked(written(tmp_path, "Person.csv", data))
    assert problems == []
    assert only(parsed)["name"] == "Åse Bø"


def test_norwegian_days_and_decimals_are_read(tmp_path: Path) -> None:
    """24.11.2026 and 0,5; ja and nei."""
    text = (
        "id;post;person;share;validFrom;startKnown;synthetic;source\n"
        "tildeling:1;stilling:1;person:1;0,5;1.2.2026;nei;JA;kilde:x\n"
    )
    parsed, problems = looked(written(tmp_path, "Assignment.csv", text))
    assert problems == []
    row = only(parsed)
    assert (row["share"], row["validFrom"], row["startKnown"], row["synthetic"]) == (
        0.5,
        "2026-02-01",
        False,
        True,
    )


@pytest.mark.parametrize(
    ("name", "text", "column", "line", "said"),
    [
        ("Person.csv", PERSON.encode("cp1252"), "", 2, "looks like Windows-1252"),
        ("Person.csv", PERSON.encode("utf-16-le"), "", 0, "without its mark"),
        ("Person.csv", b"PK\x03\x04\0\0", "", 0, "a zip or a workbook"),
        ("Persons.csv", PERSON, "kind", 0, "perhaps Person"),
        ("Person.csv", f"{HEAD},nmae\nperson:1,A,kilde:x,b\n", "nmae", 1, "perhaps name"),
        ("Municipality.csv", "id,source\nkommune:1,kilde:x\n", "name", 1, "add the column"),
        ("Person.csv", f"{HEAD},name\nperson:1,A,kilde:x,B\n", "name", 1, "each column once"),
        ("Person.csv", f"{HEAD}\nperson:1,A\n", "", 2, "3 cells"),
        ("Person.csv", f'{HEAD}\nperson:1,"A,kilde:x\n', "", 2, "mend the quotes"),
        ("Municipality.csv", f"{HEAD}\nkommune:1,,kilde:x\n", "name", 2, "fill it in"),
        ("Person.csv", f"{HEAD}\nBærum kommune,A,kilde:x\n", "id", 2, "write the id"),
        ("Person.csv", f"{PERSON}person:1,B,kilde:x\n", "", 3, "line 2 has it too"),
        ("Person.txt", PERSON, "", 0, "ends in .csv or"),
        ("x.jsonl", '{"kind": "Person", "id": "person:1"', "", 1, "it may be cut"),
        ("x.jsonl", "[1]", "", 1, "one JSON object"),
        pytest.param("x.jsonl", "[" * 100_000, "", 1, "one JSON object", id="deep"),
        (
            "x.jsonl",
            r'{"kind": "Person", "id": "person:1", "name": "\ud800"}',
            "",
            1,
            "surrogates not allowed",
        ),
        ("x.jsonl", '{"kind": "Person", "name": "A", "name": "B"}', "", 1, "twice under one name"),
        ("x.jsonl", '{"kind": "Prson", "id": "person:1"}', "kind", 1, "perhaps Person"),
        ("x.jsonl", '{"id": "person:1"}', "kind", 1, "a kind of row"),
        ("x.jsonl", '{"kind": "Person", "id": 1, "name": "A", "source": "kilde:x"}', "id", 1, "an id such"),
        (
            "x.jsonl",
            '{"kind": "Person", "id": "a:1", "name": 1, "source": "k:x"}',
            "name",
            1,
            "in quotes",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    tmp_path: Path, name: str, text: str | bytes, column: str, line: int, said: str
) -> None:
    """With its line and column."""
    _, problems = looked(written(tmp_path, name, text))
    (problem,) = problems
    assert (problem.file, problem.line, problem.column) == (name, line, column)
    assert said in str(problem)


ASSIGNMENT = {"id": "tildeling:1", "post": "stilling:1", "person": "person:1", "source": "kilde:x"}


@pytest.mark.parametrize(
    ("values", "column", "said"),
    [
        ({"share": 1.5}, "share", "less than or equal to 1"),
        ({"share": "1.000,5"}, "share", "without separators"),
        ({"share": True}, "share", "a number"),
        ({"share": "1e999"}, "share", "a number"),
        ({"share": 10**400}, "share", "a number"),
        ({"id": "a:1\0"}, "id", "an id such as"),
        ({"validFrom": "31.02.2026"}, "validFrom", "a day that there is"),
        ({"validFrom": "11/24/2026"}, "validFrom", "24.11.2026"),
        ({"validFrom": 20261124}, "validFrom", "24.11.2026"),
        ({"validFrom": "2026-02-01", "validTo": "2026-01-01"}, "", "ends (2026-01-01) before it starts"),
        ({"endKnown": "kanskje"}, "endKnown", "true or false"),
        ({"assignmentKind": "ORDINERY"}, "assignmentKind", "perhaps ORDINARY"),
        ({"recordedAt": "2026-01-01T00:00:00"}, "recordedAt", "time zone"),
        ({"post": None}, "post", "fill it in"),
        ({"post": ["stilling:1"]}, "post", "an id such as"),
    ],
)
def test_what_is_wrong_with_a_value_is_told(
    tmp_path: Path, values: dict[str, Any], column: str, said: str
) -> None:
    """With what was expected, and how to mend it."""
    line = json.dumps({"kind": "Assignment"} | ASSIGNMENT | values)
    _, problems = looked(written(tmp_path, "x.jsonl", line))
    (problem,) = problems
    assert (problem.line, problem.column) == (1, column)
    assert said in str(problem)


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\uffff"], ids=ascii)
def test_a_sign_that_not_every_form_can_have_is_refused(tmp_path: Path, sign: str) -> None:
    """What comes in must come out again, to a workbook or a drawing too."""
    line = {"kind": "Person", "id": "person:1", "name": f"A{sign}", "source": "kilde:x"}
    _, (problem,) = looked(written(tmp_path, "x.jsonl", json.dumps(line)))
    assert (problem.column, f"take {sign!a} out" in str(problem)) == ("name", True)


def test_a_long_value_is_shown_in_part(tmp_path: Path) -> None:
    """A cell with a whole text in it does not hide the other problems."""
    _, (problem,) = looked(written(tmp_path, "Person.csv", f"{HEAD}\n{'x' * 1_000},A,kilde:x\n"))
    assert len(problem.value) > 2 * len(str(problem))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Whoever names the wrong folder hears it."""
    _, (problem,) = looked(tmp_path)
    assert "a folder with files" in str(problem)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """Of all files and rows; a row with two has both."""
    written(tmp_path, "Municipality.csv", f"{HEAD}\nx,,kilde:x\nkommune:2,B,\n")
    written(tmp_path, "Nobody.csv", HEAD)
    written(tmp_path, "notes.txt", "")
    _, problems = looked(tmp_path)
    assert sorted((p.file, p.line, p.column) for p in problems) == [
        ("Municipality.csv", 2, "id"),
        ("Municipality.csv", 2, "name"),
        ("Municipality.csv", 3, "source"),
        ("Nobody.csv", 0, "kind"),
        ("notes.txt", 0, ""),
    ]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused by its size."""
    path = written(tmp_path, "x.jsonl", b"")
    with path.open("wb") as file:
        file.truncate(files.LIMIT_MB * 1_000_000 + 1)
    monkeypatch.setattr(files, "_encoding", None)
    _, (problem,) = looked(path)
    assert "no more than 200 MB" in str(problem)
