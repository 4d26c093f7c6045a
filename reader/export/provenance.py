"""Where a comparison comes from, so that somebody else can get the same again. Pure.

No time of writing, no path of this machine: the same version on the same corpus writes the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.extent import CLOSELY
from reader.export.comparison_values import text_sha256
from reader.export.comparison_words import sure_words
from reader.export.record import command_again
from reader.export.sheet import Code, Head, Line, Table, words
from reader.export.words import NO_OUTLET, UNTITLED
from reader.naming.decided import sentence
from reader.text.phrases import count
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from reader.export.record import Record
    from reader.export.sheet import Block


def provenance(record: Record, form: Sequence[str]) -> Iterator[Block]:
    """Yield both sources, then how to get the same again and what it rests on.

    Args:
        record: The comparison.
        form: The options of the command line for the form that is written.
    """
    told = record.comparison
    yield Head("Sources", "sources")
    sides = zip(_source(told.a), _source(told.b), strict=True)
    rows = [(words(head), words(a), words(b)) for (head, a), (_, b) in sides]
    yield Table(("", "A", "B"), tuple(rows))
    yield Head("How to get this again", "again")
    yield Line(words("With the same corpus, and CORPUS its folder or file:"))
    yield Code(command_again(record, *form))
    rests = [(words(head), words(value)) for head, value in _rests_on(record)]
    yield Table(("it rests on", ""), tuple(rests))
    if told.weighed:
        yield Line(words("Words were weighed among these texts, the more telling the rarer:"))
        among = [(words(one.id), words(one.text_hash)) for one in told.weighed]
        yield Table(("article", "SHA-256 of its text"), tuple(among))


def _source(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what is known of an article and where it was found."""
    source = article.source
    yield "title", f"{article.title or UNTITLED}{_found(article, 'title')}"
    yield "outlet", f"{article.outlet or NO_OUTLET}{_found(article, 'outlet')}"
    yield "date", f"{article.date or 'date unknown'}{_found(article, 'date')}"
    yield "authors", ", ".join(article.authors)
    yield "language", language_name(article.language) if article.language else "language unknown"
    yield "words", f"{article.words:,}"
    yield "address", article.url or ""
    yield "article", article.id
    yield "file", source.path
    yield "SHA-256 of the file", source.sha256
    yield "mended to read it", "; ".join(source.repairs)
    yield "SHA-256 of the text compared", text_sha256(article)


def _found(article: Article, field: str) -> str:
    where = article.found_in.get(field)
    return f" (found in {where}{sure_words(article.sure.get(field))})" if where else ""


def _rests_on(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what else the comparison rests on."""
    told, basis = record.comparison, record.basis
    yield "program", f"corpus-reader {basis.version}, layout {basis.layout} of its index"
    yield "corpus", f"{count(basis.articles, 'article')}, SHA-256 {basis.corpus}"
    tiers = (f"{tier} from {score:.2f}" for tier, score in basis.tiers)
    yield "links", ", ".join(tiers)
    a, b = (version or "nothing" for version in basis.recognisers)
    yield "names found by", a if a == b else f"{a} in A, {b} in B"
    if not record.names_complete:
        yield "names", "not found yet in all articles of the corpus"
    if basis.decisions:
        here = "; ".join(map(sentence, basis.decided)) or "none on names in these two"
        yield "decided on names", f"{count(basis.decisions, 'decision')}; of these two: {here}"
    if told.in_part:
        yield "compared in part", f"the first {CLOSELY:,} characters of a text"
