"""How steadily names are merged: what becomes of them when some of the articles go.

A tenth of the articles is taken away, again and again. A name counts as changed where it is one
with other names than before, those that went with the articles aside.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks.tables import show, table
from index.gathering import merged_names
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.library import Library

_TIMES = 20
_SEED = 20

Counts = dict[NameRef, dict[int, int]]


def told(library: Library) -> None:
    """Print how many names of a corpus change when a tenth of its articles goes."""
    counts = _counts(library)
    rows = sorted({row for articles in counts.values() for row in articles})
    draw = random.Random(_SEED)  # noqa: S311  the same each time
    known = changed = 0
    for _ in range(_TIMES):
        gone = set(draw.sample(rows, len(rows) // 10))
        left = {
            ref: {row: times for row, times in articles.items() if row not in gone}
            for ref, articles in counts.items()
        }
        left = {ref: articles for ref, articles in left.items() if articles}
        before, after = _beside(counts, left), _beside(left, left)
        known += len(left)
        changed += sum(before[ref] != after[ref] for ref in left)
    title = f"Merging names, a tenth of {len(rows)} articles taken away {_TIMES} times"
    share = [["otherwise merged", f"{known:,}", f"{changed:,}", f"{changed / max(1, known):.1%}"]]
    show(title, table(["", "names left", "changed", "share"], share))


def _counts(library: Library) -> Counts:
    found = library._naming.table()  # noqa: SLF001  nobody but merging needs names before it
    counts: defaultdict[NameRef, dict[int, int]] = defaultdict(dict)
    assert found.uses is not None  # of a library it never is
    arrays = (found.uses.row, found.uses.form, found.uses.times)
    for row, form, times in zip(*(array.tolist() for array in arrays), strict=True):
        articles = counts[found.forms[form].ref]
        articles[row] = articles.get(row, 0) + times
    return dict(counts)


def _beside(counts: Counts, kept: Mapping[NameRef, object]) -> dict[NameRef, frozenset[NameRef]]:
    """Return which of the names that are kept each of them is one with."""
    merged = merged_names(counts)
    groups: defaultdict[NameRef, set[NameRef]] = defaultdict(set)
    for ref in kept:
        groups[merged.get(ref, ref)].add(ref)
    return {ref: frozenset(group) for group in groups.values() for ref in group}
