"""An open index that puts articles side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.extent import closely_read
from index.storied_index import StoriedIndex

if TYPE_CHECKING:
    from index.article import ArticleId
    from index.basis import Basis
    from index.comparison import Comparison
    from index.results import Candidate
    from index.story import PairTold, Shared


class ComparedIndex(StoriedIndex):
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

    def pair(self, a: ArticleId, b: ArticleId) -> PairTold:
        """Return how much two articles share, with the comparison that it is counted from."""
        from index.stories.detail import pair_told  # noqa: PLC0415  only for stories

        return pair_told(self.compare(a, b))

    def shared_words(self, a: ArticleId, b: ArticleId) -> tuple[Shared, ...]:
        """Return the stretches that two articles share word for word, by place in A."""
        return self._parts.storybook().reuse.between(self.article(a), self.article(b))
