"""What the graph is, and the one way to talk to it."""
