"""The reference files: what they must say, and what is refused."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import ids, lineage, partial, reading, schools
from seeds.problems import Problem, Refused

Spoil = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Copy the files, replace text in one, mend its checksum, and give the problems that are found."""

    def spoiled(file: str, old: str, new: str, *, checksum: bool = True) -> tuple[Problem, ...]:
        folder = tmp_path / "reference"
        shutil.copytree(reading.FOLDER, folder)
        before = (folder / file).read_text(encoding="utf-8")
        assert old in before
        after = before.replace(old, new)
        (folder / file).write_text(after, encoding="utf-8")
        if checksum:
            manifest = folder / "sources.toml"
            was, becomes = (hashlib.sha256(text.encode()).hexdigest() for text in (before, after))
            manifest.write_text(manifest.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")
        with pytest.raises(Refused) as refused:
            reading.reference(folder)
        return refused.value.problems

    return spoiled


def test_the_committed_files_are_the_whole_country() -> None:
    """357 municipalities in 15 counties and 12 police districts, 5,550,203 people, pass every check."""
    read = reading.reference()
    assert len(read.municipalities) == 357
    assert len(read.counties) == 15
    assert len(read.police_districts) == 12
    assert len(read.city_districts) == 38
    assert len(read.challenges) == 16
    people = {
        day: sum(m.population[day] for m in read.municipalities) for day in read.municipalities[0].population
    }
    assert people == {
        dt.date(2024, 1, 1): 5_550_203,
        dt.date(2025, 1, 1): 5_594_340,
        dt.date(2026, 1, 1): 5_627_400,
    }


CASES = {
    "a municipality without district": (
        reading.DISTRICTS_OF,
        "4601,Bergen,46,p07,Vest,False,Vest 110-sentral,True\n",
        "",
        ("municipalities_2024.csv", "kommunenummer", "4601"),
    ),
    "a district that nobody lists": (
        reading.DISTRICTS_OF,
        "0301,Oslo,03,p01,Oslo",
        "0301,Oslo,03,p13,Oslo",
        (reading.DISTRICTS_OF, "politidistriktnummer", "p13"),
    ),
    "a county that nobody lists": (
        reading.MUNICIPALITIES,
        "1101,Eigersund,Eigersund,11,",
        "1101,Eigersund,Eigersund,99,",
        (reading.MUNICIPALITIES, "fylkesnummer", "99"),
    ),
    "a sum of people that does not add up": (
        reading.COUNTIES,
        "499417",
        "499418",
        (reading.COUNTIES, "folketall_2024_01_01", "499418"),
    ),
    "a number of municipalities that does not add up": (
        reading.POLICE_DISTRICTS,
        "p01,Oslo,3,",
        "p01,Oslo,4,",
        (reading.POLICE_DISTRICTS, "antall_kommuner", "4"),
    ),
    "counties of a district that do not add up": (
        reading.POLICE_DISTRICTS,
        "1023.01,03|32",
        "1023.01,03|33",
        (reading.POLICE_DISTRICTS, "fylker", "03|33"),
    ),
    "a wrong check digit": (
        reading.ORGANIZATION_NUMBERS,
        "958935420",
        "958935421",
        (reading.ORGANIZATION_NUMBERS, "organisasjonsnummer", "958935421"),
    ),
    "a number of another municipality": (
        reading.ORGANIZATION_NUMBERS,
        "EIGERSUND KOMMUNE",
        "SANDNES KOMMUNE",
        (reading.ORGANIZATION_NUMBERS, "navn_enhetsregisteret", "SANDNES KOMMUNE"),
    ),
    "another name in another file": (
        reading.POINTS,
        "1101,Eigersund",
        "1101,Egersund",
        (reading.POINTS, "navn_norsk", "Egersund"),
    ),
    "city districts with more people than the municipality": (
        reading.CITY_DISTRICTS,
        "bydel,63712",
        "bydel,663712",
        (reading.CITY_DISTRICTS, "folketall_2024_01_01", "40095"),
    ),
    "a number with a comma": (
        reading.MUNICIPALITIES,
        "454.12",
        "x454",
        (reading.MUNICIPALITIES, "areal_km2", "x454"),
    ),
    "an unknown written Norwegian": (
        reading.MUNICIPALITIES,
        "Nøytral",
        "Riksmål",
        (reading.MUNICIPALITIES, "malform", "Riksmål"),
    ),
    "a lost leading zero": (
        reading.CITY_DISTRICTS,
        "\n030101,",
        "\n30101,",
        (reading.CITY_DISTRICTS, "bydelsnummer", "30101"),
    ),
    "a deviation that is not marked": (
        reading.DISTRICTS_OF,
        "3201,Bærum,32,p01,Oslo,True",
        "3201,Bærum,32,p01,Oslo,False",
        (reading.DISTRICTS_OF, "avviker_fra_fylke", "False"),
    ),
    "a challenge that nobody lists": (
        reading.ROLES,
        "TRAFFIC_SAFETY",
        "TRAFIC_SAFETY",
        (reading.ROLES, "answersFor", "TRAFIC_SAFETY"),
    ),
    "a number of 2023 without successor": (
        lineage.CODES,
        "4601,4601,Bergen,1.0,False\n",
        "",
        (lineage.CODES, "nytt_kommunenummer_2024", "0301"),
    ),
    "a successor that nobody lists": (
        lineage.CODES,
        "3001,3101,Halden",
        "3001,3199,Halden",
        (lineage.CODES, "nytt_kommunenummer_2024", "3199"),
    ),
    "a successor of another name": (
        lineage.CODES,
        "3101,Halden",
        "3101,Moss",
        (lineage.CODES, "navn_2024", "Moss"),
    ),
    "a change that is not marked": (
        lineage.CODES,
        "3001,3101,Halden,1.0,True",
        "3001,3101,Halden,1.0,False",
        (lineage.CODES, "endret", "False"),
    ),
    "a number that somebody else had": (
        lineage.CODES,
        "3001,3101,Halden",
        "3103,3101,Halden",
        (lineage.CODES, "nytt_kommunenummer_2024", "3103"),
    ),
    "shares of a split that do not add up": (
        lineage.CODES,
        "1507,1580,Haram,0.5",
        "1507,1580,Haram,0.4",
        (lineage.CODES, "befolkningsvekt", "0.5"),
    ),
    "a split of a municipality without name": (
        lineage.FORMER,
        "1507,",
        "1504,",
        (lineage.CODES, "gammelt_kommunenummer_2023", "1507"),
    ),
    "a former municipality that was not split": (
        lineage.FORMER,
        "1507,",
        "0301,Kristiania\n1507,",
        (lineage.FORMER, "number", "0301"),
    ),
    "a school that the counts leave out": (
        schools.COUNTS,
        "1101,Eigersund,10,8,2,5,1908",
        "1101,Eigersund,9,8,2,5,1908",
        (schools.COUNTS, "grunnskoler_i_drift", "9"),
    ),
    "pupils that do not add up": (
        schools.COMPULSORY,
        "0301,Oslo,03,1,10,513,",
        "0301,Oslo,03,1,10,514,",
        (schools.COUNTS, "elever_sum", "69110"),
    ),
    "a municipality without counts": (
        schools.COUNTS,
        "1106,Haugesund,15,13,2,8,4295\n",
        "",
        (schools.COUNTS, "kommunenummer", "0301"),
    ),
    "a school of a municipality that nobody lists": (
        schools.UPPER_SECONDARY,
        "4012,Bamble",
        "4099,Bamble",
        (schools.UPPER_SECONDARY, "kommunenummer_fra_postnummer", "4099"),
    ),
    "a school of a county of another name": (
        schools.UPPER_SECONDARY,
        "Bamble videregående skole,40,Telemark",
        "Bamble videregående skole,40,Vestfold",
        (schools.UPPER_SECONDARY, "fylke", "Vestfold"),
    ),
    "a school with a wrong check digit": (
        schools.COMPULSORY,
        "974589648,",
        "974589649,",
        (schools.COMPULSORY, "organisasjonsnummer", "974589649"),
    ),
    "a school in another county than its municipality": (
        schools.COMPULSORY,
        "Abildsø skole,0301,Oslo,03,",
        "Abildsø skole,0301,Oslo,11,",
        (schools.COMPULSORY, "fylkesnummer", "11"),
    ),
    "a school that ends before it begins": (
        schools.COMPULSORY,
        "Abildsø skole,0301,Oslo,03,1,10,",
        "Abildsø skole,0301,Oslo,03,11,10,",
        (schools.COMPULSORY, "hoyeste_trinn", "10"),
    ),
    "a public school whose owner nobody lists": (
        schools.COMPULSORY,
        "Kunnskapsdepartementet",
        "Departementet",
        (schools.COMPULSORY, "eier_navn", "Departementet"),
    ),
    "a unit of a district that nobody lists": (
        partial.UNITS,
        "\nTroms,tjenesteenhet,Harstad",
        "\nTromsø,tjenesteenhet,Harstad",
        (partial.UNITS, "politidistrikt", "Tromsø"),
    ),
    "a unit that serves a municipality of another district": (
        partial.UNITS,
        "Senja|Dyrøy|Sørreisa",
        "Senja|Gratangen",
        (partial.UNITS, "kommuner", "Senja|Gratangen"),
    ),
    "a unit below one that is not there": (
        partial.UNITS,
        "Sogn,Sogn og Fjordane",
        "Sogn,Sogn",
        (partial.UNITS, "overordnet", "Sogn"),
    ),
    "a page of a day that is none": (
        partial.UNITS,
        '2017-07-06,"navn',
        '2017-07-36,"navn',
        (partial.UNITS, "kilde_dato", "2017-07-36"),
    ),
    "a children's house that opened on no day": (
        partial.HOUSES,
        "2008-11-18",
        "2008-11-31",
        (partial.HOUSES, "aapnet", "2008-11-31"),
    ),
    "a children's house for a district that nobody lists": (
        partial.HOUSES,
        "Innlandet politidistrikt",
        "Oppland politidistrikt",
        (partial.HOUSES, "dekning_ifolge_kilde", "Oppland politidistrikt"),
    ),
    "an example of another name": (
        partial.SLT,
        "4221,Valle",
        "4221,Bykle",
        (partial.SLT, "kommune", "Bykle"),
    ),
    "a line twice": (
        reading.CHALLENGES,
        "HATE_CRIME,",
        "ONLINE_CRIME,",
        (reading.CHALLENGES, "code", "ONLINE_CRIME"),
    ),
    "a missing column": (
        reading.COUNTIES,
        "antall_kommuner",
        "kommuner",
        (reading.COUNTIES, "antall_kommuner", ""),
    ),
    "a missing entry in the manifest": (
        "sources.toml",
        'file = "roles.csv"',
        'file = "rolls.csv"',
        ("sources.toml", "file", "roles.csv"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_is_refused_with_its_place(spoil: Spoil, case: str) -> None:
    """What does not fit is refused with file, line, column, value, what was expected and how to mend it."""
    file, old, new, (where, column, value) = CASES[case]
    problems = spoil(file, old, new)
    found = [p for p in problems if (p.file, p.column, p.value) == (where, column, value)]
    assert found, "\n".join(map(str, problems))
    assert all(p.expected and p.mend for p in found)
    assert found[0].line or where == "sources.toml"


def test_changed_bytes_are_refused(spoil: Spoil) -> None:
    """A file that differs from its checksum is refused even where all its values are fine."""
    (problem,) = spoil(reading.CHALLENGES, "Hate crime", "Hate crimes", checksum=False)
    assert problem.file == reading.CHALLENGES
    assert "sha256" in problem.value


def test_all_problems_are_told_in_one_go(spoil: Spoil) -> None:
    """Each bad line of a file is named, by its number in the file."""
    problems = spoil(reading.MUNICIPALITIES, ",Nynorsk,", ",Målform,")
    assert len([p for p in problems if p.column == "malform"]) == 88
    message = str(Refused(problems))
    assert "nothing was loaded" in message
    assert f"line {problems[0].line}" in message


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_at_most_one_check_digit_fits(first_eight: str) -> None:
    """Eight digits have one check digit or none (where it would be 10): no slip of one digit goes through."""
    fitting = [d for d in "0123456789" if ids.valid_organization_number(first_eight + d)]
    assert len(fitting) <= 1
