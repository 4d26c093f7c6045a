"""The one door to a corpus: everything that a reader asks, it asks here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.compared_index import ComparedIndex
from index.extent import closely_read
from index.looking import overview, survey
from index.resolve import resolve
from index.results import Filters
from index.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import (
        Article,
        ArticleId,
        Card,
        DateMention,
        FigureMention,
        Skipped,
        Span,
    )
    from index.dossier import NameList
    from index.fields import Completion
    from index.instead import Alternatives
    from index.listing import Listing
    from index.results import NameEntry, Overview, Results, Row, Sort
    from index.sametext import SameText
    from index.searches.keeping import KeptSearches
    from index.story import Reused
    from index.survey import Survey
    from index.taken import TakenFrom

SAME_TOLD = 20
"""Articles with one text that are told at most, unless more are wanted."""
REUSED_TOLD = 20
"""Articles that share text with another that are told at most, unless more are wanted."""


class Library(ComparedIndex):
    """A corpus and all that is known of it."""

    # What is known of the corpus

    def overview(self) -> Overview:
        """Return the corpus at a glance."""
        return overview(self.name, self._catalogue, self._naming)

    def survey(self) -> Survey:
        """Return what the corpus is made of: what was read, left out, mended, taken off."""
        return survey(self.corpus, self._folder, self._catalogue, self._naming)

    def columns(self) -> tuple[TakenFrom, ...]:
        """Return what the columns or fields of tables and records were taken for, and why."""
        from index.taken import taken_from  # noqa: PLC0415  only where it is asked for

        return taken_from(self._catalogue.surveying.found_in())

    def cards(self, keys: Sequence[int]) -> dict[int, Card]:
        """Return what a line of a list shows of the articles of these keys that are there."""
        return self._catalogue.surveying.cards(keys)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what holds no article, and why, by path."""
        return self._catalogue.files.skipped()

    def names(self, article_id: ArticleId | None = None) -> tuple[NameEntry, ...]:
        """Return the merged names of the corpus, or of one article, the most mentioned first."""
        return self._naming.entries(self.article(article_id) if article_id else None)

    def name_list(self) -> NameList:
        """Return all names of the corpus as a list, the most mentioned first."""
        return self._naming.list()

    # Searching

    @property
    def searches(self) -> KeptSearches:
        """The searches that are kept: those asked before, and those saved under a name."""
        return self._parts.searches

    def warm_up(self, *, stories: bool = True) -> None:
        """Open what a search needs, so that the first one is as fast as the next.

        Args:
            stories: Whether all stories too; who asks but once does with those of its hits.
        """
        self._parts.searcher().warm_up(stories=stories)

    def search(
        self,
        query: str,
        filters: Filters = Filters(),  # noqa: B008  frozen
        sort: Sort | None = "relevance",
        *,
        by_story: bool = False,
        respell: bool = True,
    ) -> Results:
        """Return all articles that a query finds and the filters let through, in order.

        Args:
            query: What is asked.
            filters: What narrows it.
            sort: The order; None for relevance where words weigh something, else newest first.
            by_story: Whether the answer is to know what of it is of one story, as grouped by now.
            respell: Whether closer spellings are looked for where the query finds nothing; it takes
                the most of such a search, and who asks for something else then has no use for it.

        Raises:
            CorpusError: A filter's date isn't one, or the index can't be read.
        """
        with self._catalogue.seen_once():
            return self._parts.searcher().search(
                query, filters, sort, by_story=by_story, respell=respell
            )

    def alternatives(self, nothing: Results) -> Alternatives:
        """Return what would be found instead of what these results, which are none, asked for.

        Raises:
            CorpusError: The index can't be read.
        """
        from index.alternatives import alternatives  # noqa: PLC0415  only where nothing is found

        searcher = self._parts.searcher()
        search = partial(searcher.search, sort="relevance", respell=False)
        with self._catalogue.seen_once():
            return alternatives(nothing, search, searcher.asking.like)

    def completions(self, field: str, typed: str, most: int = 5) -> tuple[Completion, ...]:
        """Return how a field of a query may go on: values of the corpus, of most articles first.

        Args:
            field: Its name.
            typed: The beginning of any word of a value.
            most: How many at most.
        """
        return self._parts.searcher().asking.completions(field, typed, most)

    def rows(
        self,
        results: Results | Listing,
        start: int,
        stop: int,
        *,
        width: int = 100,
        snippets: int = 3,
    ) -> tuple[Row, ...]:
        """Return some of the results as rows; a row's id is "" where its article has vanished.

        Args:
            results: Of `search`, or what is listed of them.
            start: Place in the results.
            stop: Half-open.
            width: Of a snippet, in characters.
            snippets: How many an article gets at most.
        """
        with self._catalogue.seen_once():
            return self._parts.searcher().rows(results, start, stop, width=width, limit=snippets)

    def same_texts(self, keys: Sequence[int], limit: int = SAME_TOLD) -> dict[int, SameText]:
        """Return by key, of those articles that aren't alone with it, who else has their text."""
        return self._parts.searcher().same_texts(keys, limit)

    def hits(
        self,
        results: Results | Listing,
        article_id: ArticleId,
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return where the query's words and names stand in an article's title and in its text."""
        return self._parts.searcher().hits(results.query, self.article(article_id))

    # Articles

    def resolve(self, typed: str) -> ArticleId:
        """Return the id that is meant: exactly this one, else the only one beginning so.

        Raises:
            NoSuchArticleError: There is none, or more than one.
        """
        return resolve(self._catalogue.articles, self.corpus, typed)

    def same_text(self, article: Article, limit: int = SAME_TOLD) -> SameText:
        """Return the other articles with the very same text; up to a limit, which they are."""
        return self._catalogue.same_texts.of(article, limit)

    def reused(self, article_id: ArticleId, limit: int = REUSED_TOLD) -> tuple[Reused, ...]:
        """Return the other articles that share text with one word for word, most words first.

        It is A of each. What more than a hundred texts have leads to none: see `in_many`.
        """
        return self._parts.storybook().reuse.of(self.article(article_id), limit)

    def in_many(self, article_id: ArticleId) -> tuple[Span, ...]:
        """Return the stretches of an article that more than a hundred texts have, by place."""
        return self._parts.storybook().reuse.in_many(self.article(article_id))

    def cards_of(self, article_ids: Sequence[ArticleId]) -> dict[ArticleId, Card]:
        """Return what a line of a list shows of these articles, as far as they are there."""
        return self._catalogue.surveying.cards_of(article_ids)

    def articles(self) -> Iterator[Article]:
        """Yield all articles in the order of their ids."""
        return self._catalogue.articles.all()

    def raw(self, article_id: ArticleId) -> str:
        """Return the source of an article as it was before cleaning.

        Raises:
            NoSuchArticleError: The file is gone, or no longer holds it.
        """
        (source,) = self.raws([self.article(article_id)])
        return source

    def raws(self, articles: Iterable[Article]) -> Iterator[str]:
        """Yield the sources of articles; a file of many records is read once.

        Raises:
            NoSuchArticleError: A file is gone, or no longer holds its article.
        """
        from index.sources import source_texts  # noqa: PLC0415  loads what reads files

        return source_texts(self.corpus, articles)

    def dates(self, article: Article) -> tuple[DateMention, ...]:
        """Return the dates where they stand in what is read closely of an article."""
        from index.dates import find_dates  # noqa: PLC0415  not needed to search

        read = closely_read(article)
        return find_dates(read.text, article.date, spoken(article.language))

    def figures(self, article: Article) -> tuple[FigureMention, ...]:
        """Return the figures where they stand outside names and dates, as far as dates go."""
        from index.figures import find_figures  # noqa: PLC0415  not needed to search

        return find_figures(closely_read(article), self._naming.of(article), self.dates(article))
