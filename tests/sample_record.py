"""An invented comparison in which nothing is left empty, as it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import ArticleId, Source, Span
from index.comparison import (
    Comparison,
    Edit,
    Figure,
    Link,
    NameBeside,
    NamesCompared,
    NameThere,
    Quote,
    QuotePair,
    Reason,
    Weighed,
)
from index.decisions.decision import Decision
from index.elsewhere import Elsewhere, Passage, Reported
from index.results import NameRef
from index.story import StoryId
from reader.export.comparison_values import text_sha256
from reader.export.record import Record
from tests.sample_values import article, basis, spans_of

if TYPE_CHECKING:
    from index.article import Article

A = article(
    "Twelve people were hurt when a crane fell at Lenia on Monday. “We will close the old pier for"
    " a month,” said Ada Quill, the harbour master. “It is unsafe.”",
    "The council meets on Friday.",
    id=ArticleId("pier/crane one.txt"),
    title="Crane falls <at> *Lenia*",
    outlet="Pier Post",
    date="2031-03-03T09:30:00",
    authors=("Ola Brink",),
    sure={"title": "certain", "outlet": "guess"},
    source=Source("pier/crane one.txt", "a" * 64, "utf-8", ("2 control characters",)),
)
B = article(
    "A crane fell at Lenia, and 15 people were hurt. Ada Quill claimed: “We will close the pier.”",
    "She called it unsafe.",
    id=ArticleId("b.txt"),
    title=None,
    outlet=None,
    date=None,
    url="https://radio.example/crane",
    language="de",
    found_in={},
    source=Source("b.txt", "b" * 64, "utf-8"),
)


def _at(of: Article, words: str) -> Span:
    return spans_of(of.text, words)[0]


def _sentences(of: Article, *begins: str) -> tuple[Span, ...]:
    starts = [_at(of, words).start for words in begins]
    ends = [*starts[1:], len(of.text)]
    return tuple(
        Span(start, start + len(of.text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    )


_A1, _A2, _A3, _A4 = _sentences(A, "Twelve", "“We will", "“It is", "The council")
_B1, _B2, _B3 = _sentences(B, "A crane", "Ada Quill", "She called")
_LINKS = (
    Link(
        *(_A1, _B1, "contradiction", "strong", 0.91234, ("crane", "fell")),
        (_at(A, "Twelve people"),),
        (_at(B, "15 people"),),
        (
            Reason(
                "12 people against 15 people",
                (_at(A, "Twelve people"),),
                (_at(B, "15 people"),),
            ),
            Reason("shared: crane, fell, Lenia"),
        ),
    ),
    Link(
        *(_A2, _B2, "quote", "probable", 0.5, ("close",)),
        (_at(A, "We will close the"),),
        (_at(B, "We will close the"),),
    ),
    Link(*(_A4, _B3, "reworded", "possible", 0.36, ("faint",), (), ())),
)
_QUOTES = (
    QuotePair(
        Quote(
            *_at(A, "We will close the old pier for a month,"),
            speaker="Ada Quill",
            sure="certain",
            by="verb",
            named=_at(A, "Ada Quill"),
            verb=_at(A, "said"),
        ),
        Quote(
            *_at(B, "We will close the pier."),
            speaker="Ada Quill",
            sure="probable",
            by="before",
            named=_at(B, "Ada Quill"),
            verb=_at(B, "claimed"),
            closed=False,
        ),
        score=0.8,
        relation="shorter_b",
        edits=(
            Edit("equal", _at(A, "We will close the"), _at(B, "We will close the")),
            Edit("delete", _at(A, "old"), Span(85, 85)),
            Edit("equal", _at(A, "pier"), _at(B, "pier")),
            Edit("delete", _at(A, "for a month"), Span(90, 90)),
        ),
        why=(Reason("A has “said”, B “claimed”", (_at(A, "said"),), (_at(B, "claimed"),)),),
    ),
    QuotePair(
        Quote(*_at(A, "It is unsafe."), speaker=None),
        None,
        score=None,
        relation="reported_b",
        reported=_B3,
    ),
    QuotePair(Quote(*_at(A, "It is"), speaker=None), None, score=None, relation="only_a"),
)
_FIGURES = (
    Figure(
        *("number", "people hurt", ("Twelve people",), ("15 people",), "differ"),
        (_at(A, "Twelve people"),),
        (_at(B, "15 people"),),
        "12 and 15 can't both be true",
    ),
    Figure("date", "council meets", ("Friday",), (), "only_a", (_at(A, "Friday"),)),
)
_NAMES = NamesCompared(
    *(("Ada Quill", "Lenia"), ("Ola | Brink",), ()),
    beside=(
        NameBeside(
            "Ada Quill",
            "person",
            NameThere(1, _at(A, "Ada Quill, the harbour master"), ("Ada Quill",)),
            NameThere(2, _at(B, "Ada Quill"), ("Ada Quill", "Quill")),
        ),
        NameBeside("Ola | Brink", "person", NameThere(1, _at(A, "Twelve"), ("Brink",)), None),
    ),
)
_REPORTED = Reported(
    (
        Passage(
            ArticleId("c.txt"), "Tide", None, "2031-03-04", Span(0, 20), "The wind was strong."
        ),
        Passage(ArticleId("d.txt"), None, "Wind", None, Span(5, 23), "Strong winds blew."),
    ),
    *(2, 0.61234, _B1, 0.3),
    later=1,
)
_QUILL = NameRef("person", "Ada Quill")

RECORD = Record(
    Comparison(
        a=A,
        b=B,
        sentences_a=(_A1, _A2, _A3, _A4),
        sentences_b=(_B1, _B2, _B3),
        links=_LINKS,
        only_a=(_A3, _A4),
        only_b=(_B3,),
        quotes=_QUOTES,
        figures=_FIGURES,
        names=_NAMES,
        weighed=(Weighed(B.id, text_sha256(B)), Weighed(A.id, text_sha256(A))),
    ),
    basis(
        asked=("plain",),
        decisions=3,
        decided=(
            Decision("rename", _QUILL, to=NameRef("person", "Ada B. Quill"), at="2031-04-01"),
        ),
    ),
    names_complete=False,
    elsewhere=(
        Elsewhere(A.id, (), (), StoryId("s1")),
        Elsewhere(B.id, (ArticleId("c.txt"), ArticleId("d.txt")), (_REPORTED,), StoryId("s1"), 4),
    ),
)
