"""A passage as it is quoted elsewhere: its words, and where they stand. Pure.

A reference must lead back to the very characters, long after: so it names the file with the hash of
its bytes, the line, and the offsets that the JSON of `corpus-reader show` counts by.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from index import __version__
from reader.comparing.kinds import KIND_WORDS
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.article import Article, Span
    from index.comparison import Comparison, Link

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_HASH_SHOWN = 12
"""Digits of the file's hash: enough to tell it from any file it could be mistaken for."""


def quoted(article: Article, span: Span) -> str:
    """Return a passage in quotation marks, with its reference under it.

    Args:
        article: What is quoted.
        span: The passage, offsets into the article's text.
    """
    words = article.text[span.start : span.end]
    shown = guard(words, newlines=True)
    return f"“{shown}”\n— {_of(article)} ({_place(article, span)}{_replaced(words, shown)})\n"


def whole(article: Article) -> str:
    """Return the reference of a whole article."""
    return f"{_of(article)} ({_source(article)})\n"


def linked(comparison: Comparison, span: Span, *, of_a: bool, link: Link | None) -> str:
    """Return a passage of one side with its reference, then its match with its own.

    Args:
        comparison: The two articles.
        span: The passage.
        of_a: Whether it is a passage of A.
        link: What links it with its match; None if no match was found.
    """
    here, there = comparison.a, comparison.b
    if not of_a:
        here, there = there, here
    if link is None:
        found = f"No match found in: {_of(there)} ({_source(there)})\n"
    else:
        match = link.b if of_a else link.a
        found = f"{KIND_WORDS[link.kind]} ({link.tier}):\n\n{quoted(there, match)}"
        found = found[:1].upper() + found[1:]
    return f"{quoted(here, span)}\n{found}"


def copied_words(article: Article, span: Span, paragraphs: tuple[int, int] | None) -> str:
    """Return what was copied, for people: "42 words of paragraph 3, with their reference".

    Args:
        article: What was quoted.
        span: The passage.
        paragraphs: Its first and last paragraph, from 0; None if its words were selected.
    """
    number = len(article.text[span.start : span.end].split())
    reference = "its reference" if number == 1 else "their reference"
    if paragraphs is None:
        return f"{count(number, 'selected word')}, with {reference}"
    first, last = paragraphs
    place = f"paragraph {first + 1}" if first == last else f"paragraphs {first + 1}–{last + 1}"
    return f"{count(number, 'word')} of {place}, with {reference}"


def day_in_full(date: str | None) -> str:
    """Return "19 June 2024" for an ISO date, "June 2024" or "2024" for less of one."""
    if date is None:
        return "date unknown"
    try:
        when = dt.date.fromisoformat(date[:10])
    except ValueError:
        year, _, month = date[:7].partition("-")
        known = month.isdecimal() and 1 <= int(month) <= len(_MONTHS)
        return f"{_MONTHS[int(month) - 1]} {guard(year)}" if known else guard(date)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _of(article: Article) -> str:
    title = guard(article.title) if article.title else "title unknown"
    outlet = guard(article.outlet) if article.outlet else "outlet unknown"
    return f"{title}, {outlet}, {day_in_full(article.date)}"


def _place(article: Article, span: Span) -> str:
    begun = [part.line for part in article.paragraphs if part.start <= span.start]
    line = f"line {begun[-1]:,}" if begun else "line unknown"
    if article.id != article.source.path:
        line += " of the record’s text"
    characters = f"characters {span.start}–{span.end} of the cleaned text"
    return f"{guard(article.id)}, {line}; {characters}; {_hash(article)}"


def _source(article: Article) -> str:
    return f"{guard(article.id)}; {_hash(article)}"


def _hash(article: Article) -> str:
    return f"sha256 {article.source.sha256[:_HASH_SHOWN]}…; corpus-reader {__version__}"


def _replaced(words: str, shown: str) -> str:
    """Say how many characters the gate replaced by pictures; spaces for spaces don't count."""
    number = sum(
        a != b and not (a.isspace() and b.isspace()) for a, b in zip(words, shown, strict=True)
    )
    return f"; {count(number, 'control character')} replaced" if number else ""
