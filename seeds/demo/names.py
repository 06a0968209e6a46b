"""Invented names: common ones combined at random, so that nobody real is meant."""

from __future__ import annotations

import random

FIRST = (
    "Aslak", "Anne", "Ailo", "Berit", "Bjørn", "Camilla", "Dag", "Ellen", "Einar", "Elle", "Erik", "Frode",
    "Grete", "Gunnar", "Hanne", "Hassan", "Heidi", "Håkon", "Ida", "Inger", "Inga", "Ivar", "Jan", "Jovnna",
    "Kari", "Karen", "Kjell", "Kristin", "Lars", "Lene", "Leif", "Magnus", "Máret", "Mari", "Marit", "Mikkel",
    "Mohammed", "Nils", "Nina", "Odd", "Ola", "Per", "Piera", "Ragnhild", "Randi", "Risten", "Rolf", "Sara",
    "Silje", "Sigrid", "Solveig", "Stein", "Sunniva", "Svein", "Tone", "Tor", "Trond", "Turid", "Unni",
    "Vegard", "Wenche", "Yasmin", "Øyvind", "Åse", "Åsmund",
)  # fmt: skip
LAST = (
    "Aasen", "Ali", "Andersen", "Anti", "Bakke", "Berg", "Bjerke", "Brekke", "Buljo", "Bø", "Dahl", "Eide",
    "Eira", "Engen", "Fjeld", "Foss", "Gaup", "Gjerde", "Gundersen", "Hagen", "Halvorsen", "Haugen", "Hætta",
    "Holm", "Johnsen", "Jordal", "Khan", "Kvamme", "Larsen", "Lie", "Lund", "Lunde", "Mathisen", "Moen",
    "Myhre", "Nguyen", "Nilsen", "Nordby", "Næss", "Olsen", "Oskal", "Paulsen", "Pettersen", "Rasmussen",
    "Ruud", "Rønning", "Sandvik", "Sara", "Skogen", "Solberg", "Solheim", "Strand", "Sunde", "Tangen",
    "Thorsen", "Utsi", "Valle", "Vik", "Voll", "Ødegård", "Østby", "Åmot",
)  # fmt: skip
_FIRM = (
    "Nordlys",
    "Fjellbrisen",
    "Havgløtt",
    "Elvebredden",
    "Solgløtt",
    "Bryggehjørnet",
    "Granbakken",
    "Fossesus",
)
_SCHOOL = ("Lyngbakken", "Fjordgløtt", "Solsletta", "Kvernhaugen", "Bjørkelia", "Havnetoppen", "Elvebrinken")
_TRADE = ("kjøpesenter", "dagligvare", "utested", "hotell", "bygg", "transport")
_CLUB = (
    "Lyktebærerne",
    "Vinterleiken",
    "Morgendagen",
    "Grendelaget",
    "Trygge kvelder",
    "Åpen dør",
    "Fjellvenn",
)
_CAUSE = (
    "ungdomsklubb",
    "nattevandring",
    "idrettslag",
    "frivilligsentral",
    "krisehjelp",
    "flerkulturelt forum",
)


def person(chance: random.Random) -> str:
    """A person's name: one or two first names and a last name."""
    first = chance.choice(FIRST)
    if chance.random() < 0.2:
        first = f"{first} {chance.choice(FIRST)}"
    return f"{first} {chance.choice(LAST)}"


def business(chance: random.Random, place: str) -> str:
    """The name of a business in a place."""
    return f"{chance.choice(_FIRM)} {chance.choice(_TRADE)}, {place}"


def voluntary(chance: random.Random, place: str) -> str:
    """The name of a voluntary organization in a place."""
    return f"{chance.choice(_CLUB)} {chance.choice(_CAUSE)}, {place}"


def school(chance: random.Random) -> str:
    """The name of a school, without its kind."""
    return chance.choice(_SCHOOL)
