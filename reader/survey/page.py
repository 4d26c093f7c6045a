"""What is told of the corpus, section by section: pages of rows, each leading on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.survey.articles import listing
from reader.survey.columns import columns, taken
from reader.survey.facts import NONE, SECTIONS, fact, of, titled
from reader.survey.ledger import BLANK, Column, Page, Path, Row
from reader.survey.skipped import no_article, skipped, skipped_file
from reader.survey.spoken import language, languages
from reader.text.phrases import count, month, period
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.survey import OutletShare, Share, Survey

LEAST_STEPS = 3
"""Months with articles from which on their course is drawn."""
UNKNOWN = "unknown"


def page(survey: Survey, path: Path) -> Page | None:
    """Return the page of a path, None where there is nothing of it any more.

    The first section, at a glance, isn't made here: it tells of more than the survey.
    """
    make = _PAGES.get(path[0])
    return make(survey, path) if make else None


# What was mended, and what was taken off


def _repaired(survey: Survey, path: Path) -> Page:
    columns = (Column(9, worth=5), Column(9))
    rows = titled(SECTIONS["repaired"])
    if survey.repairs:
        repaired = of(survey.repaired, survey.articles)
        rows += [
            Row(f"{repaired} articles had to be repaired to be read.", role="text"),
            BLANK,
            Row("Repair", ("times", "articles"), "columns"),
            *_counted(survey.repairs, "repair"),
        ]
    else:
        rows.append(Row("No article had to be repaired to be read.", role="text"))
    rows += [BLANK, Row("Encoding", ("", "articles"), "columns")]
    rows += [
        Row(guard(share.what), ("", f"{len(share.keys):,}"), leads=("encoding", share.what))
        for share in survey.encodings
    ]
    return Page(path, tuple(rows), columns)


def _removed(survey: Survey, path: Path) -> Page:
    columns = (Column(9, worth=5), Column(9))
    rows = titled(SECTIONS["removed"])
    if survey.removed:
        lines = count(survey.removed_lines, "line was", "lines were")
        rows += [
            Row(f"{lines} taken for furniture of a page, and not for text.", role="text"),
            Row("In an article, b shows them in their places.", role="note"),
            BLANK,
            Row("Taken for", ("lines", "articles"), "columns"),
            *_counted(survey.removed, "furniture"),
        ]
    else:
        rows.append(Row("No line was taken off.", role="text"))
    return Page(path, tuple(rows), columns)


def _counted(shares: Sequence[Share], leads: str) -> list[Row]:
    return [
        Row(
            guard(share.what),
            (f"{share.total:,}", f"{len(share.keys):,}"),
            leads=(leads, share.what),
        )
        for share in shares
    ]


# Outlets, dates, texts


def _outlets(survey: Survey, path: Path) -> Page:
    columns = (
        Column(8),
        Column(6, worth=7),
        Column(24, right=False, worth=5),
    )
    rows = [*titled(SECTIONS["outlets"]), Row("Outlet", ("articles", "dated", "period"), "columns")]
    rows += [
        Row(
            guard(outlet.name) or UNKNOWN,
            (
                f"{len(outlet.keys):,}",
                f"{outlet.dated:,}" if outlet.dated else NONE,
                guard(period(outlet.first, outlet.last) or NONE),
            ),
            leads=("outlet", outlet.name),
        )
        for outlet in survey.outlets
    ]
    rows += [BLANK, Row("Where the outlet was found", ("articles",), "columns")]
    rows += _places(survey, "outlet")
    return Page(path, tuple(rows), columns)


def _places(survey: Survey, what: str) -> list[Row]:
    return [
        Row(
            guard(share.what) or "nowhere: unknown",
            (f"{len(share.keys):,}",),
            leads=("found", what, share.what),
        )
        for share in survey.found[what]
    ]


def _dates(survey: Survey, path: Path) -> Page:
    columns = (Column(0, worth=1, bar=True), Column(8))
    most = max((len(share.keys) for share in survey.months if share.what), default=1)
    known = survey.articles - survey.unknown("date")
    rows = titled(SECTIONS["dates"])
    rows.append(Row(f"The date of {of(known, survey.articles)} articles is known.", role="text"))
    rows += [BLANK, *_course(survey.months), Row("Month", ("", "articles"), "columns")]
    rows += [
        Row(
            month(share.what) if share.what else UNKNOWN,
            ("", f"{len(share.keys):,}"),
            leads=("month", share.what),
            share=len(share.keys) / most if share.what else 0.0,
        )
        for share in survey.months
    ]
    rows += [BLANK, Row("Where the date was found", ("", "articles"), "columns")]
    rows += [Row(row.label, ("", *row.cells), leads=row.leads) for row in _places(survey, "date")]
    return Page(path, tuple(rows), columns, label_cells=26)


def _course(months: Sequence[Share]) -> list[Row]:
    """Return the months from the first to the last as steps, where there are some."""
    known = {_number(s.what): len(s.keys) for s in months if len(s.what) == len("2024-06")}
    if len(known) < LEAST_STEPS:
        return []
    first, last = min(known), max(known)
    steps = tuple(known.get(number, 0) for number in range(first, last + 1))
    start, end = (month(f"{n // 12:04}-{n % 12 + 1:02}") for n in (first, last))
    return [Row(start, (end,), "spark", steps=steps), BLANK]


def _number(stated: str) -> int:
    return int(stated[:4]) * 12 + int(stated[5:7]) - 1


def _same(survey: Survey, path: Path) -> Page:
    rows = titled(SECTIONS["same"])
    if not survey.same:
        rows.append(Row("No two articles have the very same text.", role="text"))
        return Page(path, tuple(rows))
    articles = sum(map(len, survey.same))
    texts = count(len(survey.same), "text")
    again = of(survey.same_count, survey.articles)
    rows += [
        Row(f"{texts} printed word for word in {articles:,} articles.", role="text"),
        Row(f"{again} articles repeat another's text; a search lists one.", role="note"),
        BLANK,
        Row("First of them", ("articles",), "columns"),
    ]
    columns = (Column(9),)
    return Page(path, tuple(rows), columns, items=survey.same, make=_same_row)


def _same_row(keys: tuple[int, ...], _: int) -> Row:
    return Row("…", (f"{len(keys):,}",), leads=("copies", str(keys[0])), key=keys[0])


# Articles that have something in common


def _copies(survey: Survey, path: Path) -> Page | None:
    keys = next((keys for keys in survey.same if str(keys[0]) == path[1]), None)
    way = (SECTIONS["same"], count(len(keys), "article")) if keys else ()
    return listing(path, way, keys) if keys else None


def _share(shares: Sequence[Share], path: Path, way: Sequence[str], head: str) -> Page | None:
    share = next((share for share in shares if share.what == path[-1]), None)
    return listing(path, way, share.keys, share.counts, head) if share else None


def _repair_articles(survey: Survey, path: Path) -> Page | None:
    return _share(survey.repairs, path, (SECTIONS["repaired"], guard(path[1])), "times")


def _encoding_articles(survey: Survey, path: Path) -> Page | None:
    return _share(survey.encodings, path, (SECTIONS["repaired"], guard(path[1])), "")


def _removed_articles(survey: Survey, path: Path) -> Page | None:
    return _share(survey.removed, path, (SECTIONS["removed"], guard(path[1])), "lines")


def _month_articles(survey: Survey, path: Path) -> Page | None:
    what = month(path[1]) if path[1] else UNKNOWN
    return _share(survey.months, path, (SECTIONS["dates"], what), "")


def _found_articles(survey: Survey, path: Path) -> Page | None:
    _, what, where = path
    start = what.capitalize()
    way = (f"{start} found in", guard(where)) if where else (f"{start} unknown",)
    return _share(survey.found[what], path, way, "")


def _outlet(survey: Survey, path: Path) -> Page | None:
    outlet: OutletShare | None = next((o for o in survey.outlets if o.name == path[1]), None)
    if outlet is None:
        return None
    found = ", ".join(f"{guard(where) or UNKNOWN} {n:,}" for where, n in outlet.found)
    facts = [
        fact("With a date", of(outlet.dated, len(outlet.keys))),
        fact("Period", guard(period(outlet.first, outlet.last) or UNKNOWN)),
        *([fact("Outlet found in", found)] if outlet.name else []),
        BLANK,
    ]
    way = (SECTIONS["outlets"], guard(outlet.name) or UNKNOWN)
    return listing(path, way, outlet.keys, facts=facts, card=("date",))


_PAGES: dict[str, Callable[[Survey, Path], Page | None]] = {
    "none": no_article,
    "skipped": skipped,
    "file": skipped_file,
    "repaired": _repaired,
    "repair": _repair_articles,
    "encoding": _encoding_articles,
    "removed": _removed,
    "furniture": _removed_articles,
    "outlets": _outlets,
    "outlet": _outlet,
    "found": _found_articles,
    "dates": _dates,
    "month": _month_articles,
    "same": _same,
    "copies": _copies,
    "columns": columns,
    "taken": taken,
    "languages": languages,
    "language": language,
}
