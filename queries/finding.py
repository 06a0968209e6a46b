"""Findings: what a rule found about one subject on one day, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

import orjson

from queries.phrases import Texts


class Verdict(StrEnum):
    """What holds for a subject in a rule's scope."""

    MET = "MET"
    GAP = "GAP"
    UNKNOWN = "UNKNOWN"
    WAIVED = "WAIVED"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    ERROR = "ERROR"


class Mending(StrEnum):
    """When a change can be made: a late agenda cannot be mended today."""

    NOW = "NOW"
    NEXT_OCCASION = "NEXT_OCCASION"
    TIME_ONLY = "TIME_ONLY"


SHARED_TEXTS: Texts = MappingProxyType(
    {
        "check-failed": {
            "nb": "Kontrollen av denne regelen feilet ({problem}); utfallet er ikke kjent",
            "nn": "Kontrollen av denne regelen feila ({problem}); utfallet er ikkje kjent",
            "en": "The check of this rule failed ({problem}); the outcome is not known",
        }
    }
)
"""What is said by no Cypher."""


@dataclass(frozen=True)
class Said:
    """Something to be said in the reader's language: a code and its arguments, never a person's name."""

    code: str
    args: Mapping[str, Any]
    """Text and numbers by name; days as ISO text."""

    def __post_init__(self) -> None:
        for name, value in self.args.items():
            if not isinstance(value, str | int | float):
                msg = f"{self.code}: the argument {name} is {value!r}; give text or a number"
                raise ValueError(msg)
        object.__setattr__(self, "args", MappingProxyType(dict(self.args)))

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Take it over from a row's `{code, args}`."""
        return cls(given["code"], given["args"])

    def plain(self) -> dict[str, Any]:
        """As a map of plain values."""
        return {"code": self.code, "args": dict(self.args)}


def as_kept(said: Iterable[Said]) -> str:
    """Sentences as a finding keeps them, and as they are rendered from: a JSON list of {code, args}."""
    return orjson.dumps([one.plain() for one in said]).decode()


@dataclass(frozen=True)
class Change:
    """The smallest change that would meet the rule."""

    what: Said
    mending: Mending
    on: dt.date | None
    """The day from which it can be mended, for what only time mends."""
    targets: tuple[str, ...]
    """Ids of what would be changed."""

    def __post_init__(self) -> None:
        if (self.mending is Mending.TIME_ONLY) != (self.on is not None):
            msg = (
                f"{self.what.code}: a day belongs to TIME_ONLY and to nothing else; mending is {self.mending}"
            )
            raise ValueError(msg)

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Take it over from a row's `{code, args, mending, on, targets}`."""
        on = given["on"]
        return cls(Said.of(given), Mending(given["mending"]), on and _day(str(on)), tuple(given["targets"]))

    def plain(self) -> dict[str, Any]:
        """As a map of plain values."""
        on = self.on and self.on.isoformat()
        return self.what.plain() | {"mending": self.mending.value, "on": on, "targets": list(self.targets)}


@dataclass(frozen=True)
class Finding:
    """What a rule found about one subject."""

    rule: str
    subjects: tuple[str, ...]
    """Ids, in order; two for a pair."""
    places: tuple[str, ...]
    """Ids of the places that it counts in."""
    verdict: Verdict
    underlying: Verdict
    """The verdict without the waiver; the same where there is none."""
    reason: tuple[Said, ...]
    """Why, in one or several sentences; also when met."""
    expected: Said | None = None
    observed: Said | None = None
    """Both empty only where the check failed."""
    warnings: tuple[Said, ...] = ()
    evidence: tuple[str, ...] = ()
    """Ids of what the verdict rests on."""
    sought: tuple[Said, ...] = ()
    """What was looked for in vain."""
    since: dt.date | None = None
    due_by: dt.date | None = None
    change: Change | None = None
    waiver: str | None = None
    """Id of the waiver that holds, where it makes a difference."""
    fingerprint: str = field(init=False)
    """Rule and ordered subjects: the same finding on another day has the same."""

    def __post_init__(self) -> None:
        if not self.subjects:
            msg = f"{self.rule} found something about nothing: `subjects` must hold one node, or two"
            raise ValueError(msg)
        if not self.places:
            msg = f"{self.rule} judges {', '.join(self.subjects)}, and `places` does not say where it counts"
            raise ValueError(msg)
        if not self.reason:
            msg = f"{self.rule} judges {', '.join(self.subjects)} and does not say why"
            raise ValueError(msg)
        object.__setattr__(self, "fingerprint", "|".join((self.rule, *self.subjects)))


def judged(rule: str, row: Mapping[str, Any]) -> Finding:
    """The finding of a row: what its absence means and what its waiver does, the same for every rule.

    What rests on an absent fact is a gap only if somebody attested; where the condition of a rule is absent,
    it does not apply only then. A waiver holds for a gap and nothing else. Raises `ValueError` where the row
    is none that a rule may answer with.
    """
    underlying, basis = _underlying(rule, row)
    gap = underlying is Verdict.GAP
    waived = gap and row["waiver"] is not None
    reason = [row["reason"], *basis, *([row["excepted"]] if waived else [])]
    expired = [row["resurfaced"]] if gap and row["resurfaced"] is not None else []
    attestations = row["attestations"] if basis and underlying is not Verdict.UNKNOWN else []
    change = None if row["change"] is None else Change.of(row["change"])
    return Finding(
        rule=rule,
        subjects=tuple(row["subjects"]),
        places=tuple(dict.fromkeys(row["places"])),
        verdict=Verdict.WAIVED if waived else underlying,
        underlying=underlying,
        reason=tuple(Said.of(said) for said in reason),
        expected=Said.of(row["expected"]),
        observed=Said.of(row["observed"]),
        warnings=tuple(Said.of(said) for said in (*row["warnings"], *expired)),
        evidence=tuple(dict.fromkeys((*row["evidence"], *attestations))),
        sought=tuple(Said.of(said) for said in row["sought"]),
        since=row["since"] and _day(row["since"]),
        due_by=row["dueBy"] and _day(row["dueBy"]),
        change=change,
        waiver=row["waiver"] if waived else None,
    )


def failed(rule: str, row: Mapping[str, Any], problem: str) -> Finding:
    """The finding about a subject in the scope of a rule whose check failed: never dropped."""
    return Finding(
        rule=rule,
        subjects=tuple(row["subjects"]),
        places=tuple(dict.fromkeys(row["places"])),
        verdict=Verdict.ERROR,
        underlying=Verdict.ERROR,
        reason=(Said("check-failed", {"problem": problem}),),
    )


def _underlying(rule: str, row: Mapping[str, Any]) -> tuple[Verdict, list[Mapping[str, Any]]]:
    judgement = row["judgement"]
    if judgement in _ABSENT:
        return (_ABSENT[judgement] if row["attestations"] else Verdict.UNKNOWN), [row["basis"]]
    if judgement in _OUTRIGHT:
        return Verdict(judgement), []
    msg = f"{rule} judges {judgement!r}; it must be {', '.join([*_ABSENT, *sorted(_OUTRIGHT)])}"
    raise ValueError(msg)


_ABSENT = {"ABSENT": Verdict.GAP, "CONDITION_ABSENT": Verdict.NOT_APPLICABLE}
"""What an absence means once somebody has attested that there is no more; before that it is unknown."""

_OUTRIGHT = frozenset({"MET", "GAP", "UNKNOWN", "NOT_APPLICABLE"})


def _day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)
