"""The command `corpus-reader`: its commands, and the reader where none of them is named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from index import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "index": "Read what changed, find names, tell what was skipped.",
    "search": "Find articles: hits with snippets and filter counts.",
    "show": "Show articles, cleaned, with their names.",
    "compare": "Put two articles side by side.",
    "names": "List people, organisations and places, merged.",
}
"""In the order that help lists them in; none is imported to be listed."""
READER = "[CORPUS]"
"""The name that the reader goes by among the commands: one that no folder is likely to have."""
_FLAGS = frozenset({"--json", "--no-color", "--quiet"})
_VALUED = "--index-dir"


class Commands(click.Group):
    """Commands that are imported when they are named; anything else is a corpus to be read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        del ctx
        if cmd_name not in (*COMMANDS, READER):
            return None
        module = import_module(f"reader.cli.{'open' if cmd_name == READER else cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name first, whether it was named or not."""
        return super().parse_args(ctx, arranged(args))


def arranged(args: Sequence[str]) -> list[str]:
    """Return arguments with the command first; the reader's if none is named.

    Only the first word can be a command: `corpus-reader ./index` reads the folder `index`.
    """
    place = 0
    while place < len(args) and (args[place] in _FLAGS or args[place].startswith(_VALUED)):
        place += 2 if args[place] == _VALUED else 1
    if place < len(args) and args[place] in COMMANDS:
        return [args[place], *args[:place], *args[place + 1 :]]
    if args and args[0] in ("--help", "--version"):
        return list(args)
    return [READER, *args]


@click.group(
    cls=Commands,
    invoke_without_command=True,
    options_metavar="",
    subcommand_metavar="[CORPUS] | COMMAND CORPUS ...",
    context_settings={"max_content_width": 100},
    epilog="CORPUS is a folder of articles or one file. See also: corpus-reader COMMAND --help.",
)
@click.version_option(__version__, prog_name="corpus-reader", message="%(prog)s %(version)s")
def commands() -> None:
    """Search a folder of news articles, read them with their names lit, compare two outlets.

    Without a command, the reader opens: on CORPUS; else on ./corpus where there is one; else on
    the sample that comes with the program.
    """
