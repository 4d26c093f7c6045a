"""Which articles tell of the same event as another: to put beside it, or to weigh words by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.alike import key_terms, rank
from index.compare.background import Background
from index.results import Candidate

if TYPE_CHECKING:
    from index.article import Article
    from index.catalogue import Catalogue
    from index.textindex import TextIndex

_FETCHED = 60
"""Articles that share telling words are looked at one by one, up to this many."""
_SAME_EVENT = 0.25
"""Cosine from which an article is taken to be on the same event."""
_BACKGROUND = 10
"""How many articles beside the two make up the background of a comparison at most."""


class Neighbours:
    """Finds articles like a given one."""

    def __init__(self, catalogue: Catalogue, textindex: TextIndex) -> None:
        self._catalogue = catalogue
        self._textindex = textindex

    def candidates(self, article: Article, limit: int) -> tuple[Candidate, ...]:
        """Return the articles most like one, other outlets' first, without copies of its text."""
        others = {other.id: other for other in self._fetched(article)}
        found = [
            Candidate(
                id=other_id,
                title=others[other_id].title,
                outlet=others[other_id].outlet,
                date=others[other_id].date,
                words=others[other_id].words,
                alike=cosine,
                days=days,
            )
            for other_id, cosine, days in rank(article, list(others.values()))[:limit]
        ]
        return tuple(found)

    def background(self, a: Article, b: Article) -> Background:
        """Return the background for comparing two articles: what else tells of their event."""
        texts = {a.id: a.text, b.id: b.text}
        for article in (a, b):
            others = {other.id: other.text for other in self._fetched(article)}
            alike = [one for one in self.candidates(article, _FETCHED) if one.alike >= _SAME_EVENT]
            texts.update((one.id, others[one.id]) for one in alike[: _BACKGROUND // 2])
        return Background.of(texts[article_id] for article_id in sorted(texts))

    def _fetched(self, article: Article) -> list[Article]:
        engine = self._textindex.engine()
        terms = key_terms(article, engine.document_frequency, engine.documents())
        keys = engine.candidates(terms, _FETCHED).tolist()
        found = self._catalogue.articles.of_keys(keys)
        others = (found[key] for key in keys if key in found)
        return [other for other in others if other.text_hash != article.text_hash]
