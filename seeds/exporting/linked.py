"""JSON-LD in words of W3C ORG and PROV: one file, a thing a line, its context in it.

A tie is a triple where it stands open, and beside it always a statement (`rdf:Statement`) that says when it
holds and where it comes from.
"""

from __future__ import annotations

import datetime as dt
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from seeds.exporting.narrowing import Ids
from seeds.exporting.reading import Row
from seeds.exporting.vocabulary import (
    EVENTS,
    FORMAL,
    LANGUAGES,
    context,
    key,
    named,
    predicate,
    types,
)
from seeds.exporting.writing import Written, beside, create, finished, put
from seeds.shapes import Shape

Item = dict[str, Any]


class JsonLd:
    """One file of JSON-LD."""

    def __init__(self, out: Path) -> None:
        """Write to `out`, and its manifest beside it."""
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._noted = ExitStack()
        self._formal = self._noted.enter_context(Ids())
        self._posts = self._noted.enter_context(Ids())
        self._file = create(self._part)
        self._separator = ""
        self.files = [Written(out.name)]
        head = json.dumps({"@context": context()}, ensure_ascii=False).removesuffix("}")
        self._tell(f'{head}, "@graph": [\n')

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind."""
        if shape.kind in FORMAL:
            self._formal.add(row["id"] for row in rows)
        elif shape.kind == "Post":
            self._posts.add(row["id"] for row in rows)
        self.files[0].counting(shape, rows)
        for row in rows:
            for item in self._tie(shape, row) if shape.tie else self._node(shape, row):
                self._tell(f"{self._separator}{json.dumps(item, ensure_ascii=False)}")
                self._separator = ",\n"

    def close(self) -> None:
        """Write the end."""
        self._noted.close()
        self._tell("\n]}\n")
        self._file.close()

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the file in its place, the manifest beside it."""
        self._part.rename(self._out)
        finished(beside(self._out), manifest)

    def discard(self) -> None:
        """Leave nothing behind."""
        self._noted.close()
        self._file.close()
        self._part.unlink(missing_ok=True)

    def _tell(self, text: str) -> None:
        put(self._file, self.files[0], text.encode())

    def _node(self, shape: Shape, row: Row) -> list[Item]:
        found: Item = {"@id": _thing(row["id"]), "@type": list(types(shape.kind))}
        if named(shape.kind):
            found["prefLabel"] = {tag: row[name] for name, tag in LANGUAGES.items() if name in row}
        found |= _told(shape, row, LANGUAGES if named(shape.kind) else {})
        if shape.kind not in EVENTS and row["source"] != row["id"]:
            found["prov:wasDerivedFrom"] = _thing(row["source"])
        if shape.kind == "Source":
            publisher = found.pop("publisher")
            found["dct:publisher"] = {"@type": "foaf:Agent", "foaf:name": publisher}
            said_by = found.pop("assertedBy", publisher)
            found["prov:wasAttributedTo"] = {"@type": "prov:Agent", "foaf:name": said_by}
        if shape.kind == "Membership" and row["member"] in self._posts:
            # A member is an agent, and a post is none: what sits there is the post, whoever holds it.
            found["memberPost"] = {"@id": found.pop("org:member")}
        if shape.kind == "Assignment" and _open(row):
            return [found, {"@id": _thing(row["person"]), "org:holds": _thing(row["post"])}]
        return [found]

    def _tie(self, shape: Shape, row: Row) -> list[Item]:
        word = predicate(shape.kind)
        if shape.kind == "PART_OF":
            word = "org:unitOf" if row["end"] in self._formal else "org:subOrganizationOf"
        ends = f"{row['start']}/{row['end']}/{row.get('validFrom', '')}"
        found: Item = {
            "@id": f"tie:{shape.kind}/{ends}",
            "@type": "rdf:Statement",
            "rdf:subject": _thing(row["start"]),
            "rdf:predicate": word if ":" in word else f"urn:samordning:term:{word}",
            "rdf:object": _thing(row["end"]),
            "prov:wasDerivedFrom": _thing(row["source"]),
        }
        found |= _told(shape, row, {})
        if _open(row):
            return [found, {"@id": _thing(row["start"]), word: _thing(row["end"])}]
        return [found]


def _told(shape: Shape, row: Row, apart: dict[str, str]) -> Item:
    """What the columns say, those apart that are said otherwise."""
    found: Item = {}
    for column in shape.columns:
        if column.name not in row or column.name in {"id", "start", "end", *apart}:
            continue
        value = row[column.name]
        if column.reference is not None or column.name == "source":
            value = [_thing(each) for each in value] if column.many else _thing(value)
        found[key(shape, column)] = value
    last = _last(row)
    return found | ({"schema:endDate": last} if last else {})


def _last(row: Row) -> str | None:
    """The last day on which it holds; `validTo` is the first on which it does not."""
    if "validTo" not in row:
        return None
    last = (dt.date.fromisoformat(row["validTo"]) - dt.timedelta(days=1)).isoformat()
    return last if last >= row.get("validFrom", "") else None


def _open(row: Row) -> bool:
    return "validTo" not in row and "endKnown" not in row


def _thing(id_: str) -> str:
    return f"thing:{id_}"
