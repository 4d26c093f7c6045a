"""What two other outlets report and one article has no match for: by example and by property."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.compare.elsewhere import reported_elsewhere
from index.compare.prepared import prepare
from tests.sample_values import HOSTILE, bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import Article, ArticleId
    from index.elsewhere import Reported

OPENING = "The council of Marrow Bay voted on Monday to shut the old quay."
CRACK = "Divers found a crack eleven metres long in the northern pier."
CRACK_TOO = "A crack of eleven metres was found by divers in the northern pier last week."
CRACK_AS_WELL = "The northern pier has a crack, eleven metres long, which divers found in May."
FERRY = "Ferries to Lenia will leave from the fish market until a new landing stage is built."


def told(outlet: str | None, *sentences: str, **changes: str | None) -> Article:
    text = "\n\n".join(sentences)
    name = changes.pop("article_id", None) or f"{outlet}.txt"
    return bare(text, name, outlet=outlet, title=changes.pop("title", None), **changes)


def found(own: Article, *others: Article) -> list[list[str]]:
    return [[passage.text for passage in one.passages] for one in reported_elsewhere(own, others)]


HERALD = told("Marrow Herald", OPENING, "A brass band played for the last time on its planks.")
POST = told("Pier Post", "The old quay of Marrow Bay is shut, the council voted.", CRACK)
RADIO = told("Radio Sarbuk", CRACK_TOO, "The council's vote to shut the old quay was close.")


def test_what_two_others_report_is_told_with_its_passages_and_where_they_stand() -> None:
    (one,) = reported_elsewhere(HERALD, [POST, RADIO])
    assert one.outlets == 2
    assert [(passage.outlet, passage.text) for passage in one.passages] == [
        ("Pier Post", CRACK),
        ("Radio Sarbuk", CRACK_TOO),
    ]
    assert [POST.text[slice(*one.passages[0].span)], RADIO.text[slice(*one.passages[1].span)]] == [
        CRACK,
        CRACK_TOO,
    ]
    assert one.score >= 0.6
    assert one.wordings == 2


def test_the_passage_that_all_others_are_like_comes_first() -> None:
    fourth = told("Veldra Times", CRACK_AS_WELL)
    (one,) = reported_elsewhere(HERALD, [POST, RADIO, fourth])
    assert one.outlets == 3
    assert {passage.text for passage in one.passages} == {CRACK, CRACK_TOO, CRACK_AS_WELL}
    pairs = [reported_elsewhere(HERALD, [POST, other])[0].score for other in (RADIO, fourth)]
    assert one.score <= max(pairs)


@pytest.mark.parametrize(
    "own",
    [
        (CRACK,),
        (CRACK_AS_WELL,),
        ("Divers were there in May. They found a crack in the northern pier of eleven metres.",),
        ("The northern pier was looked at. The divers found a crack.", "It is eleven metres long."),
    ],
)
def test_what_the_article_says_itself_is_left_out(own: tuple[str, ...]) -> None:
    assert found(told("Marrow Herald", OPENING, *own), POST, RADIO) == []


def test_what_only_its_headline_says_is_left_out() -> None:
    headline = "Divers found crack of eleven metres in northern pier"
    assert found(told("Marrow Herald", OPENING, title=headline), POST, RADIO) == []


def test_what_it_reports_of_a_quotation_is_said_too() -> None:
    quotation = "“The quay is no longer safe for anyone who walks on it,” said Ilse Torvan."
    others = [told("Pier Post", quotation), told("Radio Sarbuk", quotation)]
    assert found(HERALD, *others) == [[quotation, quotation]]
    reporting = "Ilse Torvan said that the quay is not safe any longer for people to walk on."
    assert found(told("Marrow Herald", OPENING, reporting), *others) == []


def test_one_outlet_twice_is_one_outlet() -> None:
    again = told("Pier Post", CRACK_TOO, article_id="later.txt")
    assert found(HERALD, POST, again) == []
    (one,) = reported_elsewhere(HERALD, [POST, again, RADIO])
    assert one.outlets == 2


def test_outlets_that_are_not_known_count_by_article() -> None:
    unknown = [told(None, CRACK, article_id="1.txt"), told(None, CRACK_TOO, article_id="2.txt")]
    assert found(told(None, OPENING, article_id="3.txt"), *unknown) == [[CRACK, CRACK_TOO]]


def test_one_other_outlet_is_not_enough_and_none_is_nothing() -> None:
    assert found(HERALD, POST) == []
    assert found(HERALD) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He was very glad.", "He was very glad."),
        ("Marrow Bay, Lenia, Pier Post", "Marrow Bay, Lenia, Pier Post"),
        ("The harbour", "The harbour"),
    ],
)
def test_what_states_next_to_nothing_is_not_told(one: str, other: str) -> None:
    assert found(HERALD, told("Pier Post", FERRY, one), told("Radio Sarbuk", CRACK, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Harbour Minister Ilse Torvan was unconvinced.",
            "Asked about it, Harbour Minister Ilse Torvan praised bakers of Lenia.",
        ),
        (
            "It was saved by the minister of harbours, Ilse Torvan, who lent a boat.",
            "The minister of harbours Ilse Torvan paints in winter, neighbours said.",
        ),
        (
            "Captain Bor Quill of the Sarbuk Harbour Watch slept.",
            "Sarbuk Harbour Watch Captain Bor Quill wrote poems.",
        ),
    ],
)
def test_one_name_with_its_office_is_no_statement(one: str, other: str) -> None:
    assert found(HERALD, told("Pier Post", FERRY, one), told("Radio Sarbuk", CRACK, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Harbour Minister Ilse Torvan brought Captain Bor Quill.",
            "Captain Bor Quill arrived with Harbour Minister Ilse Torvan.",
        ),
        (
            "Harbour Minister Ilse Torvan resigned in tears.",
            "In tears, Harbour Minister Ilse Torvan resigned.",
        ),
    ],
)
def test_two_names_with_each_other_are_a_statement(one: str, other: str) -> None:
    others = told("Pier Post", FERRY, one), told("Radio Sarbuk", CRACK, other)
    assert found(HERALD, *others) == [[one, other]]


def test_the_same_words_in_both_are_told_last_as_one_wording() -> None:
    post = told("Pier Post", FERRY, CRACK)
    radio = told("Radio Sarbuk", FERRY, CRACK_TOO)
    both = reported_elsewhere(HERALD, [post, radio])
    assert [(one.passages[0].text, one.wordings) for one in both] == [(CRACK, 2), (FERRY, 1)]
    said = f"“{FERRY[:-1]},” she said."
    quoted = [told("Pier Post", said), told("Radio Sarbuk", said)]
    assert [one.wordings for one in reported_elsewhere(HERALD, quoted)] == [2]


@pytest.mark.parametrize(
    ("own", "later"),
    [("2031-05-02", 1), ("2031-05-01T09:00:00", 2), ("2031-05", 0), (None, 0), ("2031-06-01", 0)],
)
def test_how_many_came_on_a_later_day_is_told(own: str | None, later: int) -> None:
    post = told("Pier Post", CRACK, date="2031-05-02T18:00:00+02:00")
    radio = told("Radio Sarbuk", CRACK_TOO, date="2031-05-03")
    (one,) = reported_elsewhere(told("Marrow Herald", OPENING, date=own), [post, radio])
    assert one.later == later


def test_a_chain_is_no_group() -> None:
    """Each sentence is like the next; the first and the last have nothing in common."""
    chain = [
        told("One", "The grey harbour crane fell into the northern basin and crushed a barge."),
        told("Two", "A barge crushed in the northern basin spilled gravel over the narrow canal."),
        told("Three", "Gravel spilled over the narrow canal delayed forty lorries until evening."),
    ]
    for passages in found(HERALD, *chain):
        assert len(passages) == 2
    assert found(HERALD, *chain)


def test_the_nearest_sentence_is_told_below_what_counts_as_a_match() -> None:
    own = told("Marrow Herald", OPENING, "Divers were thanked.")
    (one,) = reported_elsewhere(own, [POST, RADIO])
    assert one.nearest is not None
    assert own.text[slice(*one.nearest)] == "Divers were thanked."
    assert one.nearest_score < 0.4
    (one,) = reported_elsewhere(told("Marrow Herald", "Nobody was glad."), [POST, RADIO])[:1]
    assert (one.nearest, one.nearest_score) == (None, 0.0)


def test_nothing_is_told_where_it_was_cancelled() -> None:
    asked = iter([False, False, False, False, True])
    steps: list[None] = []
    assert not reported_elsewhere(
        HERALD, [POST, RADIO], cancelled=lambda: next(asked), advanced=lambda: steps.append(None)
    )
    assert len(steps) == 1


@pytest.mark.parametrize(
    ("language", "opening", "one", "other"),
    [
        (
            "de",
            "Der Rat stimmte am Montag ab.",
            "Taucher fanden einen Riss von elf Metern im nördlichen Pfeiler der Brücke.",
            "Im nördlichen Pfeiler der Brücke fanden Taucher einen elf Meter langen Riss.",
        ),
        (
            "ru",
            "Совет проголосовал в понедельник.",
            "Водолазы нашли трещину длиной одиннадцать метров в северном пирсе.",
            "В северном пирсе водолазы нашли трещину длиной одиннадцать метров.",
        ),
        (
            "ja",
            "議会は月曜日に投票した。",
            "潜水士が北の桟橋で長さ十一メートルの亀裂を発見した。",
            "北の桟橋で長さ十一メートルの亀裂を潜水士が発見した。",
        ),
    ],
)
def test_other_languages_by_their_own_words(
    language: str, opening: str, one: str, other: str
) -> None:
    own = told("One", opening, language=language)
    others = (told("Two", one, language=language), told("Three", other, language=language))
    assert [set(passages) for passages in found(own, *others)] == [{one, other}]
    assert found(told("One", opening, one, language=language), *others) == []


@pytest.mark.parametrize(
    "long", ["a" * 300_000, " " * 300_000, "“" * 300_000, "crack pier " * 30_000]
)
def test_endless_texts_are_looked_through(long: str) -> None:
    assert isinstance(found(told("One", long), POST, RADIO), list)
    assert isinstance(found(HERALD, POST, told("Three", long)), list)


SENTENCES = (
    OPENING,
    CRACK,
    CRACK_TOO,
    CRACK_AS_WELL,
    FERRY,
    "Ferries for Lenia leave from the fish market, until there is a new landing stage.",
    "“The quay is no longer safe for anyone who walks on it,” said Ilse Torvan.",
    "Ilse Torvan called it “no longer safe for anyone who walks on it”.",
    "He was glad.",
    "The council set aside 4 million crowns for the work.",
    *HOSTILE,
)
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(("One", "Two", "Three", None)),
        st.lists(st.sampled_from(SENTENCES), max_size=6),
        st.sampled_from((None, CRACK, "[/b]")),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda drawn: [
        told(outlet, *sentences, article_id=f"{number}.txt", title=title)
        for number, (outlet, sentences, title) in enumerate(drawn)
    ]
)


def whose(article: Article) -> str:
    return article.outlet or article.id


@settings(deadline=None)
@given(ARTICLES, st.randoms())
def test_whatever_is_told_holds(articles: Sequence[Article], chance: object) -> None:
    own, *others = articles
    others = [one for one in others if own.outlet is None or one.outlet != own.outlet]
    by_id = {one.id: one for one in others}
    first = reported_elsewhere(own, others)
    for one in first:
        check(one, own, by_id)
    shuffled = list(others)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reported_elsewhere(own, shuffled) == first
    places = [(passage.article, passage.span) for one in first for passage in one.passages]
    assert len(places) == len(set(places))


def check(one: Reported, own: Article, others: Mapping[ArticleId, Article]) -> None:
    tellers = {whose(others[passage.article]) for passage in one.passages}
    assert one.outlets == len(tellers) >= 2
    assert 1 <= one.wordings <= len(one.passages)
    for passage in one.passages:
        teller = others[passage.article]
        assert passage.span in prepare(teller).sentences
        assert passage.text == teller.text[passage.span.start : passage.span.end]
        assert passage.text not in own.text
        assert passage.text != own.title
    if one.nearest is not None:
        assert isinstance(one.nearest, Span)
        assert one.nearest in prepare(own).sentences


@settings(deadline=None, max_examples=20)
@given(ARTICLES)
def test_nothing_is_told_that_all_the_others_but_one_outlet_lack(articles: list[Article]) -> None:
    own, *others = articles
    for outlet in {whose(one) for one in others}:
        of_one = [one for one in others if whose(one) == outlet]
        assert reported_elsewhere(own, of_one) == ()
    for one, other in combinations(others, 2):
        if whose(one) == whose(other):
            assert reported_elsewhere(own, [one, other]) == ()
