"""A comparison as one HTML page that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reader.comparing.kinds import KIND_WORDS, SIGNS, VERDICTS
from reader.export.words import counted, speaker_of, telling
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article, Span
    from index.comparison import Comparison, Link, QuotePair

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; color: #2c2e34; background: #fbf9f4; max-width: 72rem;
  margin: 2rem auto; padding: 0 1rem }
h1, h2 { font-size: 1.15rem; color: #0e0f12 } .meta { color: #605c54 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { vertical-align: top; text-align: left; padding: .5rem 1rem .5rem 0;
  border-top: 1px solid #d2c9b6; overflow-wrap: anywhere }
th { font-weight: normal; width: 11rem } mark { background: none; color: inherit;
  font-weight: bold; text-decoration: underline }
@media print { body { background: none } }
"""


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as a page; everything from the articles is escaped."""
    return "".join(_page(comparison))


def _page(comparison: Comparison) -> Iterator[str]:
    a, b = comparison.a, comparison.b
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    yield f"style-src 'unsafe-inline'\">\n<title>{_named(a, b)}</title>\n"
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Two articles compared</h1>\n"
    yield _table([("", _heading("A", a), _heading("B", b))])
    yield f"<p>{_shown(counted(comparison))}</p>\n<h2>In both</h2>\n"
    yield _table(
        (_why(link), _side(a, link.a, link.marks_a), _side(b, link.b, link.marks_b))
        for link in telling(comparison)
    )
    yield "<h2>No match found in the other article</h2>\n"
    yield _table([("", _listed(a, comparison.only_a), _listed(b, comparison.only_b))])
    yield "<h2>Quotations</h2>\n" + _table(_quotes(a, b, pair) for pair in comparison.quotes)
    yield "<h2>Figures and dates</h2>\n"
    yield _table(
        (
            f"{VERDICTS[f.verdict]}: {_shown(f.about)}",
            _shown(", ".join(f.a)),
            _shown(", ".join(f.b)),
        )
        for f in comparison.figures
    )
    names = comparison.names
    yield "<h2>Names</h2>\n"
    yield f"<p>In both: {_shown(', '.join(names.both)) or '·'}</p>\n"
    only = [_shown(", ".join(found)) or "·" for found in (names.only_a, names.only_b)]
    yield _table([("only in one", only[0], only[1])])
    yield "</body>\n</html>\n"


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"<tr><th>{why}</th><td>{a}</td><td>{b}</td></tr>\n" for why, a, b in rows]
    return f"<table>\n{''.join(lines)}</table>\n" if lines else "<p>·</p>\n"


def _named(a: Article, b: Article) -> str:
    """Return what the page is called where there are many: outlets first, for tabs are narrow."""
    outlets = " and ".join(each.outlet or "outlet unknown" for each in (a, b))
    titles = " / ".join(each.title or each.id for each in (a, b))
    return _shown(f"{outlets}: {titles}" if a.outlet or b.outlet else titles)


def _day(date: str | None) -> str:
    """Return a date in words, and as it is known for who points at it or reads it by machine."""
    if date is None:
        return "date unknown"
    iso = _shown(date)
    return f'<time datetime="{iso}" title="{iso}">{_shown(day(date))}</time>'


def _heading(side: str, article: Article) -> str:
    title = _shown(article.title or "title unknown")
    outlet = _shown(article.outlet or "outlet unknown")
    known = (
        f"{outlet} · {_day(article.date)} · {count(article.words, 'word')} · {_shown(article.id)}"
    )
    return f'{side}: <strong>{title}</strong><br><span class="meta">{known}</span>'


def _why(link: Link) -> str:
    shared = _shown(", ".join(link.shared))
    sign = _shown(SIGNS[link.kind])
    return f"{sign} {KIND_WORDS[link.kind]}<br>{link.tier}, {link.score:.2f}<br>{shared}"


def _side(article: Article, span: Span, marks: Sequence[Span]) -> str:
    """Return a passage with the words that made the link marked."""
    pieces, place = [], span.start
    for start, end in marks:
        pieces += [
            _shown(article.text[place:start]),
            f"<mark>{_shown(article.text[start:end])}</mark>",
        ]
        place = end
    return "".join([*pieces, _shown(article.text[place : span.end])])


def _listed(article: Article, spans: Sequence[Span]) -> str:
    return "".join(f"<p>{_shown(article.text[start:end])}</p>" for start, end in spans) or "·"


def _quotes(a: Article, b: Article, pair: QuotePair) -> tuple[str, str, str]:
    cells = [
        f"{_shown(speaker_of(quote))}: “{_shown(article.text[quote.start : quote.end])}”"
        if quote
        else "·"
        for article, quote in ((a, pair.a), (b, pair.b))
    ]
    alike = "only one" if pair.score is None else f"{pair.score:.2f} alike"
    return alike, cells[0], cells[1]


def _shown(text: str) -> str:
    return escape(guard(text))
