"""Paragraphs to sentence spans, by rules: a comparison is made sentence by sentence.

A small splitter over each paragraph does on news what far slower ones do; what it has to know is
that quotation marks close after the stop, and that "U.S.", "Mr." and "J. K." don't end a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Paragraph

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹„‚(\\[¿¡—–-"
_STOP = re.compile(rf"[.!?…]{{1,64}}[{_CLOSING}]{{0,8}}(?=\s)|[。！？]{{1,64}}[”’」』）]{{0,8}}")
_WORD_BEFORE = re.compile(r"[^\s(\[“”‘’\"'«»—–/]{1,24}\Z")
_NEXT_WORD = re.compile(rf"\s*[{_OPENING}]{{0,8}}\s?([^\s{_CLOSING}.,;:!?…]{{0,24}})")
_LETTER = re.compile(r"[^\W_]")
_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+\Z")

_NEVER_LAST = frozenset(
    """mr mrs ms messrs dr prof gen sen rep gov lt col sgt capt cmdr maj adm rev hon pres st mt ft
    vs e.g i.e cf viz approx no nos art fig vol pp ca jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thurs fri sat sun dept univ assn bros insp supt brig gov't""".split(),
)
"""Abbreviations that another word follows."""

_SELDOM_LAST = frozenset("inc co corp ltd jr sr esq etc llc plc ave blvd rd a.m p.m ph.d".split())
"""Abbreviations that end a sentence where the next word looks like a beginning."""

_BEGINNERS = frozenset(
    """a after all also although an and another as at because before both but by despite during
    each earlier even every following for from he her here his how however if in it its last later
    many meanwhile more most no nor not now of on once one only or other our some since she so such
    that the their then there these they this those though to under until we what when where while
    who why with yet you""".split(),
)
"""Words that, capitalised, seldom stand anywhere but at the beginning of a sentence."""


def sentences(text: str, paragraphs: Iterable[Paragraph | Span]) -> tuple[Span, ...]:
    """Return the sentences of a text in order.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs; anything with `start` and `end` in characters.

    Returns:
        Spans without white space at either end. Each lies within one paragraph; together they
        cover all of its characters but white space.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_split(text, paragraph.start, paragraph.end))
    return tuple(found)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin, word = start, _next_word(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if word < stop.end() and _ends_sentence(text, begin, stop, end):
            word = _next_word(text, stop.end(), end)
            if word == end:
                break  # only marks are left: they belong to this sentence
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    marks = stop.group()
    if marks[0] in "。！？":
        return True
    following = _NEXT_WORD.match(text, stop.end(), end)
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    if len(marks) > 1:
        # A stop inside closing marks ends a sentence, but for `"the U.S."`.
        return not _ACRONYM.search(text, max(begin, stop.start() - 8), stop.start() + 1)
    before = _WORD_BEFORE.search(text, max(begin, stop.start() - 24), stop.start())
    return _may_be_last(before.group() if before else "", word)


def _may_be_last(before: str, following: str) -> bool:
    known = before.lower()
    if known in _NEVER_LAST:
        # "No." and the short forms of days and months are words of their own too.
        return known == "no" and not following[:1].isdigit()
    initial = len(before) == 1 and before.isalpha() and before.isupper() and before != "I"
    if initial or known in _SELDOM_LAST or _ACRONYM.match(before + "."):
        return not initial and following.lower() in _BEGINNERS
    return True


def _next_word(text: str, start: int, end: int) -> int:
    found = _LETTER.search(text, start, end)
    return found.start() if found else end


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
