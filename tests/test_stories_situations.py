"""What is one story in small corpora, as somebody who checks facts meets them."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.situations import SITUATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.situations import Told

TOGETHER = [one for told in SITUATIONS.values() for one in told]
"""All of them in one corpus: what is alike in two situations is no reason to make one of them."""


@pytest.mark.parametrize(
    "told",
    [*SITUATIONS.values(), TOGETHER],
    ids=[*SITUATIONS, "all of them in one corpus"],
)
def test_each_event_is_one_story_and_no_story_two_events(
    told: Sequence[Told], tmp_path: Path
) -> None:
    lines = [
        json.dumps({"outlet": one.outlet, "date": one.date, "title": one.title, "text": one.text})
        for one in told
    ]
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Library.open(tmp_path / "news", index_dir=tmp_path / "index") as library:
        library.refresh()
        assert library.find_stories()
        story_of = {
            int(article.partition("#")[2]) - 1: story.id
            for story in library.stories().stories
            for article in story.articles
        }
    for a, b in combinations(range(len(told)), 2):
        same = told[a].event == told[b].event
        assert (story_of[a] == story_of[b]) == same, (told[a].title, told[b].title)
