"""From published documents to reports."""
