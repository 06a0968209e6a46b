"""What to do first: at every step as much as is promised, and as much as can be where nothing overlaps."""

from __future__ import annotations

from itertools import combinations
from math import e
from random import Random

import pytest

from queries.first_steps import Gap, gain, plain, steps
from queries.rule import Binding

ACTS = ("Besett {}", "Vedta {}")


def gaps(random: Random, *, overlapping: bool) -> list[Gap]:
    """Some gaps, whose changes are about several things where they may overlap."""
    found = []
    for i in range(random.randint(0, 9)):
        targets = random.sample("abcd", random.randint(1, 3) if overlapping else 1)
        change = f'{{"targets":{sorted(targets)}}}'.replace("'", '"')
        people = {m: 10 ** (ord(m) - ord("m")) for m in random.sample("mno", random.randint(0, 2))}
        binding = random.choice(list(Binding)).value
        found.append(
            Gap(str(i), "rule", binding, "POLICE", random.choice(ACTS), frozenset(targets), change, people)
        )
    return found


def closed_by(given: list[Gap], chosen: tuple[Gap, ...]) -> list[Gap]:
    """What the changes of some gaps close: gaps about nothing but what one of them changes."""
    return [gap for gap in given if any(gap.act == c.act and gap.targets <= c.targets for c in chosen)]


def worth(found: list[Gap]) -> int:
    """What closing gaps is worth, as one number."""
    required, recommended, optional, people = gain(found)
    return people + 10**4 * (optional + 10**4 * (recommended + 10**4 * required))


def best(given: list[Gap], count: int) -> int:
    """The most that so many changes can close, by trying all."""
    return max(worth(closed_by(given, chosen)) for chosen in combinations(given, min(count, len(given))))


@pytest.mark.parametrize("seed", range(80))
@pytest.mark.parametrize("overlapping", [False, True])
def test_close_to_the_best(seed: int, overlapping: bool) -> None:
    """As many steps as there are close all; so few of them close 63 % of the most, all where none overlap."""
    given = gaps(Random(seed), overlapping=overlapping)
    made = list(steps(given))
    assert sorted(gap.id for step in made for gap in step.closes) == sorted(gap.id for gap in given)
    closed: list[Gap] = []
    for count, step in enumerate(made, start=1):
        closed += step.closes
        assert {gap.id for gap in closed_by(given, (step.change,))} >= {gap.id for gap in step.closes}
        assert worth(closed) >= (1 if not overlapping else 1 - 1 / e) * best(given, count)


@pytest.mark.parametrize("seed", range(20))
def test_in_any_order(seed: int) -> None:
    """The steps are the same in whatever order the gaps come."""
    given = gaps(Random(seed), overlapping=True)
    shuffled = Random(seed + 1).sample(given, len(given))
    assert list(steps(shuffled)) == list(steps(given))


def test_a_wider_change_first() -> None:
    """Who fills both posts closes what filling one would have closed, and that is no step any more."""
    one, other = (Gap(x, "r", "OPTION", "POLICE", "Besett {}", frozenset(x), "", {}) for x in "ab")
    both = Gap("c", "r", "OPTION", "POLICE", "Besett {}", frozenset("ab"), "", {})
    assert [(s.change.id, [g.id for g in s.closes]) for s in steps([one, other, both])] == [
        ("c", ["a", "b", "c"])
    ]


def test_told() -> None:
    """A step is told with what is closed when it is made, and people in two gaps once."""
    change = '{"targets":["a"]}'
    both = [Gap(i, "r", "REQUIREMENT", "POLICE", "Besett {}", frozenset("a"), change, {"m": 5}) for i in "12"]
    last = Gap("3", "r", "OPTION", "BOTH", "Vedta {}", frozenset("a"), change, {})
    first, second = plain([last, *both], 5)
    assert (first["findings"], first["inhabitants"], first["closed"], first["share"]) == (
        ["1", "2"],
        5,
        2,
        2 / 3,
    )
    assert (second["responsible"], second["closed"], second["share"], second["found"]) == (["BOTH"], 3, 1, 2)
    assert [len(plain([last, *both], limit)) for limit in (-1, 0, 1)] == [0, 0, 1]
