from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.alike import key_terms, rank
from index.compare.comparing import Background
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.article import Article

FERRY = bare(
    "The ferry sank off Marrow Bay in a storm.", "ferry", outlet="Post", date="2031-03-12T10:00:00"
)


def order(*others: Article) -> list[str]:
    return [likeness.id for likeness in rank(FERRY, others)]


def test_the_most_alike_comes_first() -> None:
    near = bare("A storm sank the Marrow Bay ferry, and a school is closed.", "b")
    far = bare("The regatta in Marrow Bay was won by a girl.", "a")
    assert order(far, near) == ["b", "a"]
    best = rank(FERRY, [near])[0]
    assert 0 < best.cosine < 1
    assert best.days is None


def test_the_same_words_are_wholly_alike_and_other_words_not_at_all() -> None:
    same, other = bare(FERRY.text, "same"), bare("Nothing whatever", "other")
    assert [likeness.cosine for likeness in rank(FERRY, [other, same])] == [1.0, 0.0]


def test_another_outlet_comes_before_the_same_one() -> None:
    same = bare(FERRY.text, "same", outlet="Post")
    other = bare("The ferry is gone.", "other", outlet="Herald")
    unknown = bare("The ferry is gone today.", "unknown")
    assert order(same, other, unknown)[-1] == "same"


def test_of_two_that_are_as_much_alike_the_nearer_in_time_comes_first() -> None:
    next_day = bare(FERRY.text, "z", date="2031-03-13")
    unknown = bare(FERRY.text, "m")
    last_year = bare(FERRY.text, "a", date="2030-03-12")
    assert order(last_year, unknown, next_day) == ["z", "m", "a"]
    assert rank(FERRY, [next_day])[0].days == 1


def test_a_date_less_exact_than_a_day_is_unknown() -> None:
    assert rank(FERRY, [bare("The ferry", "a", date="2031-03")])[0].days is None


def test_a_title_counts_twice() -> None:
    titled = bare("The regatta went on.", "titled", title="Ferry")
    untitled = bare("The regatta went on. Ferry", "untitled")
    best, second = rank(FERRY, [untitled, titled])
    assert (best.id, second.id) == ("titled", "untitled")
    assert best.cosine > second.cosine


def test_a_background_makes_common_words_light() -> None:
    bay = bare("Marrow Bay", "bay")
    everyday = [f"Marrow Bay in week {week}." for week in range(30)]
    background = Background.of([FERRY.text, bay.text, *everyday])
    assert rank(FERRY, [bay], background)[0].cosine < rank(FERRY, [bay])[0].cosine


def test_no_candidates_no_ranking() -> None:
    assert rank(FERRY, []) == []


def test_key_terms_are_rare_in_the_corpus_but_not_alone_in_this_article() -> None:
    frequency = {"ferri": 3, "marrow": 40, "bay": 900, "storm": 1, "sank": 12}
    terms = key_terms(FERRY, lambda term: frequency.get(term, 0), 1000)
    assert terms == ("ferri", "sank", "marrow", "bay")
    assert key_terms(FERRY, lambda term: frequency.get(term, 0), 1000, limit=2) == terms[:2]


def test_a_term_of_the_title_weighs_more() -> None:
    titled = bare("harbour ferry", "a", title="Harbour")
    assert key_terms(titled, lambda _: 5, 100) == ("harbour", "ferri")
