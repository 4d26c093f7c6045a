"""What is said where a search finds nothing: which word is to blame, and what would be found."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reader.results.answer import name_unknown, outlet_unknown, piece_found, story_unknown
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.instead import Alternative, Alternatives
    from index.results import Results


def instead(corpus: Path, results: Results, ways: Alternatives) -> Iterator[str]:
    """Yield lines that tell how often each word is found, and what to type to find something.

    Args:
        corpus: As it was named.
        results: The answer: none.
        ways: What would find something.
    """
    if len(ways.words) > 1 or (results.filters and ways.words):
        yield f"{', '.join(piece_found(results.query, word) for word in ways.words)}."
    yield from map(outlet_unknown, ways.outlets)
    yield from map(name_unknown, ways.names)
    yield from map(story_unknown, ways.stories)
    offers = [way for way in (ways.spelling, ways.wider, ways.fewer) if way is not None]
    lines = dict.fromkeys(
        f"  {count(way.articles, 'article')}: {_typed(corpus, way)}" for way in offers
    )
    if lines:
        yield "What would be found instead:"
    yield from lines


def _typed(corpus: Path, way: Alternative) -> str:
    """Return a command, quoted as shells want it."""
    words = [str(corpus), way.query]
    options = [part for name in way.filters.outlets for part in ("--outlet", name)]
    spoken = [code or "unknown" for code in way.filters.languages]
    options += [part for code in spoken for part in ("--language", code)]
    options += [part for ref in way.filters.names for part in ("--name", ref.name)]
    options += [part for story in way.filters.stories for part in ("--story", story)]
    for option, date in (("--since", way.filters.since), ("--until", way.filters.until)):
        options += [option, date] if date else []
    # What begins with a dash would be taken for an option.
    told = [*options, "--", *words] if any(w.startswith("-") for w in words) else [*words, *options]
    return shlex.join(["corpus-reader", "search", *told])
