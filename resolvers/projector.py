"""From the statement's record to the value of a root field: made with the plan, run on every answer.

Rows are lists in the plan's order. For each plan functions are written that take them apart and put answers
together, since an answer about the country has ten thousand things: this takes half of what functions do that
are put together from others. A null where none may be raises `NullFound`: the plain way of
`resolvers.completion` then finds out where, and says so.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any

from resolvers.declarations import Phrase, Sentences
from resolvers.pages import PageRead, meta, page_info, read_page
from resolvers.plan import (
    AtEnd,
    Cursor,
    Edges,
    Groups,
    Keys,
    KeyThing,
    KeyValue,
    Known,
    Measure,
    Meta,
    Nodes,
    Number,
    Page,
    PageInfo,
    PagePart,
    Part,
    Record,
    Root,
    Summary,
    Thing,
    Things,
    Total,
    TypeName,
    Value,
    may_be_null,
)
from resolvers.rendering import Context, looked_up, rendered


class NullFound(Exception):
    """A null where the schema promises none."""


Project = Callable[[Any, Context], Any]
Placed = Part | Number | Measure | Summary | Keys | KeyValue | KeyThing
"""What has a place in a row."""


def build(root: Root) -> Project:
    """The projector of a root field."""
    return _Writer().build(root)


class _Writer:
    """Writes the functions of one projector, as text in which everything from a plan goes by a name."""

    def __init__(self) -> None:
        self._functions: list[str] = []
        self._numbers = count()
        self._names: dict[str, Any] = {"NullFound": NullFound}
        """What the functions use: constants, and functions of ours."""
        self._keys: dict[str, str] = {}
        """The keys of answers: they come from a request, and are put in once the text has been read."""

    def build(self, root: Root) -> Project:
        """The functions of a root field, compiled; gives the outermost."""
        name = self.function(self.place(root, "value"))
        text = ast.parse("\n".join(self._functions))
        code = compile(ast.fix_missing_locations(_KeysPutIn(self._keys).visit(text)), "<projector>", "exec")
        exec(code, self._names)  # noqa: S102 - written here, without a word of a request in it
        made: Project = self._names[name]
        return made

    def named(self, value: Any) -> str:
        """A name for a constant or a function."""
        name = f"c{next(self._numbers)}"
        self._names[name] = value
        return name

    def function(self, body: list[str]) -> str:
        """Writes a function that makes an answer in the place of a value; gives its name."""
        name = f"f{next(self._numbers)}"
        lines = [f"def {name}(value, context):", *_inside([*body, "return value"])]
        self._functions.append("\n".join(lines))
        return name

    def variable(self) -> str:
        """A name that no other variable has."""
        return f"v{next(self._numbers)}"

    def key(self, key: str) -> str:
        """A name that the key of an answer goes by."""
        name = f"k{next(self._numbers)}"
        self._keys[name] = key
        return name

    # Each of these gives the lines that make an answer in the place of what was read

    def row(self, parts: Sequence[Placed], value: str) -> list[str]:
        """The answer of a row."""
        names = [self.variable() for _ in parts]
        required = [name for name, part in zip(names, parts, strict=True) if not _nullable(part)]
        lines = [f"{', '.join(names)}, = {value}"] if names else []
        if required:
            missing = " or ".join(f"{name} is None" for name in required)
            lines += [f"if {missing}:", "    raise NullFound"]
        for name, part in zip(names, parts, strict=True):
            lines += self.place(part, name)
        return [*lines, self.answer(parts, names, value)]

    def answer(self, parts: Iterable[Placed | PagePart], names: Iterable[str], value: str) -> str:
        """Puts an answer together of what its parts have become."""
        pairs = [f"{self.key(part.key)}: {name}" for part, name in zip(parts, names, strict=True)]
        return f"{value} = {{{', '.join(pairs)}}}"

    def record(self, record: Record, value: str) -> list[str]:
        """The answer of a thing that is there."""
        if len(record.alternatives) == 1:
            return self.row(record.alternatives[0][1], value)
        functions = [self.function(self.row(parts, "value")) for _, parts in record.alternatives]
        chosen = self.variable()
        return [
            f"{chosen}, {value} = {value}",
            f"{value} = ({', '.join(functions)},)[{chosen}]({value}, context)",
        ]

    def each(self, record: Record, value: str, found: str, *, nullable: bool = False) -> list[str]:
        """The answers of the things in a list; `found` is what the list has of a thing in `{row}`."""
        row, made = self.variable(), self.variable()
        missing = "pass" if nullable else "raise NullFound"  # of a type that the schema does not show
        return [
            f"{made} = []",
            f"for {row} in {value}:",
            *([f"    {row} = {found.format(row=row)}"] if found != "{row}" else []),
            f"    if {row} is None:",
            f"        {missing}",
            "    else:",
            *_inside(_inside(self.record(record, row))),
            f"    {made}.append({row})",
            f"{value} = {made}",
        ]

    def place(self, part: Placed, value: str) -> list[str]:
        """The answer of a part in its place of a row; nothing where that stays as it is."""
        match part:
            case Value(source=Phrase() | Sentences()):
                return self.called(_sentence(part), value)
            case Value() | KeyValue() | Cursor() | Number():
                return []
            case TypeName(name=name):
                return [f"{value} = {self.named(name)}"] if name else []
            case Known():
                return self.called(partial(looked_up, part), value)
            case Thing() | AtEnd() | KeyThing():
                return _where_there(value, self.record(part.record, value))
            case Things(record=record, items_nullable=nullable):
                return _where_there(value, self.each(record, value, "{row}", nullable=nullable))
            case Page():
                return _where_there(value, [f"{value} = {self.page(part)}({value}, context)"])
            case Summary(parts=parts) | Keys(parts=parts):
                return self.row(parts, value)
            case Measure():
                return self.row(_functions(part), value)

    def called(self, function: Project, value: str) -> list[str]:
        """What hands a place over to a function."""
        return [f"{value} = {self.named(function)}({value}, context)"]

    def page(self, page: Page) -> str:
        """A function that makes the answer of a page; its name."""
        lines = _plain(page)
        if not lines:
            read = f"read = {self.named(partial(read_page, page))}(value, context)"
            lines = [read, "total, rows = read.total, read.rows"]
        names = [self.variable() for _ in page.parts]
        places = iter(page.places)
        for part, name in zip(page.parts, names, strict=True):
            match part:
                case Nodes() | Edges():
                    lines += self.rows(part, name, next(places))
                case Groups(parts=parts):
                    lines += self.groups(parts, name)
                case Summary():
                    lines += [f"{name} = next(read.reckoned)", *self.place(part, name)]
                case _:
                    lines.append(f"{name} = {self.around(part)}")
        return self.function([*lines, self.answer(page.parts, names, "value")])

    def rows(self, part: Nodes | Edges, value: str, place: int | None) -> list[str]:
        """The answers of the rows of a page, where each has the part in this place."""
        found = "{row}" if place is None else f"{{row}}[{place}]"
        lines = [f"{value} = rows", *self.each(part.record, value, found)]
        if isinstance(part, Edges) and part.cursors:
            lines.append(f"{self.named(partial(_mark, part.cursors))}({value}, read)")
        return lines

    def groups(self, parts: Sequence[Placed], value: str) -> list[str]:
        """The answers of groups."""
        row = self.variable()
        loop = [*self.row(parts, row), f"{value}.append({row})"]
        return [f"{value} = []", f"for {row} in next(read.reckoned)[0]:", *_inside(loop)]

    def around(self, part: PageInfo | Meta | Total | TypeName) -> str:
        """What gives a part that lies around the rows."""
        match part:
            case Total():
                return "total"
            case TypeName(name=name):
                return self.named(name)
            case PageInfo():
                return f"{self.named(partial(page_info, part))}(read)"
            case Meta():
                return f"{self.named(partial(meta, part))}(read)"


class _KeysPutIn(ast.NodeTransformer):
    """Puts the keys of answers in where their names stand."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """The key in the place of its name."""
        return ast.Constant(self._keys[node.id]) if node.id in self._keys else node


def _plain(page: Page) -> list[str]:
    """What reads a page with nothing around its rows but their number, and no cursor; nothing for others."""
    around = (part for part in page.parts if not isinstance(part, Nodes | Total | TypeName))
    if page.goes_on or any(not isinstance(part, Edges) or part.cursors for part in around):
        return []
    size = f"context.sizes[{page.number}]"
    cut = [f"if len(rows) > {size}:", f"    rows = rows[:{size}]"] if page.rows else []
    return ["total, rows = value", *cut, *(["rows = rows[::-1]"] if page.backward and page.rows else [])]


def _nullable(part: Placed) -> bool:
    match part:
        case Number() | Measure() | Summary() | Keys() | KeyValue() | KeyThing():
            return True
        case _:
            return may_be_null(part)


def _functions(measure: Measure) -> list[Number | TypeName]:
    return [
        TypeName(key, measure.type) if name == "__typename" else Number(key)
        for key, name in measure.functions
    ]


def _where_there(value: str, lines: list[str]) -> list[str]:
    return [f"if {value} is not None:", *_inside(lines)] if lines else []


def _inside(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _mark(keys: Sequence[str], answers: list[dict[str, Any]], read: PageRead) -> None:
    """Give edges their cursors."""
    for answer, row in zip(answers, read.rows, strict=True):
        for key in keys:
            answer[key] = read.cursor(row)


def _sentence(part: Value) -> Project:
    def say(value: Any, context: Context) -> Any:
        said = rendered(part.source, value, context)
        if said is None and not part.nullable:
            raise NullFound
        return said

    return say
