"""How two outlets write of one name: in which words, with which titles, beside whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index.dossier import Called, Contrast, OneSide
from index.dossiers.descriptions import descriptions
from index.dossiers.reading import read
from index.dossiers.titles import title_before
from index.dossiers.uses import form_uses, in_time
from index.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Span
    from index.columns import Columns, Rows
    from index.dossier import MentionLine, OutletUse, Together
    from index.dossiers.reading import Names, Read
    from index.dossiers.uses import Named
    from index.results import NameRef

LOOKED = 300
"""Articles of an outlet that are read for titles and descriptions, evenly through time."""
_FIRSTS = 40
_CALLED = 40
"""Titles, and descriptions, that are told at most."""
_ENGLISH = ("", "en")
"""Languages whose texts the rules are for; what is unknown is read as English."""


def contrast(
    names: Names,
    ref: NameRef,
    used: Named,
    outlets: tuple[OutletUse, OutletUse],
    together: Callable[[Named, Rows], tuple[Together, ...]],
) -> Contrast:
    """Return how two outlets write of a name.

    Args:
        names: The names of the corpus.
        ref: The name.
        used: Where it is used.
        outlets: The two, each of the corpus.
        together: Tells who is named together with it in some articles, those of one outlet, by
            paragraphs in some of them.
    """
    a, b = (_side(names, ref, used, outlet, together) for outlet in outlets)
    return Contrast(ref, a, b)


def _side(
    names: Names,
    ref: NameRef,
    used: Named,
    outlet: OutletUse,
    together: Callable[[Named, Rows], tuple[Together, ...]],
) -> OneSide:
    columns = names.columns
    code = columns.outlets.index(outlet.outlet)
    own = used.among(columns.outlet == code)
    rows = in_time(columns, own.rows)
    looked = spread(rows, LOOKED)
    found = _Found()
    for article in read(names, ref, looked.tolist()):
        found.take(article, english=_is_english(columns, article.row))
    firsts = read(names, ref, rows[:_FIRSTS].tolist())
    return OneSide(
        use=outlet,
        forms=tuple(
            (use.text, use.mentions) for use in form_uses(names.table, columns, own, [code])
        ),
        titles=found.titles.most(),
        descriptions=found.descriptions.most(),
        firsts=tuple(article.line(0) for article in firsts),
        together=together(own, looked),
        looked=len(looked),
    )


def spread(rows: Rows, most: int) -> Rows:
    """Return rows, or so many of them from the first to the last where there are more."""
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)]


def _is_english(columns: Columns, row: int) -> bool:
    return columns.languages[columns.language[row]] in _ENGLISH


class _Tally:
    """Words that were found, alike but for case and accents."""

    def __init__(self) -> None:
        self._called: dict[str, Called] = {}

    def add(self, text: str, span: Span, line: MentionLine) -> None:
        words = " ".join(text[span.start : span.end].split())
        known = self._called.setdefault(_key(words), Called(words, 0, line, span))
        self._called[_key(words)] = replace(known, times=known.times + 1)

    def most(self) -> tuple[Called, ...]:
        return tuple(sorted(self._called.values(), key=lambda called: -called.times)[:_CALLED])


def _key(words: str) -> str:
    return " ".join(map(fold, words_of(words)))


class _Found:
    """What an outlet's articles put to a name."""

    def __init__(self) -> None:
        self.titles, self.descriptions = _Tally(), _Tally()

    def take(self, article: Read, *, english: bool) -> None:
        """Add what an article puts to its mentions."""
        if not english:
            return
        text = article.listed.text
        for number, mention in enumerate(article.mentions):
            title = title_before(text, mention.start, mention.kind)
            spans = tuple(descriptions(text, mention.start, mention.end, mention.kind))
            if title:
                self.titles.add(text, title, article.line(number))
            for span in spans:
                self.descriptions.add(text, span, article.line(number))
