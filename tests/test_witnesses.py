"""Which other articles of a story are asked what it tells: by example and by property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.catalogue.surveying import ToldArticle
from index.sametext import NO_TEXT
from index.stories.witnesses import witnesses
from index.story import Reuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def told(
    number: int,
    outlet: str | None = "",
    *,
    day: int | None = 0,
    text: str | None = None,
    words: int = 100,
) -> ToldArticle:
    """Return an article of an outlet of its own, unless one is named."""
    outlet = f"Outlet {number}" if outlet == "" else outlet
    text = f"text {number}" if text is None else text
    date = None if day is None else "2031-03-12"
    name = ArticleId(f"{number}.txt")
    return ToldArticle(number, name, None, outlet, date, words, day, text, "en", None)


def none_shared(articles: Sequence[ToldArticle]) -> Reuse:
    return Reuse((), tuple((article.id,) for article in articles))


def taken(*groups: Sequence[int]) -> Callable[[Sequence[ToldArticle]], Reuse]:
    """Return what tells that articles of these numbers are one text, and the others their own."""

    def reuse(articles: Sequence[ToldArticle]) -> Reuse:
        there = {article.key: article.id for article in articles}
        alone = set(there) - {number for group in groups for number in group}
        kept = [[there[one] for one in group if one in there] for group in groups]
        return Reuse((), (*map(tuple, filter(None, kept)), *((there[one],) for one in alone)))

    return reuse


OWN = told(0)


def asked(
    *others: ToldArticle, reuse: Callable[[Sequence[ToldArticle]], Reuse] = none_shared
) -> tuple[list[int], int]:
    found = witnesses(OWN.id, [OWN, *others], reuse)
    return [one.key for one in found.asked], found.left_out


def test_other_outlets_are_asked_in_the_order_of_the_story() -> None:
    assert asked(told(3), told(1), told(2)) == ([3, 1, 2], 0)


def test_neither_the_own_outlet_nor_the_own_text_nor_no_text_is_asked() -> None:
    copies = (told(2, text=OWN.text_hash), told(3, text=""), told(4, text=max(NO_TEXT)))
    assert asked(told(1, "Outlet 0"), *copies, told(5)) == ([5], 0)


def test_an_outlet_that_is_not_known_is_another_one() -> None:
    unknown = told(9, None)
    found = witnesses(unknown.id, [unknown, told(1, None), told(2, None)], none_shared)
    assert [one.key for one in found.asked] == [1, 2]


def test_of_one_text_one_is_asked_the_longest_where_it_was_cut() -> None:
    same = (told(1, text="wire"), told(2, text="wire"))
    assert asked(*same, told(3)) == ([1, 3], 0)
    cut = (told(1, words=80), told(2, words=200), told(3, words=90))
    assert asked(*cut, told(4), reuse=taken([1, 2, 3])) == ([2, 4], 0)


def test_of_very_many_those_nearest_in_time_are_asked_and_the_others_counted() -> None:
    days = [told(number, day=abs(50 - number)) for number in range(1, 100)]
    keys, left_out = asked(*days, told(100, day=None))
    assert keys == list(range(44, 56))
    assert left_out == 100 - 12


def test_an_article_that_is_gone_is_held_against_nothing() -> None:
    assert witnesses(ArticleId("gone.txt"), [told(1)], none_shared) == ((), 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", "Outlet 0", "Outlet 1", None)),
            st.one_of(st.none(), st.integers(0, 60)),
            st.one_of(st.none(), st.sampled_from(("", "text 0", "text 1"))),
        ),
        max_size=70,
    ),
    st.lists(st.integers(1, 70), max_size=6, unique=True),
)
def test_whoever_is_asked_is_another_outlet_with_a_text_of_its_own(
    drawn: list[tuple[str | None, int | None, str | None]], group: list[int]
) -> None:
    others = [
        told(number, outlet, day=day, text=text)
        for number, (outlet, day, text) in enumerate(drawn, 1)
    ]
    found = witnesses(OWN.id, [OWN, *others], taken(group))
    assert len(found.asked) <= 12
    assert all(one.outlet != OWN.outlet for one in found.asked)
    hashes = [one.text_hash for one in found.asked]
    assert len(set(hashes)) == len(hashes)
    assert not {OWN.text_hash, *NO_TEXT} & set(hashes)
    assert sum(one.key in group for one in found.asked) <= 1
    assert 0 <= found.left_out <= len(others) - len(found.asked)
    assert list(found.asked) == [one for one in others if one in found.asked]
