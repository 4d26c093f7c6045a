"""What the command line tells as JSON, as plain lists and dictionaries.

Tests and scripts outside the project rely on these keys: they may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.sametext import NOWHERE_ELSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article, DateMention, FigureMention, Mention, Span
    from index.instead import Alternative, Alternatives
    from index.results import FilterCounts, Report, Results, Row
    from index.sametext import SameText

Value = dict[str, Any]


def report_value(corpus: str, report: Report, *, names_complete: bool) -> Value:
    """Return what a refresh did."""
    return {
        "corpus": corpus,
        "articles": report.articles,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "moved": len(report.moved),
        "skipped": [{"path": item.path, "reason": item.reason} for item in report.skipped],
        "names_complete": names_complete,
        "seconds": round(report.seconds, 3),
    }


def results_value(
    results: Results,
    rows: Sequence[Row],
    took_ms: float,
    ways: Alternatives | None = None,
    same: Mapping[int, SameText] = {},
) -> Value:
    """Return what a search found, with the rows that are told, or what would be found instead.

    Args:
        results: The answer.
        rows: Those of it that are told.
        took_ms: How long it took.
        ways: What would be found instead, where nothing was.
        same: By the keys of rows, the other articles of the corpus with the very same text.
    """
    problem = results.problem
    return {
        "query": results.query,
        "total": len(results),
        "problem": problem and problem.message,
        "suggestion": results.suggestion,
        "took_ms": round(took_ms, 2),
        "names_complete": results.names_complete,
        "finds": list(results.finds),
        "days": [one._asdict() for one in results.days],
        "hits": [_row(row) | same_value(same.get(row.key, NOWHERE_ELSE)) for row in rows],
        "filters": _counts(results.counts),
        "alternatives": ways and _ways(results.query, ways),
    }


def _ways(query: str, ways: Alternatives) -> Value:
    return {
        "words": [
            {"start": start, "end": end, "text": query[start:end], "articles": number}
            for start, end, number in ways.words
        ],
        "spelling": _way(ways.spelling),
        "wider": _way(ways.wider),
        "fewer": _way(ways.fewer),
        "outlets": [
            {"name": outlet.name, "nearest": list(outlet.nearest)} for outlet in ways.outlets
        ],
        "names": [
            {"name": name.name, "kind": name.kind, "nearest": list(name.nearest)}
            for name in ways.names
        ],
        "stories": [
            {"words": story.words, "nearest": list(story.nearest)} for story in ways.stories
        ],
    }


def _way(way: Alternative | None) -> Value | None:
    if way is None:
        return None
    return {
        "query": way.query,
        "outlets": list(way.filters.outlets),
        "names": [ref.name for ref in way.filters.names],
        "since": way.filters.since,
        "until": way.filters.until,
        "languages": list(way.filters.languages),
        "stories": list(way.filters.stories),
        "articles": way.articles,
    }


def _row(row: Row) -> Value:
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "score": round(row.score, 2),
        "snippets": [
            {"text": snippet.text, "marks": _pairs(snippet.marks)} for snippet in row.snippets
        ],
        "words": row.words,
        "hits": row.hits,
        "title_marks": _pairs(row.title_marks),
        "story": row.story
        and {
            "id": row.story.id,
            "title": row.story.title,
            "outlets": list(row.story.outlets),
        },
    }


def by_story_value(found: Value, stories: int, others: Sequence[Sequence[str]]) -> Value:
    """Return what a search tells besides where it lists of each story only the best hit.

    Args:
        found: What it tells anyway.
        stories: How many stories the hits are of.
        others: For each hit told, the ids of the others of its story, the best first.
    """
    hits = [hit | {"others": list(ids)} for hit, ids in zip(found["hits"], others, strict=True)]
    return {"stories": stories, "hits": hits}


def same_value(same: SameText) -> Value:
    """Return the ids of articles with the same text, as far as they are told, and how many."""
    return {"same_text": [card.id for card in same.cards], "same_text_total": same.total}


def _counts(counts: FilterCounts) -> Value:
    return {
        "outlet": counts.outlet,
        "month": counts.month,
        "person": counts.person,
        "organisation": counts.organisation,
        "place": counts.place,
        "language": counts.language,
    }


def article_value(
    article: Article,
    names: Iterable[Mention],
    dates: Iterable[DateMention],
    *,
    names_complete: bool,
    same: SameText = NOWHERE_ELSE,
    figures: Iterable[FigureMention] = (),
) -> Value:
    """Return an article with all that is known of it."""
    source = article.source
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "authors": list(article.authors),
        "url": article.url,
        "language": article.language,
        "words": article.words,
        "text": article.text,
        "found_in": article.found_in,
        "sure": article.sure,
        "paragraphs": [
            {"start": part.start, "end": part.end, "line": part.line} for part in article.paragraphs
        ],
        "removed": [
            {"line": line.line, "text": line.text, "reason": line.reason}
            for line in article.removed
        ],
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "repairs": list(source.repairs),
        },
        "names": [
            {"start": n.start, "end": n.end, "kind": n.kind, "text": n.text, "name": n.name}
            for n in names
        ],
        "dates": [
            {"start": day.start, "end": day.end, "text": day.text, "date": day.date}
            for day in dates
        ],
        "figures": [
            {"start": f.start, "end": f.end, "text": f.text, "kind": f.kind, "value": f.value}
            for f in figures
        ],
        "names_complete": names_complete,
    } | same_value(same)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
