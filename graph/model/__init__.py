"""The kinds of node and tie that the graph holds: the only place where a label or property is spelt."""
