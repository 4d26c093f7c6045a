"""Stretches between quotation marks, in any of the ways that outlets set them.

Scrapes mix straight and typographic marks, turn them the wrong way round, leave the closing one out
when a quotation runs on into the next paragraph, and use the apostrophe's sign for single marks. So
a mark's role is read from its neighbours first and from its shape second. One pass per paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Span

_DOUBLE = re.compile("[\"“”„‟«»‹›「」『』＂`'](?:(?<=`)`|(?<=')'|(?<![`']))")
"""All signs come first: `re` runs through a text twice as fast if it knows how a match begins."""
_SINGLE = re.compile("[‘’‚'](?:(?![A-Za-z])|(?<![A-Za-z].))")
"""None between two letters, which neither opens nor closes: that is most of them."""
_CLOSED_BY = {
    "“": "”\"“''",
    "‟": "”\"“''",
    "”": "”\"''",
    '"': "\"”''",
    "``": "''\"”",
    "''": "''\"”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "＂": "＂",
}
_OPENERS = frozenset(("“", "„", "``"))
_OPENED_TWICE = {sign: frozenset(sign) for sign in "«»‹›「『"}
"""What can't stand within a quotation; within guillemets and brackets other marks may."""
_BEFORE_OPENING = frozenset("([{—–-/…:;,“„«\"'‘：，、（。")
_AFTER_CLOSING = frozenset(")]}—–-/….,:;!?”»\"'’。，、！？；：）")
_ENDS_SPEECH = frozenset(",.!?…;:—–")
_AFTER_STOP = re.compile(r"[.!?,]\s\Z")
_DECADE = re.compile(r"['’‘]\d0s\b")


class Quotation(NamedTuple):
    """Words between quotation marks, and how they end."""

    start: int
    """Offset of the first character after the opening mark."""
    end: int
    """Offset of the closing mark, or the end of the paragraph."""
    closed: bool
    """Whether there is a closing mark; without one, it may run on in the next paragraph."""


class _Mark(NamedTuple):
    sign: str
    start: int
    end: int
    opens: bool
    """Whether its neighbours look like those of an opening mark."""
    closes: bool


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return all stretches between quotation marks, in order and without overlaps.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs; no quotation crosses their borders.
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        double = _double_quoted(text, paragraph)
        found.extend(double)
        found.extend(_single_quoted(text, paragraph, double))
    return tuple(_outermost(sorted(found)))


def _outermost(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Leave out a quotation within one: ‘They said “no” to us,’ is one man's words."""
    end = 0
    for quotation in found:
        if quotation.start >= end:
            yield quotation
            end = quotation.end


def _marks(pattern: re.Pattern[str], text: str, paragraph: Span) -> Iterable[_Mark]:
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        yield _Mark(
            match.group(),
            match.start(),
            match.end(),
            (before.isspace() or before in _BEFORE_OPENING) and not after.isspace(),
            (after.isspace() or after in _AFTER_CLOSING) and not before.isspace(),
        )


def _double_quoted(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opening: _Mark | None = None
    for mark in _marks(_DOUBLE, text, paragraph):
        if opening is None:
            opening = mark if _may_open(mark, text, paragraph) else None
        elif _ends(mark, opening):
            found.extend(_trimmed(text, opening.end, mark.start, closed=True))
            opening = None
        elif mark.opens and mark.sign in _OPENED_TWICE.get(opening.sign, _OPENERS | {opening.sign}):
            opening = mark  # opened twice: nobody knows where the first was meant to end
    if opening is not None and _runs_on(text, opening, paragraph):
        found.extend(_trimmed(text, opening.end, paragraph.end, closed=False))
    return found


def _may_open(mark: _Mark, text: str, paragraph: Span) -> bool:
    if mark.sign in {"“", "„", "‟", "``"}:
        return mark.end < paragraph.end and not (mark.closes and not mark.opens)
    if mark.sign in {"«", "‹", "「", "『"}:
        return mark.end < paragraph.end
    if mark.sign == '"':
        glued = mark.end < paragraph.end and text[mark.end].isalpha()
        return mark.opens or (glued and text[mark.start - 1 : mark.start].isalpha())
    if mark.sign not in _CLOSED_BY:
        return False  # 」 and 』 only close
    return mark.opens and not mark.closes  # a mark of the wrong shape: its place must be plain


def _ends(mark: _Mark, opening: _Mark) -> bool:
    if mark.sign not in _CLOSED_BY[opening.sign]:
        return False
    if mark.sign == "“" and opening.sign != "„":
        return mark.closes and not mark.opens
    return not (mark.sign == '"' and mark.opens and not mark.closes)


def _runs_on(text: str, opening: _Mark, paragraph: Span) -> bool:
    """Whether a quotation without an end is one: a straight mark may stand for inches."""
    if opening.sign != '"' or opening.start == paragraph.start:
        return True
    if _AFTER_STOP.search(text, max(paragraph.start, opening.start - 3), opening.start):
        return text[opening.end : opening.end + 1].isalpha()
    following = text[paragraph.end : paragraph.end + 4].lstrip()
    return following[:1] in {'"', "“"}


def _single_quoted(
    text: str,
    paragraph: Span,
    double: Sequence[Quotation],
) -> list[Quotation]:
    found: list[Quotation] = []
    opening: _Mark | None = None
    perhaps: _Mark | None = None  # an end that may be a possessive: "the farmers' fields"
    taken = iter(double)
    inside = next(taken, None)
    for mark in _marks(_SINGLE, text, paragraph):
        while inside is not None and inside.end <= mark.start:
            inside = next(taken, None)
        if inside is not None and inside.start <= mark.start:
            continue
        if mark.opens and mark.sign != "’":
            if opening and perhaps:
                found.extend(_trimmed(text, opening.end, perhaps.start, closed=True))
            opening, perhaps = (None if _DECADE.match(text, mark.start) else mark), None
        elif opening and mark.closes and mark.sign not in "‘‚":
            last = text[mark.start - 1]
            if last in "sS" and text[mark.end : mark.end + 1] not in _ENDS_SPEECH:
                perhaps = perhaps or mark
                continue
            end = mark if perhaps is None or last in _ENDS_SPEECH else perhaps
            found.extend(_trimmed(text, opening.end, end.start, closed=True))
            opening = perhaps = None
    if opening and perhaps:
        found.extend(_trimmed(text, opening.end, perhaps.start, closed=True))
    return found


def _trimmed(text: str, start: int, end: int, *, closed: bool) -> Iterable[Quotation]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Quotation(start, end, closed)
