"""Which articles tell of the same event as another: to put beside it, or to weigh words by."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.compare.alike import key_terms, rank
from index.compare.background import Background
from index.compare.prepared import prepare
from index.comparison import Weighed
from index.extent import closely_read
from index.results import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.article import Article, ArticleId
    from index.catalogue import Catalogue, State
    from index.catalogue.surveying import ToldArticle
    from index.engine import Engine
    from index.stories.table import StoryTable
    from index.textindex import TextIndex

_FETCHED = 40
"""Articles that share telling words are looked at one by one, up to this many; so are those of the
same story that aren't among them."""
_COPIES = 1000
"""Articles with the very same text that are passed over for it, at most: they share all words."""
_SAME_EVENT = 0.25
"""Cosine from which an article is taken to be on the same event."""
_LIKELY, _DAYS = 0.1, 14
"""Cosine from which, and days up to which, an article is offered as one on the same event: on 150
articles with known events, these lose none, and five offered in six are on it."""
_BACKGROUND = 10
"""How many articles beside the two make up the background of a comparison at most."""
_REMEMBERED = 32


class _Neighbour(NamedTuple):
    """An article that is like another one."""

    candidate: Candidate
    article: Article
    """As much of it as is read closely."""

    @property
    def text_hash(self) -> str:
        """What its text is known by."""
        return self.article.text_hash or self.article.id


class Neighbours:
    """Finds articles like a given one, and remembers the last ones it was asked for."""

    def __init__(
        self, catalogue: Catalogue, textindex: TextIndex, stories: Callable[[], StoryTable]
    ) -> None:
        """Keep what is needed.

        Args:
            catalogue: The articles.
            textindex: What finds those with telling words.
            stories: Gives the stories as they were grouped last.
        """
        self._catalogue = catalogue
        self._textindex = textindex
        self._stories = stories
        self._guard = threading.Lock()
        self._known: OrderedDict[tuple[State, str], tuple[_Neighbour, ...]] = OrderedDict()

    def candidates(self, article: Article, limit: int) -> tuple[Candidate, ...]:
        """Return the articles most like one, without copies of its text.

        Those of its story come first, in each group those of other outlets.
        """
        near = self._neighbours(article)
        table = self._stories()
        story = table.told_in(article.id)
        if story is not None:
            lacking = _lacking(table.members(story), article, near)
            members = frozenset(story.articles)
            near = _story_first((*near, *self._others(article, near, lacking)), members, article)
        return _told_once(near[:limit])

    def background(self, a: Article, b: Article) -> tuple[Background, tuple[Weighed, ...]]:
        """Return the background for comparing two articles, and the articles that make it.

        What else tells of their event, by words alone, so that a comparison is the same before
        and after stories are grouped.
        """
        told = {one.id: one for one in (a, b)}
        for article in (a, b):
            told.update((one.candidate.id, one.article) for one in self._same_event(article))
        among = [told[article_id] for article_id in sorted(told)]
        return (
            Background.over(map(prepare, among)),
            tuple(Weighed(one.id, one.text_hash) for one in among),
        )

    def prepare(self, article: Article) -> None:
        """Work out ahead what an article brings to the background of a comparison."""
        for one in (article, *(near.article for near in self._same_event(article))):
            prepare(one)

    def _same_event(self, article: Article) -> list[_Neighbour]:
        near = [one for one in self._neighbours(article) if one.candidate.alike >= _SAME_EVENT]
        return near[: _BACKGROUND // 2]

    def _neighbours(self, whole: Article) -> tuple[_Neighbour, ...]:
        article = closely_read(whole)
        place = (self._catalogue.state(), article.id)
        with self._guard:
            known = self._known.get(place)
        if known is None:
            known = _ranked(article, self._fetched(article))
            with self._guard:
                self._known[place] = known
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return known

    def _fetched(self, article: Article) -> list[Article]:
        copies = self._catalogue.same_texts.keys(article.text_hash, _COPIES)

        def near(engine: Engine) -> list[int]:
            terms = key_terms(article, engine.document_frequency, engine.documents())
            return list(map(int, engine.candidates(terms, _FETCHED + len(copies))))

        keys = [key for key in self._textindex.asked(near) if key not in copies]
        others: list[Article] = []
        for key in keys[:_FETCHED]:  # one by one, for each may be of any length
            found = self._catalogue.articles.of_keys([key]).get(key)
            if found is not None and found.text_hash != article.text_hash:
                others.append(closely_read(found))
        return others

    def _others(
        self, whole: Article, near: Sequence[_Neighbour], ids: Iterable[ArticleId]
    ) -> tuple[_Neighbour, ...]:
        """Return the articles of some ids, weighed among those that are near anyway."""
        article = closely_read(whole)
        others = {}
        for article_id in ids:
            found = self._catalogue.articles.get(article_id)
            if found is not None and found.text_hash != article.text_hash:
                others[found.id] = closely_read(found)
        if not others:
            return ()
        among = [self._catalogue.articles.get(one.candidate.id) for one in near]
        there = [closely_read(one) for one in among if one is not None]
        ranked = _ranked(article, [*there, *others.values()])
        return tuple(one for one in ranked if one.candidate.id in others)


def _lacking(
    members: Iterable[ToldArticle], article: Article, near: Iterable[_Neighbour]
) -> list[ArticleId]:
    """Return some articles of a story that aren't near anyway: of each text one, then its copies.

    Without those of the article's own text, of which there may be thousands.
    """
    there = {one.candidate.id for one in near}
    first: dict[str, ArticleId] = {}
    copies: list[ArticleId] = []
    for one in members:
        if one.id in there or one.text_hash == article.text_hash:
            continue
        if first.setdefault(one.text_hash, one.id) != one.id:
            copies.append(one.id)
    return [*first.values(), *copies][:_FETCHED]


def _ranked(article: Article, others: Sequence[Article]) -> tuple[_Neighbour, ...]:
    by_id = {other.id: other for other in others}
    found = []
    for like in rank(article, others):
        other = by_id[like.id]
        found.append(_Neighbour(_candidate(other, like.cosine, like.days), other))
    return tuple(found)


def _story_first(
    near: Sequence[_Neighbour], members: frozenset[ArticleId], article: Article
) -> tuple[_Neighbour, ...]:
    """Return articles with those of the story first, of these other outlets' first."""

    def place(one: _Neighbour) -> tuple[bool, bool]:
        told = one.candidate
        own = article.outlet is not None and told.outlet == article.outlet
        return not told.same_story, told.same_story and own

    told = [
        one._replace(candidate=replace(one.candidate, likely=True, same_story=True))
        if one.candidate.id in members
        else one
        for one in near
    ]
    return tuple(sorted(told, key=place))


def _told_once(near: Iterable[_Neighbour]) -> tuple[Candidate, ...]:
    """Return candidates, told of each which one before it has the very same text."""
    first: dict[str, ArticleId] = {}
    found = []
    for one in near:
        same_as = first.setdefault(one.text_hash, one.candidate.id)
        same = same_as != one.candidate.id
        found.append(replace(one.candidate, same_as=same_as) if same else one.candidate)
    return tuple(found)


def _candidate(other: Article, alike: float, days: int | None) -> Candidate:
    return Candidate(
        id=other.id,
        title=other.title,
        outlet=other.outlet,
        date=other.date,
        words=other.words,
        alike=alike,
        days=days,
        likely=alike >= _LIKELY and (days is None or days <= _DAYS),
    )
