"""The synthetic demonstration layer over the real actors (guide §2–§7)."""
