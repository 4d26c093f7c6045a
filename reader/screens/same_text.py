"""From an article to the others that have its text, one after another and back to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.notices import tell
from reader.screens.copying import CopyingScreen

if TYPE_CHECKING:
    from index.article import ArticleId
    from reader.article.reading import Reading


class SameTextScreen(CopyingScreen):
    """Shows one article of those with the same text, and goes to the next."""

    def __init__(self, article_id: ArticleId) -> None:
        super().__init__()
        self.article_id = article_id
        self.reading: Reading | None = None
        """The article, once it is there."""
        self._round: tuple[ArticleId, ...] = ()
        """The articles with one text, in the order in which they are gone through."""

    def load(self) -> object:
        """Fetch the article of `article_id`."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on only where there is another one."""
        if action == "same":
            return self.reading is not None and self.reading.same.total > 0
        return super().check_action(action, parameters)

    def action_same(self) -> None:
        """Go to the next article with the very same text."""
        if self.reading is None or self.reading.article.id != self.article_id:
            return  # the last step is still under way
        there = {self.article_id, *(card.id for card in self.reading.same.cards)}
        if not there <= set(self._round):
            self._round = (self.article_id, *(card.id for card in self.reading.same.cards))
        others = [one for one in self._round if one in there]
        place = (others.index(self.article_id) + 1) % len(others)
        self.article_id = others[place]
        self.load()
        total = self.reading.same.total + 1
        tell(self.app, f"{place + 1} of {total:,} articles with this text", "same")
