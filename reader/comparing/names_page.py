"""Who is named: the names of both articles and of one, and how each names them first. Pure."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.article import Span
from reader.comparing.entries import flow, group_head, lit, meta, parted, plan, totals
from reader.comparing.pages import Goal, Item, Page, beside
from reader.comparing.strip import outlet_words
from reader.comparing.walk import SIDES
from reader.naming.rows import letter
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Article
    from index.comparison import Comparison, NameBeside, NameThere
    from reader.comparing.entries import Plan
    from reader.comparing.page import SideName
    from reader.comparing.pages import Line

NOTHING = "No name in either text."
GROUPS = ("in both", "only A", "only B")
NONE = "·"
HANG = 2
"""Cells that the lines of a name stand in, behind the letter of its kind."""
_MOST_FORMS = 8
"""Forms of a name that are told, at most."""


def names_page(comparison: Comparison, unknown: Mapping[SideName, str]) -> Page:
    """Return the page of names: those of both, of A alone and of B alone, by first mention.

    Args:
        comparison: The two articles.
        unknown: Of a side, why none being named says nothing yet; "" where it was looked through.
    """
    groups = [
        list(group) for _, group in groupby(sorted(comparison.names.beside, key=_group), _group)
    ]
    names = list(chain.from_iterable(groups))

    def items(width: int) -> list[Item]:
        where = plan(width, labelled=True)
        heads = {group[0]: _head(comparison, group, unknown, where) for group in groups}
        return [
            _item(comparison, name, unknown, where)._replace(head=heads.get(name, ()))
            for name in names
        ]

    told = [(sum(_group(name) == n for name in names), words) for n, words in enumerate(GROUPS)]
    line, nothing = totals(count(len(names), "name"), told), "" if names else _nothing(unknown)
    return Page(items, line, nothing, labelled=True)


def _nothing(unknown: Mapping[SideName, str]) -> str:
    why = ", ".join(dict.fromkeys(filter(None, unknown.values())))
    return f"{why[0].upper()}{why[1:]}{'' if why.endswith('…') else '.'}" if why else NOTHING


def _group(name: NameBeside) -> int:
    if name.a is not None and name.b is not None:
        return 0
    return 1 if name.a is not None else 2


def _head(
    comparison: Comparison,
    names: Sequence[NameBeside],
    unknown: Mapping[SideName, str],
    where: Plan,
) -> tuple[Line, ...]:
    """Return what is common to some names: that both have them, or that one alone does."""
    group = _group(names[0])
    if not group:
        return tuple(flow(group_head(len(names), "in both"), where.width))
    a, b = comparison.a, comparison.b
    side, outlet, across = ("A", outlet_words(a, b), unknown["b"])
    if group == 2:
        side, outlet, across = ("B", outlet_words(b, a), unknown["a"])
    words = f"in {side}" if across else f"only in {side}"
    return tuple(flow(group_head(len(names), words, outlet), where.width))


def _item(
    comparison: Comparison, name: NameBeside, unknown: Mapping[SideName, str], where: Plan
) -> Item:
    side: SideName = "a" if name.a is not None else "b"
    there, sides = name.a or name.b, (name.a, name.b)
    if there is None:  # no article names it: nothing leads there
        return Item((), None, (name.kind, name.name))
    label = flow([Piece(guard(name.name), (name.kind, "strong"))], where.head - HANG)
    return Item(
        where.lines(
            beside([(letter(name.kind),)], label, HANG),
            _side(comparison.a, name.a, name, unknown["a"], where),
            _side(comparison.b, name.b, name, unknown["b"], where),
        ),
        Goal(side, there.first, (name.kind, name.name)),
        (name.kind, name.name),
        places=tuple(Goal(on, of.first) for on, of in zip(SIDES, sides, strict=True) if of),
        told=f"{guard(name.name)}, {name.kind}: {_verdict(name)}",
        in_both=all(sides),
    )


def _verdict(name: NameBeside) -> str:
    """Return which articles have a name, and how often."""
    times = [f"{count(of.times, 'time')} in {on.upper()}" for on, of in _sides(name) if of]
    return f"{GROUPS[_group(name)]}, {' and '.join(times)}"


def _sides(name: NameBeside) -> Iterator[tuple[SideName, NameThere | None]]:
    return zip(SIDES, (name.a, name.b), strict=True)


def _side(
    article: Article, there: NameThere | None, name: NameBeside, unknown: str, where: Plan
) -> list[Line]:
    """Return how an article names somebody first, how often, and in which forms besides."""
    if there is None:
        words = f"named as {_a(name.otherwise)}" if name.otherwise else unknown or NONE
        return [] if where.stacked and words == NONE else flow(meta(words), where.side)
    said = there.forms[0] if there.forms else ""
    at = article.text.find(said, *there.first) if said else -1
    spans = [Span(at, at + len(said))] if at >= 0 else []
    others = [" ".join(guard(form).split()) for form in there.forms[1:]]
    more = len(others) - _MOST_FORMS
    also = f"then {', '.join(others[:_MOST_FORMS])}" if others else ""
    told = meta(f"{also} and {more:,} more" if more > 0 else also)
    times = meta(count(there.times, "time"))
    first = lit(article.text, there.first, spans, (name.kind,))
    return _joined(flow(first, where.side), flow(parted((times, told)), where.side), where.side)


def _joined(lines: list[Line], more: list[Line], width: int) -> list[Line]:
    """Return lines with some more after them: on the last one, if they fit there whole."""
    if lines and len(more) == 1:
        line = tuple(parted((lines[-1], more[0])))
        if sum(cell_len(piece.text) for piece in line) <= width:
            return [*lines[:-1], line]
    return [*lines, *more]


def _a(kind: str) -> str:
    return "an organisation" if kind == "organisation" else f"a {kind}"
