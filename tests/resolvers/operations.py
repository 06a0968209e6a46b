"""Operations over the whole schema, valid by construction, with values from a world and from outside it.

Most roots go where most has never been asked for (`covering`), so that a few hundred operations have
everything in them; the others go anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import get_named_type, is_leaf_type

from tests.oracle.filters import Composite
from tests.resolvers.arguments import Arguments, Choosing
from tests.resolvers.covering import Cover, Route, conditions, item, leads, means_one_thing
from tests.resolvers.values import Source, drawn

Path = tuple[str, ...]
"""The response keys that lead to a place in an answer, numbers of rows left out."""


@dataclass(frozen=True)
class Generated:
    """An operation: its text, and what its variables can be."""

    text: str
    variables: Mapping[str, Any]
    """Values, with `Draw` where another value of the same sort may stand."""
    cursors: Mapping[str, Path]
    """Where the cursors are found that a variable can be given to go on from; they are null at first."""

    def values(self, random: Random) -> dict[str, Any]:
        """Values for the variables, all of one shape."""
        return {name: drawn(value, random) for name, value in self.variables.items()}


@dataclass
class Operations:
    """Writes operations; `random` decides everything."""

    cover: Cover
    values: Source
    random: Random
    subqueries: int
    """About how many lists and ties one root field follows."""
    fits: Callable[[Generated], bool]
    """Whether an operation with one root field costs no more than it may."""
    prefix: str = "a"
    """How aliases and names of fragments start."""

    def write(self) -> Generated:
        """An operation with some root fields."""
        said: list[_Root] = []
        for _ in range(self.random.randint(3, 4)):
            said.append(self._root(said))
        return _told(said)

    def _root(self, others: list[_Root]) -> _Root:
        """A root field that costs no more than it may; it shares no name with the others."""
        route = self.cover.lacking() if self.random.random() < 0.95 else None
        variables, aliases = (len(others[-1].asked.variables), others[-1].aliases) if others else (0, 0)
        left = self.subqueries - 1
        while True:
            before = self.cover.used.copy()
            choosing = Choosing(self.cover, self.random, left)
            taken = {f"v{number}": ("", None) for number in range(variables)}
            root = _Root(choosing, Arguments(choosing, self.values, taken), aliases, self.prefix)
            root.write(route)
            if self.fits(_told([root])):
                return root
            self.cover.used.clear()
            self.cover.used.update(before)
            left = max(left - 1, 1)


def _told(roots: list[_Root]) -> Generated:
    variables: dict[str, tuple[str, Any]] = {}
    fragments: dict[str, str] = {}
    cursors: dict[str, Path] = {}
    for root in roots:
        variables |= {name: (kind, each) for name, (kind, each) in root.asked.variables.items() if kind}
        fragments |= root.fragments
        cursors |= root.cursors
    declared = ", ".join(f"${name}: {kind}" for name, (kind, _) in variables.items())
    head = f"query Q({declared})" if declared else "query Q"
    text = "\n".join([f"{head} {{ {' '.join(root.text for root in roots)} }}", *fragments.values()])
    return Generated(text, {name: value for name, (_, value) in variables.items()}, cursors)


@dataclass
class _Root:
    """Writes one root field."""

    choosing: Choosing
    asked: Arguments
    aliases: int
    prefix: str
    text: str = ""
    fragments: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, Path] = field(default_factory=dict)

    def write(self, route: Route | None) -> None:
        """Write it so that it takes a route, or any."""
        query = self.choosing.cover.schema.query_type
        assert query is not None, "a schema without queries asks nothing"
        left_out = self.choosing.cover.left_out
        names = [name for name in query.fields if f"Query.{name}" not in left_out]
        if self.choosing.chance(0.7):  # there is most to ask of lists
            names = [name for name in names if "where" in query.fields[name].args]
        name = self.choosing.least([route[0]] if route else names, "Query.{}")
        self.text = self.field(query, name, 4, (), route[1:] if route else None)

    def selections(self, kind: Composite, depth: int, path: Path | None, route: Route | None = None) -> str:
        """What is selected of something; at the end of a route much that never was."""
        if "pageInfo" in kind.fields:
            return f"{{ {' '.join(self.parts(kind, depth, path, route))} }}"
        if route == ():
            number = min(7, len(self.fitting(kind, 1)))
            return f"{{ {' '.join(self.lacking(kind, path) for _ in range(number))} }}"
        said = [self.field(kind, route[0], depth, path, route[1:])] if route else []
        number = 1 if route else self.choosing.random.randint(1, 5)
        said += [self.selection(kind, depth, path) for _ in range(number)]
        return f"{{ {' '.join(said)} }}"

    def lacking(self, kind: Composite, path: Path | None) -> str:
        """A field that was asked for least often, and little below it."""
        self.choosing.keen = True
        fitting = self.fitting(kind, 1)
        name = fitting[self.choosing.least(fitting)]
        self.choosing.keen = False
        return self.field(kind, name, 1, path)

    def parts(self, kind: Composite, depth: int, path: Path | None, route: Route | None) -> list[str]:
        """The parts of a connection."""
        choosing = self.choosing
        names = [name for name in kind.fields if choosing.left > 0 or name not in ("aggregate", "groupBy")]
        picked = [choosing.least(names, "Connection.{}") for _ in range(choosing.random.randint(1, 3))]
        # There is more to group by and to reckon from than to do anything else with a list.
        if "groupBy" in names and len(path or ()) == 1 and choosing.chance(0.6):
            picked += (
                ["groupBy", "aggregate"] if route is not None else [choosing.least(["groupBy", "aggregate"])]
            )
        picked = [name for name in dict.fromkeys(picked) if not route or name != route[0]]
        taken = [self.field(kind, route[0], depth, path, route[1:])] if route else []
        ends = {"aggregate": ()} if route is not None else {}
        return [*taken, *(self.field(kind, name, depth, path, ends.get(name)) for name in picked)]

    def selection(self, kind: Composite, depth: int, path: Path | None) -> str:
        choosing = self.choosing
        dice = choosing.random.random()
        if dice < 0.05:
            return f"__typename{self.switch()}"
        if dice < 0.2 and depth > 0:
            on = self.condition(kind)
            return f"... on {on.name} {self.switch()}{self.selections(on, depth - 1, path)}"
        if dice < 0.27 and depth > 0:
            on = self.condition(kind)
            name = f"{self.alias()}F"
            self.fragments[name] = ""  # its place, in order
            self.fragments[name] = f"fragment {name} on {on.name} {self.selections(on, depth - 1, None)}"
            return f"...{name}{self.switch()}" + (f" ...{name}" if choosing.chance(0.2) else "")
        fitting = self.fitting(kind, depth)
        return self.field(kind, fitting[choosing.least(fitting)], depth, path) if fitting else "__typename"

    def fitting(self, kind: Composite, depth: int) -> dict[str, str]:
        """The fields that can still be asked for, by what is counted."""
        cover = self.choosing.cover
        named = {
            item(cover.schema, kind.name, name): name
            for name, each in kind.fields.items()
            if (depth > 0 and self.choosing.left > 0) or is_leaf_type(get_named_type(each.type))
        }
        return {full: name for full, name in named.items() if full not in cover.left_out}

    def condition(self, kind: Composite) -> Composite:
        among = {each.name: each for each in conditions(self.choosing.cover.schema, kind.name)}
        return among[self.choosing.least(among, "on {}")]

    def field(
        self, kind: Composite, name: str, depth: int, path: Path | None, route: Route | None = None
    ) -> str:
        definition = kind.fields[name]
        target = get_named_type(definition.type)
        root = kind is self.choosing.cover.schema.query_type
        if route is not None:  # what is on the way is chosen, too
            self.choosing.cover.used[item(self.choosing.cover.schema, kind.name, name)] += 1
        if leads(kind, name):
            self.choosing.left -= 1
        plain = not root and means_one_thing(self.choosing.cover.schema, name) and self.choosing.chance(0.4)
        self.choosing.keen = route == ()
        cursors, given = self.asked.of(target, definition.args, paged=path is not None)
        self.choosing.keen = False
        key = name if plain and not given else self.alias()
        inside = None if path is None else (*path, key)
        grouped, below = self.asked.grouped, ""
        if isinstance(target, Composite):
            below = self.selections(target, depth - 1, inside, route)
        if name == "groupBy":
            below = f"{{ {self.alias()}: keys {{ {' '.join(grouped)} }} {below[1:]}"
        if cursors and inside is not None:
            marked = self.alias()
            below = f"{{ {marked}: edges {{ cursor }} {below[1:]}"
            self.cursors |= dict.fromkeys(cursors, (*inside, marked, "cursor"))
        said = f"{key}: {name}" if key != name else name
        return f"{said}{given}{'' if root else self.switch()} {below}"

    def alias(self) -> str:
        self.aliases += 1
        return f"{self.prefix}{self.aliases}"

    def switch(self) -> str:
        if not self.choosing.chance(0.06):
            return ""
        value = (
            self.asked.variable("Boolean!", self.choosing.chance(0.5))
            if self.choosing.chance(0.7)
            else "true"
        )
        return f" @{self.choosing.random.choice(('include', 'skip'))}(if: {value}) "
