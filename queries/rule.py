"""Rules: what the guide expects, as data with a check in Cypher (`queries/rules/<id>.cypher`).

A rule's file is a header and one statement over its whole scope. The statement first finds the scope and says
so in a line `WITH … AS subjects, … AS places` (lists of nodes), and ends in the columns of `COLUMNS`. What an
absence means and what a waiver does is no rule's business: `queries.evaluate` adds both to every rule.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.model.assurance import AttestationTopic
from graph.model.kinds import node_kinds
from queries import phrases
from queries.days import day_parameters
from queries.finding import SHARED_TEXTS
from queries.fragment import Fragment, put_in
from queries.fragment import load as load_fragment
from queries.rule_header import wrong_header
from queries.texts import CypherFile, bare, read

RULES = Path(__file__).parent / "rules"

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "subjects": "nodes: what is judged, in order; two for a pair",
        "places": "nodes: municipalities, city districts, police districts or counties that it counts in",
        "attestedFor": "nodes: the places of which one must be attested before an absence counts",
        "judgement": "MET, GAP (by a registered fact), ABSENT (a fact is missing), UNKNOWN, NOT_APPLICABLE, "
        "CONDITION_ABSENT (nothing says that the rule applies: it does not, if that is attested)",
        "reason": "{code, args}: why, also when met",
        "expected": "{code, args}: what the rule wants to find",
        "observed": "{code, args}: what it found",
        "warnings": "list of {code, args}: what is worth saying beside the verdict",
        "evidence": "nodes: what the judgement rests on",
        "sought": "list of {code, args}: what was looked for in vain",
        "since": "date or null: since when it is so, unbroken; null if that is unknown",
        "dueBy": "date or null: the day by which it has to be met",
        "change": "{code, args, mending, on, targets} or null: the smallest change that would meet it",
    }
)
"""What every rule's statement answers with, one row for each subject, in this order."""


class Binding(StrEnum):
    """How much an expectation binds."""

    REQUIREMENT = "REQUIREMENT"
    RECOMMENDATION = "RECOMMENDATION"
    OPTION = "OPTION"


class Responsible(StrEnum):
    """Whose move it is. A requirement is never a municipality's (guide §2.3, §4)."""

    POLICE = "POLICE"
    MUNICIPALITY = "MUNICIPALITY"
    BOTH = "BOTH"
    COUNTY = "COUNTY"
    POD = "POD"


class Origin(StrEnum):
    """Where a parameter's default comes from."""

    GUIDE = "GUIDE"
    OURS = "OURS"


Localized = Mapping[str, str]
"""A text in each of `phrases.LANGUAGES`."""


@dataclass(frozen=True)
class Parameter:
    """A figure that a rule measures against; its Cypher reads it as `$name`."""

    name: str
    default: int | float | str
    origin: Origin
    title: Localized


@dataclass(frozen=True)
class Rule:
    """One expectation of the guide, and how it is checked."""

    id: str
    """`<noun>.<expectation>`, and the name of its file."""
    version: int
    """Counted up when the expectation changes; a mended check shows in the fingerprint."""
    binding: Binding
    wording: str
    """The guide's own verb."""
    responsible: Responsible
    guide: str
    """The section."""
    subject: tuple[str, ...]
    """The kind of each subject, in order; `Forum|PreventionModel` where it is one of several."""
    topic: AttestationTopic
    police_facts: bool
    """Whether a police district's attestation covers its municipalities."""
    not_applicable: bool
    """Whether there is a case in which it does not apply."""
    title: Localized
    explanation: Localized
    applies_to: Localized
    remedy: Localized
    valid_from: dt.date | None
    """First day on which it is in force; None: as long as the guide."""
    valid_to: dt.date | None
    """First day on which it no longer is; None: open."""
    parameters: tuple[Parameter, ...]
    texts: phrases.Texts
    """What it and everything that is added to every rule says, by code."""
    text: str
    """Its Cypher."""
    fingerprint: str = field(init=False)
    """Changes with anything that could change a finding."""

    def __post_init__(self) -> None:
        wrong = [
            *_wrong_values(self),
            *_wrong_scope(self.text),
            *_wrong_exemption(self.not_applicable, self.text),
        ]
        if wrong:
            raise ValueError("; ".join(wrong))
        _as_fragment(self)
        object.__setattr__(self, "fingerprint", _fingerprint(self))

    @property
    def scope(self) -> str:
        """The clauses that find the scope, up to and with `subjects` and `places`."""
        found = _scope_end(self.text)
        return self.text[: found[0].end()]

    def in_force(self, as_of: dt.date) -> bool:
        """Whether the rule holds on a day."""
        return (self.valid_from is None or self.valid_from <= as_of) and (
            self.valid_to is None or as_of < self.valid_to
        )


def load_all(folder: Path = RULES) -> Mapping[str, Rule]:
    """Every rule by id, in order of id. Raises `BrokenFile` at the first file that is at fault."""
    rules = (load(path) for path in sorted(folder.glob("*.cypher")))
    return MappingProxyType({rule.id: rule for rule in rules})


def load(path: Path) -> Rule:
    """The rule in a file. Raises `BrokenFile` where header and Cypher are incomplete or differ."""
    return of_file(read(path))


def of_file(file: CypherFile) -> Rule:
    """The rule of a file that has been read. Raises `BrokenFile`."""
    header = file.header
    if wrong := wrong_header(header, file.path.stem):
        raise file.refuse("; ".join(wrong))
    said = header["texts"]
    if wrong := _taken(said):
        raise file.refuse("; ".join(wrong))
    try:
        return _rule(header, *put_in(file))
    except (ValueError, TypeError) as error:
        raise file.refuse(str(error), file.line) from error


def _rule(header: Mapping[str, Any], text: str, lent: phrases.Texts) -> Rule:
    return Rule(
        id=header["id"],
        version=header["version"],
        binding=Binding(header["binding"]),
        wording=header["wording"],
        responsible=Responsible(header["responsible"]),
        guide=header["guide"],
        subject=tuple(header["subject"]),
        topic=AttestationTopic(header["topic"]),
        police_facts=header["police-facts"],
        not_applicable=header["not-applicable"],
        title=header["title"],
        explanation=header["explanation"],
        applies_to=header["applies-to"],
        remedy=header["remedy"],
        valid_from=header["validity"].get("from"),
        valid_to=header["validity"].get("to"),
        parameters=tuple(
            Parameter(name, given["default"], Origin(given["origin"]), given["title"])
            for name, given in header.get("parameters", {}).items()
        ),
        texts=MappingProxyType({**_shared(), **lent, **header["texts"]}),
        text=text,
    )


def _taken(said: phrases.Texts) -> list[str]:
    return [
        f"text {code} is one that every rule has: call it something else"
        for code in said
        if code in _shared()
    ]


def _shared() -> phrases.Texts:
    return {**SHARED_TEXTS, **load_fragment("attestation").texts, **load_fragment("waiver").texts}


def _wrong_values(rule: Rule) -> list[str]:
    wrong = []
    if not re.fullmatch(r"[a-z_]+\.[a-z_]+", rule.id):
        wrong.append(f"id {rule.id!r} must look like contact.assigned")
    if rule.version < 1:
        wrong.append(f"version {rule.version} must be at least 1")
    if not 1 <= len(rule.subject) <= 2:
        wrong.append(f"subject names {len(rule.subject)} kinds: name one, or two for a pair")
    kinds = {kind for subject in rule.subject for kind in subject.split("|")}
    wrong += [f"subject {kind} is no kind of node" for kind in sorted(kinds - node_kinds().keys())]
    if rule.binding is Binding.REQUIREMENT and rule.responsible is Responsible.MUNICIPALITY:
        wrong.append("a requirement is never the responsibility of a municipality (guide §2.3, §4)")
    if rule.valid_from and rule.valid_to and rule.valid_to <= rule.valid_from:
        wrong.append(f"it ends ({rule.valid_to}) before it starts ({rule.valid_from}): correct the validity")
    return wrong


_SCOPE_END = re.compile(r"^WITH .+ AS subjects, .+ AS places\b.*$", re.MULTILINE)


def _scope_end(text: str) -> list[re.Match[str]]:
    return list(_SCOPE_END.finditer(text))


def _wrong_scope(text: str) -> list[str]:
    found = _scope_end(text)
    if len(found) != 1:
        return [f"the scope must end in one line `WITH … AS subjects, … AS places`; there are {len(found)}"]
    if found[0].group().rstrip().endswith(","):
        return ["the line `WITH … AS subjects, … AS places` goes on in the next: end it there, add a WITH *"]
    return []


_PARAMETER = re.compile(r"\$(\w+)")
_DAYS = frozenset(day_parameters(dt.date(2000, 1, 1), dt.date(2000, 1, 1)))
"""What every rule may read without declaring it."""


def _as_fragment(rule: Rule) -> Fragment:
    """The check as a fragment: its columns, parameters and texts are held against each other in one place."""
    days = _DAYS & frozenset(_PARAMETER.findall(bare(rule.text)))
    return Fragment(
        name=rule.id,
        inputs=(),
        parameters=days | {parameter.name for parameter in rule.parameters},
        weight=1,
        columns=COLUMNS,
        text=rule.text,
        texts={code: said for code, said in rule.texts.items() if code not in _shared()},
    )


def _wrong_exemption(declared: bool, text: str) -> list[str]:
    if declared == ("'NOT_APPLICABLE'" in text or "'CONDITION_ABSENT'" in text):
        return []
    return ["not-applicable says whether there is a case of NOT_APPLICABLE, and the Cypher says otherwise"]


_FORM = 2
"""Of what is kept: counted up with its form, so that what was kept in the old one is not used."""


def _fingerprint(rule: Rule) -> str:
    said = repr([_FORM, rule.id, rule.version, rule.topic, rule.police_facts, rule.valid_from, rule.valid_to])
    shared = "".join(load_fragment(name).text for name in ("attestation", "waiver"))
    figures = repr([(p.name, p.default) for p in rule.parameters])
    texts = repr(sorted((code, sorted(by.items())) for code, by in rule.texts.items()))
    whole = "\n".join((said, figures, texts, rule.text, shared))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
