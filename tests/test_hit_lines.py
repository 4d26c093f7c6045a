"""The concordance of a query: its lines are the hits, in order, with what stands beside them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.concordances import linebook
from index.concordances.cutting import Cutter, FoundIn, form_of
from index.engine.terms import surface
from index.library import Library
from index.lines import (
    BESIDE,
    HIT_ORDERS,
    SIDES,
    UNREAD_ORDERS,
    Beside,
    HitLine,
    HitLines,
    HitOrder,
    HitTable,
    Side,
)
from index.results import Filters
from index.words import word_spans
from tests.harvest import ARTICLES, Told, harvest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Place = tuple[str, bool, int, int]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("lines")
    corpus = harvest(folder / "harvest")
    with Library.open(corpus, index_dir=folder / "index") as opened:
        opened.refresh()
        yield opened


def read(library: Library, query: str, filters: Filters = Filters()) -> HitTable:  # noqa: B008
    return library.read_lines(library.lines(library.search(query, filters)).articles)


def all_of(library: Library, lines: HitLines, width: int = 60) -> list[HitLine]:
    return list(library.lines_at(lines, 0, len(lines), width=width))


def places(lines: list[HitLine]) -> list[Place]:
    return [(line.id, line.in_title, line.start, line.end) for line in lines]


def hits(library: Library, query: str, filters: Filters = Filters()) -> Iterator[Place]:  # noqa: B008
    results = library.search(query, filters)
    for row in library.rows(results, 0, len(results)):
        title, text = library.hits(results, row.id)
        yield from ((row.id, True, *span) for span in title)
        yield from ((row.id, False, *span) for span in text)


_WORDS = ("apple", "apples", "old", "Old", "red", "the", "café", "harvest", "果", "ferries", "x")
_LEAVES = st.one_of(
    st.sampled_from(_WORDS),
    st.lists(st.sampled_from(_WORDS), min_size=2, max_size=3).map(lambda w: f'"{" ".join(w)}"'),
    st.sampled_from(("app*", "o?d", "aple~", "title:apples", "text:old", "date:2025-05")),
)
_QUERIES = st.lists(_LEAVES, min_size=1, max_size=3).flatmap(
    lambda leaves: st.sampled_from((" ", " OR ", " NOT ")).map(lambda sign: sign.join(leaves))
)


@settings(max_examples=60)
@given(_QUERIES, st.sampled_from(HIT_ORDERS), st.sampled_from(["", "Ansel Post"]))
def test_lines_are_the_hits_of_all_results_in_any_order(
    library: Library, query: str, order: HitOrder, outlet: str
) -> None:
    filters = Filters(outlets=(outlet,)) if outlet else Filters()
    table = read(library, query, filters)
    lines = library.lines_of(table, order)
    expected = sorted(hits(library, query, filters))
    assert sorted(places(all_of(library, lines))) == expected
    assert (len(table), lines.in_articles) == (len(expected), len({one[0] for one in expected}))
    assert table.whole


@pytest.mark.parametrize("query", ["apples", "old OR café", "title:apples", '"old apples"', "x*"])
@pytest.mark.parametrize("order", UNREAD_ORDERS)
def test_before_a_text_is_read_the_index_tells_the_same_lines(
    library: Library, query: str, order: HitOrder
) -> None:
    counted = library.lines(library.search(query), order)
    lines = library.lines_of(read(library, query), order)
    assert all_of(library, counted) == all_of(library, lines)
    assert counted.in_articles == lines.in_articles


def test_a_line_is_quoted_with_its_article(library: Library) -> None:
    first, *_ = all_of(library, library.lines(library.search("harvest")), 20)
    assert (first.mention, first.in_title, first.left, first.right) == (
        "harvest",
        True,
        "Late ",
        "",
    )
    second = all_of(library, library.lines(library.search("harvest")), 20)[1]
    assert (second.title, second.outlet, second.date) == (
        "Late harvest",
        "Radio Sarbuk",
        "2025-05-04",
    )
    assert (second.left, second.right) == ("A late ", ", said Ilse Torvan’s")
    assert ARTICLES[1].text[second.start : second.end] == second.mention == "harvest"


def words_around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    cut = [(surface(word), a, b) for word, a, b in word_spans(text) if surface(word)]
    left = [word for word, _, b in cut if b <= start]
    return left[-BESIDE:], [word for word, a, _ in cut if a >= end][:BESIDE]


def test_the_words_beside_each_hit_are_those_of_its_paragraph(library: Library) -> None:
    table = read(library, "apples old harvest café 果 OR apples OR old")
    lines = all_of(library, library.lines_of(table, "newest"), 1_000)
    told = zip(lines, table.beside.tolist(), table.form.tolist(), strict=True)
    for line, codes, form in told:
        around = f"{line.left}{line.mention}{line.right}"
        left, right = words_around(around, len(line.left), len(around) - len(line.right))
        found = [table.words[code] if code >= 0 else None for code in codes]
        if "xx" in around:  # a word too long for the window hides what stands behind it
            continue
        assert found[:BESIDE] == [None] * (BESIDE - len(left)) + left
        assert found[BESIDE:] == right + [None] * (BESIDE - len(right))
        assert table.words[form] == form_of(line.mention)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_orders_by_neighbours_go_by_their_words_then_by_those_further_out(
    library: Library, k: int
) -> None:
    table = read(library, "apples OR old")
    suffix = f"-{k}" if k > 1 else ""
    for side in ("left", "right"):
        lines = library.lines_of(table, cast("HitOrder", f"{side}{suffix}"))
        keys = []
        for place in lines.number.tolist():
            codes = table.beside[place].tolist()
            outwards = codes[BESIDE - 1 :: -1] if side == "left" else codes[BESIDE:]
            keys.append((outwards[k - 1], [c for n, c in enumerate(outwards) if n != k - 1]))
        assert keys == sorted(keys)
        equal = [
            a < b
            for (one, a), (other, b) in pairwise(zip(keys, lines.number, strict=True))
            if one == other
        ]
        assert all(equal)  # the newest first


def test_other_orders_say_what_they_go_by(library: Library) -> None:
    def by(order: HitOrder) -> list[HitLine]:
        return all_of(library, library.lines_of(read(library, "apples OR old"), order))

    days = [line.date or "" for line in by("newest")]
    assert days == sorted(days, reverse=True)
    known = [line.date for line in by("oldest") if line.date]
    assert known == sorted(known)
    assert by("oldest")[-1].date is None
    outlets = [line.outlet for line in by("outlet")]
    assert outlets == sorted(outlets, key=lambda outlet: (outlet is None, outlet or ""))
    forms = [form_of(line.mention) for line in by("hit")]
    assert forms == sorted(forms)
    ranked = [row.id for row in library.rows(library.search("apples OR old"), 0, 99)]
    assert list(dict.fromkeys(line.id for line in by("relevance"))) == ranked


def counted(table: HitTable, side: Side) -> Counter[str]:
    columns = {"left": slice(BESIDE - 1, BESIDE), "right": slice(BESIDE, BESIDE + 1)}
    rows = table.beside[:, columns.get(side, slice(None))].tolist()
    return Counter(table.words[code] for row in rows for code in {*row} if code >= 0)


def test_collocates_are_counted_by_lines_and_narrow_to_those_lines(library: Library) -> None:
    table = read(library, "apples")
    found = library.collocates(table, every=True)
    assert found.of == len(table)
    for side in SIDES:
        told = {one.word: one.lines for one in found.on(side)}
        assert told == counted(table, side)
        assert list(told) == sorted(told, key=lambda word: (-told[word], word))
        for word, number in told.items():
            lines = library.lines_of(table, "oldest", Beside(side, word))
            assert len(lines) == number
    old = all_of(library, library.lines_of(table, "oldest", Beside("left", "old")))
    assert {line.left.split()[-1].strip(".").lower() for line in old} == {"old"}
    assert len(library.lines_of(table, "left", Beside("near", "nowhere"))) == 0


def test_words_that_say_little_are_left_out_unless_they_are_wanted(library: Library) -> None:
    table = read(library, "apples")
    every = library.collocates(table, every=True)
    said = library.collocates(table)
    assert "the" in {one.word for one in every.near}
    assert not {"the", "of", "are", "und"} & {one.word for one in said.near}
    assert library.collocates(table, most=2).near == said.near[:2]


def test_strength_is_log_dice_of_lines_hits_and_all_uses_of_a_word(library: Library) -> None:
    table = read(library, "apples")
    found = library.collocates(table, "strength").left
    every = [text for one in ARTICLES for text in (one.title, one.text)]
    uses = Counter(surface(word) for text in every for word, _, _ in word_spans(text))
    for one in found:
        dice = 2 * one.lines / (len(table) + uses[one.word])
        assert one.strength == pytest.approx(14 + np.log2(dice), abs=0.006)
    assert [one.strength for one in found] == sorted((c.strength for c in found), reverse=True)


def test_what_was_read_so_far_is_told_and_reading_can_be_called_off(tmp_path: Path) -> None:
    many = tuple(Told(f"No. {n}", f"old apples {n}", date=None) for n in range(120))
    with Library.open(harvest(tmp_path / "many", many), index_dir=tmp_path / "i") as library:
        library.refresh()
        articles = library.lines(library.search("apples")).articles
        told: list[int] = []
        table = library.read_lines(articles, lambda n, table: told.extend((n, len(table()))))
        assert (told, table.read, len(table)) == ([0, 0, 50, 50, 100, 100], 120, 120)
        asked = iter((False, True))
        part = library.read_lines(articles, cancelled=lambda: next(asked))
        assert (part.read, len(part), part.whole) == (50, 50, False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(linebook, "MOST", 100)
            assert library.read_lines(articles).read == 100


def test_what_is_gone_or_changed_since_is_a_line_of_nothing(tmp_path: Path) -> None:
    corpus = harvest(tmp_path / "h", (Told("A", "an apple"), Told("B", "some apples", date=None)))
    with Library.open(corpus, index_dir=tmp_path / "i") as library:
        library.refresh()
        lines = library.lines(library.search("apple"))
        ordered = library.lines_of(library.read_lines(lines.articles), "left")
        harvest(tmp_path / "other", (Told("A", "no fruit at all"),))
        (corpus / "export.jsonl").write_bytes((tmp_path / "other" / "export.jsonl").read_bytes())
        library.refresh()
        assert [line.id for line in all_of(library, lines)] == ["", ""]
        assert [line.id for line in all_of(library, ordered)] == ["", ""]


@pytest.mark.parametrize("query", ["", "date:2025", "nosuchword", '"unclosed', "NOT apples"])
def test_what_has_no_words_to_find_has_no_lines(library: Library, query: str) -> None:
    lines = library.lines(library.search(query))
    table = library.read_lines(lines.articles)
    assert (len(lines), len(table), lines.in_articles) == (0, 0, 0)
    assert library.collocates(table, "strength") == library.collocates(table)
    assert all_of(library, library.lines_of(table, "right")) == []


def test_names_that_are_asked_for_are_lines_too(tmp_path: Path, quick_finder: object) -> None:
    with Library.open(harvest(tmp_path / "h"), index_dir=tmp_path / "i") as library:
        library.refresh()
        library.find_names()
        query = 'person:"Ilse Torvan"'
        lines = library.lines(library.search(query))
        assert [line.mention for line in all_of(library, lines)] == ["Ilse Torvan"]
        assert sorted(places(all_of(library, lines))) == sorted(hits(library, query))
        assert len(read(library, query)) == 1


_TEXTS = st.text(st.sampled_from("ab .'’,\n-é果1")) | st.text(max_size=60)


@given(_TEXTS, st.data())
def test_any_text_is_cut_without_a_fault(library: Library, text: str, data: st.DataObject) -> None:
    starts = st.integers(0, len(text))
    start, end = sorted((data.draw(starts), data.draw(starts)))
    articles = library.lines(library.search("apples")).articles
    cutter = Cutter(articles)
    cutter.take(FoundIn("", text, (), [Span(start, end)]))
    table = cutter.table()
    assert table.beside.max(initial=-1) < len(table.words)
    assert list(table.words) == sorted(set(table.words))
    assert table.words[int(table.form[0])] == form_of(text[start:end])
