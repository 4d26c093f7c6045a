"""Articles with the very same text: which they are, and how they are listed, with exact ids."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.copies import copies as copies_of
from index.folded import Folded
from index.groups import ALONE, groups_found
from index.library import Library
from index.listing import Listing, listed
from index.results import FilterCounts, Filters, Results
from index.sametext import NOWHERE_ELSE, SHORT, identity
from tests.wire_copy import FERRY, NOTICE, QUAY, of, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.results import Row, Sort


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return written(tmp_path / "news")


@pytest.fixture
def library(news: Path) -> Iterator[Library]:
    with Library.open(news) as opened:
        opened.refresh()
        yield opened


def rows(library: Library, listing: Listing | Results) -> tuple[Row, ...]:
    return library.rows(listing, 0, len(listing))


def ids(library: Library, listing: Listing | Results) -> list[str]:
    return [row.id for row in rows(library, listing)]


def found(
    library: Library,
    query: str = "",
    filters: Filters = Filters(),  # noqa: B008  frozen
    sort: Sort = "oldest",
) -> list[str]:
    return ids(library, listed(library.search(query, filters, sort)))


# Which articles are the same


def test_the_text_decides_and_of_a_few_words_the_title_too() -> None:
    assert identity("abc", None) == identity("abc", None) != identity("abd", None)
    assert identity("abc", "One") != identity("abc", "Two")
    assert identity("abc", "") == identity("abc", "") is not None


@pytest.mark.parametrize("nothing", ["", hashlib.sha256(b"").hexdigest()])
def test_no_text_is_not_the_same_as_no_text(nothing: str) -> None:
    assert identity(nothing, "Title") is None
    copies = copies_of([nothing] * 3, ["Title"] * 3)
    assert copies.group.tolist() == [ALONE] * 3
    assert len(copies) == 0


def test_the_sample_texts_are_on_both_sides_of_what_is_short() -> None:
    assert len(NOTICE.split()) < SHORT <= min(len(FERRY.split()), len(QUAY.split()))


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from([None, "", "T"]))))
def test_groups_are_those_that_are_the_same(articles: list[tuple[str, str | None]]) -> None:
    copies = copies_of([text for text, _ in articles], [title for _, title in articles])
    for row, one in enumerate(articles):
        like = [other for other, two in enumerate(articles) if two == one]
        assert copies.rows_like(row).tolist() == (like if len(like) > 1 else [])
        assert (copies.group[row] == ALONE) == (len(like) == 1)


def test_a_catalogue_without_copies_has_no_groups() -> None:
    copies = copies_of(["a", "b"], [None, None])
    assert groups_found(copies.group[[1, 0]], len(copies)) is None
    assert len(copies_of([], [])) == 0


# What is listed


def answer(texts: list[str], *, by_story: bool = False) -> Results:
    """Return an answer that finds articles of these texts, in this order; keys count from 100.

    Or of these stories, of which all texts are others.
    """
    copies = copies_of(texts, [None] * len(texts))
    found = groups_found(copies.group, len(copies))
    return Results(
        query="",
        filters=Filters(),
        sort="relevance",
        keys=np.arange(100, 100 + len(texts)),
        scores=np.arange(len(texts), 0, -1).astype(np.float32),
        of=len(texts),
        counts=FilterCounts(),
        problem=None,
        suggestion=None,
        finds=(),
        took_ms=1.0,
        names_complete=True,
        same=None if by_story else found,
        by_story=found if by_story else None,
    )


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.booleans(), st.data())
def test_folding_loses_nothing_and_keeps_the_order(
    texts: list[str],
    by_story: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    results = answer(texts, by_story=by_story)
    everything = results.keys.tolist()
    chosen = data.draw(st.sets(st.sampled_from(everything))) if everything else set()
    listing = listed(results, chosen, by_story=by_story)
    text_of = dict(zip(everything, texts, strict=True))
    seen = listing.keys.tolist()

    groups = {key: listing.group(n) or (key,) for n, key in enumerate(seen)}
    assert set().union(*groups.values(), ()) == set(everything)
    assert all({text_of[one] for one in group} == {text_of[key]} for key, group in groups.items())
    assert listing.folded == len(everything) - len(seen)
    firsts = [min(group) for group in groups.values()]
    assert list(dict.fromkeys(firsts)) == sorted(set(firsts))  # the best of each, in their order
    opened = {text_of[key] for key in chosen}
    for key, group in groups.items():
        shown = [one for one in seen if text_of[one] == text_of[key]]
        assert shown == (sorted(group) if text_of[key] in opened else [min(group)])
    assert [listing.place_of(key) for key in everything] == [
        next(n for n, group in enumerate(groups.values()) if key in (seen[n], *group))
        if key not in seen
        else seen.index(key)
        for key in everything
    ]
    places = {text: [n for n, key in enumerate(seen) if text_of[key] == text] for text in texts}
    assert all(at == list(range(at[0], at[0] + len(at))) for at in places.values())
    scores = dict(zip(everything, results.scores.tolist(), strict=True))
    assert listing.scores.tolist() == [scores[key] for key in seen]


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_nothing_is_folded_where_that_is_not_wanted(texts: list[str]) -> None:
    assert listed(answer(texts, by_story=True)).folds is False  # only where that is asked for
    listing = listed(answer(texts), fold=False)
    assert listing.keys.tolist() == listing.results.keys.tolist()
    assert (listing.folded, listing.folds) == (0, False)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("oldest", of(1, 2, 6, 7, 4)),
        ("newest", of(7, 6, 2, 3, 4)),  # the newest of the same text stands for the others
        ("relevance", of(1, 2, 4, 6, 7)),
    ],
)
def test_one_of_each_text_is_listed_the_first_in_any_order(
    library: Library, sort: Sort, expected: list[str]
) -> None:
    results = library.search("", sort=sort)
    assert (len(results), sorted(ids(library, results))) == (8, of(*range(1, 9)))
    assert ids(library, listed(results)) == expected
    assert listed(results).folded == 3


def test_the_best_one_stands_for_the_others(library: Library) -> None:
    assert found(library, "ferry", sort="relevance")[0] == of(3)[0]  # twice in its title


def test_an_article_has_its_place_or_that_of_the_one_that_stands_for_it(library: Library) -> None:
    results = library.search("", sort="oldest")
    keys = dict(zip(ids(library, results), results.keys.tolist(), strict=True))
    places = [listed(results).place_of(keys[one]) for one in of(1, 2, 3, 4, 5, 6, 7, 8)]
    assert places == [0, 1, 0, 4, 0, 2, 3, 3]
    unfolded = listed(results, [keys[of(7)[0]]])
    assert [unfolded.place_of(keys[one]) for one in of(7, 8, 4)] == [3, 4, 5]
    assert listed(results).place_of(10**9) == 0


def test_what_only_one_of_them_has_finds_that_one(library: Library) -> None:
    assert found(library, "title:Sarbuk") == of(3)
    assert rows(library, listed(library.search("title:Sarbuk")))[0].folded is None


@pytest.mark.parametrize(
    ("filters", "all_found", "expected"),
    [
        (Filters(outlets=("Radio Sarbuk",)), of(3), of(3)),
        (Filters(outlets=("Ansel Courier",)), of(1, 5, 2), of(1, 2)),
        (Filters(since="2025-03-15", until="2025-03-31"), of(3, 2), of(3, 2)),
        (Filters(months=("",)), of(4, 8), of(4, 8)),
    ],
)
def test_filters_come_before_folding(
    library: Library, filters: Filters, all_found: list[str], expected: list[str]
) -> None:
    results = library.search("", filters, "oldest")
    assert ids(library, results) == all_found
    assert ids(library, listed(results)) == expected
    assert sum(results.counts.outlet.values()) == len(all_found)  # counted as found, not as listed


def test_the_others_come_right_below_the_one_that_is_unfolded(library: Library) -> None:
    results = library.search("", sort="oldest")
    folded = listed(results)
    group = folded.group(0)
    unfolded = listed(results, group[:1])
    assert ids(library, unfolded) == of(1, 5, 3, 2, 6, 7, 4)
    assert unfolded.folded == 1
    for number in range(3):
        assert unfolded.group(number) == group
    assert unfolded.group(3) == () == unfolded.group(99)
    assert ids(library, listed(results, [group[-1]])) == ids(library, unfolded)


def test_a_row_tells_of_the_others(library: Library) -> None:
    results = library.search("", sort="oldest")
    told = {row.id: row.folded for row in rows(library, listed(results))}
    first, notice = map(ArticleId, of(1, 7))
    assert told.pop(first) == Folded("folded", 2, ("Radio Sarbuk",), other_day=True)
    assert told.pop(notice) == Folded("folded", 1, ("",))  # of no known day: nothing is said
    assert set(told.values()) == {None}
    own = library.search("", Filters(outlets=("Ansel Courier",)), "oldest")
    assert rows(library, listed(own))[0].folded == Folded("folded", 1)

    unfolded = rows(library, listed(results, results.keys.tolist()))
    stand = [row.folded and (row.folded.stands, row.folded.others) for row in unfolded]
    assert [row.id for row in unfolded] == of(1, 5, 3, 2, 6, 7, 8, 4)
    below = ("below", 0)
    assert stand == [("first", 2), below, below, None, None, ("first", 1), below, None]


def test_pages_of_what_is_listed_are_those_of_the_whole(library: Library) -> None:
    results = library.search("ferry", sort="newest")
    for unfolded in ((), results.keys[:1].tolist(), results.keys.tolist()):
        listing = listed(results, unfolded)
        whole = rows(library, listing)
        for start in range(len(listing) + 1):
            for stop in range(start, len(listing) + 3):
                assert library.rows(listing, start, stop) == whole[start:stop]


def test_an_article_that_goes_leaves_the_others(news: Path, library: Library) -> None:
    before = library.search("", sort="oldest")
    written(news, but=(1, 3))
    library.refresh()
    assert len(listed(library.search(""))) == 5
    assert listed(library.search("")).folded == 1
    assert len(rows(library, listed(before))) == 5  # what was found before is still answered


# Where else a text stands


def test_an_article_knows_where_else_its_text_stands(library: Library) -> None:
    def others(number: int, limit: int = 20) -> tuple[int, list[str]]:
        same = library.same_text(library.article(ArticleId(of(number)[0])), limit)
        return same.total, [card.id for card in same.cards]

    assert others(3) == (2, of(1, 5))
    assert others(1) == (2, of(3, 5))
    assert others(1, limit=1) == (2, of(3))
    assert others(7) == (1, of(8))
    assert others(6) == others(2) == (0, [])


def test_results_know_it_too_whatever_the_filters(library: Library) -> None:
    results = library.search("", Filters(outlets=("Radio Sarbuk", "Veldra Post")), "oldest")
    assert ids(library, results) == of(3, 6, 7)
    same = library.same_texts(results.keys.tolist())
    by_id = {
        row.id: [card.id for card in same[row.key].cards]
        for row in rows(library, results)
        if row.key in same
    }
    assert by_id == {of(3)[0]: of(1, 5), of(7)[0]: of(8)}
    few = library.same_texts([int(results.keys[0]), 10**9], limit=1)
    assert [(one.total, [card.id for card in one.cards]) for one in few.values()] == [(2, of(1))]


def test_a_survey_counts_the_same_ones_by_the_same_rule(library: Library) -> None:
    survey = library.survey()
    assert sorted(map(len, survey.same)) == [2, 3]
    assert survey.same_count == 3


def test_an_article_without_text_is_nowhere_else(library: Library) -> None:
    article = library.article(ArticleId(of(1)[0]))
    assert library.same_text(replace(article, text_hash="")) == NOWHERE_ELSE
