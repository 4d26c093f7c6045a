"""Answers a shell that asks how a line may go on.

The scripts of `reader.cli.shells` ask by running the program with a variable set; the answer is a
line a candidate: what it is, a tab, what it says. Click works out which place of which command it
is; its own scripts aren't used, since they leave it to the shell to take names of files and
outlets apart, which here may hold spaces, quotes and `$()`.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from click.shell_completion import CompletionItem, ShellComplete

from reader.cli.group import COMMANDS, commands, first_word
from reader.cli.shells import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = "_CORPUS_READER_COMPLETE"
"""Set by the scripts; as click names it."""
_PIECE = re.compile(
    r"'([^']*)'?"
    r'|"((?:[^"\\]|\\.)*)\\?"?'
    r"|\\(.?)"
    r"|(\s+)"
    r"|([^\s'\"\\]+)",
    re.DOTALL,
)
"""In single quotes, in double ones, escaped, between words, plain."""
_SPECIAL = re.compile(r"[^\w./:=@%+,-]")
_ESCAPED = re.compile(r'\\(["\\$`])')
_OF_TWO = "--versus"
"""The option that has two values."""
_PATIENCE = 2.0
"""Seconds after which a shell gets no answer rather than a late one."""


class Typed(NamedTuple):
    """What stands on a line before the cursor."""

    before: list[str]
    """Whole words after the program's name, as the program would get them."""
    current: str
    """The word that is being typed, as far as the cursor."""
    lead: str = ""
    """Its part that the shell won't replace."""
    quote: str = ""
    """The quotation mark that is open where it will replace the rest."""


def answer(instruction: str, arguments: Sequence[str]) -> int:
    """Write what a shell asks for.

    Args:
        instruction: The value of `VARIABLE`: "bash_complete", "zsh_source" and so on.
        arguments: In bash the line up to the cursor and the word to replace; else the words after
            the program's name, the one being typed last.

    Returns:
        The exit code.
    """
    shell, _, what = instruction.partition("_")
    if shell not in SCRIPTS:
        return 2
    if what == "source":
        sys.stdout.write(SCRIPTS[shell])
        return 0
    late = threading.Timer(_PATIENCE, os._exit, (0,))
    late.daemon = True
    late.start()
    sys.stdout.write("".join(f"{line}\n" for line in lines(shell, arguments)))
    sys.stdout.flush()
    late.cancel()
    return 0


def lines(shell: str, arguments: Sequence[str]) -> list[str]:
    """Return the candidates of a shell, a line each."""
    typed = _typed(shell, arguments)
    told: list[str] = []
    for item in candidates(typed.before, typed.current):
        value = _completed(item, typed)
        if shell == "bash":
            told.append(f"{item.type}\t{_quoted(value, typed.quote)}")
        else:
            told.append("\t".join((item.type, value, *_help(item))))
    return told


def candidates(before: list[str], current: str) -> list[CompletionItem]:
    """Return what the current word may be."""
    place = first_word(before) == len(before) and not current.startswith("-")
    if not place:
        asked = ShellComplete(commands, {}, "corpus-reader", VARIABLE)
        lacking = _lacking(before)
        if lacking and not current.startswith("-"):
            # Click can't parse a line that ends with an option which lacks a value.
            before, current = before[:-lacking], f"{before[-lacking]}={current}"
        return list(asked.get_completions(list(before), current))
    named = [name for name in COMMANDS if name.startswith(current)]
    items = [CompletionItem(name, help=COMMANDS[name]) for name in named]
    if not items:
        return [CompletionItem(current, type="file")]
    if any(Path(name).is_dir() for name in named):  # the shell would make a path of the command
        return items
    return [*items, CompletionItem(current, type="dir")]


def _lacking(before: list[str]) -> int:
    """Return how many words at the end are an option that lacks a value, and its first one."""
    if before and before[-1].startswith("--"):
        return 1
    return 2 if before[-2:-1] == [_OF_TWO] else 0


def _completed(item: CompletionItem, typed: Typed) -> str:
    option, equals, _ = typed.current.partition("=")
    joined = option + equals if option.startswith("-") and equals else ""
    whole = joined + str(item.value) if item.type in ("plain", "text") else ""
    return whole.removeprefix(typed.lead)


def _quoted(text: str, quote: str) -> str:
    """Return a text as bash reads it within this quote; bash itself would leave a `$` as it is."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        # Within double quotes nothing keeps a "!" from history but leaving them.
        return re.sub(r'([\\"$`])', r"\\\1", text).replace("!", "\"'!'\"")
    return _SPECIAL.sub(r"\\\g<0>", text)


def _help(item: CompletionItem) -> list[str]:
    return [" ".join(item.help.split())] if item.help else []


def _typed(shell: str, arguments: Sequence[str]) -> Typed:
    if shell == "bash":
        line, replaced = [*arguments, "", ""][:2]
        *before, current = words(line)
        kept = line[: len(line) - len(replaced)] if line.endswith(replaced) else ""
        return Typed(before[1:], current, words(kept)[-1], _open_quote(kept))
    *before, current = arguments or ("",)
    return Typed(before, words(current)[-1] if shell == "fish" else current)


def words(line: str) -> list[str]:
    """Return a line's words without their quotes; the last is what is typed at its end.

    Nothing is expanded, and quotes may still be open.
    """
    found: list[list[str]] = [[]]
    for piece in _PIECE.finditer(line):
        single, double, escaped, space, plain = piece.groups()
        if space is not None:
            if piece.start() > 0:
                found.append([])
        elif double is not None:
            found[-1].append(_ESCAPED.sub(r"\1", double))
        else:
            found[-1].append(single or escaped or plain or "")
    return ["".join(pieces) for pieces in found]


def _open_quote(line: str) -> str:
    for piece in deque(_PIECE.finditer(line), maxlen=1):  # the last one
        mark = line[piece.start()]
        inner = {"'": 1, '"': 2}.get(mark)
        if inner and (piece.end() == piece.end(inner) or line[piece.end() - 1] != mark):
            return mark
    return ""
