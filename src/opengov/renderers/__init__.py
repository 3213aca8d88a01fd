"""A report as characters or bytes."""
