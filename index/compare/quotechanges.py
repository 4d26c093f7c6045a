"""How one outlet's quotation differs from another's: words left out, other words, verb, speaker."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from index.article import Span
from index.compare.copied import other_numbers
from index.compare.sayings import changed, saying
from index.compare.wording import differences
from index.comparison import Edit, Reason
from index.stopwords import says_little
from index.words import count_words, fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.sentencewords import Word
    from index.comparison import Quote, QuoteRelation

_SHOWN = 12
"""Words left out that are told; of more the first ones."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SPELLED_ALIKE = 80
"""Likeness, 0 to 100, from which two names may be one in two transliterations."""
_OF_NOTE = 4
"""Words that are told as left out where others are put otherwise, as in another translation."""


class Side(NamedTuple):
    """A quotation in its article."""

    text: str
    """The article's."""
    quote: Quote
    held: Sequence[Span] = ()
    """What of it the other article has in further stretches, in order."""
    stretches: int = 1
    """How many stretches of the other article have words of it."""


def edits_between(a: Side, b: Side, language: str) -> tuple[Edit, ...]:
    """Return how the words of A become those of B, with offsets into the articles' texts."""
    from_a, from_b = a.quote.start, b.quote.start
    return tuple(
        Edit(op, Span(x.start + from_a, x.end + from_a), Span(y.start + from_b, y.end + from_b))
        for op, x, y in differences(
            a.text[from_a : a.quote.end], b.text[from_b : b.quote.end], language
        )
    )


def relation_of(edits: Sequence[Edit]) -> QuoteRelation:
    """Return how two quotations that are one stand to each other."""
    ops = {edit.op for edit in edits}
    if ops <= {"equal"}:
        return "same"
    if ops == {"equal", "insert"}:
        return "shorter_a"
    return "shorter_b" if ops == {"equal", "delete"} else "other_words"


def changes(a: Side, b: Side, edits: Sequence[Edit]) -> tuple[Reason, ...]:
    """Return what is to be known of a quotation that both articles have, in words."""
    return (*_cut(a, b, edits), *_left_out(a, b, edits), *_other_verb(a, b))


def other_figures(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Reason]:
    """Tell of the numbers that each of two quotations has and the other one lacks."""
    if not other_numbers(a, b):
        return
    terms_a, terms_b = ({word.term for word in side} for side in (a, b))
    in_a = [word for word in a if word.number is not None and word.term not in terms_b]
    in_b = [word for word in b if word.number is not None and word.term not in terms_a]
    told_a, told_b = (" and ".join(word.folded for word in side) for side in (in_a, in_b))
    if in_a and in_b:
        yield Reason(
            f"other numbers: {told_a} in A, {told_b} in B",
            tuple(Span(word.start, word.end) for word in in_a),
            tuple(Span(word.start, word.end) for word in in_b),
        )


def _cut(a: Side, b: Side, edits: Sequence[Edit]) -> Iterator[Reason]:
    """Tell of a quotation that one side has in several stretches."""
    same_a = tuple(edit.a for edit in edits if edit.op == "equal")
    same_b = tuple(edit.b for edit in edits if edit.op == "equal")
    if b.stretches > 1:
        yield Reason(f"A has it in {b.stretches} stretches", same_a, same_b)
    if a.stretches > 1:
        yield Reason(f"B has it in {a.stretches} stretches", same_a, same_b)


def _left_out(a: Side, b: Side, edits: Sequence[Edit]) -> Iterator[Reason]:
    """Tell what is quoted on one side and not on the other, and where."""
    common = [edit for edit in edits if edit.op == "equal"]
    if not common:
        return
    least = _OF_NOTE if any(edit.op == "replace" for edit in edits) else 1
    kept_a = _kept([edit.a for edit in common], a.held)
    kept_b = _kept([edit.b for edit in common], b.held)
    for edit in edits:
        if edit.op == "delete":
            for gap in _apart(edit.a, a):
                if _is_of_note(a.text[gap.start : gap.end], least):
                    yield Reason(_told("B", a.text, gap, kept_a), (gap,), (edit.b,))
        elif edit.op == "insert":
            for gap in _apart(edit.b, b):
                if _is_of_note(b.text[gap.start : gap.end], least):
                    yield Reason(_told("A", b.text, gap, kept_b), (edit.a,), (gap,))


def _is_of_note(gap: str, least: int) -> bool:
    """Whether words left out are worth telling: more than one "the"."""
    words = [fold(word) for word, _, _ in word_spans(gap)]
    return len(words) >= least and not (len(words) == 1 and says_little(words[0], "en"))


def _kept(common: Sequence[Span], held: Sequence[Span]) -> Span:
    """Return from where to where one side has what the other one has too."""
    every = (*common, *held)
    return Span(min(span.start for span in every), max(span.end for span in every))


def _apart(span: Span, side: Side) -> Iterator[Span]:
    """Yield what of a span the other article doesn't have in another stretch either."""
    start = span.start
    first = max(0, bisect_left(side.held, (span.start, span.start)) - 1)
    for each in islice(side.held, first, None):
        if each.start >= span.end:
            break
        if each.end > start:
            yield from _trimmed(side.text, start, each.start)
            start = each.end
    yield from _trimmed(side.text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a span without what isn't of a word at both ends, if anything is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start < end:
        yield Span(start, end)


def _told(side: str, text: str, gap: Span, kept: Span) -> str:
    number = count_words(text[gap.start : gap.end])
    words = text[gap.start : gap.end].split(maxsplit=_SHOWN)
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    count = f"{number} {'word' if number == 1 else 'words'} left out"
    if gap.end <= kept.start:
        return f"{side} begins later: {count}: “{shown}”"
    if gap.start >= kept.end:
        return f"{side} ends earlier: {count}: “{shown}”"
    return f"{count} in the middle of {side}: “{shown}”"


def told_otherwise(a: Side, b: Side) -> Iterator[Reason]:
    """Tell of another speaker, and of another verb of saying."""
    yield from by_two(a.quote, b.quote)
    yield from _other_verb(a, b)


def _other_verb(a: Side, b: Side) -> Iterator[Reason]:
    one, other = a.quote, b.quote
    if one.verb and other.verb and one.speaker and other.speaker:
        verb_a, verb_b = (
            side.text[verb.start : verb.end] for side, verb in ((a, one.verb), (b, other.verb))
        )
        how_a, how_b = saying(verb_a), saying(verb_b)
        if how_a and how_b and changed(how_a, how_b):
            told = f"A: {verb_a.lower()}, B: {verb_b.lower()}"
            yield Reason(told, (one.verb,), (other.verb,))


def by_two(a: Quote, b: Quote) -> Iterator[Reason]:
    """Tell of the same words as spoken by two, unless a speaker is but guessed."""
    if "guess" not in (a.sure, b.sure) and other_speakers(a.speaker, b.speaker):
        where_a, where_b = (() if each.named is None else (each.named,) for each in (a, b))
        yield Reason(f"spoken by {a.speaker} in A, by {b.speaker} in B", where_a, where_b)


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two speakers are known, and may be one by the last of their names."""
    return bool(one and other) and (one == other or _surname(one) == _surname(other))


def other_speakers(one: str | None, other: str | None) -> bool:
    """Whether two speakers are known by name, and aren't one, spelled otherwise at that."""
    names = [name for name in (one, other) if name and name[0].isupper()]
    if len(names) < 2 or same_speaker(one, other):
        return False
    words = [fold(name).split() for name in names]
    least = min(map(len, words))  # a title may be taken for a part of one of them
    return fuzz.ratio(*(" ".join(each[-least:]) for each in words)) < _SPELLED_ALIKE


def _surname(name: str | None) -> str:
    words = [word for word in (name or "").split() if word.lower().strip(".,") not in _SUFFIXES]
    return fold(words[-1]) if words else ""
