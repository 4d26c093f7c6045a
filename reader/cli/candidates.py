"""What may stand at a place of a command, as far as an index that is there already tells.

Nothing is refreshed and nothing made: a shell asks while somebody types. What has characters that
can't be shown, or would be taken for an option, is left out: it couldn't be typed as it is shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from click.shell_completion import CompletionItem

from index.errors import CorpusError
from reader.settings import load
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

What = Literal["articles", "outlets", "names", "languages", "stories"]


def articles(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return ids of articles; where none begins so, paths of files are understood as well."""
    known = _known(ctx, "articles", typed)
    ids = {found: told for found, told in known.items() if not found.startswith("-")}
    return _items(ids) or [CompletionItem(typed, type="file")]


def outlets(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return names of outlets."""
    return _items(_known(ctx, "outlets", typed))


def names(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return names of people, organisations and places."""
    return _items(_known(ctx, "names", typed))


def decided(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return what the command decide may be about: names, stories, articles, or a file to take."""
    what = ctx.params.get("what")
    if what == "take":
        return [CompletionItem(typed, type="file")]
    if what in ("join", "name"):
        return tellings(ctx, parameter, typed)
    if what in ("part", "move"):
        return articles(ctx, parameter, typed)
    return [] if what == "undo" else names(ctx, parameter, typed)


def decided_into(
    ctx: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Return what something may be made part of: a name, or for move a story."""
    moves = ctx.params.get("what") == "move"
    return (tellings if moves else names)(ctx, parameter, typed)


def languages(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the languages of articles, in two letters."""
    return _items(_known(ctx, "languages", typed))


def stories(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return ids of stories, each with its title."""
    return _items(_known(ctx, "stories", typed))


def tellings(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return ids of stories; where none begins so, those of articles, which lead there too."""
    return stories(ctx, parameter, typed) or articles(ctx, parameter, typed)


def folders(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Leave it to the shell, which knows its folders."""
    return [CompletionItem(typed, type="dir")]


def _known(ctx: click.Context, what: What, typed: str) -> dict[str, str]:
    """Return what begins so, each with what is told of it, or nothing."""
    from index.known import known  # noqa: PLC0415  loads SQLite

    corpus = _path(ctx, "corpus")
    index_dir = _path(ctx, "index_dir") or load(screen=False).settings.index_dir
    if corpus is None:
        return {}
    try:
        with known(corpus, index_dir) as index:
            found = getattr(index, what)(typed) if index else {}
    except CorpusError:  # told by the command itself, when it runs
        return {}
    return found if isinstance(found, dict) else dict.fromkeys(found, "")


def _path(ctx: click.Context, parameter: str) -> Path | None:
    given = ctx.params.get(parameter)
    if not isinstance(given, Path):
        return None
    try:
        return given.expanduser()  # a shell hands on what was typed
    except RuntimeError:  # no such user
        return given


def _items(values: Mapping[str, str]) -> list[CompletionItem]:
    return [
        CompletionItem(value, type="text", help=guard(told) or None)
        for value, told in values.items()
        if value.isprintable()
    ]
