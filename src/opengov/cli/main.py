"""Start the command line, or say what it needs."""

import sys


def main() -> None:
    """Run opengov on the arguments of the process, and exit with its status."""
    try:
        from .program import program
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write('the command line needs click; pip install "opengov-report[cli]"\n')
        sys.exit(2)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:  # as it is where the caller closed it
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    program.main(prog_name="opengov")
