"""What the files say of schools: all compulsory ones, and upper secondary ones where there is a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.schools import SchoolOwnership
from seeds.ids import county_id, municipality_id
from seeds.table import Line, Lines

COMPULSORY = "primary_schools_2024-11.csv"
COMPULSORY_COLUMNS = (
    "organisasjonsnummer skolenavn kommunenummer kommune fylkesnummer laveste_trinn hoyeste_trinn"
    " antall_elever eierforhold eier_navn eier_orgnr lon lat"
)
COUNTS = "primary_school_counts_by_municipality.csv"
COUNT_COLUMNS = (
    "kommunenummer navn_norsk grunnskoler_i_drift offentlige private skoler_med_ungdomstrinn elever_sum"
)
UPPER_SECONDARY = "upper_secondary_schools_vestfold_telemark_2024.csv"
UPPER_SECONDARY_COLUMNS = "organisasjonsnummer navn fylkesnummer fylke kommunenummer_fra_postnummer kommune"
FILES = (COMPULSORY, COUNTS, UPPER_SECONDARY)
_COUNTY_SUFFIX = " fylkeskommune"
_PUBLIC = {"Offentlig": True, "Privat": False}


@dataclass(frozen=True)
class Compulsory:
    """A compulsory school that is in use."""

    line: Line
    number: str
    """Its organization number."""
    name: str
    municipality: str
    municipality_name: str
    county: str
    lowest: int | None
    highest: int | None
    pupils: int | None
    """Empty where the source has no count."""
    public: bool
    owner: str
    """The organization number of its owner."""
    owner_name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Count:
    """What a municipality's schools add up to."""

    line: Line
    municipality: str
    name: str
    schools: int
    public: int
    private: int
    lower_secondary: int
    pupils: int
    """A lower bound: schools without a count add nothing."""


@dataclass(frozen=True)
class UpperSecondary:
    """An upper secondary school of a county."""

    line: Line
    number: str
    name: str
    county: str
    county_name: str
    municipality: str
    """From its postal code."""
    municipality_name: str


@dataclass(frozen=True)
class Schools:
    """What the three files say."""

    compulsory: tuple[Compulsory, ...]
    counts: tuple[Count, ...]
    upper_secondary: tuple[UpperSecondary, ...]


@dataclass(frozen=True)
class Owners:
    """Who can own a school, by what the file of schools says of it."""

    municipalities: Mapping[str, str]
    """Number by organization number."""
    counties: Mapping[str, str]
    """Number by name."""
    bodies: Mapping[str, str]
    """Id of a national body by name."""

    def of(self, school: Compulsory) -> tuple[SchoolOwnership, str | None] | None:
        """How a school is owned and by whom; None where its public owner is not known here."""
        if not school.public:
            return SchoolOwnership.PRIVATE, None
        if number := self.municipalities.get(school.owner):
            return SchoolOwnership.MUNICIPAL, municipality_id(number)
        if number := self.counties.get(school.owner_name.removesuffix(_COUNTY_SUFFIX)):
            return SchoolOwnership.COUNTY, county_id(number)
        if body := self.bodies.get(school.owner_name):
            return SchoolOwnership.STATE, body
        return None


def read(lines: Lines) -> Schools:
    """What the lines say; what is wrong with a cell is noted at its line."""
    return Schools(
        tuple(map(_compulsory, lines(COMPULSORY, COMPULSORY_COLUMNS))),
        tuple(
            Count(
                line=n,
                municipality=n.code("kommunenummer", r"\d{4}"),
                name=n.text("navn_norsk"),
                schools=n.count("grunnskoler_i_drift"),
                public=n.count("offentlige"),
                private=n.count("private"),
                lower_secondary=n.count("skoler_med_ungdomstrinn"),
                pupils=n.count("elever_sum"),
            )
            for n in lines(COUNTS, COUNT_COLUMNS)
        ),
        tuple(
            UpperSecondary(
                line=n,
                number=n.code("organisasjonsnummer", r"\d{9}"),
                name=n.text("navn"),
                county=n.code("fylkesnummer", r"\d{2}"),
                county_name=n.text("fylke"),
                municipality=n.code("kommunenummer_fra_postnummer", r"\d{4}"),
                municipality_name=n.text("kommune"),
            )
            for n in lines(UPPER_SECONDARY, UPPER_SECONDARY_COLUMNS)
        ),
    )


def _compulsory(n: Line) -> Compulsory:
    return Compulsory(
        line=n,
        number=n.code("organisasjonsnummer", r"\d{9}"),
        name=n.text("skolenavn"),
        municipality=n.code("kommunenummer", r"\d{4}"),
        municipality_name=n.text("kommune"),
        county=n.code("fylkesnummer", r"\d{2}"),
        lowest=n.optional_count("laveste_trinn"),
        highest=n.optional_count("hoyeste_trinn"),
        pupils=n.optional_count("antall_elever"),
        public=n.choice("eierforhold", _PUBLIC),
        owner=n.code("eier_orgnr", r"\d{9}"),
        owner_name=n.text("eier_navn"),
        longitude=n.decimal("lon", 4, 32),
        latitude=n.decimal("lat", 57, 72),
    )
