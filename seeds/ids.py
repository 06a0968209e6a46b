"""The ids and numbers of the reference data: minted once, readable, and never changed."""

from __future__ import annotations

from graph.model.organizations import IdentifierScheme
from graph.text import fold

OSLO = "0301"
"""Municipality and county at once: one actor with two numbers."""
OSLO_COUNTY = "03"
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def municipality_id(number: str) -> str:
    """The id of the municipality that had this number on 2024-01-01, or when it ended before that day."""
    return f"kommune:{number}"


def county_id(number: str) -> str:
    """The id of the county; Oslo's is that of the municipality."""
    return municipality_id(OSLO) if number == OSLO_COUNTY else f"fylke:{number}"


def city_district_id(number: str) -> str:
    """The id of the city district that had this number on 2024-01-01."""
    return f"bydel:{number}"


def police_district_id(name: str) -> str:
    """The id of a police district, from its name: `politidistrikt:more-og-romsdal`."""
    return f"politidistrikt:{slug(name)}"


def school_id(organization_number: str) -> str:
    """The id of a school, from its number in the register of legal entities."""
    return f"skole:{organization_number}"


def number_id(scheme: IdentifierScheme, value: str) -> str:
    """The id of a number of a list."""
    return f"nummer:{scheme.value.lower().replace('_', '-')}/{value}"


def slug(name: str) -> str:
    """A name as a part of an id: small letters without accents, hyphens between."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def valid_organization_number(value: str) -> bool:
    """Whether the last of nine digits is the check digit (modulo 11) of the first eight."""
    if len(value) != 9 or not value.isdecimal():
        return False
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, value, strict=False)) % 11
    return (11 - rest) % 11 == int(value[8])
