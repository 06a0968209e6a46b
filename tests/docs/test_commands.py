"""What the docs say to type can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from service.cli import app
from service.operations import read_all
from service.settings import Settings
from tests.docs.pages import PAGES, ROOT, commands, name

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
CLI = get_command(app)
EXAMPLES = {"NextMeetings"}
"""Saved questions that docs/howto has its reader make."""


def typed(start: str) -> list[tuple[Path, list[str]]]:
    """Every command of the docs that starts so, split as a shell does, without `start` itself."""
    return [
        (page, shlex.split(line)[1:])
        for page in PAGES
        for line in commands(page)
        if re.match(rf"{re.escape(start)}(?: |$)", line)
    ]


def understood(words: list[str]) -> list[str]:
    """The arguments of a command once its options are read; raises where it is not understood."""
    command, words = CLI, list(words)
    while isinstance(command, typer.core.TyperGroup):
        if not words:
            return []
        command, words = command.commands[words[0]], words[1:]
    context = command.make_context(command.name, words)
    return [str(value) for value in context.params.values() if value is not None]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    """Each `make …` names targets that there are."""
    for line in commands(page):
        for target in re.findall(r"\bmake ([a-z]+)\b", line):
            assert target in TARGETS, f"{name(page)}: {line}"


def test_commands_are_understood() -> None:
    """Each `samordning …` is one that the command line understands, with its options."""
    said = typed(".venv/bin/samordning") + typed("samordning")
    assert len(said) > 15
    for page, words in said:
        try:
            understood(words)
        except Exception as error:  # a usage error, an unknown command: all that reading can raise
            pytest.fail(f"{name(page)}: {words}: {error}")


def test_saved_questions_exist() -> None:
    """Each question that the docs ask by name is saved."""
    saved = {question.name for question in read_all()} | EXAMPLES
    for page, words in typed(".venv/bin/samordning"):
        if words[:1] == ["ask"]:
            assert words[1] in saved, f"{name(page)}: {words}"


def test_settings_exist() -> None:
    """Each setting that the docs name is one, of the product or of the tests."""
    ours = {f"SAMORDNING_{field}".upper() for field in Settings.model_fields}
    ours |= {"SAMORDNING_RENEW", "SAMORDNING_NIGHTLY", "SAMORDNING_SEED"}  # of the tests
    for page in PAGES:
        for setting in re.findall(r"\bSAMORDNING_[A-Z0-9_]*[A-Z0-9]", page.read_text(encoding="utf-8")):
            assert setting.partition("__")[0] in ours, f"{name(page)}: {setting}"
