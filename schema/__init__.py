"""What clients see: types, fields and roots, each field with its declaration."""
