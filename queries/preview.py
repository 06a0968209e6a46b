"""Previews: what a rule would say with other figures or another binding. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.connection import Graph
from queries.evaluate import Evaluated, evaluate
from queries.finding import as_kept
from queries.rule import Binding, Rule


class BadPreview(Exception):
    """The rule cannot be tried like this; the message says what it can be tried with."""


def changed(rule: Rule, figures: Mapping[str, str], binding: Binding | None) -> Rule:
    """The rule with other figures, each given as text, or another binding.

    Raises `BadPreview` for a figure that the rule does not have, or that is not of its kind.
    """
    known = {parameter.name: parameter for parameter in rule.parameters}
    if strange := sorted(figures.keys() - known.keys()):
        has = ", ".join(f"{p.name} ({p.default})" for p in rule.parameters) or "none"
        msg = f"{rule.id} has no parameter {', '.join(strange)}; it has: {has}."
        raise BadPreview(msg)
    parameters = tuple(
        replace(p, default=_like(p.default, figures[p.name], f"{rule.id}, {p.name}"))
        if p.name in figures
        else p
        for p in rule.parameters
    )
    try:
        return replace(rule, parameters=parameters, binding=binding or rule.binding)
    except ValueError as error:
        msg = f"{rule.id} cannot be tried like this: {error}."
        raise BadPreview(msg) from error


def _like(default: float | str, given: str, where: str) -> int | float | str:
    if isinstance(default, str):
        return given
    try:
        number = float(given)
        return int(given) if isinstance(default, int) else number
    except ValueError as error:
        kind = "a whole number" if isinstance(default, int) else "a number"
        msg = f"{where}: {given!r} is not {kind}; as it stands it is {default}."
        raise BadPreview(msg) from error


async def preview(
    graph: Graph,
    rule: Rule,
    figures: Mapping[str, str],
    binding: Binding | None,
    as_of: dt.date,
    today: dt.date,
) -> Evaluated:
    """What the changed rule finds on the day. Raises `BadPreview`, and what `evaluate` raises."""
    return await evaluate(graph, changed(rule, figures, binding), as_of, today)


def rows(found: Evaluated, key: str) -> list[dict[str, Any]]:
    """The findings of a preview, as the fragment `preview` compares them with those kept under `key`."""
    return [
        {
            "id": f"{finding.fingerprint} {key}",
            "fingerprint": finding.fingerprint,
            "ruleId": finding.rule,
            "binding": found.rule.binding.value,
            "subjects": list(finding.subjects),
            "verdict": finding.verdict.value,
            "reason": as_kept(finding.reason),
        }
        for finding in found.findings
    ]
