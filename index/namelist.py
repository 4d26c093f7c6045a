"""The names of a corpus or an article as a list: how often, in which words, by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.results import NameEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.catalogue.naming import NameUse
    from index.nametable import NameTable
    from index.results import NameRef


class _Tally:
    """What is counted of one name."""

    def __init__(self) -> None:
        self.articles = 0
        self.variants: Counter[str] = Counter()
        self.outlets: Counter[str] = Counter()


def name_entries(
    uses: Mapping[str, list[NameUse]],
    articles: Iterable[tuple[str, str]],
    table: NameTable,
) -> tuple[NameEntry, ...]:
    """Return merged names, the most mentioned first, then by name.

    Args:
        uses: Names in each text, by hash of the text.
        articles: Hash of the text and outlet of each article that counts.
        table: How names merge.
    """
    tallies: defaultdict[NameRef, _Tally] = defaultdict(_Tally)
    for text_hash, outlet in articles:
        seen = set()
        for use in uses.get(text_hash, ()):
            ref = table.corpus_name(use.kind, use.name)
            tally = tallies[ref]
            tally.articles += ref not in seen
            seen.add(ref)
            tally.variants.update(use.variants)
            tally.outlets[outlet] += sum(use.variants.values())
    entries = [_entry(ref, tally) for ref, tally in tallies.items()]
    return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name, entry.kind)))


def _entry(ref: NameRef, tally: _Tally) -> NameEntry:
    assert ref.kind is not None  # only a filter's name has no kind
    return NameEntry(
        name=ref.name,
        kind=ref.kind,
        mentions=tally.variants.total(),
        articles=tally.articles,
        variants=_most_first(tally.variants),
        outlets=_most_first(tally.outlets),
    )


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
