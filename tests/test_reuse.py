"""Text that outlets share word for word: found, exact to the last word, and counted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId, Span
from index.catalogue.surveying import ToldArticle
from index.library import Library
from index.stories import reuse_book, story_reuse
from index.stories.prints import prints_of, sure_from, winnowed
from index.stories.reuse import LEAST, shared, stretches, word_row
from index.stories.shared_words import known_text, stretches_of
from index.stories.story_reuse import reuse_of
from index.words import fold, word_spans
from tests.copied_texts import paragraphs, sentences, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.stories.kept_prints import Counts
    from index.stories.prints import Prints
    from index.story import Reuse

NOTHING = np.zeros(0, np.uint32)
TEXTS = st.lists(st.sampled_from("ab cd ef gh".split()), max_size=60).map(" ".join)


def folded(text: str, span: Span) -> list[str]:
    return [fold(word) for word, _, _ in word_spans(text[span.start : span.end])]


def test_a_stretch_is_known_but_for_case_accents_and_quotation_marks() -> None:
    a = "Then: the café's “quick brown fox” jumps over the dog. It rests."
    b = "We saw THE CAFÉ'S 'quick brown fox' jumps over; the dog, it slept."
    (found,) = shared(word_row(a), word_row(b))
    assert a[slice(*found.a)] == "the café's “quick brown fox” jumps over the dog. It"
    assert b[slice(*found.b)] == "THE CAFÉ'S 'quick brown fox' jumps over; the dog, it"
    assert found.words == 10


def test_the_longest_stretch_comes_first_and_what_it_leaves_free_follows() -> None:
    a = "one two three four five six seven eight nine ten eleven twelve"
    b = f"{a[:36]} gap four five six seven eight nine ten eleven twelve"
    found = shared(word_row(a), word_row(b))
    assert [(a[slice(*one.a)], one.words) for one in found] == [
        ("four five six seven eight nine ten eleven twelve", 9)
    ]


@given(TEXTS, TEXTS)
def test_stretches_are_the_same_words_apart_from_each_other_and_as_long_as_can_be(
    a: str, b: str
) -> None:
    one, other = word_row(a), word_row(b)
    found = stretches(one, other)
    taken_a, taken_b = np.zeros(len(one), int), np.zeros(len(other), int)
    for at, there, words in found:
        assert words >= LEAST
        assert (one.numbers[at : at + words] == other.numbers[there : there + words]).all()
        taken_a[at : at + words] += 1
        taken_b[there : there + words] += 1
    assert taken_a.max(initial=0) <= 1
    assert taken_b.max(initial=0) <= 1
    for at, there, words in found:
        end_a, end_b = at + words, there + words
        if end_a < len(one) and end_b < len(other) and not (taken_a[end_a] or taken_b[end_b]):
            assert one.numbers[end_a] != other.numbers[end_b]
    assert [(b, a, n) for a, b, n in found] == sorted(
        ((a, b, n) for a, b, n in stretches(other, one)), key=lambda run: run[1]
    )


@given(st.integers(0, 10_000), st.integers(9, 40), st.integers(0, 60), st.integers(0, 60))
def test_nine_words_that_two_texts_share_have_a_fingerprint_in_both(
    seed: int, words: int, before: int, after: int
) -> None:
    made = random.Random(seed)  # noqa: S311  texts for a test
    planted = " ".join(f"p{made.randrange(50)}" for _ in range(words))
    a = " ".join([*(f"a{n}" for n in range(before)), planted, *(f"a{n}" for n in range(after))])
    b = " ".join([*(f"b{n}" for n in range(after)), planted, *(f"b{n}" for n in range(before))])
    assert np.intersect1d(prints_of(a), prints_of(b)).size
    (whole, *_) = stretches_of(known_text(a, ()), known_text(b, ()), NOTHING)
    assert whole.words >= 9 or words > 9


def test_six_words_that_two_have_by_chance_are_not_told() -> None:
    a = "She was for the first time in years at home with her goats and geese"
    b = "Nobody was for the first time in a week late for the ferry to the island"
    assert stretches_of(known_text(a, ()), known_text(b, ()), NOTHING) == []


def test_ideographs_are_half_words() -> None:
    same = "港口的起重机星期二倒在码头上没有人受伤"
    a, b = f"昨天{same}警方说", f"据报道{same}市长表示"
    (found,) = shared(word_row(a), word_row(b))
    assert a[slice(*found.a)] == b[slice(*found.b)] == same
    assert sure_from(word_row(a).signs) == len(same)
    assert shared(word_row(same[:11]), word_row(same[:11] + "了")) == ()


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("word " * 60_000, "word " * 50_000 + "end", 50_000),
        ("a b c " * 20_000, "b c a " * 20_000, 59_999),
        ("'" * 300_000, "“" * 300_000, 0),
        (" " * 300_000, "x" * 300_000, 0),
    ],
)
def test_what_is_repeated_without_end_is_shared_all_the_same(a: str, b: str, words: int) -> None:
    assert sum(one.words for one in shared(word_row(a), word_row(b))) == words


def test_many_ways_to_put_two_texts_side_by_side_come_to_an_end() -> None:
    a = word_row(" ".join(f"w w w w w w w u{n % 7}" for n in range(2_000)))
    b = word_row(" ".join(f"w w w w w w w u{n % 5}" for n in range(2_000)))
    assert sum(one.words for one in stretches(a, b)) > 8_000


def test_of_words_in_many_texts_no_stretch_is_told_but_of_others_beside_them() -> None:
    line = "Sign up for our newsletter and get the news of the day at six in the morning."
    report = paragraphs(sentences(1, 6))
    a, b = known_text(f"{report}\n\n{line}", ()), known_text(f"Otherwise.\n\n{line}", ())
    common = prints_of(line)
    assert stretches_of(a, b, NOTHING)
    assert stretches_of(a, b, common) == []
    copy = known_text(f"{line}\n\n{report}", ())
    assert sum(one.words for one in stretches_of(a, copy, common)) == len(word_row(report))


# What the articles of a story share


def told(texts: list[str]) -> Reuse:
    articles = [
        ToldArticle(n, ArticleId(f"{n}"), None, f"o{n}", None, 0, None, text, "en", None)
        for n, text in enumerate(texts)
    ]

    def counts(prints: Prints) -> Counts:
        return np.ones(len(prints), np.int64)

    return reuse_of(articles, lambda text: known_text(text, (Span(0, len(text)),)), counts)


def test_cuts_and_additions_of_one_report_are_one_text() -> None:
    wire, own = sentences(2, 24), sentences(3, 24)
    texts = [
        paragraphs(wire),
        paragraphs(wire[:12]),  # cut from the end
        paragraphs([*wire[3:18], *sentences(4, 8)]),  # with paragraphs of its own
        paragraphs([*own[:12], *wire[4:8], *own[12:]]),  # a report of its own that takes four lines
        paragraphs(wire),  # printed as it is
    ]
    reuse = told(texts)
    assert reuse.texts == (("0", "1", "2", "4"), ("3",))
    pairs = {(str(pair.a), str(pair.b)): pair for pair in reuse.pairs}
    assert pairs["0", "4"].of_a == pairs["0", "4"].of_b == pairs["0", "1"].of_b == 1
    assert pairs["0", "1"].words == len(word_row(paragraphs(wire[:12])))
    assert 0.1 < pairs["0", "3"].of_b < 0.2


def test_a_long_quotation_alone_does_not_make_two_texts_one() -> None:
    said = f"“{' '.join(sentences(5, 8))}”"
    texts = [f"{' '.join(sentences(seed, 3))} {said}" for seed in (6, 7)]
    reuse = told(texts)
    assert reuse.pairs[0].of_a > 0.5
    assert reuse.texts == (("0",), ("1",))


def test_of_a_story_without_end_the_first_texts_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story_reuse, "_TEXTS", 2)
    wire = paragraphs(sentences(8, 9))
    reuse = told([wire, f"{wire} One.", f"{wire} Two."])
    assert reuse.texts == (("0", "1"), ("2",))


def test_a_report_that_very_many_print_with_changes_is_one_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story_reuse, "COMMON", 3)
    wire = paragraphs(sentences(9, 9))
    assert len(told([f"{wire} Number {n}." for n in range(6)]).texts) == 1


def test_articles_without_a_text_are_not_the_same() -> None:
    assert told(["", ""]).texts == (("0",), ("1",))


# In a corpus


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("reuse")
    wire = sentences(20, 24)
    for name, outlet, lines in (
        ("a.md", "Ansel Wire", wire),
        ("b.md", "Pier Post", wire[:15]),
        ("c.md", "Radio Veldra", [*sentences(21, 12), *wire[6:9]]),
        ("d.md", "Tolma Times", sentences(22, 20)),
        ("e.md", "Ansel Wire", wire),
    ):
        written(folder / "news", name, outlet, paragraphs(lines))
    with Library.open(folder / "news", index_dir=folder / "indexes") as opened:
        opened.refresh()
        yield opened


def test_what_others_have_of_an_article_is_told_to_the_letter(news: Library) -> None:
    assert not news.reuse_complete()
    assert news.find_reuse()
    assert news.reuse_complete()
    a = news.article(ArticleId("a.md"))
    found = news.reused(a.id)
    assert [one.b for one in found] == ["e.md", "b.md", "c.md"]
    assert (found[0].of_a, found[0].of_b) == (1, 1)
    for one in found:
        other = news.article(one.b).text
        for stretch in one.stretches:
            assert folded(a.text, stretch.a) == folded(other, stretch.b)
            assert len(folded(a.text, stretch.a)) == stretch.words
    assert news.reused(a.id, limit=1) == found[:1]
    assert news.reused(ArticleId("d.md")) == ()
    back = {(one.b, one.words) for one in news.reused(ArticleId("c.md"))}
    assert ("a.md", found[2].words) in back
    assert set(news.cards_of([ArticleId("c.md"), ArticleId("gone.md")])) == {"c.md"}


def test_a_story_tells_how_many_texts_there_are(news: Library) -> None:
    news.find_stories()
    story = news.story_of(ArticleId("a.md"))
    assert story is not None
    detail = news.story_detail(story.id)
    assert detail is not None
    assert {"a.md", "b.md", "e.md"} <= set(detail.reuse.texts[0])
    assert not {"c.md", "d.md"} & set(detail.reuse.texts[0])


def test_words_in_too_many_texts_lead_nowhere(
    news: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.find_reuse()
    monkeypatch.setattr(reuse_book, "COMMON", 1)
    assert [one.b for one in news.reused(ArticleId("a.md"))] == ["e.md"]
    text = news.article(ArticleId("b.md")).text
    (many,) = news.in_many(ArticleId("b.md"))
    assert (many.start, text[many.start :][-20:]) == (0, text[-20:])
    assert news.in_many(ArticleId("d.md")) == ()


def test_a_text_that_comes_or_goes_costs_itself(tmp_path: Path) -> None:
    wire = sentences(30, 12)
    written(tmp_path / "news", "a.md", "Ansel Wire", paragraphs(wire))
    written(tmp_path / "news", "b.md", "Pier Post", paragraphs(wire[:6]))
    with Library.open(tmp_path / "news", index_dir=tmp_path / "indexes") as library:
        library.refresh()
        library.find_reuse()
        written(tmp_path / "news", "c.md", "Radio Veldra", paragraphs(wire[3:]))
        (tmp_path / "news" / "b.md").unlink()
        library.refresh()
        assert not library.reuse_complete()
        counted: list[int] = []
        assert library.find_reuse(progress=lambda progress: counted.append(progress.total))
        assert set(counted) == {1}
        assert [one.b for one in library.reused(ArticleId("a.md"))] == ["c.md"]
        written(tmp_path / "news", "d.md", "Tolma Times", paragraphs(sentences(31, 9)))
        library.refresh()
        assert not library.find_reuse(cancelled=lambda: True)
        assert library.find_reuse()


def test_winnowing_keeps_two_rows_of_words_of_five() -> None:
    row = word_row(paragraphs(sentences(40, 200)))
    found = winnowed(row.numbers, row.signs)
    assert 0.36 < len(found.places) / len(row) < 0.44
    assert np.diff(found.places).max() <= 4
