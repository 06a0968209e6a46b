"""GEXF 1.3, as Gephi reads it: kinds, labels, typed attributes, and the days on which things hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from seeds.exporting.drawing import NOTE, Drawing, quoted
from seeds.exporting.narrowing import period
from seeds.exporting.pieces import Dot, Line, attributes
from seeds.exporting.reading import Row
from seeds.shapes import Sort

_TYPES = {Sort.WHOLE: "long", Sort.DECIMAL: "double", Sort.FLAG: "boolean"}


class Gexf(Drawing):
    """One file of GEXF."""

    def head(self) -> str:
        """The declarations."""
        declared = "".join(
            f'<attributes class="{what}" mode="static">\n'
            + "".join(f'<attribute id="{n}" title="{n}" type="{t}"/>\n' for n, t in _declared(ties=ties))
            + "</attributes>\n"
            for what, ties in (("node", False), ("edge", True))
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
            f"<meta><creator>Samordning</creator><description>{NOTE}</description></meta>\n"
            '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" '
            f'timerepresentation="interval">\n{declared}<nodes>\n'
        )

    def node(self, dot: Dot) -> str:
        """A node with its label."""
        own = {"kind": dot.kinds[0], "kinds": "|".join(dot.kinds)} | dict(dot.values)
        return f"<node id={quoted(dot.id)} label={quoted(dot.label)}{_days(dot.row)}>{_values(own)}</node>\n"

    def between(self) -> str:
        """From nodes to edges."""
        return "</nodes>\n<edges>\n"

    def edge(self, number: int, line: Line) -> str:
        """An edge. Its kind lets two that differ in kind lie between the same nodes."""
        ends = f"source={quoted(line.start)} target={quoted(line.end)}"
        named = f"kind={quoted(line.kind)} label={quoted(line.kind)}"
        values = _values({"kind": line.kind} | dict(line.values))
        return f'<edge id="{number}" {ends} {named}{_days(line.row)}>{values}</edge>\n'

    def foot(self) -> str:
        """The end."""
        return "</edges>\n</graph>\n</gexf>\n"


def _declared(*, ties: bool) -> list[tuple[str, str]]:
    own = ("kind",) if ties else ("kind", "kinds")
    found = [(name, _TYPES.get(sort, "string")) for name, sort in attributes(ties=ties).items()]
    return [*((name, "string") for name in own), *found]


def _values(values: Mapping[str, Any]) -> str:
    told = "".join(f'<attvalue for="{name}" value={quoted(value)}/>' for name, value in values.items())
    return f"<attvalues>{told}</attvalues>"


def _days(row: Row) -> str:
    """When it holds. The last day counts here, while a period of the register ends before it."""
    start, end = period(row)
    if "endKnown" in row:
        end = start  # of no later day can be said that it held
    elif end is not None:
        # A period without a day cannot be told; it is left on its first one.
        end = max((dt.date.fromisoformat(end) - dt.timedelta(days=1)).isoformat(), start or "")
    said = (("start", start), ("end", end))
    return "".join(f' {name}="{day}"' for name, day in said if day is not None)
