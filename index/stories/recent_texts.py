"""Texts made ready to be put beside others, the last ones kept: each is asked for many times."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from index.stories.shared_words import KnownText, known_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.catalogue.naming import Unnamed

_WORDS = 2_000_000
"""Words of all texts kept, at about thirty bytes each."""


class RecentTexts:
    """The texts asked for last, by their hashes."""

    def __init__(self, text: Callable[[str], Unnamed | None]) -> None:
        """Keep where texts come from.

        Args:
            text: Returns a text by its hash; None where there is none any more.
        """
        self._text = text
        self._guard = threading.Lock()
        self._recent: OrderedDict[str, KnownText] = OrderedDict()
        self._words = 0

    def known(self, text_hash: str) -> KnownText | None:
        """Return a text by its hash; None where there is none any more."""
        with self._guard:
            if (found := self._recent.get(text_hash)) is not None:
                self._recent.move_to_end(text_hash)
                return found
        if (text := self._text(text_hash)) is None:
            return None
        found = known_text(text.text, text.paragraphs)
        with self._guard:
            if self._recent.setdefault(text_hash, found) is found:
                self._words += len(found.row)
            while self._words > _WORDS and len(self._recent) > 1:
                self._words -= len(self._recent.popitem(last=False)[1].row)
        return found
