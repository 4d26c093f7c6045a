"""Arguments in, exit code out: 0 done, 1 nothing found, 2 a fault, 130 interrupted."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import CorpusError
from reader.cli.group import commands
from reader.keeping.log import record
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULT = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Without the program's name; None for those it was called with.

    Returns:
        The exit code.
    """
    _use_utf8()
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads has read enough
        _forget_output()
        return 0
    except OSError as fault:
        _forget_output()
        return _tell(_sentence(str(fault.strerror or fault)), "Check the disk's space and rights.")
    except Exception as fault:  # noqa: BLE001  the outermost edge: told, and logged
        log = record(fault)
        return _tell(
            f"A fault of the program itself ({type(fault).__name__}); no article was harmed.",
            f"Please report it with {log}." if log else "Please report it.",
        )


def _run(arguments: list[str]) -> int:
    asked = os.environ.get("_CORPUS_READER_COMPLETE")
    if asked:  # by a shell, on behalf of somebody who types
        from reader.cli.completing import answer  # noqa: PLC0415  no command needs it

        return answer(asked, arguments)
    try:
        # Not click's own main(): it would make a closed pipe a fault.
        with commands.make_context("corpus-reader", arguments) as context:
            code = commands.invoke(context)
        sys.stdout.flush()
        return int(code or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as fault:
        return _tell(_sentence(fault.format_message()), _help_for(fault))
    except CorpusError as fault:
        return _tell(fault.message, fault.hint)


def _use_utf8() -> None:
    """Write UTF-8 whatever the platform would choose."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _tell(cause: str, remedy: str) -> int:
    sys.stderr.write(f"corpus-reader: {guard(cause)}\n{guard(remedy)}\n")
    return FAULT


def _help_for(fault: click.UsageError) -> str:
    command = fault.ctx.info_name if fault.ctx and fault.ctx.parent else None
    if command and Path(command).is_dir():
        return f"To read the folder of that name: corpus-reader .{os.sep}{command}"
    return f"See: corpus-reader {f'{command} ' if command and command.isalpha() else ''}--help"


def _sentence(message: str) -> str:
    return message if message.endswith((".", "!", "?")) else f"{message}."


def _forget_output() -> None:
    """Let what is still to be written vanish, or Python would complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
