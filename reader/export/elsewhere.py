"""What others of its story report and an article has no match for: as JSON and on a sheet. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export.sheet import Head, Items, Line, Run, words
from reader.export.words import NO_OUTLET
from reader.text.phrases import count, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.elsewhere import Elsewhere, Passage, Reported
    from reader.export.sheet import Block, Cell
    from reader.export.sides import Side

Value = dict[str, Any]


def elsewhere_value(found: Elsewhere | None) -> Value | None:
    """Return what others report for JSON; None where it wasn't looked for."""
    if found is None:
        return None
    return {
        "story": found.story,
        "compared": list(found.compared),
        "left_out": found.left_out,
        "reported": [_reported(one) for one in found.reported],
    }


def _reported(one: Reported) -> Value:
    return {
        "outlets": one.outlets,
        "wordings": one.wordings,
        "later": one.later,
        "score": round(one.score, 4),
        "nearest": None if one.nearest is None else list(one.nearest),
        "nearest_score": round(one.nearest_score, 4),
        "passages": [
            {
                "id": passage.article,
                "outlet": passage.outlet,
                "title": passage.title,
                "date": passage.date,
                "span": list(passage.span),
                "text": passage.text,
            }
            for passage in one.passages
        ],
    }


def elsewhere_sheet(side: Side, found: Elsewhere | None) -> Iterator[Block]:
    """Yield what others report and an article has no match for."""
    name = side.name
    yield Head(f"Reported by two other outlets: no match found in {name}", f"not-{name.lower()}")
    yield Line(words(_looked_through(name, found), "meta"))
    for one in found.reported if found else ():
        yield Line((Run(count(one.outlets, "outlet"), "sign"), *_how(side, one)))
        yield Items(tuple(map(_passage, one.passages)))


def _looked_through(side: str, found: Elsewhere | None) -> str:
    if found is None or found.story is None:
        return f"Not looked for: {side} isn't grouped with others on its event yet."
    if not found.compared:
        return f"Not looked for: the story of {side} has no articles of two other outlets."
    more = f" ({found.left_out:,} more left out)" if found.left_out else ""
    told = f"Looked through: {', '.join(found.compared)}{more}."
    return (
        told if found.reported else f"{told} Nothing found that is told by two and not by {side}."
    )


def _how(side: Side, one: Reported) -> Iterator[Run]:
    """Yield how the passages are worded and dated, and what comes nearest to them."""
    worded = ""
    if one.wordings < len(one.passages):
        worded = f" in {count(one.wordings, 'wording')}"
    later = f", {one.later:,} of a later day than {side.name}" if one.later else ""
    yield Run(f"{worded}{later}; nearest in {side.name}: ", "meta")
    if one.nearest is None:
        yield Run("none has a word of it", "meta")
    else:
        yield from side.places((one.nearest,))
        yield Run(f"({nearness(one)})", "meta")


def nearness(one: Reported) -> str:
    """Return how near the nearest sentence comes, in words: scores below a match tell nobody."""
    return "too little alike for a match" if one.nearest_score else "has some of its words"


def _passage(passage: Passage) -> Cell:
    told = (passage.outlet or NO_OUTLET, day(passage.date), passage.article)
    text = " ".join(passage.text.split())
    return (Run(f"{' · '.join(told)}: ", "meta"), Run(text, "", ""))
