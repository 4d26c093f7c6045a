"""What is offered where nothing is found, on a real index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alternatives import pieces as pieces_of
from index.instead import Alternative, UnknownOutlet
from index.library import Library
from index.outlets import MOST, nearest
from index.results import Filters, NameRef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.instead import Alternatives
    from tests.conftest import QuickFinder

POST = "The Sarbuk Post"
RADIO = "Rádio Veldra"


@pytest.fixture
def library(corpus: Path, quick_finder: QuickFinder) -> Iterator[Library]:
    with Library.open(corpus) as opened:
        opened.refresh()
        assert opened.find_names()
        assert quick_finder.asked
        yield opened


def offered(library: Library, query: str, **filters: object) -> Alternatives:
    nothing = library.search(query, Filters(**filters))  # type: ignore[arg-type]
    assert len(nothing) == 0
    assert nothing.problem is None
    return library.alternatives(nothing)


def test_each_plain_word_tells_how_many_articles_have_it(library: Library) -> None:
    ways = offered(library, "sank minister")
    assert [(word.start, word.end) for word in ways.words] == [(0, 4), (5, 13)]
    assert [word.articles for word in ways.words] == [
        len(library.search("sank")),
        len(library.search("minister")),
    ]
    assert ways.fewer is not None
    assert ways.fewer.articles == max(word.articles for word in ways.words)


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("zzzz", ["zzzz"]),
        ("ferry since:2031", ["ferry", "since:2031"]),
        ("ferry date:june 2031 zzzz^2", ["ferry", "date:june 2031", "zzzz^2"]),
        ("last 2 weeks person:zzzz", ["last 2 weeks", "person:zzzz"]),
        ('"mara zzzz"~5 since:last 2 weeks', ['"mara zzzz"~5', "since:last 2 weeks"]),
        ('"mara tolin" zzzz', ['"mara tolin"', "zzzz"]),
        ('title:"no such" ferry', ['title:"no such"', "ferry"]),
        ("zzz* fer?y", ["zzz*", "fer?y"]),
        ("“sank minister”", ["“sank minister”"]),
    ],
)
def test_each_piece_of_a_query_is_looked_up_by_itself(
    library: Library, query: str, pieces: list[str]
) -> None:
    words = offered(library, query).words
    assert [query[word.start : word.end] for word in words] == pieces
    assert [word.articles for word in words] == [len(library.search(p)) for p in pieces]


@pytest.mark.parametrize("query", ["sank AND zzzz", "(zzzz ferry)", "ferry -sank -silent -the"])
def test_pieces_that_depend_on_each_other_are_not_told_apart(library: Library, query: str) -> None:
    nothing = library.search(query)
    if not len(nothing):
        assert library.alternatives(nothing).words == ()


@given(st.text(alphabet="ab\"“”()[]:-+*? '", max_size=30))
def test_pieces_are_the_whole_query_or_none_of_it(query: str) -> None:
    found = [query[start:end] for start, end in pieces_of(query)]
    assert not found or "".join(found) == "".join(query.split()) or '"' in query or "“" in query
    assert all(piece and not piece[0].isspace() for piece in found)


def test_the_closest_spelling_is_offered_where_it_finds_something(library: Library) -> None:
    ways = offered(library, "ferri sankk")
    assert ways.spelling is not None
    assert ways.spelling.articles == len(library.search(ways.spelling.query)) > 0


def test_the_filter_whose_end_brings_most_is_the_one_to_lift(library: Library) -> None:
    ways = offered(library, "ferry", outlets=(RADIO,), months=("2025-03",))
    by_outlet = len(library.search("ferry", Filters(months=("2025-03",))))
    by_month = len(library.search("ferry", Filters(outlets=(RADIO,))))
    assert ways.wider is not None
    assert ways.wider.articles == max(by_outlet, by_month)
    assert ways.wider == Alternative("ferry", Filters(months=("2025-03",)), by_outlet) or (
        ways.wider == Alternative("ferry", Filters(outlets=(RADIO,)), by_month)
    )


def test_where_no_single_filter_is_to_blame_all_of_them_go(library: Library) -> None:
    ways = offered(
        library,
        "ferry",
        outlets=("Nobody's Gazette",),
        months=("1999-01",),
        names=(NameRef("person", "Nobody"),),
    )
    assert ways.wider == Alternative("ferry", Filters(), len(library.search("ferry")))


def test_the_word_that_the_fewest_have_is_left_out(library: Library) -> None:
    ways = offered(library, "ferry zzzzzz")
    assert ways.fewer == Alternative("ferry", Filters(), len(library.search("ferry")))
    assert offered(library, "zzzzzz").fewer is None


def test_nothing_is_offered_that_finds_nothing(library: Library) -> None:
    ways = offered(library, "qqqqqq wwwwww")
    assert (ways.spelling, ways.wider, ways.fewer) == (None, None, None)


@pytest.mark.parametrize("query", ["outlet:post-sarbuk", 'outlet:"sarbuk paper"', "OUTLET:sarbk"])
def test_a_name_that_no_outlet_has_leads_to_those_that_are_like_it(
    library: Library, query: str
) -> None:
    ways = offered(library, query)
    assert [outlet.nearest for outlet in ways.outlets] == [(POST,)]
    assert ways.spelling is not None
    assert ways.spelling.articles == len(library.search("", Filters(outlets=(POST,)))) > 0
    assert ways.fewer == Alternative("", Filters(), len(library.search("")))


def test_a_name_that_is_like_none_is_told_and_can_be_dropped(library: Library) -> None:
    ways = offered(library, 'outlet:"daily mail"')
    assert ways.outlets == (UnknownOutlet("daily mail", ()),)
    assert ways.spelling is None
    assert ways.fewer == Alternative("", Filters(), len(library.search("")))


def test_an_outlet_chosen_by_a_name_that_none_has_is_told_likewise(library: Library) -> None:
    ways = offered(library, "ferry", outlets=("radio", POST.upper(), "qqqq"), months=("1999-01",))
    assert ways.outlets == (UnknownOutlet("radio", (RADIO,)), UnknownOutlet("qqqq", ()))
    ways = offered(library, "ferry", outlets=("radio",))
    assert ways.spelling == Alternative("ferry", Filters(outlets=(RADIO,)), 1)
    assert ways.wider == Alternative("ferry", Filters(), len(library.search("ferry")))


def test_outlets_that_there_are_are_never_told_to_be_unknown(library: Library) -> None:
    assert offered(library, "zzzzzz outlet:sarbuk", outlets=("", POST)).outlets == ()


@pytest.mark.parametrize("query", ["日本語", "東京", "of q", "zz", "“東”"])
def test_words_of_two_letters_or_in_another_script_get_no_spelling(
    library: Library, query: str
) -> None:
    assert library.search(query).suggestion is None


@given(st.text(max_size=30), st.dictionaries(st.text(max_size=20), st.integers(1, 9), max_size=5))
def test_outlets_like_a_name_are_among_those_there_are(name: str, known: dict[str, int]) -> None:
    near = nearest(name, known)
    assert set(near) <= set(known) - {""}
    assert len(near) == len(set(near)) <= MOST
    for outlet in near:
        assert outlet in nearest(outlet, {outlet: 1})


def test_outlets_are_told_the_likest_first() -> None:
    known = {"Radio Veldra": 1, "Radio Sarbuk and the Coast": 9, "The Observer": 5, "Newskettle": 2}
    assert nearest("radio", known) == ("Radio Veldra", "Radio Sarbuk and the Coast")
    assert nearest("observer", known) == ("The Observer",)
    assert nearest("news kettle", known) == ("Newskettle",)
    assert nearest("kettle", known) == ("Newskettle",)
    assert nearest("raido velrda", known)[0] == "Radio Veldra"
    assert nearest("the of", known) == ()
