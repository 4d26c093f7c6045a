"""How far into an endless text the dear kinds of work go.

Search goes through all of any text. But names are found at some thousand words a second, and a
comparison holds every sentence: a file of 50 MB would take an hour of the one and all memory for
the other. A long book is read to its end; what is longer is read so far, and that is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article

CLOSELY = 400_000
"""Characters: some 65,000 words. A newspaper's longest pieces have a tenth of that."""

TOLD = (
    f"only in part: names, dates and comparisons go as far as its first {CLOSELY:,} characters, "
    "search goes through all of it"
)
"""What is said of a longer text among what was skipped."""


def is_endless(text: str) -> bool:
    """Tell whether a text is longer than what is read closely."""
    return len(text) > CLOSELY


def closely_read(article: Article) -> Article:
    """Return an article with no more of its text than what is read closely."""
    if not is_endless(article.text):
        return article
    end = end_of(article.text)
    spans = [part for part in article.paragraphs if part.start < end]
    kept = tuple(Paragraph(part.start, min(part.end, end), part.line) for part in spans)
    return replace(article, text=article.text[:end], paragraphs=kept)


def end_of(text: str) -> int:
    """Return where what is read closely ends: between paragraphs or words where that can be."""
    if not is_endless(text):
        return len(text)
    for gap in ("\n\n", " "):
        found = text.rfind(gap, CLOSELY // 2, CLOSELY)
        if found >= 0:
            return found
    return CLOSELY


def within(paragraphs: Sequence[Span], end: int) -> tuple[Span, ...]:
    """Return what of some paragraphs stands before an end."""
    return tuple(Span(start, min(stop, end)) for start, stop in paragraphs if start < end)
