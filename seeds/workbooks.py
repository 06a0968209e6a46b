"""What a workbook has beside a sheet for each kind: how these sheets are called, and what stands in them."""

from __future__ import annotations

MANIFEST = "Manifest"
"""What the file is: a field and its value a row."""
COMPLETE = "Complete"
"""The kinds whose rows that are gone shall be ended: one a row, with its source, territory and rows."""
README = "Readme"
COLUMNS = "Columns"
EXAMPLES = "Examples"
LISTS = "Lists"

UNREAD = frozenset({README, COLUMNS, EXAMPLES, LISTS})
"""For whoever fills the workbook in; never imported."""
BESIDE = UNREAD | {MANIFEST, COMPLETE}

MANIFEST_HEADINGS = ("field", "value")
COMPLETE_HEADINGS = ("kind", "source", "territory", "rows")

LAST_ROW = 1_048_576
"""How many rows a sheet has, its headings counted."""
LONGEST = 32_767
"""How many characters a cell holds."""
