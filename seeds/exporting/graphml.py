"""GraphML, as yEd and Gephi read it: declared keys with types, and labels that yEd shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seeds.exporting.drawing import NOTE, Drawing, quoted, text
from seeds.exporting.pieces import Dot, Line, attributes
from seeds.shapes import Sort

_TYPES = {Sort.WHOLE: "long", Sort.DECIMAL: "double", Sort.FLAG: "boolean"}
_NODE, _EDGE = "n", "e"
# What yEd draws; dashed for what is invented.
_SHAPE = (
    '<data key="graphics"><y:ShapeNode><y:BorderStyle color="#000000" type="{border}" width="1.0"/>'
    "<y:NodeLabel>{label}</y:NodeLabel></y:ShapeNode></data>"
)


class GraphMl(Drawing):
    """One file of GraphML."""

    def head(self) -> str:
        """The declarations."""
        keys = [
            f'<key id="{prefix}.{name}" for="{what}" attr.name="{name}" attr.type="{type_}"/>\n'
            for prefix, what, ties in ((_NODE, "node", False), (_EDGE, "edge", True))
            for name, type_ in [
                *((own, "string") for own in (("kind",) if ties else ("label", "kind", "kinds"))),
                *((name, _TYPES.get(sort, "string")) for name, sort in attributes(ties=ties).items()),
            ]
        ]
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
            'xmlns:y="http://www.yworks.com/xml/graphml">\n'
            f"{''.join(keys)}"
            '<key id="graphics" for="node" yfiles.type="nodegraphics"/>\n'
            f'<graph id="samordning" edgedefault="directed">\n<desc>{NOTE}</desc>\n'
        )

    def node(self, dot: Dot) -> str:
        """A node with its label."""
        own = {"label": dot.label, "kind": dot.kinds[0], "kinds": "|".join(dot.kinds)}
        border = "dashed" if dot.row.get("synthetic") else "line"
        drawn = _SHAPE.format(border=border, label=text(dot.label))
        return f"<node id={quoted(dot.id)}>{_data(_NODE, own | dict(dot.values))}{drawn}</node>\n"

    def between(self) -> str:
        """Nothing: nodes and edges stand side by side."""
        return ""

    def edge(self, number: int, line: Line) -> str:
        """An edge."""
        data = _data(_EDGE, {"kind": line.kind} | dict(line.values))
        ends = f"source={quoted(line.start)} target={quoted(line.end)}"
        return f'<edge id="{_EDGE}{number}" {ends}>{data}</edge>\n'

    def foot(self) -> str:
        """The end."""
        return "</graph>\n</graphml>\n"


def _data(prefix: str, values: Mapping[str, Any]) -> str:
    return "".join(f'<data key="{prefix}.{name}">{text(value)}</data>' for name, value in values.items())
