"""What the words around a quotation say of its speaker.

Rules of attribution as newspapers write it: "…", X said; X told Y that "…"; according to X, "…";
X: "…". What follows a quotation is read before what precedes it where the quotation ends as one
does that its speaker is told after: with a comma, a question, a cry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from index.article import Span
from index.compare.sayings import pattern, saying
from index.compare.subjects import NOBODY, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.quotation import Quotation
    from index.compare.subjects import Subjects

_VERB = pattern()
_FINITE = pattern(participles=False)
_IS_VERB = re.compile(rf"\b(?:{_VERB}|(?:states|reports|pledges|vows)(?=\s+(?:that|to)\b))")
_VERB_FIRST = re.compile(rf"[\W_]{{0,6}}({_FINITE})\s*")
_SUBJECT_FIRST = re.compile(
    rf"[\W_]{{0,6}}((?:(?:[^\s;:!?“\"]*[^\s.;:!?“\"]|[A-Z][\w.]{{0,5}}\.)\s+){{1,30}}?)(?:\w+ly\s+)?"
    rf"({_FINITE}|saying\b|(?:states|reports)(?=\s*[.,]))"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_ACCORDING_NEXT = re.compile(r"[\W_]{0,6}[Aa]ccording to\s+")
_ABBREVIATED = "".join(
    rf"(?<!\b{title})"
    for title in "Gov Sen Rep Reps Sens Mr Mrs Ms Dr Gen Lt Col Sgt Rev [A-Z]".split()
)
_SUBJECT_ENDS = re.compile(
    rf"(?:[,;:!?()“”\"—–]|{_ABBREVIATED}\.)(?!\w)"
    r"|\s(?:in|on|at|after|before|during|while|when|as)\b",
)
_JOINED_ON = re.compile(r"[\W_]{0,6}(?:and|but|or|while|that|who|which|then|yet)\b")
_SAYS_ON = re.compile(r"\s*(?:that|it|in|on|to)\b")
"""What follows a verb that isn't followed by its subject."""
_NO_SUBJECT = re.compile(r"[\W_]*(?:(?:and|but|then|also|later|while|\w+ly)\b[\W_]*)*")
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|being|be)\s+(?:\w+ly\s+)?\Z")
_BY_WHOM = re.compile(r"\s+(?:[\w’'-]+\s+){0,4}by\b")
"""What follows a participle that tells of something done: "mentioned in the hall by Tesk"."""
_WAS_ASKED = re.compile(r"[\W_]*Asked\b[^“\"]{0,120}[“\"]?\Z")
"""What stands before a question that somebody else than its sentence's subject asks."""
_NEVER_PASSIVE = frozenset("say claim allege report announce write state".split())
_ENDS_CLAUSE = re.compile(
    r"\s*(?:[.,;:!?]|in\b|on\b|at\b|to\b|during\b|after\b|last\b|\w+day\b|\Z)"
)
"""What follows "X said" that ends a sentence."""
_GOES_ON = frozenset(",?!…—–-")
"""What a quotation ends with that its speaker is told after."""
_LEAD = 6
"""Words of what stands before a colon that is but a speaker: "Valdry:"."""
_NEAR = 320
"""Characters around a quotation that are looked at."""


class Attributions:
    """Reads what is told of the speakers of quotations, in one article."""

    def __init__(self, text: str, subjects: Subjects, sentences: Sequence[Span]) -> None:
        self._text = text
        self._subjects = subjects
        self._sentences = [span.start for span in sentences]

    def of(self, at: int, quotes: Sequence[Quotation], paragraph: Span) -> Told:
        """Return whom the words around one of a paragraph's quotations name as its speaker.

        Args:
            at: Which quotation.
            quotes: Those of the paragraph.
            paragraph: Where the paragraph stands.
        """
        quote = quotes[at]
        begins = quotes[at - 1].end if at else paragraph.start
        ends = quotes[at + 1].start if at + 1 < len(quotes) else paragraph.end
        before = (max(begins, quote.start - _NEAR), quote.start)
        after = (quote.end, min(ends, quote.end + _NEAR))
        last = self._text[quote.end - 1]
        if self._is_question(max(before[0], self._sentence(before[1])), before[1]):
            return Told(None, told=True)
        if last in _GOES_ON:
            found = self._after(*after, stopped=last in "!?")
            return found if found.told else self._before(*before)
        found = self._before(*before)
        return found if found.told else self._after(*after, stopped=last == ".")

    def _is_question(self, start: int, end: int) -> bool:
        """Whether a quotation is what somebody was asked: "Asked “who?”, Valdry laughed"."""
        asked = _WAS_ASKED.match(self._text, start, end)
        return asked is not None and _IS_VERB.search(self._text, start, end) is None

    def _after(self, start: int, end: int, *, stopped: bool) -> Told:
        text = self._text
        if _JOINED_ON.match(text, start, end):
            return NOBODY
        verb = _VERB_FIRST.match(text, start, end)
        if verb and not _SAYS_ON.match(text, verb.end(), end):
            clause = self._clause_end(verb.end(), end)
            return _by(self._subjects.after(verb.end(), clause, end), verb.span(1))
        subject = _SUBJECT_FIRST.match(text, start, end)
        if subject:
            if stopped and not _ENDS_CLAUSE.match(text, subject.end(), end):
                return NOBODY  # a new sentence, about what somebody else said
            if self._is_passive(subject):
                return Told(None, told=True)
            return _by(self._subjects.before(*subject.span(1)), subject.span(2))
        according = _ACCORDING_NEXT.match(text, start, end)
        return self._according(according, end) if according else NOBODY

    def _before(self, start: int, end: int) -> Told:
        text = self._text
        start = max(start, self._sentence(end - 1))
        according = _ACCORDING.search(text, start, end)
        if according:
            return self._according(according, end)
        verbs = [
            verb
            for verb in _IS_VERB.finditer(text, start, end)
            if not (verb.group().endswith("ed") and _BY_WHOM.match(text, verb.end(), end))
        ]
        if verbs:
            return self._by_verb(verbs, start)
        lead = text[start:end].rstrip(" “\"«„'‘")
        if not lead.endswith(":"):
            return NOBODY
        short = len(lead.split()) <= _LEAD
        return self._subjects.before(start, start + len(lead) - 1, near=short)

    def _by_verb(self, verbs: Sequence[re.Match[str]], start: int) -> Told:
        """Return whom the last of some verbs, or the one that it hangs on, has as its subject."""
        last = verbs[-1]
        if self._is_passive(last):
            return Told(None, told=True)
        if _NO_SUBJECT.fullmatch(self._text, start, last.start()):
            return NOBODY  # … “one,” and added “two”: by whoever said the first
        if not last.group().endswith("ing"):
            return _by(self._subjects.before(start, last.start()), last.span())
        for verb in reversed(verbs[:-1]):
            if verb.group().endswith(("ed", "said", "told", "wrote")):
                if not self._is_passive(verb) and not self._begins_between(verb, last):
                    return _by(self._subjects.before(start, verb.start()), last.span())
                break
        return _by(self._subjects.before(start, last.start(), near=False), last.span())

    def _begins_between(self, verb: re.Match[str], last: re.Match[str]) -> bool:
        """Whether a clause about somebody else begins between two verbs."""
        return self._subjects.clause_begins(verb.end(), last.start())

    def _is_passive(self, verb: re.Match[str]) -> bool:
        """Whether somebody was told so, and isn't who tells."""
        words = verb.group(verb.lastindex or 0)
        told = saying(words)
        if told is None or words.endswith("ing") or told.lemma in _NEVER_PASSIVE:
            return False
        begins = verb.start(verb.lastindex or 0)
        return _PASSIVE.search(self._text, max(0, begins - 30), begins) is not None

    def _according(self, found: re.Match[str], end: int) -> Told:
        until = self._clause_end(found.end(), end)
        told = self._subjects.after(found.end(), until, end)
        return told._replace(by="according") if told.name else told

    def _clause_end(self, start: int, end: int) -> int:
        found = _SUBJECT_ENDS.search(self._text, start, end)
        return found.start() if found else end

    def _sentence(self, at: int) -> int:
        place = bisect_right(self._sentences, at) - 1
        return self._sentences[place] if place >= 0 else 0


def _by(told: Told, verb: tuple[int, int]) -> Told:
    return told._replace(verb=Span(*verb))
