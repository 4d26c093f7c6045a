"""Stories as Markdown: to be pasted into notes or an issue. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.markdown import escaped
from reader.export.story_words import (
    LINKS_ARE,
    NONE,
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
    yield f"# Stories\n\n{escaped(counted)}\n"
    for story in stories:
        told = " · ".join((*story_line(story), story.id))
        yield f"- **{escaped(story.title or UNTITLED)}**  \n  {escaped(told)}"


def _told(detail: StoryDetail, pairs: Sequence[PairTold]) -> Iterator[str]:
    story = detail.story
    yield f"# {escaped(story.title or UNTITLED)}"
    yield f"\n*{escaped(' · '.join((*detail_line(detail), story.id)))}*"
    if detail.names:
        yield f"\nNames: {escaped(named_by(detail))}"
    yield "\n## Who published when\n"
    yield from _row("day", "time", "outlet", "words", "title", "article")
    yield "|---|---|---|--:|---|---|"
    for article in detail.articles:
        when = day(article.date), time_of_day(article.date)
        what = article.title or UNTITLED
        yield from _row(*when, article.label, f"{article.words:,}", what, article.id)
    yield from _reuse(detail)
    yield from _matrix(Matrix(detail.articles, pairs))
    labels = {article.id: article.label for article in detail.articles}
    if pairs:
        yield f"\n{_sentence(LINKS_ARE)}\n"
        yield from (f"- {escaped(linked(pair, labels))}" for pair in pairs)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _reuse(detail: StoryDetail) -> Iterator[str]:
    labels = {article.id: article.label for article in detail.articles}
    if len(labels) > 1:
        yield "\n## Independent texts\n"
        for ids in detail.reuse.texts:
            yield f"- {escaped(', '.join(labels[one] for one in ids))}"
    if pairs := reused(detail):
        yield f"\n## {STRETCHES}\n\n{_sentence(STRETCHES_ARE)}\n"
        yield from (f"- {escaped(shared(pair, labels))}" for pair in pairs)


def _matrix(matrix: Matrix) -> Iterator[str]:
    if not matrix.articles:
        return
    yield f"\n## How much each pair shares\n\n{_sentence(SHARES)}\n"
    yield from _row("", "of", *(column.label for column in matrix.articles))
    yield f"|---|--:|{'--:|' * len(matrix.articles)}"
    for row in matrix.articles:
        shares = [matrix.share(row, column) for column in matrix.articles]
        cells = (cell(share) if share else "–" for share in shares)
        yield from _row(row.label, f"{matrix.sentences(row):,}", *cells)


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(escaped(' '.join(told.split())) or NONE for told in cells)} |"
