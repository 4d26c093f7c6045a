"""How sure it is what was found of an article, by where it was found.

Three steps are enough for whoever has to decide whether to look: what is said in so many words is
certain, what a rule tells by the place of some words is probable, and what is only taken for want
of better is a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Sureness

BY_CONTENT = ", by what it holds"
"""Ends the words for a column that was taken for something by what stands in it."""
_PROBABLE = frozenset({"<title>", "<h1>", "<time>", "address"})
"""Places in the markup of a page that hold other things too."""
_MODIFIED = re.compile(r"modified|updated|revised", re.IGNORECASE)


def sureness_of(field: str, where: str) -> Sureness:
    """Return how sure it is what a file says beside the text of an article.

    Args:
        field: What it is: "title", "date" …
        where: Where it was found, as `found_in` tells it.
    """
    if field == "date" and _MODIFIED.search(where):
        return "guess"  # when it was changed, for want of when it was published
    return "probable" if where in _PROBABLE or where.endswith(BY_CONTENT) else "certain"
