"""`corpus-reader decide`: the user's word on names, and what was decided so far."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.article import NAME_KINDS
from index.decisions.decision import VERBS
from reader.cli import candidates
from reader.cli.corpus import opened
from reader.cli.decided import tell_decided, tell_done, tell_taken, tell_undone
from reader.cli.deciding import Typed, decisions
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common

if TYPE_CHECKING:
    from index.article import NameKind
    from index.library import Library

_WHAT = (*VERBS, "undo", "take")


@click.command(
    cls=Described,
    examples={
        "corpus-reader decide news": "all that was decided, with numbers, and where it is kept",
        'corpus-reader decide news merge "A. Quill" Quill --into "Ada Quill"': "one person",
        'corpus-reader decide news split "Ms Quill" --from "Ada Quill" --to "Bea Quill"': (
            "these words stand for somebody else"
        ),
        'corpus-reader decide news rename "Ada Quil" --to "Ada Quill"': "another name for her",
        "corpus-reader decide news kind Lenia --as place": "what it is",
        'corpus-reader decide news ignore "Read More"': "no name at all",
        "corpus-reader decide news undo": "take the last decision back; undo 3: that of number 3",
        "corpus-reader decide news take colleague.toml": "decisions out of somebody else's file",
    },
    exits={"1": "nothing was decided, or nobody is called so (who is called nearly so is told)"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument(
    "what",
    required=False,
    type=click.Choice(_WHAT),
    metavar="[merge|split|rename|kind|ignore|undo|take]",
)
@click.argument("words", nargs=-1, metavar="[NAME ...]", shell_complete=candidates.decided)
@click.option(
    "--into",
    metavar="NAME",
    shell_complete=candidates.names,
    help="For merge: the name that they all are from now on.",
)
@click.option(
    "--from",
    "whole",
    metavar="NAME",
    shell_complete=candidates.names,
    help="For split: the name that the words don't stand for.",
)
@click.option(
    "--to",
    metavar="NAME",
    shell_complete=candidates.names,
    help="For rename: the new name. For split: whom the words stand for, else each for its own.",
)
@click.option(
    "--in",
    "where",
    multiple=True,
    metavar="ARTICLE",
    shell_complete=candidates.articles,
    help="For split: only in this article; in any of them if given again.",
)
@click.option("--as", "kind", type=click.Choice(NAME_KINDS), help="For kind: what it is.")
@common
def command(
    corpus: Path,
    what: str | None,
    words: tuple[str, ...],
    options: Options,
    *,
    into: str | None,
    whole: str | None,
    to: str | None,
    where: tuple[str, ...],
    kind: NameKind | None,
) -> int:
    """Merge, split, rename or ignore the names of CORPUS, or change their kind; take that back.

    What is decided counts everywhere at once. It is kept in a plain file, which can be given away.
    A NAME is one that names tells, or words that stand for it; place:Lenia says its kind. Without
    a word on what to do, all that was decided is told.
    """
    given = {"--into": into, "--from": whole, "--to": to, "--in": where, "--as": kind}
    _check(what, words, {option for option, value in given.items() if value})
    with opened(corpus, options, names=what not in (None, "undo")) as library:
        if what is None:
            return tell_decided(library.decided(), options)
        if what == "undo":
            return _undo(library, words, options)
        if what == "take":
            return tell_taken(library.take_decisions(Path(words[0])), words[0], options)
        typed = Typed(what, words, into or whole or "", to, where, kind)
        made = decisions(library, typed, options)
        if made is None:
            return 1
        library.decide(*made)
        return tell_done(made, library.decided(), options)


_NEEDS = {"merge": {"--into"}, "split": {"--from"}, "rename": {"--to"}, "kind": {"--as"}}
_MAY = {"split": {"--to", "--in"}}
_ONE = ("rename", "take")


def _check(what: str | None, words: tuple[str, ...], given: set[str]) -> None:
    """Make sure that all is said that has to be, and nothing besides.

    Raises:
        click.UsageError: It isn't.
    """
    needs = _NEEDS.get(what or "", set())
    for option in sorted(given - needs - _MAY.get(what or "", set())):
        raise click.UsageError(f"{option} says nothing of “{what or 'what was decided'}”.")
    for option in sorted(needs - given):
        raise click.UsageError(f"{what} needs {option}.")
    if what == "undo":
        if len(words) > 1 or not all(word.isascii() and word.isdigit() for word in words):
            raise click.UsageError("undo takes a number, or nothing for the last decision.")
    elif what is not None and not words:
        raise click.UsageError(f"{what} needs {'a FILE' if what == 'take' else 'a NAME'}.")
    elif what in _ONE and len(words) > 1:
        raise click.UsageError(
            f"{what} takes one {'FILE' if what == 'take' else 'NAME'} at a time."
        )


def _undo(library: Library, words: tuple[str, ...], options: Options) -> int:
    number = int(words[0]) - 1 if words else None
    # What has a number below 1 isn't the last one.
    undone = library.undo(number) if number is None or number >= 0 else None
    return tell_undone(undone, words, library.decided(), options)
