from __future__ import annotations

from index.article import Article, ArticleId, Paragraph, Source
from index.compare import Background
from index.compare.alike import key_terms, rank


def article(
    key: str,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
) -> Article:
    return Article(
        id=ArticleId(key),
        title=title,
        outlet=outlet,
        date=date,
        authors=(),
        url=None,
        language=None,
        words=len(text.split()),
        text=text,
        found_in={},
        paragraphs=(Paragraph(0, len(text), 1),),
        removed=(),
        source=Source(key, "", "utf-8"),
    )


FERRY = article(
    "ferry", "The ferry sank off Marrow Bay in a storm.", outlet="Post", date="2031-03-12T10:00:00"
)


def order(*others: Article) -> list[str]:
    return [likeness.id for likeness in rank(FERRY, others)]


def test_the_most_alike_comes_first() -> None:
    near = article("b", "A storm sank the Marrow Bay ferry, and a school is closed.")
    far = article("a", "The regatta in Marrow Bay was won by a girl.")
    assert order(far, near) == ["b", "a"]
    best = rank(FERRY, [near])[0]
    assert 0 < best.cosine < 1
    assert best.days is None


def test_the_same_words_are_wholly_alike_and_other_words_not_at_all() -> None:
    same, other = article("same", FERRY.text), article("other", "Nothing whatever")
    assert [likeness.cosine for likeness in rank(FERRY, [other, same])] == [1.0, 0.0]


def test_another_outlet_comes_before_the_same_one() -> None:
    same = article("same", FERRY.text, outlet="Post")
    other = article("other", "The ferry is gone.", outlet="Herald")
    unknown = article("unknown", "The ferry is gone today.")
    assert order(same, other, unknown)[-1] == "same"


def test_of_two_that_are_as_much_alike_the_nearer_in_time_comes_first() -> None:
    next_day = article("z", FERRY.text, date="2031-03-13")
    unknown = article("m", FERRY.text)
    last_year = article("a", FERRY.text, date="2030-03-12")
    assert order(last_year, unknown, next_day) == ["z", "m", "a"]
    assert rank(FERRY, [next_day])[0].days == 1


def test_a_date_less_exact_than_a_day_is_unknown() -> None:
    assert rank(FERRY, [article("a", "The ferry", date="2031-03")])[0].days is None


def test_a_title_counts_twice() -> None:
    titled = article("titled", "The regatta went on.", title="Ferry")
    untitled = article("untitled", "The regatta went on. Ferry")
    best, second = rank(FERRY, [untitled, titled])
    assert (best.id, second.id) == ("titled", "untitled")
    assert best.cosine > second.cosine


def test_a_background_makes_common_words_light() -> None:
    bay = article("bay", "Marrow Bay")
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
    titled = article("a", "harbour ferry", title="Harbour")
    assert key_terms(titled, lambda _: 5, 100) == ("harbour", "ferri")
