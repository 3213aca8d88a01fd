"""Hostile files: the law that every reader keeps, seeds, mutations, and finds to replay."""
