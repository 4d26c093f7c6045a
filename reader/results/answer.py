"""An answer in words, and what two answers have in common. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.phrases import count, days_words
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.instead import Alternatives, UnknownName, UnknownOutlet, UnknownStory, WordFound
    from index.listing import Listing
    from index.results import Results

_FINDS_CELLS = 66
_DAYS_TOLD = 3
_SPELT = re.compile(r"(?:\w+[: ])?[-\d.*\[\]\" ]+(?:TO [-\d*\]]+)?", re.ASCII)
"""Days in digits, as everybody reads them."""
SORT_WORDS = {"relevance": "by relevance", "newest": "newest first", "oldest": "oldest first"}


def status_parts(results: Results, *, stale: bool, folded: int = 0) -> list[list[Piece]]:
    """Return how many articles answer, how quickly, and in which order.

    Args:
        results: The answer shown.
        stale: Whether another one is awaited: the count says so.
        folded: How many of the articles aren't listed, since others have their text.
    """
    narrowed = bool(results.query or results.filters)
    by_story = results.by_story
    shown = len(results) - folded if by_story is None else len(results)
    of = count(results.of if narrowed else shown, "article")
    number = f"{shown:,} of {of}" if narrowed else of
    if by_story is not None:
        number += f" in {count(len(results) - len(by_story.places), 'story', 'stories')}"
    elif folded:
        number += f", {folded:,} more the same"
    parts = [[Piece(f"{number} …" if stale else number, ("meta",) if stale else ("strong",))]]
    if narrowed:
        parts.append([Piece(f"{max(1, round(results.took_ms))} ms", ("meta",))])
    parts.append([Piece(SORT_WORDS[results.sort], ("meta",))])
    return parts


def finds_line(results: Results, key: str = "") -> list[Piece]:
    """Return what the query stands for, and how far names are found and articles grouped.

    As parts of a line, of which the last is to be kept.

    Args:
        results: The answer.
        key: What takes the spelling that is offered beside hits, as people call it.
    """
    line = [Piece(told, ("meta",))] if (told := days_told(results)) else []
    if results.finds and len(results):
        line += [Piece(" · ", ("faint",))] if line else []
        line.append(Piece(f"finds {_as_many_as_fit(results.finds)}", ("meta",)))
    if results.named and results.names_waiting:
        line += [Piece(" · ", ("faint",))] if line else []
        line.append(Piece(names_so_far(results), ("meta",)))
    if results.suggestion and len(results):
        line += [Piece(" · ", ("faint",))] if line else []
        line += [Piece(f"{key} ", ("key",))] if key else []
        line.append(Piece(f"did you mean {guard(results.suggestion)}?", ("meta",)))
    if results.stories_waiting:
        line += [Piece(" · ", ("faint",))] if line else []
        line.append(Piece(stories_so_far(results), ("meta",)))
    return line


def may_go_on(results: Results) -> bool:
    """Tell whether the last word that was asked for may be the beginning of one."""
    query, days = results.query, [one.words for one in results.days]
    last = re.split(r'[\s"(]', query)[-1]
    return last[-1:].isalnum() and not {"~", "^"} & {*last} and not any(map(query.endswith, days))


def days_told(results: Results) -> str:
    """Return which days are asked for, where that was said in words: "9–23 Nov 2026"."""
    asked = [one for one in results.days if not _SPELT.fullmatch(one.words)][:_DAYS_TOLD]
    return ", ".join(dict.fromkeys(days_words(one.first, one.last) for one in asked))


def first_letter(letter: str) -> list[Piece]:
    """Return what is said where only a first letter is typed, for which all articles are listed."""
    return [Piece(f'type on; "{guard(letter)}" in quotation marks finds the word', ("meta",))]


def _as_many_as_fit(words: Sequence[str]) -> str:
    """Return words in a row, as many as the narrowest line has room for; names are long."""
    told = guard(words[0])
    for word in words[1:]:
        longer = f"{told}, {guard(word)}"
        if cell_len(longer) > _FINDS_CELLS:
            return f"{told}, …"
        told = longer
    return told


def names_so_far(results: Results) -> str:
    """Return in how many articles names have been found: "names found in 120 of 400 articles"."""
    done = max(0, results.of - results.names_waiting)
    return f"names found in {done:,} of {count(results.of, 'article')}"


def stories_so_far(results: Results) -> str:
    """Return how many articles are in stories: "stories made of 120 of 400 articles"."""
    done = max(0, results.of - results.stories_waiting)
    return f"stories made of {done:,} of {count(results.of, 'article')}"


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


def name_unknown(unknown: UnknownName) -> str:
    """Return that nobody is called so, and who nearly is; guarded."""
    name, near = guard(unknown.name), ", ".join(map(guard, unknown.nearest))
    if unknown.kind is None:
        said = f"Nobody and nothing is called “{name}”."
    else:
        said = f"No {unknown.kind} is called “{name}”."
    return f"{said} There is: {near}." if near else said


def story_unknown(unknown: UnknownStory) -> str:
    """Return that no story is called so, and which nearly is; guarded."""
    said = f"No story has “{guard(unknown.words)}” in its title, or as its id."
    near = " · ".join(map(guard, unknown.nearest))
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
