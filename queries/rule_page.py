"""The rule book as a page to read, made from the rules themselves: `docs/rules.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from queries.phrases import written
from queries.rule import Origin, Parameter, Rule

_HEAD = """# The rule book

What the guide expects (the Norwegian guide on cooperation between municipalities and police, from
Politidirektoratet and KS), as it is checked. Written by `samordning rules --write` from the files in
[`queries/rules/`](../queries/rules); what bindings, verdicts and attestations are stands in
[coverage.md](coverage.md).
"""
_THEMES: Mapping[str, str] = {
    "agreement": "Agreements",
    "challenge": "Shared challenges",
    "contact": "Police contacts",
    "council": "Police councils",
    "district": "Police districts",
    "evaluation": "Evaluations",
    "municipality": "Municipalities",
    "police": "The police",
    "process": "Processes of the police",
    "school": "Schools",
    "slt": "SLT and other prevention models",
}
_ORIGINS: Mapping[Origin, str] = {
    Origin.GUIDE: "from the guide",
    Origin.OURS: "ours: the guide names no figure",
}


def page(rules: Iterable[Rule]) -> str:
    """The page about these rules, in order of id."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    parts = [_HEAD, *_summary(ordered)]
    for noun, group in groupby(ordered, key=_noun):
        parts += ["", f"## {_theme(noun)}", ""]
        for rule in group:
            parts += [*_told(rule), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _noun(rule: Rule) -> str:
    return rule.id.partition(".")[0]


def _theme(noun: str) -> str:
    return _THEMES.get(noun, noun.capitalize())


def _summary(rules: list[Rule]) -> Iterator[str]:
    yield f"{len(rules)} rules:"
    yield ""
    yield "| rule | binding | responsible | guide | |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        yield (
            f"| [`{rule.id}`](#{_anchor(rule)}) | {rule.binding} | {rule.responsible} | {rule.guide} "
            f"| {rule.title['en']} |"
        )


def _anchor(rule: Rule) -> str:
    """Where a reader of Markdown jumps to: letters, digits, `_` and `-` of the heading are kept."""
    return rule.id.replace(".", "")


def _told(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.title['en']}.** {rule.explanation['en']}"
    yield ""
    yield f"- *Norwegian:* {rule.title['nb']} · {rule.title['nn']}"
    yield (
        f"- *Binds:* {rule.binding} (guide {rule.guide}: “{rule.wording}”), "
        f"{rule.responsible} responsible; version {rule.version}{_validity(rule)}"
    )
    judged = " × ".join(each.replace("|", " or ") for each in rule.subject)
    yield f"- *Judges:* {judged}. {rule.applies_to['en']}"
    if not rule.not_applicable:
        yield "- *Never* `NOT_APPLICABLE`."
    speaks = ", also by a police district for its municipalities" if rule.police_facts else ""
    yield f"- *An absence counts* once {rule.topic} are attested for the place{speaks}."
    yield from (_parameter(each) for each in rule.parameters)
    yield f"- *Mended:* {rule.remedy['en']}"


def _validity(rule: Rule) -> str:
    since = f", from {rule.valid_from}" if rule.valid_from else ""
    until = f", up to, not including, {rule.valid_to}" if rule.valid_to else ""
    return since + until


def _parameter(given: Parameter) -> str:
    value = written(given.default, "en")
    return f"- *Parameter* `{given.name}`: {given.title['en']}, {value} ({_ORIGINS[given.origin]})."
