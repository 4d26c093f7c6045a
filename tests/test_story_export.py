"""A story as JSON, Markdown and CSV: from values alone."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId, Span
from index.results import NameRef
from index.story import (
    PairShare,
    PairTold,
    Reuse,
    Reused,
    Shared,
    Story,
    StoryArticle,
    StoryDetail,
    StoryId,
)
from reader.export.stories import story_json
from reader.export.story_markdown import story_markdown
from reader.export.story_tables import pairs_csv
from reader.export.story_words import Matrix, cell, linked, reused, time_of_day, told_by
from tests.sample_values import comparison

A, B, C = (ArticleId(f"{name}.txt") for name in "abc")
_TEXT = "The crane fell into the basin on Tuesday."
ARTICLES = (
    StoryArticle(A, "Crane falls", "Pier Post", "2026-03-03T09:30:00", 8, "Pier Post"),
    StoryArticle(B, None, "Radio [b]", "2026-03-04", 8, "Radio [b]"),
    StoryArticle(C, "A crane", None, None, 5, "unknown c.txt"),
)
STORY = Story(
    StoryId("s12"),
    "Crane | falls",
    *("2026-03-03", "2026-03-04"),
    (A, B, C),
    ("Pier Post", "Radio [b]"),
    unknown=1,
)
DETAIL = StoryDetail(
    STORY,
    ARTICLES,
    ((NameRef("place", "Lenia"), 3), (NameRef("person", "Ada Quill"), 2)),
    Reuse(
        (Reused(A, B, (Shared(Span(4, 29), Span(4, 29), 5),), 5, 0.625, 0.5),),
        ((A, B), (C,)),
    ),
    21,
)
_COMPARISON = comparison([["One."]], [["Two."]])
PAIRS = (
    PairTold(A, B, PairShare(1, 8), PairShare(1, 1), (("verbatim", 1),), _COMPARISON),
    PairTold(A, C, PairShare(0, 8), PairShare(0, 2), (), _COMPARISON),
    PairTold(B, C, PairShare(1, 1), PairShare(2, 2), (("reworded", 2),), _COMPARISON),
)


def test_a_story_as_a_value() -> None:
    told = story_json(DETAIL, PAIRS, {A: _TEXT}, names_complete=True)
    assert told == {
        "id": "s12",
        "title": "Crane | falls",
        "first": "2026-03-03",
        "last": "2026-03-04",
        "articles": [A, B, C],
        "outlets": ["Pier Post", "Radio [b]"],
        "unknown": 1,
        "decided": False,
        "words": 21,
        "names": [
            {"name": "Lenia", "kind": "place", "articles": 3},
            {"name": "Ada Quill", "kind": "person", "articles": 2},
        ],
        "time_line": [
            {
                "id": A,
                "title": "Crane falls",
                "outlet": "Pier Post",
                "date": "2026-03-03T09:30:00",
                "words": 8,
                "label": "Pier Post",
                "same_text_as": None,
            },
            {
                "id": B,
                "title": None,
                "outlet": "Radio [b]",
                "date": "2026-03-04",
                "words": 8,
                "label": "Radio [b]",
                "same_text_as": None,
            },
            {
                "id": C,
                "title": "A crane",
                "outlet": None,
                "date": None,
                "words": 5,
                "label": "unknown c.txt",
                "same_text_as": None,
            },
        ],
        "independent_texts": [[A, B], [C]],
        "reused": [
            {
                "a": A,
                "b": B,
                "words": 5,
                "of_a": 0.625,
                "of_b": 0.5,
                "stretches": [
                    {"a": [4, 29], "b": [4, 29], "words": 5, "text": "crane fell into the basin"}
                ],
            }
        ],
        "pairs": [
            {
                "a": A,
                "b": B,
                "share_a": {"matched": 1, "of": 8},
                "share_b": {"matched": 1, "of": 1},
                "links": {"verbatim": 1},
            },
            {
                "a": A,
                "b": C,
                "share_a": {"matched": 0, "of": 8},
                "share_b": {"matched": 0, "of": 2},
                "links": {},
            },
            {
                "a": B,
                "b": C,
                "share_a": {"matched": 1, "of": 1},
                "share_b": {"matched": 2, "of": 2},
                "links": {"reworded": 2},
            },
        ],
        "names_complete": True,
    }


def test_a_story_as_markdown() -> None:
    assert story_markdown(DETAIL, PAIRS) == (
        "# Crane \\| falls\n\n"
        "*3–4 Mar 2026 · 3 articles · 2 outlets named, 1 unknown · 2 independent texts · 21 words"
        " · s12*\n\n"
        "Names: Lenia 3 · Ada Quill 2\n\n"
        "## Who published when\n\n"
        "| day | time | outlet | words | title | article |\n"
        "|---|---|---|--:|---|---|\n"
        "| Tue 3 Mar 2026 | 09:30 | Pier Post | 8 | Crane falls | a.txt |\n"
        "| Wed 4 Mar 2026 | time unknown | Radio \\[b\\] | 8 | title unknown | b.txt |\n"
        "| date unknown | · | unknown c.txt | 5 | A crane | c.txt |\n\n"
        "## Independent texts\n\n"
        "- Pier Post, Radio \\[b\\]\n"
        "- unknown c.txt\n\n"
        "## Stretches in common\n\n"
        "Nine words or more in a row, alike but for capitals and accents; six to eight only beside"
        " such a row.\n\n"
        "- Pier Post and Radio \\[b\\]: 5 words in 1 stretch,"
        " 62 % of the one, 50 % of the other\n\n"
        "## How much each pair shares\n\n"
        "Passages of the row that have a match in the column.\n\n"
        "| · | of | Pier Post | Radio \\[b\\] | unknown c.txt |\n"
        "|---|--:|--:|--:|--:|\n"
        "| Pier Post | 8 | – | 1 12 % | · |\n"
        "| Radio \\[b\\] | 1 | 1 100 % | – | 1 100 % |\n"
        "| unknown c.txt | 2 | · | 2 100 % | – |\n\n"
        "Links of passages, named as in Compare; word for word is six words in a row, or a whole"
        " short passage.\n\n"
        "- Pier Post and Radio \\[b\\]: 1 word for word\n"
        "- Pier Post and unknown c.txt: no passage linked\n"
        "- Radio \\[b\\] and unknown c.txt: 2 in other words\n"
    )


def test_a_story_of_one_article_shares_nothing() -> None:
    alone = StoryDetail(STORY, ARTICLES[:1], (), Reuse((), ((A,),)), 8)
    told = story_markdown(alone, ())
    assert told.endswith("| Crane falls | a.txt |\n")
    assert "Names" not in told


def test_what_a_copy_shares_is_told_by_the_text_that_it_is_a_copy_of() -> None:
    copied = replace(DETAIL, articles=(ARTICLES[0], replace(ARTICLES[1], same_as=A), ARTICLES[2]))
    assert reused(DETAIL) == list(DETAIL.reuse.pairs)
    assert reused(copied) == []
    assert "Stretches in common" not in story_markdown(copied, ())


def test_pairs_as_a_table() -> None:
    table = list(csv.DictReader(io.StringIO(pairs_csv(DETAIL, PAIRS))))
    assert [(row["id"], row["other_id"]) for row in table] == [
        *((A, B), (B, A), (A, C), (C, A), (B, C), (C, B)),
    ]
    assert table[0] == {
        "id": A,
        "label": "Pier Post",
        "date": "2026-03-03T09:30:00",
        "other_id": B,
        "other_label": "Radio [b]",
        "other_date": "2026-03-04",
        "matched": "1",
        "of": "8",
        "share": "0.125",
        "contradiction": "0",
        "verbatim": "1",
        "quote": "0",
        "reworded": "0",
        "reused_words": "5",
        "reused_share": "0.625",
    }
    assert table[1]["reused_share"] == "0.5"
    assert (table[3]["share"], table[3]["reused_words"]) == ("0.0", "0")


def test_several_links_of_a_kind_are_told_as_several() -> None:
    told = replace(PAIRS[0], links=(("contradiction", 1), ("verbatim", 2), ("quote", 4)))
    assert linked(told, {A: "Pier Post", B: "Radio"}) == (
        "Pier Post and Radio: 1 contradiction, 2 word for word, 4 same quotations"
    )


def test_a_matrix_has_those_that_were_compared() -> None:
    matrix = Matrix(ARTICLES, PAIRS[:1])
    assert matrix.articles == list(ARTICLES[:2])
    assert matrix.share(*ARTICLES[:2]) == PairShare(1, 8)
    assert matrix.share(ARTICLES[0], ARTICLES[0]) is None
    assert matrix.sentences(ARTICLES[0]) == 8
    assert Matrix(ARTICLES, ()).articles == []


def test_times_and_tellers_in_words() -> None:
    told = ("2026-03-03T09:30:05+02:00", "2026-03-03", "2026-03", None)
    assert [time_of_day(date) for date in told] == [
        *("09:30:05 UTC+02:00", "time unknown", "time unknown", ""),
    ]
    assert told_by(STORY) == "Pier Post, Radio [b], 1 unknown"


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_cell_tells_number_and_share(share: tuple[int, int]) -> None:
    told = cell(PairShare(*share))
    if not share[0]:
        assert told == "·"
        return
    number, part, sign = told.split()
    assert (int(number), sign) == (share[0], "%")
    assert abs(int(part) - 100 * share[0] / share[1]) <= 0.5
