"""The fields of the index, as Whoosh has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Format

from index.engine.quoted import numbers_and_quoted
from index.engine.terms import words
from index.languages import stemmed_as
from index.tongues import UNKNOWN, base
from index.words import STEMMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.engine.protocol import IndexedText
    from index.engine.vocabulary import Vocabulary

UNKNOWN_DAY = 0


LANGUAGES = tuple(STEMMED)
"""By number, as the column of stemming has them; the first is English."""


class Positions(Format):
    """Postings with positions, packed by `index.engine.postings`."""


class StemAnalyzer(Analyzer):
    """Our words as Whoosh's query parser takes them."""

    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        """Yield a token for each word, its text as it stands."""
        for position, text in enumerate(words(value)):
            yield Token(text=text, pos=position, startchar=0, endchar=0, boost=1.0, stopped=False)


class WordsField(FieldType):
    """A field of words, which are cut and counted before the writer sees them."""

    def __init__(self) -> None:
        super().__init__(Positions(), StemAnalyzer(), scorable=False)

    def process_text(self, qstring: str, **options: Any) -> Iterator[str]:
        """Yield the terms of a piece of query; patterns stay as they are."""
        if options.get("tokenize", True):
            yield from words(qstring)
        else:
            yield qstring


def schema() -> Schema:
    """Return the fields of the index."""
    return Schema(
        key=COLUMN(NumericColumn("q", default=-1)),
        day=COLUMN(NumericColumn("i", default=UNKNOWN_DAY)),
        stemming=COLUMN(NumericColumn("B")),
        title_length=COLUMN(NumericColumn("I")),
        text_length=COLUMN(NumericColumn("I")),
        title=WordsField(),
        text=WordsField(),
        quoted=WordsField(),
        outlet=WordsField(),
        language=WordsField(),
    )


def document(article: IndexedText, vocabulary: Vocabulary) -> dict[str, object]:
    """Return an article as the fields of a Whoosh document.

    Args:
        article: Any.
        vocabulary: Numbers its terms.
    """
    language = stemmed_as(article.language)
    title = vocabulary.numbers(article.title, language)
    text, quoted = numbers_and_quoted(vocabulary, article.text, language)
    return {
        "key": article.key,
        "day": UNKNOWN_DAY if article.day is None else article.day,
        "stemming": LANGUAGES.index(language),
        "title": title,
        "title_length": len(title),
        "text": text,
        "text_length": len(text),
        "quoted": quoted,
        "outlet": vocabulary.numbers(article.outlet),
        "language": vocabulary.numbers(base(article.language) or UNKNOWN),
    }
