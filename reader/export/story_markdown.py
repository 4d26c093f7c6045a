"""Stories as Markdown: to be pasted into notes or an issue. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.markdown import one_line, sheet_markdown
from reader.export.sheet import NONE, Head, Items, Line, Table, words
from reader.export.story_words import (
    LINKS_ARE,
    SHARES,
    STRETCHES,
    STRETCHES_ARE,
    UNTITLED,
    Matrix,
    cell,
    detail_line,
    linked,
    named_by,
    reused,
    shared,
    story_line,
    time_of_day,
)
from reader.text.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.story import PairTold, Story, StoryDetail
    from reader.export.sheet import Block


def stories_markdown(stories: Iterable[Story], counted: str) -> str:
    """Return stories as a list.

    Args:
        stories: In the order wanted.
        counted: How many they are, in words.
    """
    return "\n".join(_listed(stories, counted)) + "\n"


def story_markdown(detail: StoryDetail, pairs: Sequence[PairTold]) -> str:
    """Return a story with all that is known of it.

    Args:
        detail: The story.
        pairs: Those of its articles that were compared.
    """
    return "\n".join(_told(detail, pairs)) + "\n"


def _listed(stories: Iterable[Story], counted: str) -> Iterator[str]:
    yield f"# Stories\n\n{one_line(counted)}\n"
    for story in stories:
        told = " · ".join((*story_line(story), story.id))
        yield f"- **{one_line(story.title or UNTITLED)}**  \n  {one_line(told)}"


def _told(detail: StoryDetail, pairs: Sequence[PairTold]) -> Iterator[str]:
    story = detail.story
    yield f"# {one_line(story.title or UNTITLED)}"
    yield f"\n*{one_line(' · '.join((*detail_line(detail), story.id)))}*"
    if detail.names:
        yield f"\nNames: {one_line(named_by(detail))}"
    yield from sheet_markdown(_sheet(detail, pairs))


def _sheet(detail: StoryDetail, pairs: Sequence[PairTold]) -> Iterator[Block]:
    labels = {article.id: article.label for article in detail.articles}
    yield Head("Who published when", "when")
    yield _articles(detail)
    if len(labels) > 1:
        texts = (", ".join(labels[one] for one in ids) for ids in detail.reuse.texts)
        yield from (Head("Independent texts", "texts"), _items(texts))
    if sharing := reused(detail):
        yield from (Head(STRETCHES, "stretches"), Line(words(_sentence(STRETCHES_ARE))))
        yield _items(shared(pair, labels) for pair in sharing)
    matrix = Matrix(detail.articles, pairs)
    if matrix.articles:
        yield from (Head("How much each pair shares", "shares"), Line(words(_sentence(SHARES))))
        yield _matrix(matrix)
    if pairs:
        yield Line(words(_sentence(LINKS_ARE)))
        yield _items(linked(pair, labels) for pair in pairs)


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."


def _items(lines: Iterable[str]) -> Items:
    return Items(tuple(map(words, lines)))


def _articles(detail: StoryDetail) -> Table:
    rows = []
    for article in detail.articles:
        when = day(article.date), time_of_day(article.date)
        what = article.title or UNTITLED
        told = (*when, article.label, f"{article.words:,}", what, article.id)
        rows.append(tuple(map(words, told)))
    heads = ("day", "time", "outlet", "words", "title", "article")
    return Table(heads, tuple(rows), right=(3,))


def _matrix(matrix: Matrix) -> Table:
    rows = []
    for row in matrix.articles:
        shares = [matrix.share(row, column) for column in matrix.articles]
        cells = (cell(share) if share else "–" for share in shares)
        rows.append(tuple(map(words, (row.label, f"{matrix.sentences(row):,}", *cells))))
    heads = (NONE, "of", *(column.label for column in matrix.articles))
    return Table(heads, tuple(rows), right=tuple(range(1, len(heads))))
