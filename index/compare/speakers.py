"""Who speaks between quotation marks, read from the words around them.

Rules of attribution as newspapers write it: "…", X said; X told Y that "…"; according to X, "…";
X: "…". A pronoun or an office stands for whom the sentence, or the last attribution, names. Where
nothing tells, the speaker is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Mention, NameKind, Span
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
_SUBJECT_ENDS = re.compile(
    r"[,.;:!?()“”\"](?!\w)|\s(?:in|on|at|after|before|during|while|when|as)\b"
)
_JOINED_ON = re.compile(r"[\W_]{0,6}(?:and|but|or|while|that|who|which|then|yet)\b")
_STANDS_FOR = re.compile(
    r"\b(?:he|she|they|the\s+(?:[\w’'-]+\s+){0,3}(?:president|minister|premier|chancellor|leader|"
    r"spokes\w+|official|mayor|governor|senator|secretary|chief|head|director|chairman|chairwoman|"
    r"king|queen|prince|princess|general|commander|ambassador|envoy|adviser|advisor|professor|"
    r"expert|analyst|lawyer|judge|prosecutor|coach|captain|author|owner|founder|politician))\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"[^\W\d_a-z][\w’'.-]*\w(?:\s(?:(?:de|van|von|al|bin|of)\s)?[^\W\d_a-z][\w’'-]*\w)*",
)
_RANKS: dict[NameKind, int] = {"person": 0, "organisation": 1, "place": 2}
_NEAR = 220
"""Characters around a quotation that are looked at."""


class _Name(NamedTuple):
    start: int
    end: int
    rank: int
    """People speak before organisations, and those before places."""
    name: str


class _Found(NamedTuple):
    """Whom the words around a quotation name, and for how sure that is."""

    name: str | None
    told: bool
    """Whether there is an attribution, even one that names nobody."""


_NOBODY = _Found(None, told=False)


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
    reader = _Reader(article.text, _names(article, mentions), article.sentences)
    found: list[str | None] = [None] * len(quotes)
    starts = [quote.start for quote in quotes]
    carried = None
    for paragraph in article.paragraphs:
        first = bisect_left(starts, paragraph.start)
        end = bisect_left(starts, paragraph.end)
        if first == end:
            carried = None
            continue
        inside = quotes[first:end]
        told = [reader.attributed(at, inside, paragraph) for at in range(len(inside))]
        speaker = _one_speaks(told, inside, paragraph, carried)
        found[first:end] = [each.name if each.told else speaker for each in told]
        carried = found[end - 1]
    return found


def _one_speaks(
    told: Sequence[_Found],
    inside: Sequence[Quotation],
    paragraph: Span,
    carried: str | None,
) -> str | None:
    """Return who speaks those quotations of a paragraph that nothing is said about.

    One paragraph quotes one person, and a paragraph that is nothing but a quotation goes on with
    the last one's speaker.
    """
    named = next((each.name for each in told if each.name), None)
    if named or any(each.told for each in told):
        return named
    spoken = sum(quote.end - quote.start for quote in inside)
    return carried if spoken >= (paragraph.end - paragraph.start) * 0.8 else None


def _names(article: Prepared, mentions: Sequence[Mention]) -> list[_Name]:
    """Return the names outside quotation marks: who speaks isn't named in the own words."""
    if mentions:
        names = sorted(_Name(m.start, m.end, _RANKS[m.kind], m.name) for m in mentions)
    else:
        names = list(_capitalised(article.text))
    ends = [quotation.end for quotation in article.quotations]
    outside = []
    for name in names:
        after = bisect_right(ends, name.start)
        if after == len(ends) or article.quotations[after].start > name.start:
            outside.append(name)
    return outside


def _capitalised(text: str) -> Iterator[_Name]:
    """Yield names of two words and more, and the same by surname alone."""
    full: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        words = match.group().split()
        while words and words[0].rstrip(".").lower() in _TITLES:
            words.pop(0)
        if len(words) > 1:
            full[words[-1]] = " ".join(words)
        if words and words[-1] in full:
            yield _Name(match.start(), match.end(), 0, full[words[-1]])


_TITLES = frozenset(
    """mr mrs ms miss dr prof professor president minister prime premier chancellor senator sen rep
    representative governor gov mayor general gen colonel col captain king queen prince princess sir
    lord lady judge justice secretary director chief the a an in on at but and he she it they we i
    according after when while if as for former foreign defence defense interior finance""".split(),
)
"""Capitalised words that precede a name, as offices do or as the first word of a sentence does."""


class _Reader:
    """Reads attributions in one article."""

    def __init__(self, text: str, names: list[_Name], sentences: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._sentences = [span.start for span in sentences]
        self._last: str | None = None

    def attributed(self, at: int, quotes: Sequence[Quotation], paragraph: Span) -> _Found:
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
        found = next((way for way in ways if way.told), _NOBODY)
        self._last = found.name or self._last
        return found

    def _after(self, start: int, end: int) -> _Found:
        text = self._text
        if _JOINED_ON.match(text, start, end):
            return _NOBODY
        verb = _VERB_FIRST.match(text, start, end)
        if verb and not text[verb.end() : end].startswith(("that ", "it ", "in ", "on ")):
            return self._subject(verb.end(), self._clause_end(verb.end(), end), forward=True)
        subject = _SUBJECT_FIRST.match(text, start, end)
        if subject:
            return self._subject(*subject.span(1), forward=False)
        according = _ACCORDING.match(text, start + 1, end) or _ACCORDING.match(text, start + 2, end)
        if according:
            return self._subject(
                according.end(),
                self._clause_end(according.end(), end),
                forward=True,
            )
        return _NOBODY

    def _before(self, start: int, end: int) -> _Found:
        text = self._text
        start = max(start, self._sentence(end - 1))
        according = _ACCORDING.search(text, start, end)
        if according:
            until = self._clause_end(according.end(), end)
            return self._subject(according.end(), until, forward=True)
        verb = None
        for verb in _IS_VERB.finditer(text, start, end):  # noqa: B007 (the last one counts)
            pass
        if verb:
            return self._subject(start, verb.start(), forward=False)
        lead = text[start:end].rstrip(" “\"«„'‘")
        if lead.endswith(":") and len(lead.split()) <= 6:
            return self._subject(start, end, forward=False)
        return _NOBODY

    def _clause_end(self, start: int, end: int) -> int:
        found = _SUBJECT_ENDS.search(self._text, start, end)
        return found.start() if found else end

    def _subject(self, start: int, end: int, *, forward: bool) -> _Found:
        """Return whom the words in front of a verb, or after it, name."""
        named = [
            name
            for name in self._names[
                bisect_left(self._starts, start) : bisect_left(self._starts, end)
            ]
            if not self._text.startswith(("'s", "’s"), name.end)
        ]
        stands_for = list(_STANDS_FOR.finditer(self._text, start, end))
        if named and not (stands_for and not forward and stands_for[-1].start() > named[-1].end):
            return _Found(min(named, key=lambda name: name.rank).name, told=True)
        if stands_for:
            return _Found(self._meant(start, stands_for[-1].start()), told=True)
        return _Found(None, told=bool(self._text[start:end].strip()))

    def _meant(self, start: int, at: int) -> str | None:
        """Return whom "he" stands for: the sentence's first person, else who spoke last."""
        for name in self._names[bisect_left(self._starts, self._sentence(start)) :]:
            if name.start >= at:
                break
            if name.rank == 0 and not self._text.startswith(("'s", "’s"), name.end):
                return name.name
        if self._last:
            return self._last
        nearest = self._names[: bisect_left(self._starts, at)]
        return next((name.name for name in reversed(nearest) if name.rank == 0), None)

    def _sentence(self, at: int) -> int:
        place = bisect_right(self._sentences, at) - 1
        return self._sentences[place] if place >= 0 else 0
