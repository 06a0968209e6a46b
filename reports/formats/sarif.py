"""SARIF 2.1.0: findings as results of a static analysis, for tools that already show such."""

from __future__ import annotations

from typing import Any

import orjson

from queries.finding import Verdict
from queries.rule import Binding, Rule
from reports.report import Item, Report, told

_LEVELS = {Binding.REQUIREMENT: "error", Binding.RECOMMENDATION: "warning", Binding.OPTION: "note"}
_KINDS = {
    Verdict.MET: "pass",
    Verdict.GAP: "fail",
    Verdict.UNKNOWN: "open",
    Verdict.WAIVED: "fail",
    Verdict.NOT_APPLICABLE: "notApplicable",
    Verdict.ERROR: "review",
}


def write(report: Report) -> bytes:
    """One run, a rule for each of the book, a result for each finding."""
    index = {rule.id: position for position, rule in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Samordning",
                "rules": [_rule(rule, report.language) for rule in report.rules],
            }
        },
        "automationDetails": {"id": f"samordning/{report.territory.id or 'NO'}/{report.as_of}"},
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "endTimeUtc": report.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
        ],
        "results": [_result(item, index[item.rule.id]) for item in report.items],
        "properties": {
            "asOf": str(report.as_of),
            "synthetic": report.synthetic,
            "projected": report.projected,
        },
    }
    document = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": told(rule.title, language)},
        "fullDescription": {"text": told(rule.explanation, language)},
        "help": {"text": told(rule.remedy, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.binding]},
        "properties": {
            "binding": rule.binding.value,
            "responsible": rule.responsible.value,
            "guideSection": rule.guide,
            "version": rule.version,
        },
    }


def _result(item: Item, index: int) -> dict[str, Any]:
    finding = item.finding
    failed = finding.verdict in (Verdict.GAP, Verdict.WAIVED)
    text = ". ".join(part for part in (item.reason, item.change) if part)
    result = {
        "ruleId": item.rule.id,
        "ruleIndex": index,
        "kind": _KINDS[finding.verdict],
        "level": _LEVELS[item.rule.binding] if failed else "none",
        "message": {"text": text},
        "locations": [
            {
                "logicalLocations": [
                    {"name": name, "fullyQualifiedName": id_, "kind": "resource"}
                    for id_, name in zip(finding.subjects, item.subjects, strict=True)
                ]
            }
        ],
        "partialFingerprints": {"samordning/v1": finding.fingerprint},
        "properties": {
            "verdict": finding.verdict.value,
            "since": finding.since and str(finding.since),
            "dueBy": finding.due_by and str(finding.due_by),
            "mending": item.mending and item.mending.value,
            "synthetic": item.synthetic,
        },
    }
    if finding.verdict is Verdict.WAIVED:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": item.reason}]
    return result
