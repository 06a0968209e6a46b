"""The figures as a picture: answers a second beside the limit's, as SVG of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.figures import LIMIT, PEER, SERVICE, Measurement

COLOURS = {SERVICE: "#0b6e4f", PEER: "#c8553d", LIMIT: "#8d99ae"}
WIDTH, LEFT, BAR, GAP = 760, 170, 14, 14
"""Of the picture, of the names, of a bar, and between operations: in pixels."""


def svg(measurements: Sequence[Measurement], connections: int) -> str:
    """Bars of all operations over so many connections, on each operation's own scale."""
    parts: list[str] = []
    top = 60
    for name in dict.fromkeys(m.operation for m in measurements):
        own = {m.system: m for m in measurements if (m.operation, m.connections) == (name, connections)}
        parts += _operation(name, own, top)
        top += len(COLOURS) * BAR + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top + 20}"'
    title = f"Answers a second over {connections} connection{'s' if connections > 1 else ''}"
    return "\n".join(
        [
            f'{head} font-family="sans-serif" font-size="12">',
            f'<rect width="{WIDTH}" height="{top + 20}" fill="white"/>',
            f'<text x="10" y="22" font-size="15">{title}</text>',
            *_legend(),
            *parts,
            f'<text x="10" y="{top + 8}">In brackets: of the limit. * The peer answers by our Cypher.</text>',
            "</svg>\n",
        ]
    )


def _legend() -> Iterable[str]:
    for place, (system, colour) in enumerate(COLOURS.items()):
        x = LEFT + place * 120
        yield f'<rect x="{x}" y="32" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{x + 18}" y="43">{system}</text>'


def _operation(name: str, own: Mapping[str, Measurement], top: int) -> Iterable[str]:
    scale = (WIDTH - LEFT - 150) / max(m.rps for m in own.values())
    note = "" if own[PEER].comparable else " *"
    yield f'<text x="10" y="{top + 2 * BAR - 3}">{name}{note}</text>'
    for place, (system, colour) in enumerate(COLOURS.items()):
        m, y = own[system], top + place * BAR
        length = max(1.0, m.rps * scale)
        share = m.rps / own[LIMIT].rps
        yield f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR - 2}" fill="{colour}"/>'
        yield f'<text x="{LEFT + length + 6:.1f}" y="{y + 11}">{m.rps:,.1f} ({share:.0%})</text>'
