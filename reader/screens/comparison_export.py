"""A comparison as what can be written to a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.screens.exporting import Export

if TYPE_CHECKING:
    from index.article import Article
    from index.library import Library

QUESTION = "Write the comparison to a new file: Markdown (.md), a page (.html), JSON or text (.txt)"


def comparison_export(a: Article, b: Article, *, possible: bool) -> Export:
    """Return a comparison as what can be written.

    Args:
        a: The article on side A.
        b: That on side B.
        possible: Whether possible links are told too.
    """
    from reader.export.forms import FORMS, suggested_name  # noqa: PLC0415  rarely wanted

    def made(library: Library, form: str, *_: object) -> str:
        from reader.export.record import record_of  # noqa: PLC0415  likewise

        return FORMS[form](replace(record_of(library, a.id, b.id), possible=possible))

    return Export(
        question=QUESTION,
        name=f"{suggested_name(a, b)}.html",
        forms=tuple(FORMS),
        under_way="",
        done="The comparison is in",
        made=made,
    )
