"""Who speaks between quotation marks, read from the words around them.

Rules of attribution as newspapers write it: "…", X said; X told Y that "…"; according to X, "…";
X: "…". Words given to the wrong one are worse than words given to nobody, so a pronoun or an office
stands for somebody only where the text just before names nobody else. Where nothing tells, or
more than one may be meant, the speaker is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.compare.cast import cast
from index.compare.persons import NOBODY, Persons, Told
from index.tongues import ENGLISH, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Mention, Span
    from index.compare.prepared import Prepared
    from index.compare.quotation import Quotation

_SAYING = """said say says saying told tell tells added adds adding asked asks argued argues
acknowledged admitted admits announced announces answered assured assures boasted called calls
cautioned claimed claims commented complained conceded concluded condemned confirmed confirms
continued criticised criticized cried declared declares demanded denied denies described describes
emphasised emphasized exclaimed explained explains hailed highlighted indicated insisted insists
joked lamented maintained maintains mentioned noted notes observed pleaded pledged posted praised
promised proclaimed quipped recalled recounted reiterated remarked replied reported responded
retorted revealed shouted specified stated states stressed stresses suggested suggests summarised
testified thanked thundered told tweeted underlined urged urges voiced vowed vows warned warns
welcomed wondered writes wrote""".split()
_VERB = rf"(?:{'|'.join(sorted(set(_SAYING), key=len, reverse=True))})"
_IS_VERB = re.compile(rf"\b{_VERB}\b")
_VERB_FIRST = re.compile(rf"[\W_]{{0,6}}{_VERB}\b\s*")
_SUBJECT_FIRST = re.compile(
    rf"[\W_]{{0,6}}((?:[^\s.;:!?“\"]+[.]?\s+){{1,9}}?)(?:\w+ly\s+)?{_VERB}\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_ABBREVIATED = "".join(
    rf"(?<!\b{title})" for title in "Gov Sen Rep Mr Mrs Ms Dr Gen Lt [A-Z]".split()
)
_SUBJECT_ENDS = re.compile(
    rf"(?:[,;:!?()“”\"]|{_ABBREVIATED}\.)(?!\w)"
    r"|\s(?:in|on|at|after|before|during|while|when|as)\b",
)
_JOINED_ON = re.compile(r"[\W_]{0,6}(?:and|but|or|while|that|who|which|then|yet)\b")
_SUBHEAD = 10
"""Words up to which a paragraph that nothing is said about may be a subhead, spoken by nobody."""
_STOPS = re.compile(r"[.!?…,:;][\W_]{0,4}\Z")
_NEAR = 220
"""Characters around a quotation that are looked at."""


def speakers(
    article: Prepared,
    quotes: Sequence[Quotation],
    mentions: Sequence[Mention],
) -> list[str | None]:
    """Return who speaks each quotation, None where the words around don't tell.

    Args:
        article: The article.
        quotes: Some of its quotations, in order; those too short to be spoken left out.
        mentions: Its names. Without them, capitalised words have to do.
    """
    if spoken(article.language) != ENGLISH:
        return [None] * len(quotes)  # the verbs of saying aren't known
    persons = Persons(article.text, cast(article, mentions), article.sentences)
    reader = _Reader(article.text, persons, article.sentences)
    found: list[str | None] = [None] * len(quotes)
    starts = [quote.start for quote in quotes]
    carried: int | None = None
    for paragraph in article.paragraphs:
        first = bisect_left(starts, paragraph.start)
        end = bisect_left(starts, paragraph.end)
        inside = quotes[first:end]
        if not inside or _is_subhead(article.text, paragraph):
            carried = None
            continue
        told = [reader.attributed(at, inside, paragraph) for at in range(len(inside))]
        found[first:end] = [each.name for each in told]
        sources = [None if at is None else first + at for at in _nearest(told)]
        if carried is not None and _goes_on(article.text, inside, paragraph, quotes[carried]):
            sources = [place if place is not None else carried for place in sources]
        for at, source in enumerate(sources, first):
            name = None if source is None or told[at - first].told else found[source]
            if name and source is not None:
                one, other = sorted((quotes[source], quotes[at]))
                found[at] = name if persons.alone(name, one.end, other.start) else None
        carried = end - 1
    return found


def _nearest(told: Sequence[Told]) -> list[int | None]:
    """Return for each quotation of a paragraph the last that is attributed, else the first.

    One paragraph quotes one person.
    """
    first = next((place for place, each in enumerate(told) if each.told), None)
    last = first
    found: list[int | None] = []
    for place, each in enumerate(told):
        last = place if each.told else last
        found.append(last)
    return found


def _goes_on(text: str, inside: Sequence[Quotation], paragraph: Span, before: Quotation) -> bool:
    """Whether a paragraph is nothing but quoted, and so may go on with the quotation before."""
    spoken = sum(quote.end - quote.start for quote in inside)
    if spoken < (paragraph.end - paragraph.start) * 0.8:
        return False
    return not before.closed or not _is_short(text, paragraph)


def _is_subhead(text: str, paragraph: Span) -> bool:
    end = text[max(paragraph.start, paragraph.end - 6) : paragraph.end]
    return _is_short(text, paragraph) and not _STOPS.search(end)


def _is_short(text: str, paragraph: Span) -> bool:
    return len(text[paragraph.start : paragraph.end].split(maxsplit=_SUBHEAD)) <= _SUBHEAD


class _Reader:
    """Reads attributions in one article."""

    def __init__(self, text: str, persons: Persons, sentences: Sequence[Span]) -> None:
        self._text = text
        self._persons = persons
        self._sentences = [span.start for span in sentences]

    def attributed(self, at: int, quotes: Sequence[Quotation], paragraph: Span) -> Told:
        """Return whom the words around one of a paragraph's quotations name as its speaker."""
        quote = quotes[at]
        begins = quotes[at - 1].end if at else paragraph.start
        ends = quotes[at + 1].start if at + 1 < len(quotes) else paragraph.end
        before = (max(begins, quote.start - _NEAR), quote.start)
        after = (quote.end, min(ends, quote.end + _NEAR))
        stopped = self._text[quote.end - 1] in ".!?…" and self._text[quote.end - 1] != ","
        ways = [self._after(*after), self._before(*before)]
        if stopped and self._text[quote.end - 1] == ".":
            ways.reverse()
        return next((way for way in ways if way.told), NOBODY)

    def _after(self, start: int, end: int) -> Told:
        text = self._text
        if _JOINED_ON.match(text, start, end):
            return NOBODY
        verb = _VERB_FIRST.match(text, start, end)
        if verb and not text[verb.end() : end].startswith(("that ", "it ", "in ", "on ")):
            return self._persons.subject(
                verb.end(), self._clause_end(verb.end(), end), forward=True
            )
        subject = _SUBJECT_FIRST.match(text, start, end)
        if subject:
            return self._persons.subject(*subject.span(1), forward=False)
        according = _ACCORDING.match(text, start + 1, end) or _ACCORDING.match(text, start + 2, end)
        if according:
            return self._persons.subject(
                according.end(),
                self._clause_end(according.end(), end),
                forward=True,
            )
        return NOBODY

    def _before(self, start: int, end: int) -> Told:
        text = self._text
        start = max(start, self._sentence(end - 1))
        according = _ACCORDING.search(text, start, end)
        if according:
            until = self._clause_end(according.end(), end)
            return self._persons.subject(according.end(), until, forward=True)
        verb = None
        for verb in _IS_VERB.finditer(text, start, end):  # noqa: B007 (the last one counts)
            pass
        if verb:
            return self._persons.subject(start, verb.start(), forward=False)
        lead = text[start:end].rstrip(" “\"«„'‘")
        if lead.endswith(":") and len(lead.split()) <= 6:
            return self._persons.subject(start, end, forward=False)
        return NOBODY

    def _clause_end(self, start: int, end: int) -> int:
        found = _SUBJECT_ENDS.search(self._text, start, end)
        return found.start() if found else end

    def _sentence(self, at: int) -> int:
        place = bisect_right(self._sentences, at) - 1
        return self._sentences[place] if place >= 0 else 0
