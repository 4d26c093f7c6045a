"""An open index that puts articles side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import NoSuchArticleError
from index.extent import closely_read
from index.lined_index import LinedIndex
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.article import ArticleId
    from index.basis import Basis
    from index.comparison import Comparison
    from index.elsewhere import Elsewhere
    from index.results import Candidate, Progress
    from index.story import PairTold, Shared


class ComparedIndex(LinedIndex):
    """An index that tells what two of its articles both say, and what one alone says."""

    def candidates(self, article_id: ArticleId, limit: int = 20) -> tuple[Candidate, ...]:
        """Return articles worth putting beside this one: of its story, then others like it.

        In each group other outlets' first, then the most alike.
        Neither the article itself nor one with the very same text is among them.
        """
        return self._parts.neighbours().candidates(self.article(article_id), limit)

    def compare(self, a: ArticleId, b: ArticleId) -> Comparison:
        """Put two articles side by side, weighed against those on the same event.

        Of an endless one, no more than what is read closely is in the comparison.
        """
        from index.compare.comparing import compare  # noqa: PLC0415  loads what is only needed here

        whole = self.article(a), self.article(b)
        one, other = map(closely_read, whole)
        background, weighed = self._parts.neighbours().background(one, other)
        found = compare(
            one,
            other,
            names_a=self.mentions(a),
            names_b=self.mentions(b),
            background=background,
        )
        named = self._naming.versions().languages
        return replace(found, named=named, in_part=(one, other) != whole, weighed=weighed)

    def basis(self, a: ArticleId, b: ArticleId) -> Basis:
        """Return what comparing two articles rests on besides their texts."""
        from index.basis import basis_of  # noqa: PLC0415  only where a comparison is written

        return basis_of((self.article(a), self.article(b)), self._catalogue, self._naming)

    def prepare(
        self, article_ids: Iterable[ArticleId], cancelled: Callable[[], bool] = never
    ) -> None:
        """Work out ahead what comparing needs of each of some articles alone.

        Comparing two of them is then a matter of what concerns the pair. For a thread beside:
        nobody waits for it, and who compares meanwhile has the same result.

        Args:
            article_ids: Those that may be compared next, the likeliest first; what isn't there any
                more is passed over.
            cancelled: Asked before each article.
        """
        from index.compare.comparing import prepare_whole  # noqa: PLC0415  only needed here

        for article_id in article_ids:
            if cancelled():
                return
            try:
                article = closely_read(self.article(article_id))
                names = self.mentions(article_id)
            except NoSuchArticleError:
                continue
            prepare_whole(article, names)
            self._parts.neighbours().prepare(article)

    def pair(self, a: ArticleId, b: ArticleId) -> PairTold:
        """Return how much two articles share, with the comparison that it is counted from."""
        from index.stories.detail import pair_told  # noqa: PLC0415  only for stories

        return pair_told(self.compare(a, b))

    def shared_words(self, a: ArticleId, b: ArticleId) -> tuple[Shared, ...]:
        """Return the stretches that two articles share word for word, by place in A."""
        return self._parts.storybook().reuse.between(self.article(a), self.article(b))

    def elsewhere(
        self,
        article_id: ArticleId,
        *,
        cancelled: Callable[[], bool] = never,
        progress: Callable[[Progress], None] | None = None,
    ) -> Elsewhere:
        """Return what two other outlets of its story report and an article has no match for.

        Args:
            article_id: The article.
            cancelled: Asked often; then nothing is told to have been compared.
            progress: Told how far it is, from the thread that calls.
        """
        from index.stories.omission import elsewhere  # noqa: PLC0415  loads what compares

        article = self.article(article_id)
        return elsewhere(article, self._catalogue, self._parts.storybook(), cancelled, progress)
