"""One story on the command line: who told it when, what its articles have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import CorpusError, NoSuchArticleError
from reader.cli.corpus import bar
from reader.cli.output import console, json_text, note, write
from reader.cli.story_text import print_story
from reader.export.stories import story_json
from reader.export.story_markdown import story_markdown
from reader.export.story_tables import pairs_csv
from reader.export.whole_story import COMPARED, compared, reused_texts
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.library import Library
    from index.story import StoryId
    from reader.cli.options import Options
    from reader.cli.story_list import Form

_TOLD = 10
"""How many stories are named that may be meant."""


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
    articles = texts if every else texts[:COMPARED]
    with bar(options) as progress:
        pairs = compared(library, articles, progress)
    complete = library.names_complete()
    if form == "json":
        quoted = reused_texts(library, detail.reuse)
        value = story_json(detail, pairs, quoted, names_complete=complete)
        write(json_text(value) + "\n")
    elif form == "csv":
        write(pairs_csv(detail, pairs))
    elif form == "markdown":
        write(guard(story_markdown(detail, pairs), newlines=True))
    else:
        quoted = reused_texts(library, detail.reuse) if stretches else {}
        print_story(detail, pairs, quoted, console(options))
    if len(articles) < len(texts):
        told = f"Only the first {len(articles)} of {len(texts):,} texts were compared"
        note(options, f"{told} with each other; --all compares them all.")
    return 0
