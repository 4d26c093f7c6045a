"""In how many paragraphs two names stand side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.dossiers.reading import Names
    from index.results import NameRef


def shared_paragraphs(
    names: Names, ref: NameRef, others: Iterable[NameRef], rows: Iterable[int]
) -> Counter[NameRef]:
    """Return for some names in how many paragraphs each stands beside one.

    Args:
        names: The names of the corpus.
        ref: The one.
        others: The names.
        rows: The articles that are looked at; those with the very same text count once.
    """
    wanted = {ref, *others}
    both: Counter[NameRef] = Counter()
    for text_hash in dict.fromkeys(names.columns.text_hashes[row] for row in rows):
        beside: defaultdict[int, set[NameRef]] = defaultdict(set)
        unnamed = names.catalogue.naming.text(text_hash)
        ends = [end for _, end in unnamed.paragraphs] if unnamed else []
        for mention, meant in names.mentions(text_hash):
            if meant in wanted:
                beside[bisect_right(ends, mention.start)].add(meant)
        for found in beside.values():
            if ref in found:
                both.update(found - {ref})
    return both
