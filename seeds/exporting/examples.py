"""A few invented rows that go together, as a template shows them: a police contact, and a council."""

from __future__ import annotations

from typing import Any

OWN = "kilde:bergen-2026"
"""The Source of the example's rows."""
HELD = {"validFrom": "2026-01-01", "source": OWN}

EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "Source": [
        {"id": OWN, "title": "Oversikt fra Bergen", "publisher": "Bergen kommune", "licence": "CC BY 4.0"}
        | {"assertedBy": "Vest politidistrikt"}
        | {"retrievedOn": "2026-11-01", "statedOn": "2026-10-15", "source": OWN}
    ],
    "Person": [
        {"id": "person:eksempel-1", "name": "Eksempel Eksempelsen", "workEmail": "eksempel@example.org"}
        | {"source": OWN}
    ],
    "Post": [
        {"id": "stilling:bergen-politikontakt", "name": "Politikontakt, Bergen", "role": "POLICE_CONTACT"}
        | {"organization": "politidistrikt:vest", "source": OWN},
        {"id": "stilling:bergen-ordforer", "name": "Ordfører i Bergen", "role": "MAYOR"}
        | {"organization": "Bergen kommune", "source": OWN},
    ],
    "Assignment": [
        {"id": "tildeling:bergen-1", "assignmentKind": "ORDINARY", "share": 1.0}
        | {"post": "stilling:bergen-politikontakt", "person": "person:eksempel-1"}
        | HELD
    ],
    "Remit": [
        {"id": "ansvar:bergen-1", "post": "stilling:bergen-politikontakt", "place": "4601"} | HELD,
    ],
    "Forum": [
        {"id": "forum:bergen-politirad", "name": "Politirådet i Bergen", "level": "STRATEGIC"}
        | {"forumKinds": "POLICE_COUNCIL|SLT_STEERING"}
        | HELD
    ],
    "FOR_TERRITORY": [{"start": "forum:bergen-politirad", "end": "kommune:4601"} | HELD],
    "Membership": [
        {"id": "deltakelse:bergen-1", "membershipRole": "CHAIR", "forum": "forum:bergen-politirad"}
        | {"member": "stilling:bergen-ordforer"}
        | HELD,
        {"id": "deltakelse:bergen-2", "membershipRole": "MEMBER", "forum": "forum:bergen-politirad"}
        | {"member": "stilling:bergen-politikontakt"}
        | HELD,
    ],
    "Meeting": [
        {"id": "mote:bergen-2026-03-12", "heldOn": "2026-03-12", "agendaSentOn": "2026-03-01"}
        | {"minutesOn": "2026-03-20", "forum": "forum:bergen-politirad", "source": OWN}
    ],
    "ATTENDED": [
        {"start": "deltakelse:bergen-1", "end": "mote:bergen-2026-03-12", "status": "PRESENT", "source": OWN}
    ],
    "Agreement": [
        {"id": "avtale:bergen", "name": "Avtale om kommune- og politisamarbeid, Bergen"}
        | {"agreementKinds": "COOPERATION", "signedOn": "2026-02-01", "nextRevisionOn": "2028-02-01"}
        | {"parties": "Bergen kommune|politidistrikt:vest", "source": OWN}
    ],
}
"""Rows by kind, each value as it may be typed."""
