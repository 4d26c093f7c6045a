"""All that is known of a name, as lines of words, some of which lead on. Pure.

What is too much to be told at once ends in a line that leads to the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.naming.decided import sentence
from reader.naming.leads import Lead, Section, Told
from reader.naming.rows import letter
from reader.naming.snippet import around
from reader.naming.uses import bars, forms_table, outlet_name
from reader.text.marks import Piece
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import cut_short, wrap
from reader.widgets.band import cells, dotted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.dossier import Dossier, KeptApart, Together
    from index.results import NameRef

SHOWN: dict[Section, int] = {
    "forms": 8,
    "outlets": 8,
    "firsts": 6,
    "apart": 5,
    "decided": 5,
    "together": 10,
}
"""How much of each section is told at once."""
INDENT = 2
LEAST_CELLS = 40
MOST_CELLS = 84
"""Cells that a line fills at least and at most."""
GAP = 2
_LEAST = 8
"""Cells that a reason is told in at least; in fewer it says nothing."""


BLANK = Told()


def dossier_lines(
    dossier: Dossier, width: int, opened: Collection[Section] = (), undo: str = ""
) -> tuple[Told, ...]:
    """Return all that is told of a name.

    Args:
        dossier: What is known of it.
        width: Cells that a line may fill.
        opened: Sections that are told to their end.
        undo: The key that takes a decision back, where there is one.
    """
    width = max(LEAST_CELLS, min(width, MOST_CELLS))
    lines = list(_head(dossier, width, undo))
    for section in (_forms, _outlets, _firsts, _apart, _decided, _together):
        lines.extend(section(dossier, width, opened))
    return tuple(lines)


# What it is


def _head(dossier: Dossier, width: int, undo: str) -> Iterator[Told]:
    name, forms = guard(dossier.ref.name), len(dossier.forms)
    right = [Piece(f"merged from {count(forms, 'form')}", ("meta",))] if forms > 1 else []
    if undo and dossier.decisions:
        right += [
            Piece("  " if right else "", ()),
            Piece(undo, ("key",)),
            Piece(" undo", ("meta",)),
        ]
    kind = [letter(dossier.ref.kind), Piece(f" {dossier.ref.kind or 'name'}", ("meta",))]
    room = width - cells(kind) - GAP
    first, *more = [name[span.start : span.end] for span in wrap(name, 0, len(name), room)]
    line = [Piece(first, ("title",)), Piece(" " * GAP, ()), *kind]
    if not more and cells(line) + cells(right) + GAP <= width:
        yield _flush(line, right, width)
        right = []
    else:
        yield Told(tuple(line))
    for rest in more:
        yield Told((Piece(rest, ("title",)),))
    if right:
        yield Told(tuple(right))
    yield from _facts(dossier, width)


def _facts(dossier: Dossier, width: int) -> Iterator[Told]:
    """Yield how often, in how many articles, and when first and last; on two lines if need be."""
    often = [
        [Piece(count(dossier.mentions, "mention"), ())],
        [Piece(f"{dossier.articles:,} of {count(dossier.of, 'article')}", ("meta",))],
    ]
    first, last = (line.date if line else None for line in (dossier.first, dossier.last))
    when = [[Piece(f"first {day(first, weekday=False)}", ("meta",))]] if first else []
    if last and first and last[:10] != first[:10]:
        when.append([Piece(f"last {day(last, weekday=False)}", ("meta",))])
    together = dotted([*often, *when])
    if cells(together) <= width or not when:
        yield Told(tuple(together), Lead())
    else:
        yield Told(tuple(dotted(often)), Lead())
        yield Told(tuple(dotted(when)))


# Its sections


def _heading(words: str, right: str, width: int) -> Iterator[Told]:
    yield BLANK
    yield _flush([Piece(words, ("head",))], [Piece(right, ("meta",))] if right else [], width)


def _rest(
    section: Section, all_of_it: int, opened: Collection[Section], noun: str
) -> tuple[int, list[Told]]:
    """Return how much of a section is told, and the line that leads to the rest."""
    shown = SHOWN[section]
    if section in opened or all_of_it <= shown + 1:  # a line that says "1 more" saves nothing
        return all_of_it, []
    words = f"{all_of_it - shown:,} more {noun} …"
    line = Told((Piece(" " * INDENT, ()), Piece(words, ("meta",))), Lead(section=section))
    return shown, [line]


def _forms(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    shown, rest = _rest("forms", len(dossier.forms), opened, "forms")
    yield from _heading("How each outlet writes it", "", width)
    for line in forms_table(dossier, shown, width):
        yield Told(tuple(line))
    yield from rest


def _outlets(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    shown, rest = _rest("outlets", len(dossier.outlets), opened, "outlets")
    yield from _heading("Mentions", "per 1,000 words", width)
    for line in bars(dossier.outlets[:shown], f"kind-{dossier.ref.kind}", width):
        yield Told(tuple(line))
    yield from rest


def _firsts(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    firsts = [use.first for use in dossier.outlets if use.first is not None]
    shown, rest = _rest("firsts", len(firsts), opened, "outlets")
    if not firsts:
        return
    yield from _heading("First mention", "", width)
    for line in firsts[:shown]:
        lead = Lead(line=line)
        meta = [
            [Piece(cut_short(outlet_name(line.outlet), width - 22), ("outlet",))],
            [Piece(day(line.date), ("meta",))],
        ]
        yield Told((Piece(" " * INDENT, ()), *dotted(meta)), lead)
        words = around(line, dossier.ref.kind, width - 2 * INDENT)
        yield Told((Piece(" " * 2 * INDENT, ()), *words))
    yield from rest


def _apart(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    shown, rest = _rest("apart", len(dossier.apart), opened, "names")
    if dossier.apart:
        yield from _heading("Kept apart", "", width)
        yield from (_one_apart(one, width) for one in dossier.apart[:shown])
        yield from rest


def _one_apart(one: KeptApart, width: int) -> Told:
    times, reason = f" {one.mentions:,}", f"   {guard(one.reason)}"
    left = width - INDENT - cell_len(times)
    name = cut_short(guard(one.ref.name), left)
    room = left - cell_len(name)
    reason = cut_short(reason, room) if room > _LEAST else ""  # a name is cut last of all
    pieces = (Piece(name, _of_kind(one.ref)), Piece(times, ()), Piece(reason, ("meta",)))
    return Told((Piece(" " * INDENT, ()), *pieces), Lead(name=one.ref))


def _decided(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    decisions = tuple(reversed(dossier.decisions))
    shown, rest = _rest("decided", len(decisions), opened, "decisions")
    if decisions:
        yield from _heading("Decided by you", "", width)
    for decision in decisions[:shown]:
        words = sentence(decision)
        for span in wrap(words, 0, len(words), width - INDENT):
            yield Told((Piece(" " * INDENT, ()), Piece(words[span.start : span.end], ())))
    yield from rest


def _together(dossier: Dossier, width: int, opened: Collection[Section]) -> Iterator[Told]:
    shown, rest = _rest("together", len(dossier.together), opened, "names")
    if dossier.together:
        yield from _heading("Named together with", "articles  paragraphs", width)
        yield from (_one_together(one, width) for one in dossier.together[:shown])
        if dossier.looked < dossier.articles:
            words = f"paragraphs of the {count(dossier.looked, 'article')} that mention it most"
            yield _flush([], [Piece(words, ("meta",))], width)
        yield from rest


def _one_together(one: Together, width: int) -> Told:
    name = cut_short(guard(one.ref.name), width - INDENT - 2 - 24)
    line = [Piece(" " * INDENT, ()), letter(one.ref.kind), Piece(" ", ())]
    line.append(Piece(name, _of_kind(one.ref)))
    figures = f"{one.articles:>8,}{one.paragraphs or '·':>12}"
    return _flush(line, [Piece(figures, ("meta",))], width, Lead(name=one.ref))


# Lines


def _of_kind(ref: NameRef) -> tuple[str, ...]:
    return (ref.kind,) if ref.kind else ()


def _flush(
    left: Sequence[Piece], right: Sequence[Piece], width: int, lead: Lead | None = None
) -> Told:
    gap = max(1, width - cells(left) - cells(right))
    return Told((*left, Piece(" " * gap, ()), *right) if right else tuple(left), lead)
