"""Who speaks between quotation marks, read from the words around them.

Rules of attribution as newspapers write it: "…", X said; X told Y that "…"; according to X, "…";
X: "…". A pronoun or an office stands for whom the sentence, or the last attribution, names. Where
nothing tells, the speaker is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from index.compare.cast import cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Mention, Span
    from index.compare.cast import Named
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
_STANDS_FOR = re.compile(
    r"\b(?:he|she|they|the\s+(?:[\w’'-]+\s+){0,3}(?:president|minister|premier|chancellor|leader|"
    r"spokes\w+|official|mayor|governor|senator|secretary|chief|head|director|chairman|chairwoman|"
    r"king|queen|prince|princess|general|commander|ambassador|envoy|adviser|advisor|professor|"
    r"expert|analyst|lawyer|judge|prosecutor|coach|captain|author|owner|founder|politician))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"[\"“‘']?(?:He|She|They)\b")
_FAR_BACK = 8
"""Sentences through which a pronoun is followed back."""
_NAMES_READ = 100
"""Names of a sentence among which a person is looked for."""
_NEAR = 220
"""Characters around a quotation that are looked at."""


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
    reader = _Reader(article.text, cast(article, mentions), article.sentences)
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


class _Reader:
    """Reads attributions in one article."""

    def __init__(self, text: str, names: list[Named], sentences: Sequence[Span]) -> None:
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
        """Return whom "he" stands for: the first person of this sentence, or of one before it.

        Sentences that themselves begin with "he" are passed over.
        """
        place = max(0, bisect_right(self._sentences, start) - 1)
        for back in range(place, max(-1, place - _FAR_BACK), -1):
            until = at if back == place else self._sentences[back + 1]
            person = self._first_person(self._sentences[back], until)
            if person and (back == place or not _PRONOUN.match(self._text, self._sentences[back])):
                return person
        return self._last

    def _first_person(self, start: int, end: int) -> str | None:
        first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        near = self._names[first : min(after, first + _NAMES_READ)]
        return next((name.name for name in near if self._speaks(name)), None)

    def _speaks(self, name: Named) -> bool:
        """Whether a name may be that of a speaker: not "Tesk's adviser"."""
        return name.rank == 0 and not self._text.startswith(("'s", "’s"), name.end)

    def _sentence(self, at: int) -> int:
        place = bisect_right(self._sentences, at) - 1
        return self._sentences[place] if place >= 0 else 0
