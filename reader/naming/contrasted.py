"""How two outlets name one person, as rows of two sides, or of one where it is narrow. Pure.

Each part stands on the same rows on both sides, so that what one outlet says is found opposite.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from index.article import Span
from reader.naming.snippet import around
from reader.text.marks import Piece
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.article import ArticleId, NameKind
    from index.dossier import Called, Contrast, MentionLine, OneSide, Together

NONE = "·"
LETTERS = {"person": "P", "organisation": "O", "place": "L"}
NUMBER_CELLS = 7
INDENT = 2
"""Cells that what is told is set in from the head over it, and lines from what they are of."""
Line = tuple[Piece, ...]


class Place(NamedTuple):
    """Where a line leads: into an article, to words in it."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Half:
    """A row of one side."""

    pieces: Line = ()
    opens: Place | None = None
    item: int = -1
    """Which of its side's items that lead anywhere it is of, from 0; -1 for none."""


EMPTY = Half()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of both sides, or of one where they stand below each other."""

    a: Half = EMPTY
    b: Half = EMPTY


class _Item(NamedTuple):
    lines: tuple[Line, ...]
    opens: Place | None = None


class _Part(NamedTuple):
    """What is told of both sides under one head."""

    head: str
    a: list[_Item]
    b: list[_Item]


def contrast_rows(contrast: Contrast, width: int, *, columns: bool) -> list[Row]:
    """Return what is told of a name by two outlets.

    Args:
        contrast: What is known.
        width: Cells of a side; of both together where they stand below each other.
        columns: Whether the sides stand beside each other.
    """
    rows = [*_forms(contrast, width, columns=columns)]
    for part in _parts(contrast, width if columns else width - INDENT):
        if part.a or part.b:
            rows += [Row(), *(_beside(part) if columns else _below(part))]
    return _numbered(rows)


def _parts(contrast: Contrast, width: int) -> Iterator[_Part]:
    kind = contrast.ref.kind
    room = width - INDENT

    def both(head: str, items: Callable[[OneSide], list[_Item]]) -> _Part:
        return _Part(head, items(contrast.a), items(contrast.b))

    def found(side: OneSide, calls: Sequence[Called]) -> list[_Item]:
        return [
            *(_called(one, room) for one in calls),
            *_of(side, side.looked, room, some=bool(calls)),
        ]

    def firsts(side: OneSide) -> list[_Item]:
        told = [_first(one, kind, room) for one in side.firsts]
        return [*told, *_of(side, len(told), room, some=bool(told))]

    yield both("Titles", lambda side: found(side, side.titles))
    yield both("Descriptions", lambda side: found(side, side.descriptions))
    yield both("First mention in each article", firsts)
    yield both(
        "Named in the same articles", lambda side: [_together(one, room) for one in side.together]
    )


# Items


def _called(called: Called, room: int) -> _Item:
    words, times = guard(called.words), f"{called.times:,}"
    line = _with_number(Piece(words, ()), times, room)
    return _Item((line,), Place(called.line.id, called.span))


def _of(side: OneSide, looked: int, room: int, *, some: bool) -> Iterator[_Item]:
    """Yield in how many articles was looked, where that isn't all, and anything was found."""
    if some and looked < side.use.articles:
        words = f"in {looked:,} of {count(side.use.articles, 'article')}"
        yield _Item(((Piece(fit(words, room), ("meta",)),),))


def _with_number(piece: Piece, number: str, room: int) -> Line:
    words = fit(piece.text, max(0, room - max(NUMBER_CELLS, len(number) + 1)))
    gap = max(1, room - cell_len(words) - len(number))
    roles = ("meta",) if number == NONE else ()
    return (Piece(words, piece.roles), Piece(" " * gap, ()), Piece(number, roles))


def _first(line: MentionLine, kind: NameKind | None, room: int) -> _Item:
    title = guard(line.title) if line.title else "title unknown"
    before = f"{day(line.date, weekday=False)} · "
    head = fit(f"{before}{title}", room)
    told = (Piece(head[: len(before)], ("meta",)), Piece(head[len(before) :], ()))
    indent = Piece(" " * INDENT, ())
    quoted = (indent, *around(line, kind, room - INDENT))
    return _Item((told, quoted), Place(line.id, Span(line.start, line.end)))


def _together(one: Together, room: int) -> _Item:
    kind = one.ref.kind
    letter = Piece(LETTERS[kind], (f"kind-{kind}",)) if kind else Piece(" ", ())
    words = count(one.articles, "article")
    name = fit(guard(one.ref.name), max(2, room - 2 - len(words) - 2))
    gap = max(1, room - 2 - cell_len(name) - len(words))
    return _Item(((letter, Piece(f" {name}", ()), Piece(" " * gap, ()), Piece(words, ("meta",))),))


# Parts as rows


def _forms(contrast: Contrast, width: int, *, columns: bool) -> Iterator[Row]:
    """Yield the words that stand for the name, each on one row of both sides."""
    of_a, of_b = dict(contrast.a.forms), dict(contrast.b.forms)
    known = sorted(
        {**of_a, **of_b}, key=lambda form: (-of_a.get(form, 0) - of_b.get(form, 0), form)
    )
    head = Piece("Called", ("head",))
    if columns:
        yield Row(Half((head,)), Half((head,)))
    else:
        badges = (
            Piece(f"{'A':>{NUMBER_CELLS}}", ("key",)),
            Piece(f"{'B':>{NUMBER_CELLS}}", ("key",)),
        )
        gap = Piece(" " * max(1, width - cell_len(head.text) - 2 * NUMBER_CELLS), ())
        yield Row(Half((head, gap, *badges)))
    for form in known:
        numbers = [f"{of[form]:,}" if form in of else NONE for of in (of_a, of_b)]
        if columns:
            sides = [
                Half((Piece(" " * INDENT, ()), *_form(form, number, width - INDENT)))
                for number in numbers
            ]
            yield Row(*sides)
        else:
            last = numbers[1].rjust(NUMBER_CELLS)
            line = _with_number(Piece(guard(form), ()), numbers[0], width - INDENT - len(last))
            more = Piece(last, ("meta",) if numbers[1] == NONE else ())
            yield Row(Half((Piece(" " * INDENT, ()), *line, more)))


def _form(form: str, number: str, room: int) -> Line:
    return _with_number(Piece(guard(form), ("meta",) if number == NONE else ()), number, room)


def _side(items: Sequence[_Item]) -> list[Half]:
    """Return the rows of one side of a part; a dot where there is nothing."""
    indent = Piece(" " * INDENT, ())
    if not items:
        return [Half((indent, Piece(NONE, ("meta",))))]
    return [Half((indent, *line), item.opens) for item in items for line in item.lines]


def _beside(part: _Part) -> Iterator[Row]:
    head = Half((Piece(part.head, ("head",)),))
    yield Row(head, head)
    for a, b in zip_longest(_side(part.a), _side(part.b), fillvalue=EMPTY):
        yield Row(a, b)


def _below(part: _Part) -> Iterator[Row]:
    """Yield both sides below each other, each begun with its letter."""
    yield Row(Half((Piece(part.head, ("head",)),)))
    for name, items in (("A", part.a), ("B", part.b)):
        for place, half in enumerate(_side(items)):
            badge = Piece(f"{name} " if not place else "  ", ("key",))
            yield _of_side(name, Half((badge, *half.pieces), half.opens))


def _of_side(name: str, half: Half) -> Row:
    return Row(half, EMPTY) if name == "A" else Row(EMPTY, half)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """Return rows with those that lead anywhere numbered, side by side; lines of one alike."""
    found = []
    last: dict[str, tuple[Place | None, int]] = {"a": (None, -1), "b": (None, -1)}
    for row in rows:
        halves = []
        for name, half in (("a", row.a), ("b", row.b)):
            before, number = last[name]
            if half.opens is None:
                last[name] = (None, number)
                halves.append(half)
                continue
            if half.opens != before:
                number += 1
            last[name] = (half.opens, number)
            halves.append(Half(half.pieces, half.opens, number))
        found.append(Row(*halves))
    return found
