"""What others of its story report and an article has no match for: chosen, compared, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.elsewhere import reported_elsewhere
from index.elsewhere import Elsewhere
from index.extent import closely_read
from index.meter import Meter
from index.stories.witnesses import witnesses

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Article
    from index.catalogue import Catalogue
    from index.results import Progress
    from index.stories.storybook import StoryBook


def elsewhere(
    whole: Article,
    catalogue: Catalogue,
    storybook: StoryBook,
    cancelled: Callable[[], bool],
    progress: Callable[[Progress], None] | None,
) -> Elsewhere:
    """Return what others of its story report and an article has no match for.

    Args:
        whole: The article.
        catalogue: All articles.
        storybook: Their stories.
        cancelled: Asked often; then nothing is told to have been compared.
        progress: Told how far it is.
    """
    story = storybook.told_in(whole.id)
    if story is None:
        return Elsewhere(whole.id, (), ())
    told = {one.id: one for one in catalogue.surveying.told_of(ids=story.articles)}
    members = [told[one] for one in story.articles if one in told]
    asked, left_out = witnesses(whole.id, members, storybook.reuse.among)
    found = [catalogue.articles.get(one.id) for one in asked]
    others = [closely_read(one) for one in found if one is not None]
    meter = Meter(progress, "comparing")
    pairs = (len(others) + 1) * len(others) // 2
    meter.begin(pairs, pairs)
    reported = reported_elsewhere(
        closely_read(whole),
        others,
        cancelled=cancelled,
        advanced=lambda: meter.advance(1, 1),
    )
    if cancelled():
        return Elsewhere(whole.id, (), (), story.id)
    compared = tuple(one.id for one in others)
    return Elsewhere(whole.id, compared, reported, story.id, left_out)
