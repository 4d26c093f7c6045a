"""What is known of one name: counted, ordered, in lines, and as two outlets write of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import ArticleId
from index.dossier import LINE_ORDERS
from index.dossiers.together import shared
from index.library import Library
from index.nametable import NameTable
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index.dossier import Concordance, LineOrder, MentionLine
    from tests.conftest import QuickFinder

ADA = NameRef("person", "Ada Quill")
LENIA = "the mayor of Lenia, Ada Quill, said no to Bor Tan.\n\nthen Ada Quill went with Bor Tan."
RECORDS: tuple[dict[str, str], ...] = (
    {"outlet": "Veldra Post", "date": "2025-03-02", "text": LENIA},
    {"outlet": "Radio Lenia", "date": "2025-03-01", "text": "it was mayor Ada Quill who left."},
    {"outlet": "Veldra Post", "date": "2025-01-09", "text": "nobody knew Cy Marsh by then."},
    {"outlet": "Veldra Post", "date": "2024-12-30", "text": "for Ada Quill, a new day. Ada Quill."},
    {"text": "Ada Quill was the mayor of Lenia when Bor Tan came to town."},
    {"outlet": "Radio Lenia", "date": "2025-03-01", "text": "it was mayor Ada Quill who left."},
    {
        "outlet": "Ansel Echo",
        "date": "2025-02-02",
        "text": "Cy Marsh met nobody, and then Bor Tan.",
    },
)


def _written(folder: Path, records: Sequence[dict[str, str]]) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({"title": "A day", **record}) for record in records]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, quick_finder: QuickFinder) -> Iterator[Library]:
    del quick_finder
    with Library.open(_written(tmp_path / "news", RECORDS)) as opened:
        opened.refresh()
        opened.find_names()
        yield opened


def _lines(library: Library, concordance: Concordance) -> tuple[MentionLine, ...]:
    return library.mention_lines(concordance, 0, len(concordance))


def _places(lines: Sequence[MentionLine]) -> list[tuple[str, int]]:
    return [(line.id.partition("#")[2], line.start) for line in lines]


def test_a_name_is_counted_by_outlet_and_words(library: Library) -> None:
    dossier = library.dossier(ADA)
    assert dossier
    assert (dossier.mentions, dossier.articles, dossier.of) == (7, 5, 7)
    told = [(use.outlet, use.mentions, use.articles, use.of) for use in dossier.outlets]
    assert told == [
        ("Veldra Post", 4, 2, 3),
        ("Radio Lenia", 2, 2, 2),
        ("Ansel Echo", 0, 0, 1),
        ("", 1, 1, 1),
    ]
    assert [(form.text, form.mentions, form.outlets) for form in dossier.forms] == [
        ("Ada Quill", 7, (4, 2, 0, 1))
    ]
    words = {use.outlet: use.words for use in dossier.outlets}
    assert words["Radio Lenia"] == 14
    assert sum(words.values()) == sum(article.words for article in library.articles())
    assert (dossier.apart, dossier.decisions) == ((), ())


def test_first_and_last_are_of_known_days(library: Library) -> None:
    dossier = library.dossier(ADA)
    assert dossier
    assert dossier.first
    assert dossier.last
    assert (dossier.first.id, dossier.first.start) == ("news.jsonl#4", 4)
    assert (dossier.last.id, dossier.last.date) == ("news.jsonl#1", "2025-03-02")
    assert dossier.last.left == "then "
    firsts = {use.outlet: use.first and use.first.id for use in dossier.outlets}
    assert firsts == {
        "Veldra Post": "news.jsonl#4",
        "Radio Lenia": "news.jsonl#2",
        "Ansel Echo": None,
        "": "news.jsonl#5",
    }


def test_who_is_named_in_the_same_articles(library: Library) -> None:
    dossier = library.dossier(ADA)
    assert dossier
    beside = {one.ref.name: (one.articles, one.of, one.paragraphs) for one in dossier.together}
    assert beside["Bor Tan"] == (2, 3, 3)
    assert "Cy Marsh" not in beside
    assert ADA.name not in beside
    assert [one.ref.name for one in dossier.together] == ["Lenia", "Bor Tan"]
    assert dossier.looked == 5


def test_what_stands_everywhere_is_not_the_first_companion() -> None:
    everywhere, quill, tan, once = range(4)
    named_in = {everywhere: range(100), quill: range(10), tan: range(4, 12), once: [0]}
    pairs = [(row, name) for name, rows in named_in.items() for row in rows]
    row, name = (np.array(column, np.int64) for column in zip(*sorted(pairs), strict=True))
    refs = tuple(NameRef("person", called) for called in ("Each", "Quill", "Tan", "Once"))
    table = NameTable(refs, {}, row, name, np.ones(len(row), np.int64), 100)
    rows = np.arange(10)
    assert shared(table, quill, rows, 9) == [(tan, 6, 8), (everywhere, 10, 100), (once, 1, 1)]
    assert shared(table, quill, rows, 1) == [(tan, 6, 8)]
    among = np.arange(100) < 6
    of_few = shared(table, quill, rows[:6], 9, among)
    assert of_few == [(everywhere, 6, 6), (tan, 2, 2), (once, 1, 1)]


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ("date", [("4", 4), ("4", 26), ("2", 13), ("6", 13), ("1", 20), ("1", 57), ("5", 0)]),
        ("outlet", [("2", 13), ("6", 13), ("4", 4), ("4", 26), ("1", 20), ("1", 57), ("5", 0)]),
        ("left", [("5", 0), ("4", 26), ("4", 4), ("1", 20), ("2", 13), ("6", 13), ("1", 57)]),
        ("right", [("4", 26), ("4", 4), ("1", 20), ("5", 0), ("1", 57), ("2", 13), ("6", 13)]),
    ],
)
def test_orders(library: Library, order: LineOrder, places: list[tuple[str, int]]) -> None:
    concordance = library.concordance(ADA, order)
    assert concordance.order == order
    assert concordance.within is None
    assert _places(_lines(library, concordance)) == places


def test_more_mentions_than_are_sorted_follow_by_day(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.dossiers.ordering.SORTED", 3)
    concordance = library.concordance(ADA, "left")
    assert concordance.within == 3
    assert _places(_lines(library, concordance)) == [
        *(("4", 26), ("4", 4), ("2", 13)),
        *(("6", 13), ("1", 20), ("1", 57), ("5", 0)),
    ]


def test_sorting_that_is_called_off_leaves_them_by_day(library: Library) -> None:
    assert library.concordance(ADA, "right", lambda: True).order == "date"
    assert library.concordance(ADA, "right").order == "right"


def test_a_page_of_lines(library: Library) -> None:
    concordance = library.concordance(ADA)
    assert _lines(library, concordance)[2:4] == library.mention_lines(concordance, 2, 4)
    (line,) = library.mention_lines(concordance, 4, 5, width=10)
    assert (line.left, line.mention, line.right) == ("of Lenia, ", "Ada Quill", ", said no")


def test_what_is_gone_keeps_its_place(library: Library) -> None:
    concordance = library.concordance(ADA)
    _written(library.corpus, RECORDS[:4])
    library.refresh()
    ids = [line.id for line in _lines(library, concordance)]
    assert ids == ["news.jsonl#4"] * 2 + ["news.jsonl#2", "", *["news.jsonl#1"] * 2, ""]


def test_nobody_is_called_so(library: Library) -> None:
    nobody = NameRef("person", "Bea Quill")
    assert library.dossier(nobody) is None
    assert library.dossier(NameRef("place", "Ada Quill")) is None
    assert len(library.concordance(nobody)) == 0
    assert library.contrast(nobody, "Veldra Post", "") is None
    assert library.contrast(ADA, "Veldra Post", "Lenia Times") is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("ADA QUÍLL", ["Ada Quill"]),
        ("Quill", []),
        ("bor tan", ["Bor Tan"]),
    ],
)
def test_names_as_they_are_typed(library: Library, typed: str, found: list[str]) -> None:
    assert [ref.name for ref in library.meant(NameRef(None, typed))] == found
    assert [ref.name for ref in library.meant(NameRef("person", typed))] == found
    assert library.meant(NameRef("place", typed)) == ()


def test_words_that_stand_for_a_name_will_do(library: Library) -> None:
    text = "and so Ada Quill left, for Quill was late."
    _written(library.corpus, [*RECORDS, {"text": text}])
    library.refresh()
    library.find_names()
    assert library.meant(NameRef(None, "quill")) == (ADA,)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Ada Quil", "Ada Quill"), ("Tan", "Bor Tan"), ("xzxzxz", None), ("", None)],
)
def test_names_that_are_like_one(library: Library, typed: str, first: str | None) -> None:
    found = [ref.name for ref in library.nearest_names(typed)]
    assert found[:1] == ([first] if first else [])
    assert len(found) <= 5


def test_where_names_stand_first_and_last(library: Library) -> None:
    ends = library.ends()
    first, last = ends[ADA]
    assert (first.id, first.start, first.date) == ("news.jsonl#4", 4, "2024-12-30")
    assert (last.id, last.start) == ("news.jsonl#1", 57)
    dossier = library.dossier(ADA)
    assert dossier
    assert dossier.first
    assert (first.id, first.start, first.end) == (
        *(dossier.first.id, dossier.first.start),
        dossier.first.end,
    )
    one = library.article(ArticleId("news.jsonl#1"))
    assert [place.start for place in library.ends(one)[ADA]] == [20, 57]
    undated = library.article(ArticleId("news.jsonl#5"))
    assert library.ends(undated)[ADA].first.date is None


def test_two_outlets_side_by_side(library: Library) -> None:
    contrast = library.contrast(ADA, "Radio Lenia", "Veldra Post")
    assert contrast
    a, b = contrast.a, contrast.b
    assert (a.use.outlet, a.use.mentions, b.use.outlet, b.use.mentions) == (
        *("Radio Lenia", 2),
        *("Veldra Post", 4),
    )
    assert [(called.words, called.times) for called in a.titles] == [("mayor", 2)]
    assert a.descriptions == b.titles == ()
    (described,) = b.descriptions
    assert (described.words, described.times) == ("the mayor of Lenia", 1)
    text = library.article(described.line.id).text
    assert text[slice(*described.span)] == "the mayor of Lenia"
    assert _places(b.firsts) == [("4", 4), ("1", 20)]
    assert a.forms == (("Ada Quill", 2),)
    assert [one.ref.name for one in b.together][:1] == ["Bor Tan"]
    assert [(one.articles, one.of) for one in b.together][:1] == [(1, 1)]
    assert (a.looked, b.looked) == (2, 2)


def test_two_sides_of_which_one_says_nothing(library: Library) -> None:
    contrast = library.contrast(ADA, "", "Ansel Echo")
    assert contrast
    assert [called.words for called in contrast.a.descriptions] == ["the mayor of Lenia"]
    side = contrast.b
    assert (side.use.mentions, side.forms, side.firsts, side.together) == (0, (), (), ())


_WORDS = st.lists(
    st.sampled_from(["Ada Quill", "Quill", "Bor Tan", "Veldra", "said", "and,", "\n\n", "ßé\t"]),
    min_size=1,
    max_size=14,
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "Veldra Post", "Radio Lenia"]),
            st.sampled_from([None, "2025-03-01", "2025-03-02T10:00:00", "2024"]),
            _WORDS,
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_that_is_told_agrees(
    tmp_path_factory: pytest.TempPathFactory,
    quick_finder: QuickFinder,
    articles: list[tuple[str | None, str | None, list[str]]],
) -> None:
    del quick_finder
    records = [
        {
            key: value
            for key, value in (("outlet", outlet), ("date", date), ("text", " ".join(words)))
            if value
        }
        for outlet, date, words in articles
    ]
    with Library.open(_written(tmp_path_factory.mktemp("news"), records)) as library:
        library.refresh()
        library.find_names()
        entries = {NameRef(entry.kind, entry.name): entry for entry in library.names()}
        assert set(entries) == set(library.name_list().refs)
        mentions = Counter(
            (NameRef(mention.kind, mention.name), article.id, mention.start, mention.end)
            for article in library.articles()
            for mention in library.mentions(article.id)
        )
        for ref, entry in entries.items():
            dossier = library.dossier(ref)
            assert dossier
            assert (dossier.mentions, dossier.articles) == (entry.mentions, entry.articles)
            assert {form.text: form.mentions for form in dossier.forms} == entry.variants
            by_outlet = {use.outlet: use.mentions for use in dossier.outlets if use.mentions}
            assert by_outlet == entry.outlets
            for number, use in enumerate(dossier.outlets):
                assert use.mentions == sum(form.outlets[number] for form in dossier.forms)
            stands = Counter(place for place in mentions.elements() if place[0] == ref)
            for order in LINE_ORDERS:
                lines = _lines(library, library.concordance(ref, order))
                assert Counter((ref, line.id, line.start, line.end) for line in lines) == stands
                for line in lines:
                    text = library.article(ArticleId(line.id)).text
                    low, high = line.start - len(line.left), line.end + len(line.right)
                    assert text[low:high].split() == (
                        f"{line.left}{line.mention}{line.right}".split()
                    )
            for one in dossier.together:
                assert 1 <= one.articles <= min(one.of, dossier.articles)
