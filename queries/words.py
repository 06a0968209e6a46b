"""Words: conditions that the Cypher of rules and fragments says again and again, each said once.

In a file of Cypher, `holds(part)` stands for the condition written here. It is put in when the file is read,
on the same line, so that a database sees plain Cypher and a message still names the file's own line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_COUNCILS = (
    "['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']"
)

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # Anything with a period (Dated), on the day asked for; what ended nobody knows when holds on none.
        "holds": (
            "(coalesce({x}.validFrom, $asOf) <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo)"
            " AND {x}.endKnown IS NULL)"
        ),
        # An agreement: signed, and not run out.
        "standing": "({x}.signedOn <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo))",
        # A record: decided, and not run out.
        "recorded": "({x}.recordedOn <= $asOf AND ({x}.validTo IS NULL OR $asOf < {x}.validTo))",
        # A meeting: held by the day asked for; a planned one counts when that day is to come.
        "was_held": "({x}.heldOn <= $asOf AND NOT {x}.cancelled)",
        # A meeting: held in the window.
        "held_lately": "($windowStart < {x}.heldOn AND {x}.heldOn <= $asOf AND NOT {x}.cancelled)",
        # A forum that is one of the four kinds of council (guide §4).
        "council": f"any(kind IN {{x}}.forumKinds WHERE kind IN {_COUNCILS})",
    }
)
"""Word → the condition, with {x} for the variable that it is said of."""

_SAID = re.compile(rf"\b({'|'.join(WORDS)})\((\w+)\)")


def spelt_out(text: str) -> str:
    """The Cypher with each word replaced by its condition."""
    return _SAID.sub(lambda said: WORDS[said[1]].replace("{x}", said[2]), text)
