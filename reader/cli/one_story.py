"""One story on the command line: who told it when, what its articles have in common."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from index.errors import CorpusError, NoSuchArticleError
from index.results import Progress
from reader.cli.corpus import bar
from reader.cli.name_list import plain_table
from reader.cli.output import TITLE, console, json_text, meta, note, write
from reader.export.stories import story_json
from reader.export.story_markdown import story_markdown
from reader.export.story_tables import pairs_csv
from reader.export.story_words import (
    SHARES,
    UNTITLED,
    Matrix,
    cell,
    detail_line,
    named_by,
    shared,
    time_of_day,
)
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from index.article import ArticleId
    from index.library import Library
    from index.story import PairTold, Reuse, StoryArticle, StoryDetail, StoryId
    from reader.cli.options import Options
    from reader.cli.story_list import Form

_COMPARED = 30
"""Articles of a story that are compared with each other unless more are wanted: 435 pairs."""
_TOLD = 10
"""How many stories are named that may be meant."""
_TILE = 15
"""Pairs are gone through by as many articles on either side: what a comparison needs of each
article is remembered for that many."""
_NARROWEST = 8
"""Cells of a column of the matrix at least: "12 100 %"."""


def story_meant(library: Library, typed: str) -> StoryId:
    """Return the story that is meant: by its id or the beginning of it, or by an article's.

    Args:
        library: The corpus, its articles grouped.
        typed: As somebody types it.

    Raises:
        CorpusError: Nothing is called so, or several are, which are told then.
    """
    if found := library.story(typed):
        return found.id
    like = [story.id for story in library.stories().stories if typed and story.id.startswith(typed)]
    if like:
        told = ", ".join(like[:_TOLD]) + (", …" if len(like) > _TOLD else "")
        raise CorpusError(f"“{typed}” may be any of these stories: {told}.", "Give more of the id.")
    try:
        article = library.resolve(typed)
    except NoSuchArticleError as fault:
        raise CorpusError(
            f"No story's id begins with “{typed}”. {fault.message}", fault.hint
        ) from None
    found = library.story_of(article)
    if found is None:
        raise CorpusError(f"{article} is in no story yet.", "Wait until all articles are grouped.")
    return found.id


def tell_story(
    library: Library,
    story_id: StoryId,
    form: Form,
    options: Options,
    *,
    every: bool,
    stretches: bool,
) -> int:
    """Write all that is known of a story; return the exit code.

    Args:
        library: The corpus.
        story_id: The story.
        form: In which it is written.
        options: Of the command.
        every: Compare all its articles, however many they are.
        stretches: Write the words that are shared, too; JSON has them anyway.
    """
    detail = library.story_detail(story_id)
    if detail is None:
        return 1
    compared = detail.articles if every else detail.articles[:_COMPARED]
    pairs = _compared(library, compared, options)
    complete = library.names_complete()
    if form == "json":
        value = story_json(detail, pairs, _texts(library, detail.reuse), names_complete=complete)
        write(json_text(value) + "\n")
    elif form == "csv":
        write(pairs_csv(detail, pairs))
    elif form == "markdown":
        write(guard(story_markdown(detail, pairs), newlines=True))
    else:
        texts = _texts(library, detail.reuse) if stretches else {}
        _print(detail, pairs, texts, console(options))
    if len(compared) < len(detail.articles):
        note(
            options,
            f"Only the first {len(compared)} of {len(detail.articles):,} articles were compared "
            "with each other; --all compares them all.",
        )
    return 0


def _compared(
    library: Library, articles: Sequence[StoryArticle], options: Options
) -> list[PairTold]:
    """Compare each two articles; return them in the order of the articles."""
    places = range(len(articles))
    pairs = sorted(combinations(places, 2), key=lambda pair: [place // _TILE for place in pair])
    found = {}
    with bar(options) as progress:
        for done, (a, b) in enumerate(pairs):
            if progress:
                progress(Progress("comparing", done, len(pairs), None))
            found[a, b] = library.pair(articles[a].id, articles[b].id)
    return [found[pair] for pair in sorted(found)]


def _texts(library: Library, reuse: Reuse) -> dict[ArticleId, str]:
    return {one: library.article(one).text for one in sorted({pair.a for pair in reuse.pairs})}


def _print(
    detail: StoryDetail,
    pairs: Sequence[PairTold],
    texts: Mapping[ArticleId, str],
    to: Console,
) -> None:
    story = detail.story
    to.print(Text(guard(story.title or UNTITLED), style=TITLE), soft_wrap=True)
    to.print(meta(*detail_line(detail), story.id), soft_wrap=True)
    if detail.names:
        to.print(f"Names: {guard(named_by(detail))}", soft_wrap=True)
    _head(to, "Who published when")
    labels = {article.id: article.label for article in detail.articles}
    for article in detail.articles:
        _print_article(article, labels, to)
    if len(labels) > 1:
        _head(to, "Independent texts")
        for ids in detail.reuse.texts:
            to.print(f"  {guard(', '.join(labels[one] for one in ids))}", soft_wrap=True)
    if detail.reuse.pairs:
        _head(to, "Word for word")
        for pair in detail.reuse.pairs:
            to.print(f"  {guard(shared(pair, labels))}", soft_wrap=True)
            for stretch in pair.stretches if texts else ():
                words = texts[pair.a][stretch.a.start : stretch.a.end]
                to.print(f"    “{guard(' '.join(words.split()))}”", soft_wrap=True)
    matrix = Matrix(detail.articles, pairs)
    if matrix.articles:
        _head(to, "How much each pair shares")
        to.print(f"  {SHARES}", soft_wrap=True)
        to.print(_table(matrix, to.width))


def _head(to: Console, words: str) -> None:
    to.print()
    to.print(Text(words, style=TITLE))


def _print_article(article: StoryArticle, labels: Mapping[ArticleId, str], to: Console) -> None:
    same = f"same text as {labels[article.same_as]}" if article.same_as else None
    when = ", ".join(filter(None, (day(article.date), time_of_day(article.date))))
    told = (when, article.label, count(article.words, "word"), article.id, same)
    to.print(f"  {meta(*told)}", soft_wrap=True)
    to.print(f"    {guard(article.title or UNTITLED)}", soft_wrap=True)


def _table(matrix: Matrix, width: int) -> Table:
    """Return the matrix; columns are told by number where there is no room for who they are."""
    labels = [guard(article.label) for article in matrix.articles]
    cells = [max(cell_len(label), _NARROWEST) + 2 for label in labels]
    numbered = max(cells) + 6 + sum(cells) > width
    table = plain_table("", "of", right=("of",))
    for number, label in enumerate(labels, 1):
        table.add_column(f"{number}" if numbered else label, justify="right", no_wrap=True)
    for number, row in enumerate(matrix.articles, 1):
        called = f"{number} {guard(row.label)}" if numbered else guard(row.label)
        shares = [matrix.share(row, column) for column in matrix.articles]
        told = [cell(share) if share else "–" for share in shares]
        table.add_row(*map(Text, (called, f"{matrix.sentences(row):,}", *told)))
    return table
