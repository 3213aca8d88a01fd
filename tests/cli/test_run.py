"""What a run lets through and what it keeps."""

import click
import pytest

from opengov.cli.run import Run


@pytest.mark.parametrize("leaving", [click.Abort(), click.exceptions.Exit(1)])
def test_leaving_is_no_error_of_a_file(leaving: Exception) -> None:
    """Who leaves leaves the whole run."""
    run = Run(several=True, total=1, bar=False)
    with pytest.raises(type(leaving)), run.attempt("a.txt"):
        raise leaving
