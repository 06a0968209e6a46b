"""What the how-tos have their reader write is accepted by what reads it."""

from __future__ import annotations

import re
from pathlib import Path

from queries import phrases
from queries.fragment import of_file
from queries.rule import of_file as rule_of_file
from queries.texts import parse
from service.operations import read
from tests.docs.pages import ROOT, blocks

HOWTO = ROOT / "docs" / "howto"


def localized(text: str) -> str:
    """The text in every language, as a header has it."""
    return "".join(f'{language} = "{text}"\n' for language in phrases.LANGUAGES)


def test_the_rule_is_one() -> None:
    """Header, scope and check of the example make a rule, once the texts that it leaves out are written."""
    page = HOWTO / "add-a-rule.md"
    (header,), (scope, check) = blocks(page, "toml"), blocks(page, "cypher")
    given = set(re.findall(r"^\[texts\.([\w-]+)\]", header, re.MULTILINE))
    for name in ("explanation", "applies-to", "remedy"):
        header += f"[{name}]\n{localized('…')}"
    for code, arguments in phrases.spoken(check).items():
        if code not in given:
            header += f"[texts.{code}]\n{localized(' '.join(f'{{{each}}}' for each in arguments) or '…')}"
    rule = rule_of_file(parse(Path("agreement.exists.cypher"), f"/*\n{header}*/\n{scope}{check}"))
    assert rule.scope.splitlines()[-1] == scope.splitlines()[-1]


def test_the_fragment_is_one() -> None:
    """The example of a fragment has a header that fits its Cypher."""
    (text,) = blocks(HOWTO / "add-a-question.md", "cypher")
    assert list(of_file(parse(Path("cadence.cypher"), text)).columns) == ["forum", "held", "latest", "next"]


def test_the_saved_question_is_one(tmp_path: Path) -> None:
    """The example of a saved question has the header and the one operation that it needs."""
    (text,) = blocks(HOWTO / "add-a-question.md", "graphql")
    (tmp_path / "07-next-meetings.graphql").write_text(text, encoding="utf-8")
    assert read(tmp_path / "07-next-meetings.graphql").name == "NextMeetings"
