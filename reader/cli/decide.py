"""`corpus-reader decide`: the user's word on names and stories, and what was decided so far."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.article import NAME_KINDS
from index.decisions.decision import VERBS
from reader.cli import candidates
from reader.cli.corpus import opened
from reader.cli.decide_stories import ON_STORIES, on_the_stories
from reader.cli.decided import tell_decided, tell_done, tell_taken, tell_undone
from reader.cli.deciding import Typed, decisions
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common

if TYPE_CHECKING:
    from index.article import NameKind
    from index.library import Library

_WHAT = (*VERBS, *ON_STORIES, "undo", "take")


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
        "corpus-reader decide news join s1f09c3ab s27b0e4d1": "two stories are one",
        "corpus-reader decide news part pier.txt": "an article is a story of its own",
        "corpus-reader decide news move pier.txt --into s27b0e4d1": "it belongs to another one",
        'corpus-reader decide news name s1f09c3ab --to "The crane of Lenia"': "what it is called",
        "corpus-reader decide news undo": "take the last decision back; undo 3: that of number 3",
        "corpus-reader decide news undo --stories": "the last one on stories",
        "corpus-reader decide news take colleague.toml": "decisions out of somebody else's file",
    },
    exits={"1": "nothing was decided, or nobody is called so (who is called nearly so is told)"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument(
    "what",
    required=False,
    type=click.Choice(_WHAT),
    metavar="[VERB]",
)
@click.argument("words", nargs=-1, metavar="[NAME ...]", shell_complete=candidates.decided)
@click.option(
    "--into",
    metavar="NAME",
    shell_complete=candidates.decided_into,
    help="For merge: the name that they all are from now on. For move: the story.",
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
    help="For rename: the new name. For split: whom the words stand for, else each for its own."
    " For name: what the story is called; nothing for what its articles call it.",
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
@click.option("--stories", is_flag=True, help="For undo, take and the list: those on stories.")
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
    stories: bool,
) -> int:
    """Merge, split, rename or ignore the names of CORPUS, or join, part and name its stories.

    VERB is merge, split, rename, kind or ignore for names; join, part, move or name for stories;
    undo, or take. What is decided counts everywhere at once. It is kept in a plain file, which can
    be given away. A NAME is one that names tells, or words that stand for it; place:Lenia says its
    kind. join and name take a STORY in its place, by its id or that of an article in it, part and
    move an ARTICLE. Without a VERB, all that was decided is told.
    """
    given = {"--into": into, "--from": whole, "--to": to, "--in": where, "--as": kind}
    said = {option for option, value in given.items() if value not in (None, ())}
    _check(what, words, said | ({"--stories"} if stories else set()))
    on_stories = stories or what in ON_STORIES
    waits = what not in (None, "undo")
    with opened(corpus, options, names=waits, stories=waits and on_stories) as library:
        if on_stories:
            return on_the_stories(library, what, words, into or to or "", options)
        return _on_names(
            library, Typed(what or "", words, into or whole or "", to, where, kind), options
        )


def _on_names(library: Library, typed: Typed, options: Options) -> int:
    if not typed.what:
        return tell_decided(library.decided(), library.stories_decided(), options)
    if typed.what == "undo":
        return _undo(library, typed.words, options)
    if typed.what == "take":
        (file,) = typed.words
        return tell_taken(library.take_decisions(Path(file)), file, options)
    made = decisions(library, typed, options)
    if made is None:
        return 1
    library.decide(*made)
    return tell_done(made, library.decided(), options)


_NEEDS = {
    "merge": {"--into"},
    "split": {"--from"},
    "rename": {"--to"},
    "kind": {"--as"},
    "move": {"--into"},
    "name": {"--to"},
}
_MAY = {"split": {"--to", "--in"}, "undo": {"--stories"}, "take": {"--stories"}, "": {"--stories"}}
_ONE = {"rename": "NAME", "take": "FILE", "name": "STORY"}
_WORD = {"take": "FILE", "join": "STORY", "name": "STORY", "part": "ARTICLE", "move": "ARTICLE"}


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
        word = _WORD.get(what, "NAME")
        raise click.UsageError(f"{what} needs {'an' if word[0] == 'A' else 'a'} {word}.")
    elif what in _ONE and len(words) > 1:
        raise click.UsageError(f"{what} takes one {_ONE[what]} at a time.")


def _undo(library: Library, words: tuple[str, ...], options: Options) -> int:
    number = int(words[0]) - 1 if words else None
    # What has a number below 1 isn't the last one.
    undone = library.undo(number) if number is None or number >= 0 else None
    return tell_undone(undone, words, library.decided(), options)
