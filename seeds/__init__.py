"""Reference data with its origin, and the synthetic demonstration layer over it."""
