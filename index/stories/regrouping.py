"""Stories made of texts that are alike: only where something has changed, the rest as it was. Pure.

Also what a story is called: as its article nearest to the middle of all of them is. The first one
often knows least, and the longest is often about more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.stories.grouping import grouped, parts
from index.stories.identity import named
from index.stories.likeness import NO_DAY, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from index.stories.keptweb import Web
    from index.stories.web import Woven

    Places = npt.NDArray[np.int64]


def regrouped(
    woven: Woven,
    story_of: Mapping[str, str],
    titles: Mapping[str, str],
    title_of: Mapping[str, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return by text the story that it is in, and by story of several texts its title.

    Args:
        woven: Which texts are alike, and what is new of that.
        story_of: By text the story that it was in.
        titles: By story what it was called.
        title_of: By text its own title, "" where it has none.
    """
    keys = [unit.key for unit in woven.web.units]
    anew, stay = _groups(woven, keys, story_of)
    everything = sorted((*anew, *stay), key=lambda group: keys[group[0]])
    ids = named([[keys[place] for place in group] for group in everything], story_of)
    unchanged = {group[0] for group in stay}
    called: dict[str, str] = {}
    for story, group in zip(ids, everything, strict=True):
        if len(group) > 1:
            known = titles.get(story) if group[0] in unchanged else None
            called[story] = known if known is not None else _title(group, keys, woven.web, title_of)
    members = {
        keys[place]: str(story)
        for story, group in zip(ids, everything, strict=True)
        for place in group
    }
    return members, called


def _groups(
    woven: Woven, keys: Sequence[str], story_of: Mapping[str, str]
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the groups that are made anew, and those that stay; each by the keys of its texts."""
    web = woven.web
    alike = likeness(web.pairs, web.days, web.habits)
    part = parts(len(keys), web.pairs.a, web.pairs.b, alike)
    concerned = np.zeros(len(keys), np.bool_)
    concerned[woven.begin :] = True
    concerned[list(woven.touched)] = True
    concerned[[place for place, key in enumerate(keys) if key not in story_of]] = True
    redone = np.isin(part, part[concerned])
    order = np.array(sorted(np.flatnonzero(redone).tolist(), key=keys.__getitem__), np.int64)
    rank = np.full(len(keys), -1, np.int64)
    rank[order] = np.arange(len(order))
    within = redone[web.pairs.a] & redone[web.pairs.b]
    one, other = rank[web.pairs.a[within]], rank[web.pairs.b[within]]
    low, high = np.minimum(one, other), np.maximum(one, other)
    anew = [order[group].tolist() for group in grouped(len(order), low, high, alike[within])]
    stay: dict[str, list[int]] = {}
    for place in sorted(np.flatnonzero(~redone).tolist(), key=keys.__getitem__):
        stay.setdefault(story_of[keys[place]], []).append(place)
    return anew, list(stay.values())


def _title(group: Sequence[int], keys: Sequence[str], web: Web, title_of: Mapping[str, str]) -> str:
    """Return the title of the text that is likest the others; of equals, as of two, the first."""
    titled = [place for place in group if title_of[keys[place]]]
    if not titled:
        return ""
    terms = np.concatenate([web.vectors[place].terms for place in group])
    weights = np.concatenate([web.vectors[place].weights for place in group]).astype(np.float64)
    known, inverse = np.unique(terms, return_inverse=True)
    middle = np.bincount(inverse, weights, len(known))

    def rank(place: int) -> tuple[float, bool, int, str]:
        own, day = web.vectors[place], int(web.days[place])
        others = middle[np.searchsorted(known, own.terms)] - own.weights
        return (-round(float(others @ own.weights), 2), day == NO_DAY, day, keys[place])

    return title_of[keys[min(titled, key=rank)]]
