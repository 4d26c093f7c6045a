"""The command `corpus-reader`: its commands, and the reader where none of them is named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from index import __version__
from reader.cli.described import DONE, write_examples

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "index": "Read what changed, find names and stories, tell what was skipped.",
    "search": "Find articles: hits with snippets and filter counts.",
    "searches": "List searches that were saved; tell what one of them finds now.",
    "show": "Show articles, cleaned, with their names.",
    "compare": "Put two articles side by side.",
    "names": "List people, organisations and places, merged; tell all of one.",
    "stories": "Group articles by event: who told what, and when; tell all of one.",
    "decide": "Merge, split, rename or ignore names; take it back.",
    "config": "Tell where the settings are, and what is set.",
    "completion": "Print the script that completes commands in a shell.",
}
"""In the order that help lists them in; none is imported to be listed."""
EXAMPLES = {
    "corpus-reader news": "open the reader on the folder news",
    'corpus-reader search news "treaty NOT border" --since 2026-03': "find articles",
    "corpus-reader compare news morning.txt wire.txt": "put two of them side by side",
}
FILES = {
    "cache directory": "indexes and the names found, a folder a corpus; safe to delete",
    "config directory": "config.toml: keys, theme, mouse; see: corpus-reader config",
    "state directory": "the log of faults; never a word of an article",
}
"""In the platform's directories for this program: ~/.cache/corpus-reader and so on."""
VARIABLES = {
    "CORPUS_READER_INDEX_DIR": "the folder to keep indexes in; --index-dir goes first",
    "CORPUS_READER_CONFIG": "another settings file than config.toml",
    "CORPUS_READER_THEME": "a setting over the file's; so are _MOUSE, _MEASURE and _RECOGNISER",
    "NO_COLOR": "set to anything: no colours",
}
READER = "[CORPUS]"
"""The name that the reader goes by among the commands: one that no folder is likely to have."""
_FLAGS = frozenset({"--json", "--no-color", "--quiet"})
_VALUED = ("--index-dir", "--recogniser")


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

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, and what the reader and all of them understand."""
        from reader.cli.options import common  # noqa: PLC0415  only for help

        self.format_commands(ctx, formatter)
        shared = click.command("reader")(common(lambda: 0))
        records = (option.get_help_record(ctx) for option in shared.get_params(ctx))
        with formatter.section("Options of the reader and of all that reads a corpus"):
            formatter.write_dl([record for record in records if record])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, files, variables and exit codes."""
        del ctx
        write_examples(formatter, EXAMPLES)
        for head, told in (("Files", FILES), ("Environment", VARIABLES), ("Exit codes", DONE)):
            with formatter.section(head):
                formatter.write_dl(list(told.items()))
        formatter.write_paragraph()
        formatter.write_text("More on each command: corpus-reader COMMAND --help.")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name first, whether it was named or not."""
        return super().parse_args(ctx, arranged(args))


def first_word(args: Sequence[str]) -> int:
    """Return the place of the first argument that is neither an option nor an option's value."""
    place = 0
    while place < len(args) and (args[place] in _FLAGS or args[place].startswith(_VALUED)):
        place += 2 if args[place] in _VALUED else 1
    return place


def arranged(args: Sequence[str]) -> list[str]:
    """Return arguments with the command first; the reader's if none is named.

    Only the first word can be a command: `corpus-reader ./index` reads the folder `index`.
    """
    place = first_word(args)
    if place < len(args) and args[place] in COMMANDS:
        return [args[place], *args[:place], *args[place + 1 :]]
    asked = next((word for word in args if word in ("--help", "--version")), None)
    return [asked] if asked else [READER, *args]


@click.group(
    cls=Commands,
    invoke_without_command=True,
    options_metavar="",
    subcommand_metavar="[CORPUS] | COMMAND CORPUS ...",
    context_settings={"max_content_width": 100},
)
@click.version_option(__version__, prog_name="corpus-reader", message="%(prog)s %(version)s")
def commands() -> None:
    """Search a folder of news articles, read them with their names lit, compare two outlets.

    Without a command, the reader opens: on CORPUS; else on ./corpus where there is one; else on
    the sample that comes with the program. CORPUS is a folder of articles, or one file; it is only
    ever read. In the reader, ? lists all keys.
    """
