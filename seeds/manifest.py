"""The manifest of the reference files: where each comes from, and which bytes it must have."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model.assurance import Source
from seeds.problems import Problem

MANIFEST = "sources.toml"
FIELDS = ("file", "id", "title", "publisher", "licence", "retrieved_on", "gives", "sha256")
"""What an entry must say."""
OPTIONAL = ("stated_on", "asserted_by")
"""What is left out where a file has no such day, or its publisher says itself that its facts are so."""


@dataclass(frozen=True)
class Entry:
    """What the manifest says of one file."""

    file: str
    id: str
    title: str
    publisher: str
    licence: str
    retrieved_on: dt.date
    gives: tuple[str, ...]
    sha256: str
    stated_on: dt.date | None = None
    asserted_by: str | None = None

    @property
    def since(self) -> dt.date:
        """The day from which ties of unknown start are known to hold."""
        return self.stated_on or self.retrieved_on

    def source(self, at: dt.datetime) -> Source:
        """The Source that facts of this file name."""
        return Source(
            id=self.id,
            source=self.id,
            recordedAt=at,
            title=self.title,
            publisher=self.publisher,
            assertedBy=self.asserted_by,
            licence=self.licence,
            retrievedOn=self.retrieved_on,
            statedOn=self.stated_on,
            gives=self.gives,
            sha256=self.sha256,
        )


def entries(folder: Path, problems: list[Problem]) -> dict[str, Entry]:
    """What the manifest says, by file name; what is wrong with it goes to `problems`."""
    try:
        listed = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8")).get("source", [])
    except (OSError, ValueError) as error:
        problems.append(Problem(MANIFEST, 0, "", "", "a readable manifest", f"restore it ({error})"))
        return {}
    found = {}
    for item in listed:
        if entry := _entry(item, problems):
            found[entry.file] = entry
            _check_bytes(folder, entry, problems)
    return found


def _entry(item: dict[str, Any], problems: list[Problem]) -> Entry | None:
    name = str(item.get("file", "an entry without a file name"))
    missing = [field for field in FIELDS if not item.get(field)]
    surplus = sorted(set(item) - {*FIELDS, *OPTIONAL})
    for field in missing:
        problems.append(Problem(MANIFEST, 0, field, name, "the field in each entry", "add it"))
    for field in surplus:
        problems.append(Problem(MANIFEST, 0, field, name, "no such field", "remove or respell it"))
    return None if missing or surplus else Entry(**(item | {"gives": tuple(item["gives"])}))


def _check_bytes(folder: Path, entry: Entry, problems: list[Problem]) -> None:
    try:
        found = hashlib.sha256((folder / entry.file).read_bytes()).hexdigest()
    except OSError as error:
        mend = f"restore the file ({error})"
        problems.append(Problem(entry.file, 0, "", "", "the file that the manifest names", mend))
        return
    if found != entry.sha256:
        expected = f"the checksum {entry.sha256} that {MANIFEST} gives"
        mend = "restore the file, or, if it was changed on purpose, put the new checksum into the manifest"
        problems.append(Problem(entry.file, 0, "", f"sha256 {found}", expected, mend))
