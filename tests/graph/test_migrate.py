"""Migrations: read, planned and applied."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import neo4j
import pytest

from graph.connection import Graph
from graph.errors import Conflict, MigrationRefused, StatementRefused
from graph.migrate import FOLDER, Applied, Migration, migrate, parse, plan, read_folder
from graph.model.territory import InCounty
from graph.names import complete
from graph.statements import Statement
from tests.resolvers.reading import write as write_rows
from tests.seeds.test_load import everything
from tests.worlds import World

AT = datetime(2026, 6, 1, tzinfo=UTC)
SCHEMA = "CYPHER 5 CREATE CONSTRAINT try_id IF NOT EXISTS FOR (n:Try) REQUIRE n.id IS UNIQUE;\n"
DATA = "CYPHER 5 CREATE (:Try {id: 1});\n"

BEFORE_NAMES = Path(__file__).with_name("before_names.cypher")

Write = Callable[[int, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a migration file; gives its folder."""

    def write(number: int, text: str) -> Path:
        (tmp_path / f"{number:04}_try.cypher").write_text(text)
        return tmp_path

    return write


@pytest.fixture
def bare(world: Graph, scratch_driver: neo4j.Driver) -> Iterator[Graph]:
    """A graph without any migration, constraint or index; afterwards it is as the other tests know it."""
    with scratch_driver.session(database=world.database) as session:
        _strip(session)
        yield world
        _strip(session)
        for statement in (s for migration in read_folder(FOLDER) for s in migration.statements):
            session.run(statement.text).consume()
        for migration in read_folder(FOLDER):
            session.run(
                "CYPHER 5 CREATE (:Migration {number: $number, name: $name, checksum: $checksum})",
                number=migration.number,
                name=migration.name,
                checksum=migration.checksum,
            ).consume()


def _strip(session: neo4j.Session) -> None:
    session.run("CYPHER 5 MATCH (n) DETACH DELETE n").consume()
    for record in session.run("CYPHER 5 SHOW CONSTRAINTS YIELD name").fetch(1000):
        session.run(f"CYPHER 5 DROP CONSTRAINT {record['name']} IF EXISTS").consume()
    for record in session.run("CYPHER 5 SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").fetch(1000):
        session.run(f"CYPHER 5 DROP INDEX {record['name']} IF EXISTS").consume()


async def test_the_migrations_apply_to_an_empty_database_once(bare: Graph) -> None:
    """From empty all are applied, in order, with time and checksum, each an entry; again, nothing happens."""
    wanted = read_folder(FOLDER)

    first = await migrate(bare, AT)
    again = await migrate(bare, AT)

    assert first == wanted
    assert again == ()
    noted = await bare.rows(
        Statement(
            "CYPHER 5 MATCH (m:Migration) "
            "RETURN m.number AS number, m.name AS name, m.checksum AS checksum, m.appliedAt AS at "
            "ORDER BY number"
        ),
        10,
    )
    assert [(n["number"], n["name"], n["checksum"]) for n in noted] == [
        (m.number, m.name, m.checksum) for m in wanted
    ]
    assert all(n["at"].to_native() == AT for n in noted)
    assert await bare.data_version(10) == len(wanted)


async def test_a_kept_graph_of_the_previous_form_becomes_what_a_fresh_one_is(
    bare: Graph, scratch_driver: neo4j.Driver, tmp_path: Path
) -> None:
    """With data in it: the same constraints and indexes, and the same nodes and ties, each fact untouched."""
    first = read_folder(FOLDER)[0].file
    (tmp_path / first).write_bytes((FOLDER / first).read_bytes())
    await migrate(bare, AT, tmp_path)
    kept = parse(1, "kept", BEFORE_NAMES.read_text(encoding="utf-8"))
    await bare.change(kept.statements, who="test", why="test", request_id="1", at=AT)

    assert len(await migrate(bare, AT)) == len(read_folder(FOLDER)) - 1
    assert await complete(bare, AT) == 4
    brought_up = (await everything(bare), await _schema(bare))

    with scratch_driver.session() as session:
        _strip(session)
    await migrate(bare, AT)
    await write_rows(bare, _karasjok().rows)
    assert (await everything(bare), await _schema(bare)) == brought_up


async def _schema(graph: Graph) -> list[tuple[object, ...]]:
    """The constraints and indexes that there are."""
    constraints = "CYPHER 5 SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN *"
    indexes = "CYPHER 5 SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state RETURN *"
    found = [await graph.rows(Statement(text), 10) for text in (constraints, indexes)]
    return sorted(tuple(str(value) for value in record.values()) for each in found for record in each)


def _karasjok() -> World:
    """What stands in `BEFORE_NAMES`, as it is written today."""
    world = World()
    town = world.municipality("karasjok", nameSe="Kárášjohka", start="2024-01-01")
    county = world.org("County", "finnmark")
    world.tie(InCounty, town, county, validFrom=date(2024, 1, 1), startKnown=False)
    world.role("MAYOR", "Ordfører", side="MUNICIPAL", leadership="POLITICAL")
    world.post("ordforer", town, "rolle:MAYOR", held="2024-01-01", until="2025-01-01")
    return world


async def test_the_first_migration_makes_ids_unique(bare: Graph) -> None:
    """After the migrations no two nodes can have the same id, and no migration can be noted twice."""
    await migrate(bare, AT)

    twice = "CYPHER 5 CREATE (:Node {id: 'a'}), (:Node {id: 'a'})"
    for text in (twice, "CYPHER 5 CREATE (:Migration {number: 1})"):
        with pytest.raises(Conflict):
            await bare.change([Statement(text)], who="kari", why="a test", request_id="1", at=AT)


async def test_all_indexes_are_online_after_migrating(bare: Graph) -> None:
    """Migrating waits until every index can be used."""
    await migrate(bare, AT)

    states = await bare.rows(Statement("CYPHER 5 SHOW INDEXES YIELD state RETURN DISTINCT state"), 10)

    assert [record["state"] for record in states] == ["ONLINE"]


async def test_a_new_file_is_applied_alone(bare: Graph, write: Write) -> None:
    """A file that was added later is applied, and those before it are not applied again."""
    await migrate(bare, AT, write(1, SCHEMA))

    applied = await migrate(bare, AT, write(2, DATA))

    assert [migration.number for migration in applied] == [2]
    assert len(await bare.rows(Statement("CYPHER 5 MATCH (t:Try) RETURN t"), 10)) == 1


async def test_a_migration_of_data_that_fails_leaves_nothing(bare: Graph, write: Write) -> None:
    """When a statement about data fails, its file left nothing, and is applied once it is mended."""
    with pytest.raises(StatementRefused):
        await migrate(bare, AT, write(1, DATA + "CYPHER 5 MATCH (t:Try) SET t.x = 1 / 0;\n"))

    assert await bare.rows(Statement("CYPHER 5 MATCH (n) RETURN n"), 10) == []
    assert len(await migrate(bare, AT, write(1, DATA))) == 1


async def test_a_changed_file_is_refused_before_anything_is_applied(bare: Graph, write: Write) -> None:
    """A file changed after it was applied is named with both checksums, and no later file is applied."""
    await migrate(bare, AT, write(1, SCHEMA))
    write(2, DATA)
    old = parse(1, "try", SCHEMA).checksum
    folder = write(1, SCHEMA + "// changed\n")

    with pytest.raises(MigrationRefused, match=r"0001_try\.cypher was changed") as caught:
        await migrate(bare, AT, folder)

    assert old in str(caught.value)
    assert parse(1, "try", SCHEMA + "// changed\n").checksum in str(caught.value)
    assert await bare.rows(Statement("CYPHER 5 MATCH (t:Try) RETURN t"), 10) == []


def one(number: int, text: str = SCHEMA) -> Migration:
    """Make a migration."""
    return parse(number, "try", text)


def had(migration: Migration) -> Applied:
    """Make the note that the database has had it."""
    return Applied(migration.number, migration.name, migration.checksum)


def test_plan_takes_what_was_not_applied() -> None:
    """What was not applied yet is planned, in order."""
    files = [one(1), one(2), one(3)]

    assert plan(files, []) == tuple(files)
    assert plan(files, [had(files[0])]) == tuple(files[1:])
    assert plan(files, map(had, reversed(files))) == ()


def test_plan_refuses_a_hole_in_what_was_applied() -> None:
    """A database that has had the third and not the second is not guessed at."""
    files = [one(1), one(2), one(3)]

    with pytest.raises(MigrationRefused, match="0002 is missing among the migrations"):
        plan(files, [had(files[0]), had(files[2])])


def test_plan_refuses_a_database_of_a_newer_version() -> None:
    """A database that has had a migration for which there is no file is left alone."""
    with pytest.raises(MigrationRefused, match=r"0002_try.*newer version"):
        plan([one(1)], [had(one(1)), had(one(2))])


def test_a_gap_between_files_is_refused(write: Write) -> None:
    """Numbers run from 0001 without gaps."""
    write(1, SCHEMA)

    with pytest.raises(MigrationRefused, match="0002 is missing among the files"):
        read_folder(write(3, SCHEMA))


def test_the_same_number_twice_is_refused(write: Write) -> None:
    """Two files cannot have the same number."""
    folder = write(1, SCHEMA)
    (folder / "0001_other.cypher").write_text(SCHEMA)

    with pytest.raises(MigrationRefused, match="0001 comes twice"):
        read_folder(folder)


def test_a_file_with_another_name_is_refused(write: Write) -> None:
    """A file that does not say its number is not passed over."""
    folder = write(1, SCHEMA)
    (folder / "later.cypher").write_text(SCHEMA)

    with pytest.raises(MigrationRefused, match=r"later\.cypher is no name"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("// nothing\n", "holds no statement"),
        (SCHEMA + DATA, "Make two files"),
        (SCHEMA.replace(" IF NOT EXISTS", ""), "cannot be run twice"),
    ],
)
def test_a_file_that_cannot_be_applied_whole_is_refused(text: str, message: str) -> None:
    """An empty file, one about schema and data, and one that could not be run again are refused."""
    with pytest.raises(MigrationRefused, match=message):
        one(1, text)


def test_parse_splits_at_the_end_of_lines_and_leaves_out_comments() -> None:
    """Statements end with a semicolon at the end of a line; one within a text does not end them."""
    text = (
        "// first\nCYPHER 5 CREATE (:Try {text: 'a; b'})\n  // second\nCREATE (:Try);\n\n"
        "CYPHER 5 CREATE (:Try) ;  \n"
    )

    assert [statement.text for statement in one(1, text).statements] == [
        "CYPHER 5 CREATE (:Try {text: 'a; b'})\nCREATE (:Try)",
        "CYPHER 5 CREATE (:Try)",
    ]


def test_line_ends_do_not_change_the_checksum() -> None:
    """A checkout with other line ends is the same migration."""
    assert one(1, SCHEMA.replace("\n", "\r\n")).checksum == one(1, SCHEMA).checksum
