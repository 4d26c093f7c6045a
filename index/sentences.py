"""Paragraphs to sentence spans, by rules: a comparison is made sentence by sentence.

A small splitter over each paragraph does on news what far slower ones do; what it has to know is
that quotation marks close after the stop, and that "U.S.", "Mr." and "J. K." don't end a sentence,
nor "bzw.", "г." and "3. Oktober" where they are of the text's own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.abbreviations import counts_with_stops, never_last
from index.article import Span
from index.stopwords import says_little
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Paragraph

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹„‚(\\[¿¡—–-"
_MARKS = ".!?…؟۔।॥։።"
"""Marks that end a sentence where a space follows: of Latin, Cyrillic and Greek letters, Arabic,
Urdu, Hindi and its sisters, Armenian, Amharic."""
_WIDE = "。！？｡．။"
"""Those of writing without spaces: a sentence ends with them whatever follows."""
_FRENCH = r"(?:[ \u00a0\u202f]»(?![^\W_]))?"
"""The French set a space before what closes."""
_STOP = re.compile(
    rf"[{_MARKS}]{{1,64}}(?>[{_CLOSING}]{{0,8}}{_FRENCH})(?=\s)|[{_WIDE}]{{1,64}}[”’」』）]{{0,8}}",
)
# Right after a mark any quotation mark closes: „Ja.“ and »Ja.« do.
_FOREIGN_STOP, _GREEK_STOP = (
    re.compile(
        rf"(?:[{_MARKS}]{{1,64}}{also})(?>[{_CLOSING}“«‘‹]{{0,8}}{_FRENCH})(?=\s)"
        rf"|[{_WIDE}]{{1,64}}[”’」』）]{{0,8}}",
    )
    for also in ("", "|[;\u037e]")
)
"""The question mark of Greek is a semicolon elsewhere."""
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
_HIGHEST_ORDINAL = 3
"""Digits of a number that is more likely "third" than a year or a count."""


def sentences(
    text: str, paragraphs: Iterable[Paragraph | Span], language: str = "en"
) -> tuple[Span, ...]:
    """Return the sentences of a text in order.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs; anything with `start` and `end` in characters.
        language: By whose abbreviations; without region.

    Returns:
        Spans without white space at either end. Each lies within one paragraph; together they
        cover all of its characters but white space.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_split(text, paragraph.start, paragraph.end, language))
    return tuple(found)


def _split(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    begin, word = start, _next_word(text, start, end)
    foreign = _GREEK_STOP if language == "el" else _FOREIGN_STOP
    marks = _STOP if language == "en" else foreign
    for stop in marks.finditer(text, start, end):
        if word < stop.end() and _ends_sentence(text, begin, stop, end, language):
            word = _next_word(text, stop.end(), end)
            if word == end:
                break  # only marks are left: they belong to this sentence
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    marks = stop.group()
    if marks[0] in _WIDE:
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
    if language != "en":
        return _may_be_last_in(language, before.group() if before else "", word)
    return _may_be_last(before.group() if before else "", word)


def _may_be_last_in(language: str, before: str, following: str) -> bool:
    """Tell whether a sentence may end with a word, in another language than English."""
    known = before.lower()
    if known[:1].isdecimal():
        ordinal = counts_with_stops(language) and len(known) <= _HIGHEST_ORDINAL
        return not ordinal or says_little(fold(following), language)
    short = len(before) == 1 and before.isalpha()
    if not short and known not in never_last(language) and not _ACRONYM.match(before + "."):
        return True
    # "г. Он" may be the end of a year and of its sentence; "J. Das" is hardly a name.
    initial = short and before.isupper()
    return not initial and following[:1].isupper() and says_little(fold(following), language)


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
