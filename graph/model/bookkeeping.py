"""What the graph remembers about itself: its version, who changed it, and which migrations it has had.

These are no kinds of the domain: they have no source, no period and no place in the API of readers.
"""

DATA_VERSION = "DataVersion"
"""Label of the one node whose ``version`` each change raises; caches and cursors hang on it."""

DATA_VERSION_ID = "dataVersion"
"""The ``id`` of that node."""

AUDIT_ENTRY = "AuditEntry"
"""Label of what a change leaves: who, when, why, on whose request, and how much it changed."""

MIGRATION = "Migration"
"""Label of a migration that was applied: number, name, checksum, appliedAt."""

ERASED = "Erased"
"""Label of what an erasure leaves so that no old file brings the person back: a salt, and a digest of the id.

It is tied to nothing. Whoever has the id can tell that its person was erased; nobody can tell the id from it.
"""

TOUCHED = "Touched"
"""Label of what a change leaves for a while: the ids of what it touched, so that not all is found anew."""
