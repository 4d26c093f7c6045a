"""An answer in words, and what two answers have in common. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.listing import Listing
    from index.results import Alternatives, Results, UnknownOutlet, WordFound

SORT_WORDS = {"relevance": "by relevance", "newest": "newest first", "oldest": "oldest first"}


def status_parts(results: Results, *, stale: bool, folded: int = 0) -> list[list[Piece]]:
    """Return how many articles answer, how quickly, and in which order.

    Args:
        results: The answer shown.
        stale: Whether another one is awaited: the count says so.
        folded: How many of the articles aren't listed, since others have their text.
    """
    narrowed = bool(results.query or results.filters)
    if narrowed:
        number = f"{len(results) - folded:,} of {count(results.of, 'article')}"
    else:
        number = count(results.of - folded, "article")
    number += f", {folded:,} more the same" if folded else ""
    parts = [[Piece(f"{number} …" if stale else number, ("meta",) if stale else ("strong",))]]
    if narrowed:
        parts.append([Piece(f"{max(1, round(results.took_ms))} ms", ("meta",))])
    parts.append([Piece(SORT_WORDS[results.sort], ("meta",))])
    return parts


def finds_line(results: Results) -> list[Piece]:
    """Return the words of the corpus that the query stands for, as one part of a line."""
    if not results.finds or not len(results):
        return []
    return [Piece("finds " + ", ".join(guard(word) for word in results.finds), ("meta",))]


_SIGNS = ':"“„«*?~'
"""What a piece of a query can hold that is no word, so that marks around it would confuse."""


def piece_found(query: str, piece: WordFound) -> str:
    """Return how many articles have a piece of a query: "“treaty” is in 4 articles"; guarded."""
    where = f"is in {count(piece.articles, 'article')}" if piece.articles else "is in none"
    shown = guard(query[piece.start : piece.end])
    return f"{shown} {where}" if any(sign in shown for sign in _SIGNS) else f"“{shown}” {where}"


def outlet_unknown(outlet: UnknownOutlet) -> str:
    """Return that no outlet is called so, and which ones nearly are; guarded."""
    said = f"No outlet is called “{guard(outlet.name)}”."
    near = ", ".join(map(guard, outlet.nearest))
    return f"{said} There is: {near}." if near else said


def wrong_piece(results: Results, ways: Alternatives) -> tuple[int, int] | None:
    """Return the piece of a query that can't be understood, or that no article has."""
    if results.problem is not None:
        return results.problem.start, results.problem.end
    unknown = [(word.start, word.end) for word in ways.words if not word.articles]
    return unknown[0] if unknown else None


def same_articles(a: Results | Listing, b: Results | Listing) -> bool:
    """Tell whether two answers to one query list the same articles in the same order."""
    return a.query == b.query and len(a) == len(b) and bool((a.keys == b.keys).all())
