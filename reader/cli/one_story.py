"""One story on the command line: who told it when, what its articles have in common."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from index.errors import CorpusError, NoSuchArticleError
from index.results import Progress
from reader.cli.corpus import bar
from reader.cli.output import console, json_text, note, write
from reader.cli.story_text import print_story
from reader.export.stories import story_json
from reader.export.story_markdown import story_markdown
from reader.export.story_tables import pairs_csv
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId
    from index.library import Library
    from index.story import PairTold, Reuse, StoryArticle, StoryId
    from reader.cli.options import Options
    from reader.cli.story_list import Form

_COMPARED = 30
"""Texts of a story that are compared with each other unless more are wanted: 435 pairs."""
_TOLD = 10
"""How many stories are named that may be meant."""
_TILE = 15
"""Pairs are gone through by as many articles on either side: what a comparison needs of each
article is remembered for that many."""


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
    texts = [article for article in detail.articles if article.same_as is None]
    compared = texts if every else texts[:_COMPARED]
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
        quoted = _texts(library, detail.reuse) if stretches else {}
        print_story(detail, pairs, quoted, console(options))
    if len(compared) < len(texts):
        told = f"Only the first {len(compared)} of {len(texts):,} texts were compared"
        note(options, f"{told} with each other; --all compares them all.")
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
