"""A comparison as one HTML page that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.comparison import LINK_KINDS
from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS
from reader.export.comparison_sheet import sheet
from reader.export.comparison_words import counted
from reader.export.html_sheet import sheet_html
from reader.export.html_texts import both_texts
from reader.export.html_words import language, shown, time
from reader.export.record import PARTS
from reader.export.words import NO_OUTLET, UNTITLED
from reader.palette import INK_COLOURS, PAPER_COLOURS
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.article import Article
    from index.comparison import Comparison
    from reader.export.record import Record

_NAV = (
    ("both", "In both"),
    ("only-a", "Only A"),
    ("only-b", "Only B"),
    ("quotations", "Quotations"),
    ("figures", "Figures and dates"),
    ("names", "Names"),
    ("not-a", "Elsewhere, not in A"),
    ("not-b", "Elsewhere, not in B"),
    ("texts", "Both texts"),
    ("sources", "Sources"),
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def comparison_html(record: Record) -> str:
    """Return a comparison as a page; everything from the articles is escaped."""
    return "".join(_page(record))


def _page(record: Record) -> Iterator[str]:
    told = record.comparison
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
    yield f"<title>{_named(told.a, told.b)}</title>\n"
    yield f"<style>\n{style()}</style>\n</head>\n<body>\n"
    yield from _top(told)
    yield "<main>\n"
    for part in PARTS:
        if part == "sources":
            yield from both_texts(record)
        yield from sheet_html(sheet(record, part, ("--html", "FILE")))
    yield "</main>\n</body>\n</html>\n"


def _top(told: Comparison) -> Iterator[str]:
    yield "<header>\n<h1>Two articles compared</h1>\n"
    yield '<div class="sides">\n'
    for side, article in (("A", told.a), ("B", told.b)):
        yield f'<section class="side">\n<p class="meta">{side}: {_meta(article)}</p>\n'
        title = shown(article.title or UNTITLED)
        lang = language(article.language or "") if article.title else ""
        yield f'<p class="title"{lang}>{title}</p>\n'
        yield f'<p class="meta">{shown(article.id)}</p>\n</section>\n'
    yield "</div>\n"
    words = counted(told)
    yield f'<p class="total">{shown(words[0].upper() + words[1:])}</p>\n'
    yield '<div class="legend"><ul>\n'
    for kind in LINK_KINDS:
        sign, stands = shown(SIGNS[kind]), KIND_WORDS[kind]
        yield f'<li class="{kind}"><span class="sign">{sign}</span> {stands}</li>\n'
    yield f'<li class="nothing"><span class="sign">{NO_SIGN}</span> no match found</li>\n'
    yield "</ul></div>\n<nav><ul>\n"
    yield from (f'<li><a href="#{place}">{called}</a></li>\n' for place, called in _NAV)
    yield "</ul></nav>\n</header>\n"


def _meta(article: Article) -> str:
    outlet = shown(article.outlet or NO_OUTLET)
    return f"{outlet} · {time(article.date)} · {count(article.words, 'word')}"


def _named(a: Article, b: Article) -> str:
    """Return what the page is called where there are many: outlets first, for tabs are narrow."""
    outlets = " and ".join(each.outlet or NO_OUTLET for each in (a, b))
    titles = " / ".join(each.title or each.id for each in (a, b))
    return shown(f"{outlets}: {titles}" if a.outlet or b.outlet else titles)


@lru_cache(maxsize=1)
def style() -> str:
    """Return how the page looks: the colours of our two themes, then what is made of them."""
    rules = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    light, dark = _colours(PAPER_COLOURS), _colours(INK_COLOURS)
    in_the_dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f":root {{ {light} }}\n{in_the_dark}\n{rules}"


def _colours(colours: Mapping[str, str]) -> str:
    return "; ".join(f"--{role}: {colour}" for role, colour in colours.items())
