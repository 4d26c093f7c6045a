"""An open index that is asked about one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.deciding import Deciding
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Article, ArticleId, Mention
    from index.dossier import Concordance, Contrast, Dossier, Ends, LineOrder, MentionLine
    from index.results import NameRef


class NamedIndex(Deciding):
    """An index that tells all that is known of a name."""

    def mentions(self, article_id: ArticleId) -> tuple[Mention, ...]:
        """Return the names where they stand in an article, as the corpus calls them.

        Nothing as long as they haven't been found.
        """
        return self._naming.of(self.article(article_id))

    def meant(self, wanted: NameRef) -> tuple[NameRef, ...]:
        """Return the names that are meant by one as somebody types it, the most mentioned first.

        Args:
            wanted: A name as it is, or but for case and accents, or words that stand for one; of
                any kind where it says none.
        """
        return self._parts.namebook().meant(wanted)

    def nearest_names(self, name: str) -> tuple[NameRef, ...]:
        """Return the names that are most like one that there isn't, the likest first; or none."""
        return self._parts.namebook().nearest(name)

    def ends(self, article: Article | None = None) -> dict[NameRef, Ends]:
        """Return by name its first mention and its last, in time or within one article.

        In the corpus, names that no article of a known day has aren't among them.
        """
        if article is None:
            return self._parts.namebook().ends()
        from index.dossiers.ends import ends_within  # noqa: PLC0415  loads numpy

        return ends_within(article.id, article.date, self._naming.of(article))

    def dossier(self, ref: NameRef) -> Dossier | None:
        """Return all that is known of a name; None where nothing is called so now."""
        return self._parts.namebook().dossier(ref)

    def concordance(
        self, ref: NameRef, order: LineOrder = "date", cancelled: Callable[[], bool] = never
    ) -> Concordance:
        """Return all mentions of a name in order; none where nothing is called so now.

        Args:
            ref: The name.
            order: By what; by the words beside it, texts have to be read.
            cancelled: Asked often; who is called off has them by day.
        """
        return self._parts.namebook().concordance(ref, order, cancelled)

    def mention_lines(
        self, concordance: Concordance, start: int, stop: int, *, width: int = 60
    ) -> tuple[MentionLine, ...]:
        """Return some of the mentions as lines; the id of one is "" where it is gone.

        Args:
            concordance: Of `concordance`.
            start: Place in it.
            stop: Half-open.
            width: Characters on each side.
        """
        return self._parts.namebook().lines(concordance, start, stop, width)

    def contrast(self, ref: NameRef, a: str, b: str) -> Contrast | None:
        """Return how two outlets write of a name; None where there is no such name or outlet.

        Args:
            ref: The name.
            a: An outlet; "" for articles whose outlet is unknown.
            b: The other one.
        """
        return self._parts.namebook().contrast(ref, a, b)
