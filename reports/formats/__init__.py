"""The ways in which a report is written down."""
