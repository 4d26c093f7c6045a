"""One story as text: its matrix in any width."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from index.article import ArticleId
from index.story import PairShare, PairTold, Reuse, StoryArticle
from reader.cli.story_text import print_story
from tests.test_story_export import DETAIL, PAIRS

LABELS = ("Pier Post", "漢字新聞", "The Marrow Bay Herald", "Radio [b]")
_PAIR = PAIRS[0]


def told(articles: int, width: int, labels: tuple[str, ...] = LABELS) -> list[str]:
    """Return the matrix of a story of so many articles, as it is written."""
    listed = tuple(
        StoryArticle(ArticleId(f"{n}.txt"), None, None, None, 5, f"{labels[n % len(labels)]} {n}")
        for n in range(articles)
    )
    pairs = [
        PairTold(a.id, b.id, PairShare(n, 100), PairShare(100, 100), (), _PAIR.comparison)
        for n, (a, b) in enumerate(combinations(listed, 2))
    ]
    to = Console(file=io.StringIO(), width=width)
    detail = replace(DETAIL, articles=listed, reuse=Reuse((), ()))
    print_story(detail, pairs, {}, to)
    assert isinstance(to.file, io.StringIO)
    lines = to.file.getvalue().splitlines()
    start = lines.index("How much each pair shares") + 2
    return lines[start : next(n for n, line in enumerate(lines) if line.startswith("  links"))]


def test_columns_are_called_by_who_they_are_where_there_is_room() -> None:
    assert told(2, 60, ("Post",)) == [
        "          of      Post 0   Post 1",
        "─────────────────────────────────",
        "Post 0   100           –        ·",
        "Post 1   100   100 100 %        –",
        "",
    ]


@settings(max_examples=25)
@given(st.integers(2, 12), st.integers(64, 200))
def test_in_any_width_each_cell_is_told_whole(articles: int, width: int) -> None:
    lines = told(articles, width)
    assert max(map(cell_len, lines)) <= width
    assert sum(line.count("100 %") for line in lines) >= articles * (articles - 1) // 2
    assert sum(line.count("–") for line in lines) == articles
    assert "…" not in "".join(lines)
