"""How a hit looks in the list of results: lines of pieces, pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.results.same import below_words, folded_words, same_sign
from reader.results.telling import also
from reader.text.marks import Mark, Marks, Piece, pieces
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Span
    from index.results import Row, Snippet

TITLE_LINES = 2
SNIPPET_INDENT = 2
LEAST_OUTLET = 8
"""Cells that tell an outlet, if its name has to be shortened for the day's sake."""

Line = tuple[Piece, ...]


def hits_words(row: Row) -> str:
    """Return how many hits a row has: "5 hits", nothing for none."""
    return count(row.hits, "hit") if row.hits else ""


def no_note(row: Row) -> Line:
    """Return nothing to be said below a row."""
    del row
    return ()


def no_head(row: Row) -> str:
    """Return nothing to be said above a row."""
    del row
    return ""


class Words(NamedTuple):
    """What a list says of a row besides what the row itself holds."""

    right: Callable[[Row], str] = hits_words
    """Said at the end of the meta line: how many hits, or how much alike."""
    note: Callable[[Row], Line] = no_note
    """A line of its own at the end; none where it is empty."""
    head: Callable[[Row], str] = no_head
    """Said above the first row of a group, guarded; nothing above the others."""


HITS_ALONE = Words()


def result_lines(
    row: Row, width: int, snippets: int, words: Words = HITS_ALONE
) -> tuple[Line, ...]:
    """Return a hit as lines of at most `width` cells: title, meta, snippets, note.

    Args:
        row: The hit.
        width: Cells a line may fill.
        snippets: How many snippets to show at most.
        words: What else is said.
    """
    if row.folded is not None and row.folded.stands == "below":
        return _below(row, width, words.right(row))
    shown = [_snippet(snippet, width) for snippet in row.snippets[:snippets] if snippet.marks]
    note = words.note(row)
    while sum(cell_len(piece.text) for piece in note) > width - SNIPPET_INDENT:
        note = _without_last_part(note)
    notes = [note] if note else []
    if row.folded is not None:
        notes.insert(0, (Piece(folded_words(row.folded, width - SNIPPET_INDENT), ("meta",)),))
    below = [(Piece(" " * SNIPPET_INDENT, ()), *line) for line in notes]
    return (*_title(row, width), _meta(row, width, words.right(row)), *shown, *below)


def _below(row: Row, width: int, right: str) -> tuple[Line, ...]:
    """Return what is told of an article right below another one of its text, or of its story."""
    room = width - SNIPPET_INDENT
    title = guard(row.title) if row.title else "title unknown"
    kept = len(title) if cell_len(title) <= room else len(fit(title, room)) - len(" …")
    marks = _hits(row.title_marks) if row.title else Marks.of(())
    more = () if kept == len(title) else (Piece(" …", ()),)
    indent = Piece(" " * SNIPPET_INDENT, ())
    line = (*pieces(title, 0, kept, marks), *more)
    if row.folded is not None and row.folded.by == "story":
        return (indent, *line), (indent, *_meta(row, room, right))
    return (
        (same_sign(), Piece(" ", ()), *line),
        (indent, Piece(below_words(row, room), ("meta",))),
    )


def _without_last_part(line: Line) -> Line:
    """Return a line without what stands after its last ` · `; nothing if there is none."""
    dots = [place for place, piece in enumerate(line) if piece.text == " · "]
    return line[: dots[-1]] if dots else ()


def _title(row: Row, width: int) -> list[Line]:
    title = guard(row.title) if row.title else "title unknown"
    marks = _hits(row.title_marks) if row.title else Marks.of(())
    spans = wrap(title, 0, len(title), width)
    lines = [_styled(title, span.start, span.end, marks) for span in spans[:TITLE_LINES]]
    if len(spans) > TITLE_LINES:
        last = spans[TITLE_LINES - 1]
        cut = fit(title[last.start : last.start + width * 2], width)
        kept = len(cut) - len(" …")
        lines[-1] = (
            *_styled(title, last.start, last.start + kept, marks),
            Piece(cut[kept:], ("title",)),
        )
    return lines


def _hits(spans: Sequence[Span]) -> Marks:
    return Marks.of(Mark(span.start, span.end, "hit") for span in spans)


def _styled(text: str, start: int, end: int, marks: Marks) -> Line:
    return tuple(
        Piece(piece.text, ("title", *piece.roles)) for piece in pieces(text, start, end, marks)
    )


def _meta(row: Row, width: int, right: str) -> Line:
    room = width - (cell_len(right) + 2 if right else 0)
    outlet = guard(row.outlet) if row.outlet else "outlet unknown"
    if others := also(row)[-1:]:  # rather than nobody else seems to tell it, the hits aren't told
        least = " · ".join((outlet, day(row.date, weekday=False), *others))
        room, right = (room, right) if cell_len(least) <= room else (width, "")
    parts = _fitted(outlet, row, room)
    line: list[Piece] = []
    for part in parts:
        if line:
            line.append(Piece(" · ", ("faint",)))
        line.append(Piece(part, ("meta",)))
    used = sum(cell_len(piece.text) for piece in line)
    return (*line, Piece(" " * (width - used - cell_len(right)), ()), Piece(right, ("meta",)))


def _fitted(outlet: str, row: Row, room: int) -> list[str]:
    """Return outlet, day, length, and who else has its story, as far as there is room.

    Where it is tight, the others are told by their number; then the length goes first, then the
    day. Without others, the outlet is shortened for the day's sake.
    """
    whole = [outlet, day(row.date), count(row.words, "word")]
    short = [outlet, day(row.date, weekday=False)]
    others = also(row)
    told = [[*whole, words] for words in others]
    told += [[*parts, words] for parts in (whole[:2], short) for words in others[1:]]
    alone = [] if others else [whole, whole[:2], short]
    for parts in (*told, *([outlet, words] for words in others[1:]), *alone):
        if cell_len(" · ".join(parts)) <= room:
            return parts
    last = others[-1] if others else short[1]
    left = room - cell_len(" · ") - cell_len(last)
    return [fit(outlet, left), last] if left >= LEAST_OUTLET else [fit(outlet, room)]


def _snippet(snippet: Snippet, width: int) -> Line:
    text = guard(snippet.text)
    room = width - SNIPPET_INDENT
    kept = len(text) if cell_len(text) <= room else len(fit(text, room)) - len(" …")
    line = pieces(text, 0, kept, _hits(snippet.marks))
    more = () if kept == len(text) else (Piece(" …", ()),)
    return (Piece(" " * SNIPPET_INDENT, ()), *line, *more)
