"""How many quotations are found, given to the right speaker, and paired with the same one.

Measured on planted ones, with near misses, and on articles that people have read and labelled,
where the environment names a folder of labels.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.labelled import LABELS, labelled, same_words
from benchmarks.tables import NONE, show, table, tell
from index.article import Article, ArticleId, Paragraph, Source
from index.compare.comparing import compare
from index.compare.prepared import prepare
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.corpora import Corpora
    from benchmarks.labelled import PairLabel, QuoteLabel
    from index.article import Span
    from index.comparison import Comparison, Quote, QuotePair

_PLANTED = Path(__file__).parent / "planted" / "quotes.toml"
_WORD = re.compile(r"\w+")
_SURE = ("certain", "probable", "guess")


class PlantedPair(NamedTuple):
    """Two invented texts with a quotation, and how it stands to the other side."""

    plants: str
    a: str
    b: str
    relation: str
    """ "apart" where nothing is to be paired."""
    why: str
    """Part of a reason that is to be told."""

    def told(self) -> tuple[QuotePair, ...]:
        """Return what is paired in the two texts."""
        found = compare(invented(self.a), invented(self.b)).quotes
        return tuple(pair for pair in found if not pair.relation.startswith("only"))

    def is_right(self) -> bool:
        """Tell whether just what is planted is told."""
        told = self.told()
        if self.relation == "apart":
            return not told
        words = [reason.words for pair in told for reason in pair.why]
        return (
            bool(told)
            and {pair.relation for pair in told} == {self.relation}
            and (not self.why or any(self.why in each for each in words))
        )


class PlantedSpeaker(NamedTuple):
    """An invented text whose last quotation somebody speaks."""

    text: str
    speaker: str
    """Empty where the text leaves open who."""
    by: str | None

    def told(self) -> Quote | None:
        """Return the last quotation as it is told."""
        found = [pair.a for pair in compare(invented(self.text), invented("")).quotes if pair.a]
        return found[-1] if found else None


def planted_pairs() -> list[PlantedPair]:
    """Return the planted pairs, near misses among them."""
    read = tomllib.loads(_PLANTED.read_text(encoding="utf-8"))["pair"]
    return [
        PlantedPair(each["plants"], each["a"], each["b"], each["relation"], each.get("why", ""))
        for each in read
    ]


def planted_speakers() -> list[PlantedSpeaker]:
    """Return the planted speakers."""
    read = tomllib.loads(_PLANTED.read_text(encoding="utf-8"))["speaker"]
    return [PlantedSpeaker(each["text"], each["speaker"], each.get("by")) for each in read]


def invented(text: str) -> Article:
    """Return an invented article, paragraphs parted by blank lines."""
    starts = [0, *(found.end() for found in re.finditer("\n\n", text))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    paragraphs = tuple(Paragraph(*span, 1) for span in zip(starts, ends, strict=True))
    name = "invented.txt"
    source = Source(name, "", "utf-8")
    return Article(
        ArticleId(name),
        None,
        None,
        None,
        (),
        None,
        "en",
        len(text.split()),
        text,
        {},
        paragraphs,
        (),
        source,
    )


def run(corpora: Corpora, _number: int) -> None:
    """Measure, and print."""
    _planted()
    every = list(labelled())
    if not every or corpora.shared is None:
        tell(f"{LABELS} is not set: labelled articles were left out")
        return
    with Library.open(corpora.few.folder, index_dir=corpora.few_indexed) as library:
        scores = [score(library, each) for each in every]
    _show(every, scores)


def _planted() -> None:
    pairs = planted_pairs()
    right = Counter(pair.relation == "apart" for pair in pairs if pair.is_right())
    apart = sum(pair.relation == "apart" for pair in pairs)
    speakers = planted_speakers()
    told = [(each, each.told()) for each in speakers]
    named = sum(
        bool(quote and quote.speaker == each.speaker) for each, quote in told if each.speaker
    )
    false = sum(
        bool(quote and quote.speaker and quote.speaker != each.speaker) for each, quote in told
    )
    rows = [
        ["pairs", f"{right[False]} of {len(pairs) - apart}"],
        ["near misses left apart", f"{right[True]} of {apart}"],
        ["speakers", f"{named} of {sum(bool(each.speaker) for each in speakers)}"],
        ["wrong speakers", f"{false} of {len(speakers)}"],
    ]
    show("Quotations, planted", table(("", "right"), rows))


class Score(NamedTuple):
    """What is told of one labelled pair of articles, held against the labels."""

    quotes: Counter[str]
    """Labelled, told, and both."""
    speakers: Counter[tuple[str, str]]
    """How sure we are, and whether it is right."""
    pairs: Counter[str]


def score(library: Library, label: PairLabel) -> Score:
    """Return what is told of a labelled pair, held against its labels."""
    found = library.compare(label.a, label.b)
    quotes, speakers = Counter[str](), Counter[tuple[str, str]]()
    spans: dict[int, Span] = {}
    for side, article in (("A", found.a), ("B", found.b)):
        ready = prepare(article)
        ours = list(dict.fromkeys(_of(found, side)))
        quotes["told"] += len(ours)
        for place, quote in enumerate(label.quotes):
            span = quote.span(ready) if quote.side == side else None
            if span is None:
                continue
            spans[place] = span
            quotes["labelled"] += 1
            same = [each for each in ours if same_words(article.text, (each.start, each.end), span)]
            quotes["found"] += bool(same)
            speakers.update(_speaker(each, quote) for each in same[:1])
    return Score(quotes, speakers, _pairs(found, label, spans))


def _of(found: Comparison, side: str) -> Iterator[Quote]:
    for pair in found.quotes:
        quote = pair.a if side == "A" else pair.b
        if quote:
            yield quote


def _speaker(told: Quote, labelled_: QuoteLabel) -> tuple[str, str]:
    if not told.speaker:
        return "unknown", "unknown" if labelled_.speaker else "right"
    sure = told.sure or "unknown"
    if labelled_.speaker and _same_name(told.speaker, labelled_.speaker):
        return sure, "right"
    return sure, "described" if told.speaker[0].islower() else "wrong"


def _same_name(one: str, other: str) -> bool:
    """Whether two names are one: the last word is the same, or one holds the other."""
    words, others = (_WORD.findall(name.lower()) for name in (one, other))
    joined, joined_other = " ".join(words), " ".join(others)
    return words[-1:] == others[-1:] or joined in joined_other or joined_other in joined


def _pairs(found: Comparison, label: PairLabel, spans: dict[int, Span]) -> Counter[str]:
    """Return how many labelled pairs are told, and how many others."""
    wanted = [_wanted(each, label, spans) for each in label.pairs]
    counted = Counter[str](labelled=len(wanted))
    for pair in found.quotes:
        if pair.relation.startswith("only"):
            continue
        places = _places(found, pair)
        match = next((each for each in wanted if _meet(each[0], places)), None)
        counted["told"] += 1
        if match:
            wanted.remove(match)
            counted["found"] += 1
            counted["relation"] += match[1] == pair.relation
        else:
            counted["false"] += 1
    return counted


def _wanted(
    each: dict[str, object], label: PairLabel, spans: dict[int, Span]
) -> tuple[tuple[object, object], str]:
    """Return what a labelled pair ties: spans, or a span and the place of a sentence."""
    relation = str(each["relation"])
    if "quote" not in each:
        return (spans[int(str(each["a"]))], spans[int(str(each["b"]))]), relation
    place = int(str(each["quote"]))
    told = each["sentence"]
    sentence = int(str(told[1])) if isinstance(told, list) else -1
    both = (spans[place], sentence)
    return (both if label.quotes[place].side == "A" else both[::-1]), relation


def _places(found: Comparison, pair: QuotePair) -> tuple[object, object]:
    return (
        _place(pair.a, pair.reported, found.sentences_a),
        _place(pair.b, pair.reported, found.sentences_b),
    )


def _place(quote: Quote | None, reported: Span | None, sentences: Sequence[Span]) -> object:
    """Return where a quotation stands, or the place of the sentence that reports it."""
    if quote:
        return quote.start, quote.end
    return sentences.index(reported) if reported else -1


def _meet(one: tuple[object, object], other: tuple[object, object]) -> bool:
    """Whether both sides of two pairs are one, or overlap."""
    return all(_touch(x, y) for x, y in zip(one, other, strict=True))


def _touch(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return bool(one[0] < other[1] and other[0] < one[1])
    return one == other


def _show(every: Sequence[PairLabel], scores: Sequence[Score]) -> None:
    quotes = sum((each.quotes for each in scores), Counter())
    speakers = sum((each.speakers for each in scores), Counter())
    pairs = sum((each.pairs for each in scores), Counter())
    rows = [
        ["quotations of four words and more", *_figures(quotes)],
        ["the same one in both", *_figures(pairs)],
    ]
    names = ", ".join(each.name for each in every)
    head = ("", "labelled", "told", "found", "precision", "recall")
    show(f"Quotations, {len(every)} labelled pairs of articles ({names})", table(head, rows))
    told = [[sure, *(str(speakers[sure, how]) for how in _HOW)] for sure in (*_SURE, "unknown")]
    show("Speakers of those found", table(("how sure", *_HOW), told))


_HOW = ("right", "wrong", "described", "unknown")


def _figures(counted: Counter[str]) -> list[str]:
    found, told, wanted = (counted[each] for each in ("found", "told", "labelled"))
    parts = [f"{found / of:.2f}" if of else NONE for of in (told, wanted)]
    return [str(wanted), str(told), str(found), *parts]
