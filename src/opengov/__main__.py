"""Run the command line by python -m opengov."""

from .cli.main import main

main()
