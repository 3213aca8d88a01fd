"""Options that take every argument up to the next option, as in --previous a.txt b.txt."""

from collections.abc import Collection, Iterator, Sequence

import click


class VariadicOption(click.Option):
    """An option that takes one value or more, and may be given more than once."""


class VariadicCommand(click.Command):
    """A command that may have variadic options; its arguments stand before them, or after --."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name a variadic option again before each of its values, as click wants it."""
        names = [
            name for each in self.params if isinstance(each, VariadicOption) for name in each.opts
        ]
        return super().parse_args(ctx, list(repeated(args, names)))


def repeated(args: Sequence[str], names: Collection[str]) -> Iterator[str]:
    """Yield arguments with the name of a variadic option before each of its values.

    >>> list(repeated(["a", "--previous", "b", "c", "--force"], ["--previous"]))
    ['a', '--previous', 'b', '--previous', 'c', '--force']
    """
    option: str | None = None
    has_value = False
    for position, arg in enumerate(args):
        if arg == "--":
            yield from args[position:]
            return
        if arg.startswith("-") and arg != "-":
            option, has_value = (arg if arg in names else None), False
        elif option is not None and has_value:
            yield option
        else:
            has_value = True
        yield arg
