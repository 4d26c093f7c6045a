"""What `--help` and the manual tell of a command besides its options: examples and exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

DONE = {
    "0": "done",
    "1": "nothing found, or a query that can't be understood",
    "2": "wrong usage or a fault: a line with the cause, a line with what to do",
    "130": "interrupted",
}
"""Exit codes, each with what it stands for."""


class Described(click.Command):
    """A command whose help ends with examples and exit codes."""

    def __init__(
        self,
        *args: Any,
        examples: Mapping[str, str],
        exits: Mapping[str, str | None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep what is told.

        Args:
            *args: Of click.
            examples: Lines as they are typed, each with what it does.
            exits: Exit codes that stand for something else than in `DONE`; None for those it lacks.
            **kwargs: Of click.
        """
        super().__init__(*args, **kwargs)
        self.examples = examples
        told = {**DONE, **(exits or {})}
        self.exits = {code: stands for code, stands in told.items() if stands}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and the exit codes."""
        del ctx
        write_examples(formatter, self.examples)
        with formatter.section("Exit codes"):
            formatter.write_dl(list(self.exits.items()))


def write_examples(formatter: click.HelpFormatter, examples: Mapping[str, str]) -> None:
    """Write lines as they are typed, and under each what it does."""
    with formatter.section("Examples"):
        for line, does in examples.items():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
            with formatter.indentation(), formatter.indentation():
                formatter.write_text(does)
