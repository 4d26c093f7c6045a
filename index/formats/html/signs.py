"""What speaks for a block of a page being its article, and what against it.

Each sign is a number from 0 to 1 with a name; `weights` says how much each counts. They are of
four kinds: what extractors say, the block itself, its surroundings, and where it stands among the
blocks that are surely text, the core: sentences of some length that an extractor has kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.body import Line
from index.formats.html.surroundings import kinds_of
from index.furniture import BARRIERS, reason_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.formats.html.blocks import Block

_CORE_WORDS = 15
_FAR = 10
_LEAD = 4
"""How many blocks, pictures with their words, may be between a first paragraph and the rest."""


@dataclass(slots=True)
class _Core:
    """The blocks that are surely text, and where they stand."""

    at: frozenset[int]
    first: int
    last: int
    parents: dict[tuple[str, ...], float]
    """For the elements around them, the share of their words that each holds."""
    places: dict[tuple[str, ...], float]
    before: list[int]
    """For each block, how many there are between it and the core before it."""
    after: list[int]


def signs_of(
    blocks: Sequence[Block],
    wide: Collection[int],
    strict: Collection[int],
) -> Iterator[dict[str, float]]:
    """Yield the signs of each block; what is 0 is left out.

    Args:
        blocks: A page's.
        wide: Indexes of those that an extractor kept.
        strict: Indexes of those that it kept when told to be sure.
    """
    lines = [Line(block.line, block.text) for block in blocks]
    core = _core_of(blocks, lines, wide)
    seen: set[str] = set()
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        signs = {
            "always": 1.0,
            **_kept_signs(at, wide, strict),
            **_own_signs(block, line),
            **_tag_signs(block, at in wide),
            **_place_signs(at, block, core, at in wide),
            **_neighbour_signs(at, blocks, line, core),
            "repeated": block.text in seen,
        }
        if "tag heading" in signs and at > core.last:
            signs["heading after"] = 1.0
        if "tag item" in signs and core.first <= at <= core.last:
            signs["item within"] = 1.0
        seen.add(block.text)
        yield {name: float(value) for name, value in signs.items() if value}


def _kept_signs(at: int, wide: Collection[int], strict: Collection[int]) -> dict[str, float]:
    return {
        "wide": at in wide,
        "strict": at in strict,
        "either": at in wide or at in strict,
        "both": at in wide and at in strict,
        "wide before": at - 1 in wide,
        "wide after": at + 1 in wide,
    }


def _own_signs(block: Block, line: Line) -> dict[str, float]:
    words = line.word_count
    reason = reason_of(block.text)
    return {
        "sentence": line.is_sentence,
        "words": min(math.log1p(words), 5) / 5,
        "long": words >= 20,
        "short": words <= 4,
        "long sentence": line.is_sentence and words >= 10,
        "furniture": reason is not None,
        "barrier": reason in BARRIERS,
        "capitals": block.text.isupper(),
        "colon": block.text.endswith(":"),
        "at sign": "@" in block.text,
        "copyright": "©" in block.text or "opyright" in block.text,
        "bracket": block.text[0] in "([",
        "bracket at end": block.text[-1] in ")]",
        "furniture linked": reason is not None and 2 * block.linked > len(block.text),
        "capitals linked": block.text.isupper() and 2 * block.linked > len(block.text),
    }


def _tag_signs(block: Block, in_wide: bool) -> dict[str, float]:  # noqa: FBT001  # one call
    linked = block.linked / len(block.text)
    tags = {label.partition(" ")[0] for label in block.path}
    signs = {
        "linked": linked,
        "a third linked": linked > 0.3,
        "all linked": linked > 0.8,
        "all linked and wide": linked > 0.8 and in_wide,
        "tag p": block.tag == "p",
        "tag h1": block.tag == "h1",
        "tag heading": block.tag in ("h2", "h3", "h4", "h5", "h6"),
        "tag item": block.tag in ("li", "dd", "dt"),
        "tag division": block.tag in ("div", "section", "article"),
        "tag cell": block.tag in ("td", "th", "tr"),
        "in quotation": "blockquote" in tags,
        "in figure": not tags.isdisjoint(("figure", "figcaption")),
        "in aside": block.region == "aside",
        "hidden": block.region == "hidden",
        "region": block.region is not None,
    }
    for label in block.path[-3:]:
        signs.update((f"near {kind}", 1.0) for kind in kinds_of(label))
    signs.update((f"in {kind}", 1.0) for kind in kinds_of(block.path[-1] if block.path else ""))
    return {name: value for name, value in signs.items() if value}


def _place_signs(at: int, block: Block, core: _Core, in_wide: bool) -> dict[str, float]:  # noqa: FBT001  # one call
    within = core.first <= at <= core.last
    place = core.places.get(block.path[:-1], 0.0)
    return {
        "before": at < core.first,
        "after": at > core.last,
        "within": within,
        "far before": math.log1p(max(0, core.first - at)) / 5,
        "far after": math.log1p(max(0, at - core.last)) / 5,
        "parent": core.parents.get(block.path[-2:-1], 0.0),
        "place": place,
        "no place": place == 0,
        "place but not wide": 0.0 if in_wide else place,
        "within and wide": within and in_wide,
        "outside but wide": not within and in_wide,
        "core before": core.before[at] == 0,
        "core after": core.after[at] == 0,
        "core around": core.before[at] == 0 and core.after[at] == 0,
        "far from core before": min(core.before[at], _FAR) / _FAR,
        "far from core after": min(core.after[at], _FAR) / _FAR,
    }


def _neighbour_signs(at: int, blocks: Sequence[Block], line: Line, core: _Core) -> dict[str, float]:
    block = blocks[at]
    before = blocks[at - 1] if at else None
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    linked = _is_link(block)
    sentence = line.is_sentence and line.word_count >= _CORE_WORDS
    return {
        "under h1": before is not None and before.tag == "h1",
        "link among links": linked
        and any(other is not None and _is_link(other) for other in (before, after)),
        "link between texts": linked and core.before[at] == 0 and core.after[at] == 0,
        "lead": sentence and not linked and at < core.first and core.after[at] < _LEAD,
    }


def _is_link(block: Block) -> bool:
    return block.linked > 0.8 * len(block.text)


def _core_of(blocks: Sequence[Block], lines: Sequence[Line], wide: Collection[int]) -> _Core:
    at = [
        at
        for at, (block, line) in enumerate(zip(blocks, lines, strict=True))
        if at in wide
        and line.is_sentence
        and line.word_count >= _CORE_WORDS
        and 2 * block.linked < len(block.text)
    ]
    at = at or sorted(wide) or list(range(len(blocks)))
    total = sum(lines[n].word_count for n in at) or 1
    parents: dict[tuple[str, ...], float] = {}
    places: dict[tuple[str, ...], float] = {}
    for n in at:
        path, share = blocks[n].path, lines[n].word_count / total
        parents[path[-2:-1]] = parents.get(path[-2:-1], 0.0) + share
        places[path[:-1]] = places.get(path[:-1], 0.0) + share
    core = frozenset(at)
    before = _distances(range(len(blocks)), core)
    after = _distances(range(len(blocks) - 1, -1, -1), core)[::-1]
    return _Core(core, at[0], at[-1], parents, places, before, after)


def _distances(order: range, core: frozenset[int]) -> list[int]:
    distances = []
    away = _FAR
    for at in order:
        distances.append(away)
        away = 0 if at in core else away + 1
    return distances
