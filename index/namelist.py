"""The names of a corpus or an article as a list: how often, in which words, by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.dossier import NameList
from index.results import NameEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.columns import Columns
    from index.nametable import NameTable
    from index.results import NameRef


class Told(NamedTuple):
    """Words that stand for a name in one article."""

    article: int
    """Any number that tells articles apart."""
    outlet: str
    ref: NameRef
    text: str
    times: int


class _Tally:
    """What is counted of one name."""

    def __init__(self) -> None:
        self.articles: set[int] = set()
        self.variants: Counter[str] = Counter()
        self.outlets: Counter[str] = Counter()


def name_entries(told: Iterable[Told]) -> tuple[NameEntry, ...]:
    """Return merged names, the most mentioned first, then by name."""
    tallies: defaultdict[NameRef, _Tally] = defaultdict(_Tally)
    for article, outlet, ref, text, times in told:
        tally = tallies[ref]
        tally.articles.add(article)
        tally.variants[text] += times
        tally.outlets[outlet] += times
    entries = [_entry(ref, tally) for ref, tally in tallies.items()]
    return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name, entry.kind)))


def told_of(columns: Columns, table: NameTable) -> Iterator[Told]:
    """Yield what stands for names in all articles."""
    if table.uses is None:
        return
    outlets = columns.outlet.tolist()
    places = table.of_form.tolist()
    row, form, times = (array.tolist() for array in table.uses)
    for article, number, count in zip(row, form, times, strict=True):
        if places[number] >= 0:
            ref, text = table.refs[places[number]], table.forms[number].text
            yield Told(article, columns.outlets[outlets[article]], ref, text, count)


def name_list(table: NameTable, of: int) -> NameList:
    """Return all names that are mentioned.

    Args:
        table: The names.
        of: In how many articles names have been looked for.
    """
    size = len(table.refs)
    mentions = np.bincount(table.name, table.mentions, minlength=size).astype(np.int64)
    articles = np.bincount(table.name, minlength=size).astype(np.int64)
    # refs are sorted by name, so a stable sort leaves equal counts in that order.
    order = np.argsort(-mentions, kind="stable")
    order = order[mentions[order] > 0]
    refs = tuple(table.refs[place] for place in order.tolist())
    decided = np.fromiter((ref in table.decided for ref in refs), np.bool_, len(refs))
    forms = _forms(table)[order]
    return NameList(refs, mentions[order], articles[order], forms, decided, of)


def _forms(table: NameTable) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return how many different words stand for each name."""
    if table.uses is None:
        return np.zeros(len(table.refs), np.int64)
    used = np.unique(table.uses.form)
    used = used[table.of_form[used] >= 0]
    words: dict[str, int] = {}
    texts = [words.setdefault(table.forms[n].text, len(words)) for n in used.tolist()]
    # Forms of one text alone are told apart from the same words elsewhere: they count once.
    pairs = np.unique(table.of_form[used] * max(len(words), 1) + np.array(texts, np.int64))
    return np.bincount(pairs // max(len(words), 1), minlength=len(table.refs)).astype(np.int64)


def _entry(ref: NameRef, tally: _Tally) -> NameEntry:
    assert ref.kind is not None  # only a filter's name has no kind
    return NameEntry(
        name=ref.name,
        kind=ref.kind,
        mentions=tally.variants.total(),
        articles=len(tally.articles),
        variants=_most_first(tally.variants),
        outlets=_most_first(tally.outlets),
    )


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
