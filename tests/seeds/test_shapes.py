"""The form of rows in files: whatever the graph can hold, a file can say."""

from __future__ import annotations

from graph.model.kinds import node_kinds, relationship_types, tie_kinds
from seeds.shapes import shapes


def test_every_fact_of_the_model_has_a_column() -> None:
    """What rules read is the model's (tests/schema/test_names.py), and all of that goes in and out."""
    kinds = {**node_kinds(), **tie_kinds()}
    concrete = {name for name, kind in kinds.items() if not kind.__subclasses__()}
    assert set(shapes()) == concrete
    for name, shape in shapes().items():
        assert {column.name for column in shape.columns} == set(kinds[name].model_fields), name
    named = {c.reference.type for shape in shapes().values() for c in shape.columns if c.reference}
    assert named | set(tie_kinds()) == relationship_types()
