"""A passage as it is quoted elsewhere: its words, and where they stand. Pure.

A reference must lead back to the very characters, long after: so it names the file with the hash of
its bytes, the line, and the offsets that the JSON of `corpus-reader show` counts by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import __version__
from reader.comparing.kinds import KIND_WORDS
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.article import Article, Span
    from index.comparison import Comparison, Link

_DOUBLE = '“”„‟«»"'
"""Marks of quotation that are not to stand beside their like."""
_QUOTATION = re.compile(rf"[{_DOUBLE}][^{_DOUBLE}]+[{_DOUBLE}]")
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
    place = f"{_place(article, span)}{_replaced(words, shown)}"
    return f"{_in_marks(shown)}\n— {_of(article)} ({place})\n"


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


def _of(article: Article) -> str:
    title = guard(article.title) if article.title else "title unknown"
    outlet = guard(article.outlet) if article.outlet else "outlet unknown"
    return f"{title}, {outlet}, {day(article.date)}"


def _in_marks(words: str) -> str:
    """Return words in quotation marks: single ones around what begins or ends with double ones.

    None around what is a quotation as it stands, from its first mark to its last.
    """
    edges = words.strip()
    if _QUOTATION.fullmatch(edges):
        return words
    own = edges[:1] in _DOUBLE or edges[-1:] in _DOUBLE if edges else False
    return f"‘{words}’" if own else f"“{words}”"


def _lines(article: Article, span: Span) -> str:
    """Return the lines of the file on which the first and the last of a passage's paragraphs begin.

    Where it ends within a paragraph of several lines isn't known.
    """
    begun = [part for part in article.paragraphs if part.start < max(span.end, span.start + 1)]
    if not begun:
        return "line unknown"
    last = begun[-1].line
    first = max((part.line for part in begun if part.start <= span.start), default=begun[0].line)
    return f"line {last:,}" if first == last else f"lines {first:,}–{last:,}"


def _place(article: Article, span: Span) -> str:
    line = _lines(article, span)
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
