"""Numbered migrations: each is applied once, in order, and never changed afterwards.

A file ``graph/migrations/NNNN_name.cypher`` holds statements that each start with ``CYPHER 5`` and end with
``;`` at the end of a line; a line that starts with ``//`` is a comment. A file is about the schema or about
data, never both, since Neo4j does not allow both in one transaction:

- statements about data run in one change together with the note that they were applied;
- statements about the schema run one by one before that note, so each must bear being run again
  (``IF NOT EXISTS``, ``IF EXISTS``) should the process end in between.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph.connection import Graph
from graph.errors import MigrationRefused
from graph.model.bookkeeping import MIGRATION
from graph.statements import Statement

FOLDER = Path(__file__).with_name("migrations")
WHO = "migration"
READ_TIMEOUT_S = 10.0
INDEX_TIMEOUT_S = 300

_FILE = re.compile(r"(?P<number>\d{4})_(?P<name>[a-z0-9_]+)\.cypher")
_SCHEMA = re.compile(r"CYPHER 5\s+(CREATE|DROP)\s+(\w+\s+)?(CONSTRAINT|INDEX)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\bIF\s+(NOT\s+)?EXISTS\b", re.IGNORECASE)


@dataclass(frozen=True)
class Migration:
    """One file: a step from one shape of the graph to the next."""

    number: int
    name: str
    checksum: str
    """SHA-256 of the text, whatever its line ends."""
    statements: tuple[Statement, ...]

    def __post_init__(self) -> None:
        if not self.statements:
            raise MigrationRefused(f"{self.file} holds no statement: write one, or remove the file.")
        kinds = {_is_schema(statement) for statement in self.statements}
        if len(kinds) > 1:
            raise MigrationRefused(
                f"{self.file} holds statements about the schema and about data; Neo4j does not allow both in "
                "one transaction. Make two files of it."
            )
        for statement in self.statements:
            if self.about_schema and not _AGAIN.search(statement.text):
                raise MigrationRefused(
                    f"{self.file} holds a statement about the schema that cannot be run twice. Add IF NOT "
                    "EXISTS or IF EXISTS to each."
                )

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.number:04}_{self.name}.cypher"

    @property
    def about_schema(self) -> bool:
        """Whether it is about constraints and indexes, and not about data."""
        return _is_schema(self.statements[0])


@dataclass(frozen=True)
class Applied:
    """What the database remembers of a migration."""

    number: int
    name: str
    checksum: str


async def migrate(graph: Graph, at: datetime, folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Apply the migrations of ``folder`` that ``graph`` has not had, and tell which they were.

    ``at`` is noted as their time. Raises :class:`MigrationRefused`, before anything is applied, when files
    and database do not fit together.
    """
    wanted = await pending(graph, folder)
    for migration in wanted:
        if migration.about_schema:
            for statement in migration.statements:
                await graph.apply_schema(statement)
            await graph.rows(_AWAIT_INDEXES, INDEX_TIMEOUT_S + READ_TIMEOUT_S)
        await graph.change(
            _change(migration, at),
            who=WHO,
            why=migration.file,
            request_id=f"migration:{migration.number}",
            at=at,
        )
    return wanted


async def pending(graph: Graph, folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Tell which migrations of ``folder`` the graph has not had, in order, changing nothing.

    Raises :class:`MigrationRefused` when files and database do not fit together.
    """
    return plan(read_folder(folder), await _read_applied(graph))


def read_folder(folder: Path) -> tuple[Migration, ...]:
    """Read all migrations of ``folder``, in order."""
    found = []
    for path in sorted(folder.glob("*.cypher")):
        match = _FILE.fullmatch(path.name)
        if match is None:
            raise MigrationRefused(
                f"{path.name} is no name of a migration; write four digits, an underscore and a name in "
                "small letters: 0002_add_something.cypher."
            )
        found.append(parse(int(match["number"]), match["name"], path.read_text(encoding="utf-8")))
    _refuse_gaps([migration.number for migration in found], f"the files in {folder.name}/")
    return tuple(found)


def parse(number: int, name: str, text: str) -> Migration:
    """Read one migration from the text of its file."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("//")]
    texts = [part.strip() for part in re.split(r";\s*$", "\n".join(lines), flags=re.MULTILINE)]
    return Migration(
        number=number,
        name=name,
        checksum=hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest(),
        statements=tuple(Statement(part) for part in texts if part),
    )


def plan(migrations: Sequence[Migration], applied: Iterable[Applied]) -> tuple[Migration, ...]:
    """Choose the migrations that are still to be applied.

    Raises :class:`MigrationRefused` when an applied one has another content by now, or no file, or when
    one before it was never applied.
    """
    by_number: Mapping[int, Migration] = {migration.number: migration for migration in migrations}
    had = sorted(applied, key=lambda one: one.number)
    for one in had:
        migration = by_number.get(one.number)
        if migration is None:
            raise MigrationRefused(
                f"The database has had migration {one.number:04}_{one.name}, for which there is no "
                "file here: it was used with a newer version of the program. Use that version, or another "
                "database."
            )
        if migration.checksum != one.checksum:
            raise MigrationRefused(
                f"{migration.file} was changed after it was applied: its checksum is {migration.checksum}, "
                f"the database has had {one.checksum}. Put the old text back, and make a new migration of "
                "what should be different."
            )
    _refuse_gaps([one.number for one in had], "the migrations that the database has had")
    return tuple(migration for migration in migrations if migration.number > len(had))


def _refuse_gaps(numbers: Sequence[int], where: str) -> None:
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    if twice:
        raise MigrationRefused(
            f"Number {twice[0]:04} comes twice among {where}: give one of them the next number."
        )
    for expected, number in enumerate(numbers, start=1):
        if number != expected:
            raise MigrationRefused(
                f"Number {expected:04} is missing among {where} (the next there is {number:04}): they are "
                "applied one after the other, from 0001, without gaps."
            )


def _is_schema(statement: Statement) -> bool:
    return _SCHEMA.match(statement.text) is not None


def _change(migration: Migration, at: datetime) -> tuple[Statement, ...]:
    data = () if migration.about_schema else migration.statements
    note = Statement(
        f"CYPHER 5 CREATE (:{MIGRATION} "
        "{number: $number, name: $name, checksum: $checksum, appliedAt: $at})",
        {"number": migration.number, "name": migration.name, "checksum": migration.checksum, "at": at},
    )
    return (*data, note)


async def _read_applied(graph: Graph) -> tuple[Applied, ...]:
    records = await graph.rows(_APPLIED, READ_TIMEOUT_S)
    return tuple(Applied(record["number"], record["name"], record["checksum"]) for record in records)


_APPLIED = Statement(
    f"CYPHER 5 MATCH (m:{MIGRATION}) "
    "RETURN m.number AS number, m.name AS name, m.checksum AS checksum ORDER BY number"
)
_AWAIT_INDEXES = Statement("CYPHER 5 CALL db.awaitIndexes($seconds)", {"seconds": INDEX_TIMEOUT_S})
