"""The command line: what there is to say to it. What each command does stands in `service.commands`."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

EXIT_CODES = """Exit codes: 0 done (serve: stopped when told to) · 1 answered, with errors in the answer
(doctor: in the register; check: gaps) · 2 could not be done, the message says why and how to mend it · 64 the
command line was not understood · 130 broken off with Ctrl-C."""

app = typer.Typer(
    name="samordning",
    help="Who coordinates with whom in Norwegian municipalities and police, and where it is missing.\n\n"
    "[bold]samordning serve[/bold] starts everything and says where to look.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

neo4j = typer.Typer(
    help="The Neo4j that comes along: start it to stay, stop it, look at it, throw its data away.",
    no_args_is_help=True,
)
app.add_typer(neo4j, name="neo4j")

snapshot = typer.Typer(
    help="Results of the rule book for a day, set aside to compare with: `changes` and `trend` read them.",
    no_args_is_help=True,
)
app.add_typer(snapshot, name="snapshot")

COULD_NOT = 2
NOT_UNDERSTOOD = 64
BROKEN_OFF = 130


def main() -> None:
    """Run what the command line says, and end the process with its exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except SystemExit as ended:
        # Typer ends so where it does not understand; no command of ours raises it with this code.
        raise SystemExit(NOT_UNDERSTOOD if ended.code == COULD_NOT else ended.code) from None
    except KeyboardInterrupt:
        raise SystemExit(BROKEN_OFF) from None
    except Exception as error:
        sys.stderr.write(_told(error))
        raise SystemExit(COULD_NOT) from None


def _told(error: Exception) -> str:
    from service.commands.errors import EXPECTED, unusable_state

    if os.environ.get("SAMORDNING_DEBUG", "").lower() in {"1", "true", "yes"}:
        return "".join(traceback.format_exception(error))
    if isinstance(error, EXPECTED):
        return f"samordning: {error}\n"
    if told := unusable_state(error):
        return f"samordning: {told}\n"
    return (
        f"samordning: a fault of the program, {type(error).__name__}: {error}\n"
        "Set SAMORDNING_DEBUG=1 and run it again to see where, and report it.\n"
    )


@app.command()
def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Listen here; SAMORDNING_PORT or 8000 otherwise.")
    ] = None,
) -> None:
    """Start everything and answer questions on 127.0.0.1:8000, until Ctrl-C."""
    from service.commands import serve as command
    from service.settings import read

    raise typer.Exit(command.run(read(), port))


@app.command()
def load(
    reference: Annotated[bool, typer.Option("--reference", help="Only the reference data.")] = False,
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Only the demonstration layer.")
    ] = False,
    anchor: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="The day that the demonstration layer's dates are relative to; today otherwise.",
        ),
    ] = None,
    remove_demonstration: Annotated[
        bool, typer.Option("--remove-demonstration", help="Remove the demonstration layer, all of it.")
    ] = False,
) -> None:
    """Apply migrations, and load reference data and demonstration layer, each once.

    [bold]Examples[/bold]

    samordning load

    samordning load --demonstration --anchor 2026-09-01

    samordning load --remove-demonstration
    """
    from service.commands import load as command
    from service.settings import read

    if remove_demonstration and (reference or demonstration or anchor):
        raise typer.BadParameter("--remove-demonstration stands alone: load again afterwards")
    if anchor and reference and not demonstration:
        raise typer.BadParameter("--anchor is for the demonstration layer: add --demonstration")
    both = not reference and not demonstration
    code = command.run(
        read(),
        reference=reference or both,
        demonstration=demonstration or both,
        anchor=anchor.date() if anchor else None,
        remove=remove_demonstration,
    )
    raise typer.Exit(code)


@app.command()
def export(
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file, or for csv the folder, to make.")],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="jsonl|csv|xlsx|graphml|gexf|jsonld",
            help="To import again: jsonl (a file), csv (a folder), xlsx (a workbook). "
            "To draw: graphml, gexf. Linked: jsonld.",
        ),
    ] = "jsonl",
    territory: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only what touches a place: kommune:4601, politidistrikt:vest."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only what holds on the day; else all."),
    ] = None,
    without_persons: Annotated[
        bool, typer.Option("--without-persons", help="Leave out persons, and who holds what.")
    ] = False,
) -> None:
    """Write everything that is stored to a file: one that `samordning import` reads again, or one to draw.

    Names and work addresses of persons are in it unless --without-persons is said. Synthetic rows are marked.
    A manifest says what the file is, with counts and checksums.

    [bold]Examples[/bold]

    samordning export --out register.jsonl

    samordning export --format csv --out vest --territory politidistrikt:vest --as-of 2026-11-01

    samordning export --format xlsx --out bergen.xlsx --territory kommune:4601

    samordning export --format graphml --out vest.graphml --territory politidistrikt:vest
    """
    from seeds.exporting.export import Order
    from seeds.exporting.forms import FORMS
    from service.commands import export as command
    from service.settings import read

    if form not in FORMS:
        raise typer.BadParameter(f"{form} is none of {', '.join(FORMS)}", param_hint="--format")
    day = as_of.date() if as_of else None
    order = Order(form, out, territory=territory, as_of=day, without_persons=without_persons)
    raise typer.Exit(command.run(read(), order))


@app.command(name="import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A .jsonl file, a workbook (.xlsx), or a folder of .csv.")
    ],
    write: Annotated[bool, typer.Option("--apply", help="Write it, all or nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    allow_ending: Annotated[
        int, typer.Option(min=0, metavar="N", help="How many rows may be ended beyond a tenth.")
    ] = 0,
) -> None:
    """Show what a file would change, with every problem in it; with --apply, write it.

    Rows that are gone from a file are left alone, unless its manifest declares them complete: then they are
    ended.

    [bold]Examples[/bold]

    samordning import register.jsonl

    samordning import --apply --json folder
    """
    from service.commands import importing as command
    from service.settings import read

    code = command.run(read(), path, write=write, as_json=as_json, allow_ending=allow_ending)
    raise typer.Exit(code)


@app.command()
def template(
    out: Annotated[Path, typer.Option(metavar="PATH", help="The workbook to make.")] = Path(
        "samordning.xlsx"
    ),
) -> None:
    """Write an empty workbook to fill in, with a sheet a kind, drop-downs and explanations.

    What is filled in goes in with `samordning import`. Needs no database.

    [bold]Example[/bold]

    samordning template --out vest.xlsx
    """
    from service.commands import template as command

    raise typer.Exit(command.run(out))


@app.command()
def doctor(
    json: Annotated[bool, typer.Option("--json", help="One JSON object, every check in it.")] = False,
    examples: Annotated[int, typer.Option(min=0, metavar="N", help="Examples of each fault.")] = 5,
) -> None:
    """Look for what the database cannot constrain: missing facts, wrong ties, overlaps, orphans.

    Changes nothing. Ends with 0 where nothing must be mended (warnings are told, and do not count), with 1
    where something must, with 2 where it could not be looked for.

    [bold]Examples[/bold]

    samordning doctor

    samordning doctor --json --examples 100
    """
    from service.commands import doctor as command
    from service.settings import read

    raise typer.Exit(command.run(read(), json=json, examples=examples))


@app.command()
def check(  # noqa: PLR0913, PLR0917  # each is an option of the command
    territory: Annotated[
        str | None,
        typer.Option(metavar="ID|NAME", help="A county, police district, municipality or city district."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day asked for; today otherwise."),
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this rule; can be repeated.")
    ] = None,
    rule_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Try a rule of your own, instead of the book; nothing is written."),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="BINDING", help="End with 1 for gaps in REQUIREMENT, RECOMMENDATION or OPTION."),
    ] = "REQUIREMENT",
    language: Annotated[str, typer.Option(help="nb, nn or en.")] = "nb",
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="table, json, csv, xlsx, md, html, sarif, shacl, ics."
        ),
    ] = "table",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it here.")] = None,
    most: Annotated[
        int, typer.Option(min=1, metavar="N", help="Findings that the table shows a section.")
    ] = 15,
) -> None:
    """Check the rule book: what is missing, where, since when, and the smallest change that would mend it.

    Of the whole country, if no territory is named. What nobody has told us of is unknown, and no gap.

    [bold]Exit codes[/bold]

    0: there is no gap in what binds as much as --fail-on says, or more.

    1: there are such gaps.

    2: it could not be checked.

    [bold]Examples[/bold]

    samordning check --territory Trondheim

    samordning check --territory politidistrikt:vest --format html --out vest.html

    samordning check --rule contact.assigned --fail-on REQUIREMENT --format csv
    """
    from queries.phrases import LANGUAGES
    from queries.rule import Binding
    from reports.forms import FORMS
    from service.commands import check as command
    from service.settings import read

    if form not in {"table", *FORMS}:
        raise typer.BadParameter(f"{form} is none of table, {', '.join(FORMS)}", param_hint="--format")
    if fail_on not in Binding.__members__:
        raise typer.BadParameter(f"{fail_on} is none of {', '.join(Binding)}", param_hint="--fail-on")
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language} is none of {', '.join(LANGUAGES)}", param_hint="--language")
    if rule and rule_file:
        raise typer.BadParameter("--rule-file is tried alone: leave --rule out")
    day = as_of.date() if as_of else None
    wanted = command.Wanted(
        territory, day, rule or [], rule_file, Binding(fail_on), language, form, out, most
    )  # fmt: skip
    raise typer.Exit(command.run(read(), wanted))


@app.command()
def erase_person(
    person: Annotated[str, typer.Argument(metavar="ID", help="The person's id: person:…")],
    reason: Annotated[str, typer.Option(help="Why; kept in the log of changes, so without a name.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask whether it is meant.")] = False,
) -> None:
    """Erase a person for good; the posts and their history stand, held by somebody unnamed.

    Says first what it would do, and asks. It cannot be taken back.

    [bold]Example[/bold]

    samordning erase-person person:42 --reason "asked for by the person, case 2026/114"
    """
    from service.commands import erase_person as command
    from service.settings import read

    raise typer.Exit(command.run(read(), person, reason, yes=yes))


@app.command()
def ask(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A saved question; any other word lists them.")],
    variables: Annotated[str | None, typer.Option(metavar="JSON", help="Variables as a JSON object.")] = None,
    value: Annotated[
        list[str] | None, typer.Option("-v", metavar="NAME=VALUE", help="One variable; can be repeated.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day asked for; today otherwise."),
    ] = None,
    language: Annotated[str, typer.Option(help="nb, nn, se or en.")] = "nb",
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json, table or csv.")] = "json",
) -> None:
    """Ask a saved question, and write its answer as JSON, as tables, or as CSV.

    Uses the database of a running service, or starts Neo4j for the length of the question.

    [bold]Examples[/bold]

    samordning ask FirstLook -v name=Trondheim

    samordning ask ContactsForRequest -v municipality=kommune:4601 -v request=LECTURE --format table

    samordning ask UnusedPartners -v place=fylke:46 --format csv

    samordning ask FirstLook --variables '{"name": "berg"}' --as-of 2026-01-01 --language en
    """
    from resolvers.request import LANGUAGES
    from service.commands import ask as command
    from service.settings import read

    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language} is none of {', '.join(LANGUAGES)}", param_hint="--language")
    if form not in list(command.Form):
        raise typer.BadParameter(f"{form} is none of {', '.join(command.Form)}", param_hint="--format")
    day = as_of.date() if as_of else None
    raise typer.Exit(command.run(read(), name, variables, value or [], day, language, command.Form(form)))


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE.graphql", help="A file with a GraphQL operation.")],
    variables: Annotated[
        str | None, typer.Option(metavar="JSON", help="Variables; those of its header otherwise.")
    ] = None,
    operation: Annotated[str | None, typer.Option(help="Which operation, where there are several.")] = None,
) -> None:
    """Show how a question is answered: selection, plan, Cypher and parameters. Needs no database.

    [bold]Example[/bold]

    samordning explain queries/operations/01-first-look.graphql
    """
    from service.commands import explain as command
    from service.settings import read

    raise typer.Exit(command.run(read(), file, variables, operation))


@app.command()
def schema(
    write: Annotated[bool, typer.Option("--write", help="Write it to schema/schema.graphql.")] = False,
) -> None:
    """Print the GraphQL schema."""
    from service.commands import schema as command

    raise typer.Exit(command.run(write=write))


@app.command()
def rules(
    write: Annotated[bool, typer.Option("--write", help="Write it to docs/rules.md.")] = False,
) -> None:
    """Print the rule book: every rule, with what it expects, of whom, and where the guide says so."""
    from service.commands import rules as command

    raise typer.Exit(command.run(write=write))


@snapshot.command()
def take(
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day asked for; today otherwise."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="What to call it.")] = None,
) -> None:
    """Evaluate the rule book for a day, and set the result aside."""
    from service.commands import snapshot as command
    from service.settings import read

    raise typer.Exit(command.run_take(read(), as_of.date() if as_of else None, name))


@snapshot.command(name="list")
def list_() -> None:
    """Show the snapshots that there are."""
    from service.commands import snapshot as command
    from service.settings import read

    raise typer.Exit(command.run_list(read()))


@snapshot.command()
def drop(id_: Annotated[str, typer.Argument(metavar="ID", help="The snapshot's id: snapshot:…")]) -> None:
    """Drop a snapshot. The register itself is not changed."""
    from service.commands import snapshot as command
    from service.settings import read

    raise typer.Exit(command.run_drop(read(), id_))


@neo4j.command()
def start() -> None:
    """Start it, and leave it running for the other commands."""
    from service.commands import neo4j as command
    from service.settings import read

    raise typer.Exit(command.start(read()))


@neo4j.command()
def stop() -> None:
    """Stop it; its data are kept."""
    from service.commands import neo4j as command
    from service.settings import read

    raise typer.Exit(command.stop(read()))


@neo4j.command()
def status() -> None:
    """Say whether it runs, where, and how large it is; exit code 3 where it does not run."""
    from service.commands import neo4j as command
    from service.settings import read

    raise typer.Exit(command.status(read()))


@neo4j.command()
def reset(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask whether it is meant.")] = False,
) -> None:
    """Stop it and throw all its data away."""
    from service.commands import neo4j as command
    from service.settings import read

    if not yes:
        typer.confirm("Throw away everything in the managed Neo4j?", abort=True)
    raise typer.Exit(command.reset(read()))


if __name__ == "__main__":
    main()
