"""The date of a page that has none in its markup and shows none near its title.

What is left then is htmldate, which looks everywhere, and at last when the page was changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.formats.html.dating import changed_said
from index.formats.html.extracting import STUMBLES
from index.formats.html.linkeddata import article_node, nodes_of
from index.formats.html.sayings import Sayings
from index.metadata import find

if TYPE_CHECKING:
    from index.body import Body
    from index.formats.document import Fields


def with_last_date(fields: Fields, root: Any, body: Body) -> Fields:
    """Return a page's fields with a date from wherever one is left to be found."""
    if fields.date is not None or find(body, fields.title).date is not None:
        return fields
    date, where = _guessed(root, fields.url), "htmldate"
    changed = changed_said(Sayings(root), article_node(nodes_of(root), fields.title or ""))
    if changed is not None and (date is None or changed.value.startswith(date)):
        date, where = changed  # that is all that htmldate has seen
    if date is None:
        return fields
    return replace(fields, date=date, found_in={**fields.found_in, "date": where})


def _guessed(root: Any, url: str | None) -> str | None:
    from htmldate import find_date  # noqa: PLC0415  # 100 ms, for the few pages without a date

    try:
        return find_date(root, extensive_search=False, original_date=True, url=url)
    except STUMBLES:
        return None
