"""A comparison as what can be written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.exporting import Export, ExportingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Article
    from index.comparison import Comparison, Tier
    from index.library import Library
    from index.results import Progress

QUESTION = "Write the comparison to a new file: .html, .md, .json or .txt"


def comparison_export(a: Article, b: Article, *, possible: bool) -> Export:
    """Return a comparison as what can be written.

    Args:
        a: The article on side A.
        b: That on side B.
        possible: Whether possible links are told too.
    """
    from reader.export.forms import FORMS, suggested_name  # noqa: PLC0415  rarely wanted

    def made(library: Library, form: str, go_on: Callable[[Progress], None]) -> str:
        from reader.export.record import record_of  # noqa: PLC0415  likewise

        return FORMS[form](record_of(library, a.id, b.id, possible=possible, progress=go_on))

    return Export(
        question=QUESTION,
        name=f"{suggested_name(a, b)}.html",
        forms=tuple(FORMS),
        under_way="What others of their stories report is being looked through …",
        done="The comparison is in",
        made=made,
    )


class ExportingComparison(ExportingScreen):
    """Has the comparison that it shows written to a file."""

    comparison: Comparison | None
    tiers: tuple[Tier, ...]
    """The links that are shown."""

    def to_export(self) -> Export | None:
        """Return the comparison, as it is shown."""
        if (told := self.comparison) is None:
            return None
        return comparison_export(told.a, told.b, possible="possible" in self.tiers)
