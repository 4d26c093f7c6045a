"""What is counted and dated: the figures of two articles, each within its sentence. Pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from index.article import Span
from reader.comparing.entries import flow, lit, meta, parted, plan, totals
from reader.comparing.kinds import NO_SIGN, SIGNS, VERDICTS, sign_role
from reader.comparing.page import sentences_of
from reader.comparing.pages import Goal, Item, Page, beside
from reader.comparing.walk import SIDES
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.comparison import Comparison, Figure, LinkKind, Verdict
    from reader.comparing.entries import Plan
    from reader.comparing.page import SideName
    from reader.comparing.pages import Line

NOTHING = "No number, sum, share or date in either text."
_ORDER: tuple[Verdict, ...] = ("differ", "agree", "only_a", "only_b")
_SIGNS: dict[Verdict, LinkKind] = {"differ": "contradiction", "agree": "verbatim"}
LIT = ("figure",)
LINES = 2
"""Lines of the sentence round a figure, at most."""
BEFORE = 24
"""Characters shown before a figure whose sentence is longer than that."""
INDENT = CUT = 2
"""Cells before what is counted, and for what tells that a sentence goes on."""
_HEAPED = 2
"""Characters that a cell may hold, accents among them."""


def figures_page(comparison: Comparison) -> Page:
    """Return the page of figures and dates: those that differ first, then by place."""
    figures = sorted(comparison.figures, key=_rank)

    def items(width: int) -> list[Item]:
        where = plan(width, labelled=True)
        return [_item(comparison, figure, where) for figure in figures]

    return Page(items, _totals(figures), "" if figures else NOTHING, labelled=True)


def _rank(figure: Figure) -> tuple[int, tuple[Span, ...], tuple[Span, ...]]:
    return _ORDER.index(figure.verdict), figure.spans_a[:1], figure.spans_b[:1]


def _item(comparison: Comparison, figure: Figure, where: Plan) -> Item:
    of = zip(SIDES, (figure.spans_a, figure.spans_b), strict=True)
    places = [Goal(side, spans[0]) for side, spans in of if spans]
    return Item(
        where.lines(
            _head(figure, where),
            _side(comparison, figure, "a", where.side),
            _side(comparison, figure, "b", where.side),
            flow(meta(figure.why), where.foot),
        ),
        places[0] if places else None,
        figure,
        places=tuple(Goal(on.side, _sentence(comparison, on.side, on.span)) for on in places),
        told=_told(figure),
        in_both=figure.verdict in ("agree", "differ"),
    )


def _told(figure: Figure) -> str:
    """Return a figure in a line: the verdict, what is counted, how either article has it, why."""
    sides = zip("AB", (figure.a, figure.b), strict=True)
    words = "; ".join(f"{side} {', '.join(said)}" for side, said in sides if said)
    about = f", {figure.about}" if figure.about else ""
    why = f" ({figure.why})" if figure.why else ""
    return guard(" ".join(f"{VERDICTS[figure.verdict]}{about}: {words}{why}".split()))


def _head(figure: Figure, where: Plan) -> Sequence[Line]:
    """Return the verdict, and what is counted: under it where heads have a column."""
    kind = _SIGNS.get(figure.verdict)
    sign, role = (SIGNS[kind], sign_role(kind)) if kind else (NO_SIGN, "meta")
    verdict = [Piece(f"{sign} ", (role,)), Piece(VERDICTS[figure.verdict], ("head",))]
    about = meta(figure.about)
    if where.label:
        return (*flow(verdict, where.head), *beside([], flow(about, where.head - INDENT), INDENT))
    return flow(parted((verdict, about)), where.head)


def _side(comparison: Comparison, figure: Figure, side: SideName, width: int) -> list[Line]:
    """Return a side's words within their sentence, and how often else they stand there."""
    words, spans = figure.a, figure.spans_a
    if side == "b":
        words, spans = figure.b, figure.spans_b
    if not spans:
        return flow([Piece(" · ".join(words), LIT)], width) if words else []
    more = f"and {count(len(spans) - 1, 'more time')}" if len(spans) > 1 else ""
    return _excerpt(comparison, side, spans, width) + flow(meta(more), width)


def _excerpt(
    comparison: Comparison, side: SideName, spans: Sequence[Span], width: int
) -> list[Line]:
    """Return the sentence of the first of some words, cut round it to a few lines."""
    text = (comparison.a if side == "a" else comparison.b).text
    sentence = _sentence(comparison, side, spans[0])
    room = width * LINES
    found: list[Line] = []
    # Its beginning, its end, and some words before: what shows the words whole with least cut off.
    for wanted in (sentence.start, sentence.end - room + width // 2, spans[0].start - BEFORE):
        begin = _word_start(text, wanted, sentence.start, spans[0].start)
        stop = min(sentence.end, begin + room * _HEAPED)
        told = lit(text, Span(begin, stop), spans, LIT, ("meta",))
        before = meta("… " if begin > sentence.start else "")
        found = flow([*before, *told], max(2, width - CUT))
        if stop == sentence.end and len(found) <= LINES:
            return found
    kept = found[:LINES]
    return [*kept[:-1], (*kept[-1], *meta(" …"))] if kept else []


def _word_start(text: str, begin: int, start: int, latest: int) -> int:
    """Return where a word begins, from a place on; at the latest where the words told do."""
    begin = min(begin, latest)
    if begin <= start:
        return start
    return text.find(" ", begin - 1, latest) + 1 or latest


def _sentence(comparison: Comparison, side: SideName, words: Span) -> Span:
    """Return the sentence that words begin in, to their end; the words where they are in none."""
    sentences = sentences_of(comparison, side)
    place = bisect_right(sentences, words.start, key=lambda sentence: sentence.start) - 1
    start, end = sentences[place] if place >= 0 else words
    return Span(start, max(end, words.end))


def _totals(figures: Sequence[Figure]) -> Line:
    verdicts = [figure.verdict for figure in figures]
    told = [(verdicts.count(one), VERDICTS[one]) for one in _ORDER]
    return totals(count(len(figures), "figure or date", "figures and dates"), told)
