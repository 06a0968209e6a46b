"""What the manifest beside a file declares complete: only there may rows that are gone be ended."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seeds.exporting.writing import FORMAT_VERSION, MANIFEST, beside
from seeds.problems import Problem
from seeds.shapes import shapes


@dataclass(frozen=True)
class Complete:
    """All rows of some kinds that a source gives, everywhere or of a territory, are in the files."""

    kinds: tuple[str, ...]
    source: str
    territory: str | None


def declared(path: Path, problems: list[Problem]) -> tuple[Complete, ...]:
    """What the manifest of a file or folder declares; nothing where there is none."""
    manifest = path / MANIFEST if path.is_dir() else beside(path)
    if not manifest.is_file():
        return ()
    try:
        told = json.loads(manifest.read_text(encoding="utf-8-sig"))
        version, listed, files = told["formatVersion"], told.get("complete", []), told.get("files", [])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        mend = f"restore it, or remove it: then nothing is ended ({error})"
        problems.append(Problem(manifest.name, 0, "", "", "the manifest of an export", mend))
        return ()
    known_version(manifest.name, str(version), problems)
    found = [entry for item in listed if (entry := complete(manifest.name, item, problems))]
    if found:
        # Whoever declares files complete means these very bytes: half a file must end nothing.
        _check_bytes(path, manifest.name, files, problems)
    return tuple(found)


def known_version(file: str, version: str, problems: list[Problem], sheet: str = "") -> None:
    """Note where a manifest is not of the version that is read."""
    if version != str(FORMAT_VERSION):
        mend = "import it with the version of Samordning that wrote it"
        expected = f"version {FORMAT_VERSION} of the format"
        problems.append(Problem(file, 0, "formatVersion", version, expected, mend, sheet))


def complete(
    file: str, item: Any, problems: list[Problem], sheet: str = "", line: int = 0
) -> Complete | None:
    """What one declaration says; one that cannot be followed is a problem."""
    match item:
        case {"kinds": [*kinds], "source": str(source)} if set(item) <= {"kinds", "source", "territory"}:
            territory = str(item["territory"]) if item.get("territory") is not None else None
        case _:
            expected = '{"kinds": ["Post"], "source": "kilde:…", "territory": null or an id}'
            mend = "correct the declaration"
            problems.append(Problem(file, line, "complete", str(item), expected, mend, sheet))
            return None
    for kind in kinds:
        shape = shapes().get(kind) if isinstance(kind, str) else None
        if shape is None or not shape.dated:
            expected = "a kind that has a period, so that its rows can be ended"
            problems.append(Problem(file, line, "complete", str(kind), expected, "take the kind out", sheet))
            return None
    return Complete(tuple(kinds), source, territory)


def _check_bytes(path: Path, manifest: str, files: Any, problems: list[Problem]) -> None:
    folder = path if path.is_dir() else path.parent
    for entry in files:
        file = folder / str(entry.get("file", ""))
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "no such file"
        if digest != entry.get("sha256"):
            expected = f"the checksum {entry.get('sha256')} that {manifest} gives"
            mend = (
                "restore the file; or, if it was changed on purpose and is complete, put its checksum there"
            )
            problems.append(Problem(file.name, 0, "", digest, expected, mend))
