"""Reports: every number is the same in all formats, and in the API."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import openpyxl
import orjson
import pyshacl
import pytest
import rdflib
from graphql import parse
from rich.console import Console

from graph.connection import Graph
from graph.statements import Statement
from queries.finding import Verdict
from queries.rule import Binding, load_all
from queries.territory import NoTerritory
from reports.formats import screen
from reports.forms import FORMS
from reports.places import Axis
from reports.reading import Asked, make
from reports.report import Report
from reports.sections import sections
from resolvers.request import Request
from schema.build import build
from service.wiring import make_executor
from tests.conftest import ANCHOR, NOW
from tests.resolvers.asking import profile

RULES = tuple(load_all().values())[:6]
"""Some rules are enough to show that numbers agree; each is evaluated over the country here."""


@pytest.fixture(scope="module")
async def country(national: Graph) -> Report:
    """The country on the day of the demonstration layer, in English."""
    return await report(national, None)


async def report(
    graph: Graph, territory: str | None, as_of: dt.date = ANCHOR, language: str = "en"
) -> Report:
    """A report of the rules."""
    asked = Asked(territory, as_of, ANCHOR, language)
    return await make(graph, RULES, asked, NOW, lambda _rule, _done, _total: None)


async def ask(graph: Graph, query: str) -> Any:
    """What GraphQL answers on the same day."""

    async def run(statement: Statement) -> Any:
        return await graph.read(statement, 60)

    request = Request(ANCHOR, "en", profile(), "r", run)
    result = await make_executor(build(), graph, lambda: NOW).execute(parse(query), None, {}, request)
    assert not result.errors, result.errors
    return result.data


CELL = (
    "rule { id } territory { id } met gap unknown waived error notApplicable inScope strictShare "
    "effectiveShare"
)


async def test_the_numbers_are_those_of_the_api(national: Graph, country: Report) -> None:
    """By rule for the country, and by police district and county: cell by cell the same as `coverage`."""
    ids = ", ".join(f'"{rule.id}"' for rule in RULES)
    chosen = f"ruleIds: [{ids}], bindings: [REQUIREMENT, RECOMMENDATION, OPTION]"
    data = await ask(
        national,
        f"{{ nation: coverage(axis: NATIONAL, {chosen}) {{ {CELL} }} "
        f"districts: coverage(axis: POLICE_DISTRICT, {chosen}) {{ {CELL} }} "
        f"counties: coverage(axis: COUNTY, {chosen}) {{ {CELL} }} }}",
    )
    for cell in data["nation"]:
        ours = country.by_rule[cell["rule"]["id"]].plain()
        assert ours == {key: cell[key] for key in ours}
    axes: dict[Axis, str] = {"police-district": "districts", "county": "counties"}
    for (axis, root), binding in product(axes.items(), Binding):
        tallies = country.by_territory(axis, binding)
        of = {rule.id for rule in RULES if rule.binding is binding}
        for id_, tally in tallies.items():
            cells = [c for c in data[root] if c["territory"] and c["territory"]["id"] == id_]
            chosen_cells = [c for c in cells if c["rule"]["id"] in of]
            assert tally.gap == sum(c["gap"] for c in chosen_cells)
            assert tally.in_scope == sum(c["inScope"] for c in chosen_cells)
    assert sum(tally.in_scope for tally in country.by_rule.values()) > 300


async def test_a_territory_is_what_the_scorecard_counts(national: Graph) -> None:
    """A district's report has the numbers of its scorecard, rule by rule the same findings."""
    district = await report(national, "politidistrikt:nordland")
    found = (
        await ask(
            national,
            '{ coverage(territory: "politidistrikt:nordland", '
            "bindings: [REQUIREMENT, RECOMMENDATION, OPTION]) "
            "{ rule { id } met gap unknown waived inScope } }",
        )
    )["coverage"]
    cells = {cell["rule"]["id"]: cell for cell in found}
    for rule in RULES:
        tally = district.by_rule[rule.id].plain()
        assert {k: tally[k] for k in ("met", "gap", "unknown", "waived", "inScope")} == {
            k: cells[rule.id][k] for k in ("met", "gap", "unknown", "waived", "inScope")
        }


async def test_every_format_has_every_number(country: Report) -> None:
    """JSON, CSV, workbook, Markdown, page, SARIF and SHACL: as many findings of each sort as are counted."""
    counted = Counter(item.verdict.value for item in country.items)
    plain = orjson.loads(FORMS["json"](country))
    assert Counter(f["verdict"] for f in plain["findings"]) == counted
    assert sum(rule["inScope"] + rule["notApplicable"] for rule in plain["rules"]) == len(country.items)

    rows = list(csv.DictReader(io.StringIO(FORMS["csv"](country).decode("utf-8-sig"))))
    assert Counter(row["verdictCode"] for row in rows) == counted

    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](country)), read_only=True)
    _summary, findings, rules = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    column = findings[0].index("verdictCode")
    assert Counter(row[column] for row in findings[1:]) == counted
    assert [row[0] for row in rules[1:]] == [rule.title["en"] for rule in country.rules]

    sarif = orjson.loads(FORMS["sarif"](country))
    results = sarif["runs"][0]["results"]
    assert Counter(result["properties"]["verdict"] for result in results) == counted
    assert {result["ruleId"] for result in results} <= {
        r["id"] for r in sarif["runs"][0]["tool"]["driver"]["rules"]
    }

    graph = rdflib.Graph().parse(data=FORMS["shacl"](country), format="turtle")
    gaps = list(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))
    assert len(gaps) == counted["GAP"]
    (conforms,) = graph.objects(None, rdflib.SH.conforms)
    assert isinstance(conforms, rdflib.Literal)
    assert bool(conforms.value) is (country.gaps(Binding.RECOMMENDATION) == 0)

    text = FORMS["md"](country).decode()
    for rule in country.rules:
        tally = country.by_rule[rule.id]
        assert f"| {tally.met} | {tally.gap} | {tally.unknown} | {tally.waived} |" in text

    table = FORMS["html"](country).decode().partition('<section id="rules">')[2]
    for rule in country.rules:
        tally = country.by_rule[rule.id]
        row = table.partition(f">{rule.id} ·")[2].partition("</tr>")[0]
        told = [int(number) for number in re.findall(r'<td class="n">(\d+)</td>', row)]
        assert told == [
            tally.met, tally.gap, tally.unknown, tally.waived, tally.error, tally.in_scope,
        ]  # fmt: skip


async def test_what_is_invented_is_marked_everywhere(country: Report) -> None:
    """Each format says that the demonstration layer is synthetic."""
    assert country.synthetic
    assert orjson.loads(FORMS["json"](country))["synthetic"] is True
    for form, said in (("md", "synthetic data"), ("html", "synthetic data"), ("csv", ",true")):
        assert said in FORMS[form](country).decode()
    assert orjson.loads(FORMS["sarif"](country))["runs"][0]["properties"]["synthetic"] is True
    assert "samordning:synthetic true" in FORMS["shacl"](country).decode()


async def test_sarif_is_what_its_schema_says(country: Report) -> None:
    """The schema of SARIF 2.1.0, as OASIS has published it, finds no fault."""
    schema = orjson.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_bytes())
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert not [error.message for error in checker.iter_errors(orjson.loads(FORMS["sarif"](country)))]


RESULTS = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
  sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ;
  sh:property [ sh:path sh:result ; sh:class sh:ValidationResult ] .
[] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
  sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:value ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ;
    sh:in ( sh:Info sh:Warning sh:Violation ) ] ;
  sh:property [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path sh:sourceShape ; sh:maxCount 1 ] ;
  sh:property [ sh:path sh:resultMessage ; sh:uniqueLang true ] .
"""
"""What a validation report must be (SHACL, §3.6)."""


async def test_the_validation_report_is_one(country: Report) -> None:
    """What SHACL asks of a validation report and of each result in it holds."""
    report_ = rdflib.Graph().parse(data=FORMS["shacl"](country), format="turtle")
    shapes = rdflib.Graph().parse(data=RESULTS, format="turtle")
    conforms, _, told = pyshacl.validate(report_, shacl_graph=shapes)
    assert conforms, told


async def test_days_to_meet_are_events(national: Graph) -> None:
    """Each finding with a day becomes one all-day event, with the same UID in every report."""
    made = await report(national, None)
    dated = [i for i in made.items if i.finding.due_by or (i.finding.change and i.finding.change.on)]
    events = icalendar.Calendar.from_ical(FORMS["ics"](made)).walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids))
    assert len(uids) == len([i for i in dated if i.verdict not in (Verdict.WAIVED, Verdict.ERROR)])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_the_table_can_be_acted_on(national: Graph, language: str) -> None:
    """A municipality's table names each gap, since when, whose move it is and the smallest change."""
    made = await report(national, "Bodø", language=language)
    out = Console(file=io.StringIO(), width=200, highlight=False)
    screen.show(made, out, most=100)
    text = out.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO from above
    assert "Bodø" in text
    for item in made.items:
        if item.verdict is Verdict.GAP:
            assert item.rule.id in text


async def test_sections_hold_what_is_counted(national: Graph) -> None:
    """A section is as long as the summary counts: what is not heard is neither gap nor unused possibility."""
    made = await report(national, "Bodø")
    found = {section.code: len(section.items) for section in sections(made)}
    tallies = made.by_binding
    assert found["gaps-requirement"] == tallies[Binding.REQUIREMENT].gap
    assert found["gaps-recommendation"] == tallies[Binding.RECOMMENDATION].gap
    assert found.get("unknown", 0) == sum(tally.unknown for tally in tallies.values())
    assert found.get("unused", 0) == tallies[Binding.OPTION].gap


async def test_what_has_nothing_to_judge_is_one_line(national: Graph) -> None:
    """A rule with nothing in scope has no row, and is named in one sentence under the others."""
    made = await report(national, "Bodø")
    idle = [rule.id for rule in made.rules if not made.by_rule[rule.id].in_scope]
    assert idle, "one of the rules does not apply to Bodø on this day"
    out = Console(file=io.StringIO(), width=200, highlight=False)
    screen.show(made, out)
    text = out.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO from above
    said = f"Nothing to judge here for {len(idle)} rules: {', '.join(idle)}"
    for each in (text, FORMS["html"](made).decode(), FORMS["md"](made).decode().replace("\\_", "_")):
        assert said in each
        assert all(each.count(id_) == 1 for id_ in idle)


async def test_the_map_of_a_municipality_colours_no_other(national: Graph) -> None:
    """What a district owes its municipalities is told of the one that is asked for."""
    made = await report(national, "Bodø")
    assert set(made.by_territory("municipality", Binding.REQUIREMENT)) == {"kommune:1804"}


async def test_a_territory_is_found_by_number_and_name(national: Graph) -> None:
    """1804 and Bodø are Bodø; Herøy is two municipalities, and both are offered; a misspelling is told."""
    assert (await report(national, "1804")).territory.id == "kommune:1804"
    assert (await report(national, "bodø")).territory.id == "kommune:1804"
    with pytest.raises(NoTerritory, match=r"'Herøy' is the name of 2 territories. Give the id: kommune:1515"):
        await report(national, "Herøy")
    with pytest.raises(NoTerritory, match="There is no territory 'Atlantis' on this day"):
        await report(national, "Atlantis")
