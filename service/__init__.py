"""The process: settings, HTTP, access, limits, errors, health and the command line."""
