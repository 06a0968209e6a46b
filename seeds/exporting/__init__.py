"""The register written into files that import again: JSON Lines, or a folder of CSV."""
