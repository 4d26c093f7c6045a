"""`corpus-reader completion`: the script that lets a shell complete commands and their words."""

from __future__ import annotations

import click

from index import __version__
from reader.cli.described import Described
from reader.cli.output import write
from reader.cli.shells import SCRIPTS


@click.command(
    cls=Described,
    examples={
        'eval "$(corpus-reader completion bash)"': "in ~/.bashrc",
        'eval "$(corpus-reader completion zsh)"': "in ~/.zshrc, after compinit",
        "corpus-reader completion fish | source": "in ~/.config/fish/config.fish",
    },
    exits={"1": None},
)
@click.argument("shell", type=click.Choice(tuple(SCRIPTS)))
@click.version_option(__version__, prog_name="corpus-reader", message="%(prog)s %(version)s")
def command(shell: str) -> int:
    """Print the script that completes commands in SHELL.

    With it, the tab key completes commands, options, folders, ids of articles, outlets and names.
    Ids, outlets and names come from the index as it stands: a corpus that was never read has none.
    """
    write(SCRIPTS[shell])
    return 0
