"""The one door to a corpus: everything that a reader asks, it asks here.

Opening is cheap: nothing is scanned, no engine and no model is loaded before it is needed. One
thread may refresh while others search and read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from index.errors import NoSuchArticleError
from index.extent import closely_read
from index.locations import UNWRITABLE, check_corpus, index_folder, may_write
from index.locks import held, never
from index.looking import note_looked, survey
from index.parts import Parts, overview
from index.resolve import resolve
from index.results import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from index.article import Article, ArticleId, DateMention, Mention, Skipped, Span
    from index.comparison import Comparison
    from index.names.finder import NameFinder
    from index.results import (
        Alternatives,
        Candidate,
        NameEntry,
        Overview,
        Progress,
        Report,
        Results,
        Row,
        Sort,
    )
    from index.survey import Card, Survey


class Library:
    """A corpus and all that is known of it."""

    def __init__(
        self,
        corpus: Path,
        folder: Path,
        finder: Callable[[], NameFinder] | None = None,
        *,
        plain: bool = False,
    ) -> None:
        self.corpus = corpus
        self.name = corpus.absolute().name or "corpus"
        """The last part of the corpus's path."""
        self._folder = folder
        self._parts = Parts(folder, finder, plain=plain)
        self._catalogue = self._parts.catalogue
        self._naming = self._parts.naming

    @classmethod
    def open(
        cls,
        corpus: Path,
        *,
        index_dir: Path | None = None,
        finder: Callable[[], NameFinder] | None = None,
        plain: bool = False,
    ) -> Self:
        """Open a corpus as it was when it was last refreshed.

        Args:
            corpus: A folder or a file.
            index_dir: The folder that holds indexes; None for the platform's place.
            finder: Starts what finds names; None for the recogniser as installed.
            plain: Find names by rules alone, whatever is installed; each recogniser's are kept.

        Raises:
            CorpusError: There is no such corpus, or its index can't be kept.
        """
        check_corpus(corpus)
        library = cls(corpus, index_folder(corpus, index_dir), finder, plain=plain)
        if not library._catalogue.usable():
            with held(library._folder / "layout.lock", wait=True):
                library._catalogue.prepare()
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and memory."""
        self._parts.close()

    # What is done

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
    ) -> Report:
        """Read what has changed in the corpus, so that it can be searched.

        Args:
            rebuild: Forget what was read, and read all of it anew.
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; the next refresh goes on where this one stopped.
            wait: Wait for another process that is refreshing; else return at once.

        Raises:
            CorpusError: The corpus is gone, or the index can't be written.
        """
        from index.upkeep import brought_level, untouched  # noqa: PLC0415  loads what reads files

        check_corpus(self.corpus)
        if not may_write(self._folder):
            return untouched(self._catalogue, cancelled=False, stale=UNWRITABLE)
        with held(self._folder / "writer.lock", wait=wait, cancelled=cancelled) as got:
            if not got:
                return untouched(self._catalogue, cancelled=cancelled())
            report = brought_level(
                self.corpus, self._folder, self._parts, progress, cancelled, rebuild=rebuild
            )
        if not report.cancelled:
            note_looked(self._folder)
        if not report.cancelled and self._naming.label():
            self._naming.table()  # merged here, so that no search has to
        return report

    def find_names(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
    ) -> bool:
        """Find the names in all texts that still lack them; tell whether all have them now.

        Args:
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; what was found is kept.
            wait: Wait for another process that is finding names; else return at once.

        Raises:
            RecogniserError: No recogniser can be started.
        """
        if not may_write(self._folder):
            return self.names_complete()
        return self._naming.find(progress, cancelled, wait=wait)

    # What is known of the corpus

    def overview(self) -> Overview:
        """Return the corpus at a glance."""
        return overview(self.name, self._catalogue, self._naming)

    def survey(self) -> Survey:
        """Return what the corpus is made of: what was read, left out, mended, taken off."""
        return survey(self.corpus, self._folder, self._catalogue, self._naming)

    def cards(self, keys: Sequence[int]) -> dict[int, Card]:
        """Return what a line of a list shows of the articles of these keys that are there."""
        return self._catalogue.surveying.cards(keys)

    def names_complete(self) -> bool:
        """Tell whether the names of all articles have been found."""
        return self._naming.waiting() == 0

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what holds no article, and why, by path."""
        return self._catalogue.files.skipped()

    def names(self, article_id: ArticleId | None = None) -> tuple[NameEntry, ...]:
        """Return the merged names of the corpus, or of one article, the most mentioned first."""
        return self._naming.entries(self.article(article_id) if article_id else None)

    # Searching

    def warm_up(self) -> None:
        """Open what a search needs, so that the first one is as fast as the next."""
        self._parts.searcher().warm_up()

    def search(
        self,
        query: str,
        filters: Filters = Filters(),  # noqa: B008  frozen
        sort: Sort = "relevance",
    ) -> Results:
        """Return all articles that a query finds and the filters let through, in order.

        Raises:
            CorpusError: A filter's date isn't one, or the index can't be read.
        """
        return self._parts.searcher().search(query, filters, sort)

    def alternatives(self, nothing: Results) -> Alternatives:
        """Return what would be found instead of what these results, which are none, asked for.

        Raises:
            CorpusError: The index can't be read.
        """
        from index.alternatives import alternatives  # noqa: PLC0415  only where nothing is found

        return alternatives(nothing, self.search)

    def rows(
        self,
        results: Results,
        start: int,
        stop: int,
        *,
        width: int = 100,
        snippets: int = 3,
    ) -> tuple[Row, ...]:
        """Return some of the results as rows; a row's id is "" where its article has vanished.

        Args:
            results: Of `search`.
            start: Place in the results.
            stop: Half-open.
            width: Of a snippet, in characters.
            snippets: How many an article gets at most.
        """
        return self._parts.searcher().rows(results, start, stop, width=width, limit=snippets)

    def hits(
        self,
        results: Results,
        article_id: ArticleId,
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return where the query's words stand in an article's title and in its text."""
        article = self.article(article_id)
        return self._parts.searcher().hits(results.query, article.title or "", article.text)

    # Articles

    def resolve(self, typed: str) -> ArticleId:
        """Return the id that is meant: exactly this one, else the only one beginning so.

        Raises:
            NoSuchArticleError: There is none, or more than one.
        """
        return resolve(self._catalogue.articles, self.corpus, typed)

    def article(self, article_id: ArticleId) -> Article:
        """Return an article.

        Raises:
            NoSuchArticleError: There is none of this id.
        """
        found = self._catalogue.articles.get(article_id)
        if found is None:
            raise NoSuchArticleError(
                f"There is no article {article_id} any more.",
                "Its file may have been moved or deleted: search again.",
            )
        return found

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

    def mentions(self, article_id: ArticleId) -> tuple[Mention, ...]:
        """Return the names where they stand in an article, as the corpus calls them.

        Nothing as long as they haven't been found.
        """
        return self._naming.of(self.article(article_id))

    def dates(self, article: Article) -> tuple[DateMention, ...]:
        """Return the dates where they stand in what is read closely of an article."""
        from index.dates import find_dates  # noqa: PLC0415  not needed to search

        return find_dates(closely_read(article).text, article.date)

    # Comparing

    def candidates(self, article_id: ArticleId, limit: int = 20) -> tuple[Candidate, ...]:
        """Return articles worth putting beside this one, other outlets' and the most alike first.

        Neither the article itself nor one with the very same text is among them.
        """
        return self._parts.neighbours().candidates(self.article(article_id), limit)

    def compare(self, a: ArticleId, b: ArticleId) -> Comparison:
        """Put two articles side by side, weighed against those on the same event.

        Of an endless one, no more than what is read closely is in the comparison.
        """
        from index.compare import compare  # noqa: PLC0415  loads what is only needed here

        whole = self.article(a), self.article(b)
        one, other = map(closely_read, whole)
        found = compare(
            one,
            other,
            names_a=self.mentions(a),
            names_b=self.mentions(b),
            background=self._parts.neighbours().background(one, other),
        )
        return replace(found, in_part=(one, other) != whole)
