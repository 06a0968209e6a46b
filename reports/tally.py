"""Counts with their denominator: met + gap + unknown + waived + error = in scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from queries.finding import Verdict


@dataclass(frozen=True)
class Tally:
    """How many findings stand how."""

    met: int = 0
    gap: int = 0
    unknown: int = 0
    waived: int = 0
    error: int = 0
    not_applicable: int = 0
    """Outside the scope: in no denominator."""

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Tally:
        """Count verdicts."""
        found = Counter(verdicts)
        return cls(
            met=found[Verdict.MET],
            gap=found[Verdict.GAP],
            unknown=found[Verdict.UNKNOWN],
            waived=found[Verdict.WAIVED],
            error=found[Verdict.ERROR],
            not_applicable=found[Verdict.NOT_APPLICABLE],
        )

    def number(self, verdict: Verdict) -> int:
        """How many have that verdict."""
        found: int = getattr(self, verdict.value.lower())
        return found

    @property
    def in_scope(self) -> int:
        """The denominator."""
        return self.met + self.gap + self.unknown + self.waived + self.error

    @property
    def strict(self) -> float | None:
        """Met of those in scope; None where nothing is in scope."""
        return self.met / self.in_scope if self.in_scope else None

    @property
    def effective(self) -> float | None:
        """Met or excepted of those in scope; None where nothing is in scope."""
        return (self.met + self.waived) / self.in_scope if self.in_scope else None

    def plain(self) -> dict[str, int | float | None]:
        """As it is written to JSON, in the words of the API."""
        return {
            "met": self.met,
            "gap": self.gap,
            "unknown": self.unknown,
            "waived": self.waived,
            "error": self.error,
            "notApplicable": self.not_applicable,
            "inScope": self.in_scope,
            "strictShare": self.strict,
            "effectiveShare": self.effective,
        }
