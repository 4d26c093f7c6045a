"""From what a person types to the one article that is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NoSuchArticleError

if TYPE_CHECKING:
    from index.article import ArticleId
    from index.catalogue.articles import Articles

_TOLD = 10
"""How many candidates are listed."""


def resolve(articles: Articles, corpus: Path, typed: str) -> ArticleId:
    """Return the id that is exactly what was typed, else the only one that begins with it.

    A path to the file, as a shell completes it, is understood too.

    Raises:
        NoSuchArticleError: There is none, or more than one; then they are listed.
    """
    for wanted in (typed, _within(corpus, typed)):
        exact = articles.exactly(wanted) if wanted else None
        if exact:
            return exact
        found = articles.beginning_with(wanted, _TOLD + 1) if wanted else []
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(found[:_TOLD]) + (", …" if len(found) > _TOLD else "")
            raise NoSuchArticleError(
                f"“{typed}” may be any of these articles: {listed}.",
                "Give more of the id.",
            )
    known = articles.beginning_with("", 3)
    if not known:
        raise NoSuchArticleError(
            f"{corpus} holds no article.",
            "See what was skipped, and why, with the command index.",
        )
    raise NoSuchArticleError(
        f"No article's id begins with “{typed}”.",
        f"Ids are paths within the corpus: {', '.join(known)}.",
    )


def _within(corpus: Path, typed: str) -> str:
    """Return a path that was typed as a path within the corpus; nothing if it isn't one."""
    base = corpus if corpus.is_dir() else corpus.parent
    try:
        return Path(typed).resolve().relative_to(base.resolve()).as_posix()
    except (OSError, ValueError):  # outside, or no path at all: NUL, a loop of links
        return ""
