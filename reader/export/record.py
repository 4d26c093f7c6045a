"""A comparison with all that it rests on: what every written form of it is made from."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId, Span
    from index.basis import Basis
    from index.comparison import Comparison, Link
    from index.elsewhere import Elsewhere
    from index.library import Library


@dataclass(frozen=True, slots=True)
class Record:
    """Two articles side by side, and what somebody else needs to get the same again."""

    comparison: Comparison
    basis: Basis
    names_complete: bool
    """Whether the names of all articles of the corpus were known."""
    elsewhere: tuple[Elsewhere | None, Elsewhere | None] = (None, None)
    """What others of its story report that A, and that B, has no match for; None: not known."""


def record_of(library: Library, a: ArticleId, b: ArticleId) -> Record:
    """Compare two articles, with all that is written down of a comparison.

    Raises:
        CorpusError: One of them has vanished.
    """
    return Record(library.compare(a, b), library.basis(a, b), library.names_complete())


def command_again(record: Record, *form: str) -> str:
    """Return the command that gives the same again; guarded.

    Args:
        record: The comparison.
        form: The options of the form that is wanted.
    """
    a, b = record.comparison.a.id, record.comparison.b.id
    recognisers = ("--recogniser", ",".join(record.basis.asked)) if record.basis.asked else ()
    ids = ("--", a, b) if "-" in (a[:1], b[:1]) else (a, b)
    return guard(shlex.join(("corpus-reader", "compare", "CORPUS", *ids, *recognisers, *form)))


def telling(comparison: Comparison, *, possible: bool = False) -> list[Link]:
    """Return the links that show without being asked for: strong and probable ones.

    Args:
        comparison: The two.
        possible: Whether the possible ones are asked for too.
    """
    return [link for link in comparison.links if possible or link.tier != "possible"]


def kinds_of(links: Sequence[Link]) -> Counter[str]:
    """Return how many links are of each kind."""
    return Counter(link.kind for link in links)


def numbered(sentences: Sequence[Span]) -> dict[Span, int]:
    """Return by sentence its number in its article, from 1."""
    return {span: number for number, span in enumerate(sentences, 1)}
