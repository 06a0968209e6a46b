"""The words of a report in bokmål, nynorsk and English; what rules say stands with the rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from queries import phrases
from queries.finding import Mending, Verdict
from queries.rule import Binding, Responsible

Localized = Mapping[str, str]


def _said(nb: str, nn: str, en: str) -> Localized:
    return MappingProxyType({"nb": nb, "nn": nn, "en": en, "se": nb})


COUNTRY = _said("Hele landet", "Heile landet", "The whole country")

VERDICTS: Mapping[Verdict, Localized] = {
    Verdict.MET: _said("oppfylt", "oppfylt", "met"),
    Verdict.GAP: _said("avvik", "avvik", "gap"),
    Verdict.UNKNOWN: _said("ikke hørt", "ikkje høyrt", "not heard"),
    Verdict.WAIVED: _said("unntak", "unntak", "excepted"),
    Verdict.NOT_APPLICABLE: _said("gjelder ikke", "gjeld ikkje", "does not apply"),
    Verdict.ERROR: _said("feilet", "feila", "failed"),
}
COUNTED = (Verdict.MET, Verdict.GAP, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.ERROR)
"""The verdicts of a denominator, as tallies count them."""
UNUSED = _said("ubrukt mulighet", "ubrukt høve", "unused possibility")
"""What a gap of an option is called: not meeting it is no failing (guide §2.3)."""

BINDINGS: Mapping[Binding, Localized] = {
    Binding.REQUIREMENT: _said("Krav", "Krav", "Requirements"),
    Binding.RECOMMENDATION: _said("Anbefalinger", "Tilrådingar", "Recommendations"),
    Binding.OPTION: _said("Muligheter", "Høve", "Possibilities"),
}
RESPONSIBLE: Mapping[Responsible, Localized] = {
    Responsible.POLICE: _said("politiet", "politiet", "the police"),
    Responsible.MUNICIPALITY: _said("kommunen", "kommunen", "the municipality"),
    Responsible.BOTH: _said("begge", "begge", "both"),
    Responsible.COUNTY: _said("fylkeskommunen", "fylkeskommunen", "the county"),
    Responsible.POD: _said("Politidirektoratet", "Politidirektoratet", "the Police Directorate"),
}
MENDING: Mapping[Mending, Localized] = {
    Mending.NOW: _said("nå", "no", "now"),
    Mending.NEXT_OCCASION: _said("ved neste anledning", "ved neste høve", "at the next occasion"),
    Mending.TIME_ONLY: _said("bare tiden", "berre tida", "only time"),
}

_WORDS: Mapping[str, Localized] = {
    "title": _said("Dekning", "Dekning", "Coverage"),
    "as-of": _said("per", "per", "as of"),
    "projected": _said(
        "Dagen er ikke kommet ennå: planlagte møter regnes som holdt.",
        "Dagen er ikkje komen enno: planlagde møte blir rekna som haldne.",
        "The day is still to come: planned meetings count as held.",
    ),
    "synthetic": _said(
        "Samarbeidet her er oppdiktet (syntetiske data) over virkelige kommuner og politidistrikter.",
        "Samarbeidet her er oppdikta (syntetiske data) over verkelege kommunar og politidistrikt.",
        "The cooperation shown here is invented (synthetic data) over real municipalities and districts.",
    ),
    "synthetic-short": _said("oppdiktet", "oppdikta", "synthetic"),
    "rule": _said("regel", "regel", "rule"),
    "binding": _said("hvor bindende", "kor bindande", "binding"),
    "verdict": _said("utfall", "utfall", "verdict"),
    "subject": _said("gjelder", "gjeld", "about"),
    "place": _said("sted", "stad", "place"),
    "reason": _said("hvorfor", "kvifor", "why"),
    "expected": _said("ventet", "venta", "expected"),
    "observed": _said("funnet", "funne", "found"),
    "since": _said("siden", "sidan", "since"),
    "due": _said("frist", "frist", "due by"),
    "whose": _said("hvem sin tur", "kven sin tur", "whose move"),
    "change": _said("minste endring", "minste endring", "smallest change"),
    "when": _said("kan gjøres", "kan gjerast", "can be done"),
    "guide": _said("veileder", "rettleiar", "guide"),
    "warnings": _said("merknader", "merknader", "remarks"),
    "in-scope": _said("av", "av", "of"),
    "strict": _said("andel oppfylt", "del oppfylt", "share met"),
    "effective": _said("med unntak", "med unntak", "with exceptions"),
    "county": _said("fylke", "fylke", "county"),
    "police-district": _said("politidistrikt", "politidistrikt", "police district"),
    "municipality": _said("kommune", "kommune", "municipality"),
    "findings": _said("Funn", "Funn", "Findings"),
    "summary": _said("Sammendrag", "Samandrag", "Summary"),
    "by-rule": _said("Regel for regel", "Regel for regel", "Rule by rule"),
    "by-place": _said("Sted for sted", "Stad for stad", "Place by place"),
    "do-first": _said("Gjør dette først", "Gjer dette fyrst", "Do this first"),
    "gaps": _said("Avvik", "Avvik", "Gaps"),
    "unknown": _said("Det vi ikke har hørt", "Det vi ikkje har høyrt", "What we have not heard"),
    "waived": _said("Unntak", "Unntak", "Exceptions"),
    "unused": _said("Ubrukte muligheter", "Ubrukte høve", "Unused possibilities"),
    "failed": _said("Kontroller som feilet", "Kontrollar som feila", "Checks that failed"),
    "nothing": _said("Ingenting å melde.", "Ingenting å melde.", "Nothing to report."),
    "unknown-explained": _said(
        "Ikke avvik: det er ikke registrert, og ingen har bekreftet at det som er registrert er fullstendig.",
        "Ikkje avvik: det er ikkje registrert, og ingen har stadfesta at det registrerte er fullstendig.",
        "No gaps: it is not registered, and nobody has attested that what is registered is complete.",
    ),
    "several": _said(
        "Funn som gjelder flere steder telles én gang i hvert av dem, og én gang i summen.",
        "Funn som gjeld fleire stader blir talde éin gong i kvar av dei, og éin gong i summen.",
        "Findings about several places count once in each of them, and once in the sum.",
    ),
    "idle": _said(
        "Ingenting å vurdere her for {count} regler: {rules}",
        "Ingenting å vurdere her for {count} reglar: {rules}",
        "Nothing to judge here for {count} rules: {rules}",
    ),
    "more": _said("{count} til", "{count} til", "{count} more"),
    "made": _said("Laget {at} av Samordning", "Laga {at} av Samordning", "Made {at} by Samordning"),
    "map": _said(
        "Andel oppfylte krav, kommune for kommune",
        "Del oppfylte krav, kommune for kommune",
        "Share of requirements met, municipality by municipality",
    ),
    "no-data": _said("ingenting i omfang", "ingenting i omfang", "nothing in scope"),
    "print": _said("Skriv ut", "Skriv ut", "Print"),
    "unknown-since": _said("ukjent", "ukjent", "unknown"),
}


def word(code: str, language: str, **given: object) -> str:
    """A word of the report in a language."""
    return _WORDS[code][language].format(**given) if given else _WORDS[code][language]


def verdict(of: Verdict, binding: Binding, language: str) -> str:
    """What a verdict is called: a gap of an option is an unused possibility."""
    if binding is Binding.OPTION and of is Verdict.GAP:
        return UNUSED[language]
    return VERDICTS[of][language]


def percent(share: float | None, language: str) -> str:
    """A share as the language writes it; a dash where nothing is in scope."""
    if share is None:
        return "–"
    return f"{share:.0%}" if language == "en" else f"{share * 100:.0f} %"


def written(value: object, language: str) -> str:
    """A value as the language writes it; empty for nothing."""
    if value is None:
        return ""
    return phrases.written(
        value if isinstance(value, float) else str(value), phrases.FALLBACK.get(language, language)
    )
