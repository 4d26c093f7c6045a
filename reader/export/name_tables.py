"""Names as CSV: lists, outlets, lines and titles, for a spreadsheet or a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.export.names import per_thousand
from reader.export.table import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.dossier import Contrast, Dossier, Ends, MentionLine, OneSide
    from index.results import NameEntry
    from reader.export.table import Cell

ENTRIES = (
    *("name", "kind", "mentions", "articles", "variants", "outlets"),
    *("first_date", "first_id", "last_date", "last_id", "decided"),
)
LINES = ("id", "date", "outlet", "start", "end", "left", "mention", "right")
OUTLETS = (
    *("outlet", "mentions", "articles", "of", "words", "per_1000_words"),
    *("first_date", "first_id"),
)
CONTRAST = ("outlet", "what", "words", "times", "id", "start", "end")


class ListedName(NamedTuple):
    """A name of a list with what is told of it there."""

    entry: NameEntry
    ends: Ends | None
    """Where it stands first and last; None where no article that has it has a known day."""
    decided: bool
    """Whether the user has decided something about it."""


def entries_csv(listed: Iterable[ListedName]) -> str:
    """Return names, one a line; words and outlets of each in one cell, with their numbers."""
    return csv_text(ENTRIES, (_entry(*each) for each in listed))


def _entry(entry: NameEntry, ends: Ends | None, decided: bool) -> Sequence[Cell]:  # noqa: FBT001
    return (
        *(entry.name, entry.kind, entry.mentions, entry.articles),
        *(_counted(entry.variants), _counted(entry.outlets)),
        *((ends.first.date or "", ends.first.id) if ends else ("", "")),
        *((ends.last.date or "", ends.last.id) if ends else ("", "")),
        "yes" if decided else "",
    )


def _counted(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{what or 'unknown'} {number}" for what, number in counts.items())


def dossier_csv(dossier: Dossier) -> str:
    """Return what each outlet makes of a name, one a line; its words are the last columns."""
    forms = [form.text for form in dossier.forms]
    rows: list[Sequence[Cell]] = []
    for number, use in enumerate(dossier.outlets):
        first = (use.first.date or "", use.first.id) if use.first else ("", "")
        counted = (use.mentions, use.articles, use.of, use.words, per_thousand(use))
        rows.append(
            (use.outlet, *counted, *first, *(form.outlets[number] for form in dossier.forms))
        )
    return csv_text((*OUTLETS, *forms), rows)


def lines_csv(lines: Iterable[MentionLine]) -> str:
    """Return mentions, one a line."""
    return csv_text(
        LINES,
        (
            (
                *(line.id, line.date or "", line.outlet or "", line.start, line.end),
                *(line.left, line.mention, line.right),
            )
            for line in lines
        ),
    )


def contrast_csv(contrast: Contrast) -> str:
    """Return how two outlets write of a name, a form, title, description or first mention a line.

    Where each stands is told of its first place; of forms and of names beside it, there is none.
    """
    return csv_text(CONTRAST, [row for side in (contrast.a, contrast.b) for row in _side(side)])


def _side(side: OneSide) -> Iterator[Sequence[Cell]]:
    outlet = side.use.outlet
    for text, times in side.forms:
        yield outlet, "form", text, times, "", "", ""
    for what, all_called in (("title", side.titles), ("description", side.descriptions)):
        for called in all_called:
            place = (called.line.id, called.span.start, called.span.end)
            yield (outlet, what, called.words, called.times, *place)
    for line in side.firsts:
        words = f"{line.left}{line.mention}{line.right}"
        yield outlet, "first", words, 1, line.id, line.start, line.end
    for one in side.together:
        yield outlet, "together", one.ref.name, one.articles, "", "", ""
