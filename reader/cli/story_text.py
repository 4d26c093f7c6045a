"""One story as text for a terminal: plain lines, and a table of what each two articles share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.text import Text

from reader.cli.name_list import plain_table
from reader.cli.output import TITLE, meta
from reader.comparing.kinds import SIGNS
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
    time_of_day,
)
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from index.article import ArticleId
    from index.story import PairTold, Reused, StoryArticle, StoryDetail

    Labels = Mapping[ArticleId, str]

_PAIRS = 45
"""Pairs of which is told how they are linked: those of ten articles; CSV and JSON tell all."""
_NARROWEST = 8
"""Cells of a column of the matrix at least: "12 100 %"."""
_LABEL, _NUMBER, _GAP = 40, 5, 3
"""Cells of a row's label at most, of its number of sentences, and between columns."""


def print_story(
    detail: StoryDetail,
    pairs: Sequence[PairTold],
    texts: Mapping[ArticleId, str],
    to: Console,
) -> None:
    """Write all that is known of a story.

    Args:
        detail: The story.
        pairs: Those of its articles that were compared.
        texts: By id, of the articles that share words; none where these aren't wanted.
        to: Where it is written.
    """
    labels = {article.id: article.label for article in detail.articles}
    to.print(Text(guard(detail.story.title or UNTITLED), style=TITLE), soft_wrap=True)
    _print(to, meta(*detail_line(detail), detail.story.id))
    if detail.names:
        _print(to, f"Names: {guard(named_by(detail))}")
    _print_head(to, "Who published when")
    for article in detail.articles:
        _print_article(article, labels, to)
    if len(labels) > 1:
        _print_head(to, "Independent texts")
        for ids in detail.reuse.texts:
            _print(to, f"  {guard(', '.join(labels[one] for one in ids))}")
    if sharing := reused(detail):
        _print_head(to, STRETCHES)
        _print(to, f"  {STRETCHES_ARE}")
        for pair in sharing:
            _print_reused(pair, labels, texts, to)
    if pairs:
        _print_pairs(Matrix(detail.articles, pairs), pairs, labels, to)


def _print(to: Console, line: str) -> None:
    to.print(line, soft_wrap=True)


def _print_head(to: Console, words: str) -> None:
    to.print()
    to.print(Text(words, style=TITLE))


def _print_article(article: StoryArticle, labels: Labels, to: Console) -> None:
    same = f"same text as {labels[article.same_as]}" if article.same_as else None
    when = ", ".join(filter(None, (day(article.date), time_of_day(article.date))))
    _print(to, f"  {meta(when, article.label, count(article.words, 'word'), article.id, same)}")
    _print(to, f"    {guard(article.title or UNTITLED)}")


def _print_reused(
    pair: Reused, labels: Labels, texts: Mapping[ArticleId, str], to: Console
) -> None:
    _print(to, f"  {guard(shared(pair, labels))}")
    for stretch in pair.stretches if texts else ():
        words = texts[pair.a][stretch.a.start : stretch.a.end]
        _print(to, f"    {SIGNS['verbatim']} {guard(' '.join(words.split()))}")


def _print_pairs(matrix: Matrix, pairs: Sequence[PairTold], labels: Labels, to: Console) -> None:
    _print_head(to, "How much each pair shares")
    _print(to, f"  {SHARES}")
    for table in _tables(matrix, to.width):
        to.print(table)
        to.print()
    to.print(Padding(LINKS_ARE, (0, 0, 0, 2), expand=False))
    for pair in pairs[:_PAIRS]:
        _print(to, f"  {guard(linked(pair, labels))}")
    if len(pairs) > _PAIRS:
        _print(to, f"  {len(pairs) - _PAIRS:,} more; --csv tells them all")


def _tables(matrix: Matrix, width: int) -> Iterator[Table]:
    """Yield the matrix, some columns at a time where there is no room for all.

    Columns are told by number where there is none for who they are.
    """
    labels = [guard(article.label) for article in matrix.articles]
    cells = [max(cell_len(label), _NARROWEST) + _GAP for label in labels]
    head = min(max(map(cell_len, labels)), _LABEL) + _GAP + _NUMBER
    if head + sum(cells) <= width:
        yield _table(matrix, labels, labels, range(len(labels)))
        return
    called = [f"{number} {label}" for number, label in enumerate(labels, 1)]
    numbers = [str(number) for number in range(1, len(labels) + 1)]
    some = max(1, (width - head - _NUMBER) // (_NARROWEST + _GAP))
    for start in range(0, len(labels), some):
        yield _table(matrix, called, numbers, range(len(labels))[start : start + some])


def _table(matrix: Matrix, rows: list[str], heads: list[str], columns: range) -> Table:
    table = plain_table("", "of", right=("of",))
    table.columns[0].max_width = _LABEL
    for column in columns:
        table.add_column(heads[column], justify="right", no_wrap=True)
    for called, row in zip(rows, matrix.articles, strict=True):
        shares = [matrix.share(row, matrix.articles[column]) for column in columns]
        told = [cell(share) if share else "–" for share in shares]
        table.add_row(*map(Text, (called, f"{matrix.sentences(row):,}", *told)))
    return table
