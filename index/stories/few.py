"""The stories of a few articles, without putting those of all articles together.

For who asks once and goes, as the command line does: of a hundred thousand articles, all stories
take more than a second, and those of a page of hits a few hundredths of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.stories.table import story_table, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.catalogue import Catalogue
    from index.catalogue.surveying import ToldArticle
    from index.stories.kept import KeptStories
    from index.story import Story

_OF_ITSELF = "id "
"""What a unit begins with that is no text, see `index.stories.table.unit_of`."""


def stories_of(
    asked: Sequence[ToldArticle], catalogue: Catalogue, kept: KeptStories
) -> dict[int, Story]:
    """Return by key the story of those articles that were in one when they were grouped last.

    Args:
        asked: Some articles.
        catalogue: All articles.
        kept: What was grouped; nothing is said of it by the user.

    Raises:
        CorpusError: What was grouped can't be read.
    """
    stories = sorted({*kept.stories_of([unit_of(article) for article in asked]).values()})
    story_of = kept.units_of(stories)
    alone = [unit.removeprefix(_OF_ITSELF) for unit in story_of if unit.startswith(_OF_ITSELF)]
    texts = {unit.partition(" ")[0] for unit in story_of if not unit.startswith(_OF_ITSELF)}
    among = catalogue.surveying.told_of(ids=alone, texts=sorted(texts))
    table = story_table(among, story_of, kept.titles_of(stories))
    told = {article.key: table.told_in(article.id) for article in asked}
    return {key: story for key, story in told.items() if story is not None}
