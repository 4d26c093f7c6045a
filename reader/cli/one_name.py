"""One name on the command line: all that is known of it, and how two outlets write of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from index.errors import CorpusError
from reader.cli.name_list import NONE, plain_table
from reader.cli.output import TITLE, console, json_text, meta, write
from reader.export.name_tables import contrast_csv, dossier_csv
from reader.export.names import contrast_value, dossier_value, per_thousand
from reader.naming.decided import sentence
from reader.survey.decided import when
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.table import Table

    from index.dossier import Called, Contrast, Dossier, MentionLine, OneSide, OutletUse, Together
    from index.library import Library
    from index.results import NameRef
    from reader.cli.options import Options

_OUTLETS = 8
"""Outlets that have a column for their words."""
_BESIDE = 12
"""Names beside one that are told in words; JSON tells all."""
_FIRSTS = 12
_DAY = 10
"""Characters of a date without its time."""


def tell_dossier(library: Library, ref: NameRef, options: Options, *, csv: bool) -> int:
    """Write all that is known of a name; return the exit code."""
    dossier = library.dossier(ref)
    if dossier is None:
        return 1
    if options.json:
        value = dossier_value(dossier, names_complete=library.names_complete())
        write(json_text(value) + "\n")
    elif csv:
        write(dossier_csv(dossier))
    else:
        _print_dossier(dossier, console(options))
    return 0


def tell_contrast(
    library: Library, ref: NameRef, outlets: tuple[str, str], options: Options, *, csv: bool
) -> int:
    """Write how two outlets write of a name; return the exit code.

    Raises:
        CorpusError: There is no such outlet.
    """
    known = [share.name for share in library.survey().outlets]
    a, b = (_outlet(known, outlet) for outlet in outlets)
    contrast = library.contrast(ref, a, b)
    if contrast is None:
        return 1
    if options.json:
        write(json_text(contrast_value(contrast)) + "\n")
    elif csv:
        write(contrast_csv(contrast))
    else:
        _print_contrast(contrast, console(options))
    return 0 if contrast.a.use.mentions or contrast.b.use.mentions else 1


def _outlet(known: Sequence[str], asked: str) -> str:
    """Return the outlet that is asked for, but for capitals and accents."""
    from index.columns import sameness  # noqa: PLC0415  loads numpy

    if asked in known:
        return asked
    like = [name for name in known if name and asked and sameness(name) == sameness(asked)]
    if like:
        return like[0]
    names = " · ".join(guard(name) for name in known if name)
    told = f"{guard(asked)} is no outlet here" if asked else "No article's outlet is unknown"
    raise CorpusError(f"{told}.", f"There are: {names}")


def _print_dossier(dossier: Dossier, to: Console) -> None:
    to.print(Text(guard(dossier.ref.name), style=TITLE), soft_wrap=True)
    where = f"{count(dossier.mentions, 'mention')} in {dossier.articles:,} of"
    to.print(f"{dossier.ref.kind} · {where} {count(dossier.of, 'article')}", soft_wrap=True)
    for head, line in (("First", dossier.first), ("Last", dossier.last)):
        if line is not None:
            to.print(f"{head}: {_line(line)}", soft_wrap=True)
    _part(to, "Words", _forms(dossier))
    _part(to, "Outlets", _outlets(dossier.outlets))
    firsts = [use.first for use in dossier.outlets if use.first]
    to.print()
    to.print(Text("First mentions", style=TITLE))
    for line in firsts[:_FIRSTS]:
        to.print(f"  {_line(line)}", soft_wrap=True)
    if dossier.together:
        _part(to, "Named together with", _together(dossier.together[:_BESIDE]))
    if dossier.apart:
        table = plain_table("Name", "Kind", "Mentions", "Why", right=("Mentions",))
        for apart in dossier.apart:
            cells = (guard(apart.ref.name), apart.ref.kind or NONE, f"{apart.mentions:,}")
            table.add_row(*map(Text, (*cells, guard(apart.reason))))
        _part(to, "Alike, and kept apart", table)
    if dossier.decisions:
        table = plain_table("Decided", "On")
        for decision in dossier.decisions:
            table.add_row(Text(sentence(decision)), Text(when(decision.at)))
        _part(to, "Your word", table)


def _part(to: Console, head: str, table: Table) -> None:
    to.print()
    to.print(Text(head, style=TITLE))
    to.print(table)


def _line(line: MentionLine) -> str:
    """Return an article and the line that a mention of it stands in."""
    words = f"{line.left}{line.mention}{line.right}".strip()
    return f"{meta(line.date or 'date unknown', line.outlet or 'outlet unknown', line.id)}: " + (
        guard(words)
    )


def _forms(dossier: Dossier) -> Table:
    """Return the words that stand for a name by outlet, as far as there is room."""
    using = [number for number, use in enumerate(dossier.outlets) if use.mentions]
    heads = [_called(dossier.outlets[number].outlet) for number in using[:_OUTLETS]]
    more = len(using) > _OUTLETS
    table = plain_table("Words", "All")
    table.columns[1].justify = "right"
    for head in [*heads, *(["others"] if more else [])]:
        table.add_column(head, justify="right")
    for form in dossier.forms:
        numbers = [form.outlets[number] for number in using[:_OUTLETS]]
        others = [form.mentions - sum(numbers)] if more else []
        cells = [f"{number:,}" if number else NONE for number in numbers + others]
        table.add_row(*map(Text, (guard(form.text), f"{form.mentions:,}", *cells)))
    return table


def _outlets(outlets: Iterable[OutletUse]) -> Table:
    numbers = ("Mentions", "Articles", "Of", "Per 1,000 words")
    table = plain_table("Outlet", *numbers, "First", right=numbers)
    for use in outlets:
        cells = [
            f"{use.mentions:,}",
            f"{use.articles:,}",
            f"{use.of:,}",
            f"{per_thousand(use):.2f}",
        ]
        cells = cells if use.mentions else [NONE, NONE, f"{use.of:,}", NONE]
        first = (use.first.date or "unknown")[:_DAY] if use.first else NONE
        table.add_row(*map(Text, (_called(use.outlet), *cells, first)))
    return table


def _called(outlet: str) -> str:
    return guard(outlet) or "unknown"


def _together(together: Iterable[Together]) -> Table:
    numbers = ("Articles", "Of", "Paragraphs")
    table = plain_table("Name", "Kind", *numbers, right=numbers)
    for one in together:
        cells = (f"{one.articles:,}", f"{one.of:,}", f"{one.paragraphs:,}")
        table.add_row(*map(Text, (guard(one.ref.name), one.ref.kind or NONE, *cells)))
    return table


def _print_contrast(contrast: Contrast, to: Console) -> None:
    to.print(Text(guard(contrast.ref.name), style=TITLE), soft_wrap=True)
    to.print(f"{contrast.ref.kind}")
    a, b = contrast.a, contrast.b
    table = plain_table("", _called(a.use.outlet), _called(b.use.outlet))
    rows = (
        ("Mentions", *(f"{side.use.mentions:,}" for side in (a, b))),
        ("Articles", *(f"{side.use.articles:,} of {side.use.of:,}" for side in (a, b))),
        ("Per 1,000 words", *(f"{per_thousand(side.use):.2f}" for side in (a, b))),
        ("Words", *(_counted(side.forms) for side in (a, b))),
        ("Titles", *(_all_called(side.titles) for side in (a, b))),
        ("Descriptions", *(_all_called(side.descriptions) for side in (a, b))),
        ("Together with", *(_beside(side) for side in (a, b))),
        ("Articles read", *(f"{side.looked:,}" for side in (a, b))),
    )
    for row in rows:
        table.add_row(*map(Text, row))
    to.print()
    to.print(table)
    for side in (a, b):
        to.print()
        to.print(Text(f"First mentions: {_called(side.use.outlet)}", style=TITLE), soft_wrap=True)
        for line in side.firsts[:_FIRSTS]:
            to.print(f"  {_line(line)}", soft_wrap=True)
        if not side.firsts:
            to.print("  none")


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return " · ".join(f"{guard(words)} {number:,}" for words, number in counts) or NONE


def _all_called(called: Iterable[Called]) -> str:
    return _counted((one.words, one.times) for one in called)


def _beside(side: OneSide) -> str:
    return _counted((one.ref.name, one.articles) for one in side.together[:_BESIDE])
