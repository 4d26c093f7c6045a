"""Many records of one file: judged by the first of them, then taken one at a time."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from index.article import Skipped
from index.formats import records
from index.formats.faults import UnreadableError
from index.formats.mapping import SAMPLE, Guess, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Source
    from index.formats.document import RawDocument
    from index.formats.mapping import Mapping

_MOST_SAMPLED = 20_000_000
"""Characters of records that are held to judge a file by."""


def documents(
    found: Iterable[tuple[str, Any, Source]],
    mapping: Mapping,
    word: str = "field",
) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of records, and what of them is none.

    Where reading them breaks off, so does this, after those that came before.

    Args:
        found: Of each record its id, what was read (`Skipped` for what couldn't be), its source.
        mapping: What somebody says of the fields.
        word: What a field of such a file is called.
    """
    waiting = iter(found)
    first: list[tuple[str, Any, Source]] = []
    fault = _sampled(waiting, first)
    sample = [flat(record) for _, record, _ in first if isinstance(record, dict)]
    guess = Guess(mapping, sample)
    for name, record, source in chain(first, () if fault else waiting):
        if isinstance(record, Skipped):
            yield Skipped(name, record.reason)
        else:
            yield records.document(name, record, source, guess, word)
    if fault:
        raise fault


def _sampled(
    waiting: Iterator[tuple[str, Any, Source]],
    first: list[tuple[str, Any, Source]],
) -> UnreadableError | OSError | None:
    """Take the first records; return the fault that came before there were enough."""
    size = 0
    try:
        for each in islice(waiting, SAMPLE):
            first.append(each)
            size += _size(each[1])
            if size > _MOST_SAMPLED:
                break
    except (UnreadableError, OSError) as fault:
        return fault
    return None


def _size(record: Any) -> int:
    values = record.values() if isinstance(record, dict) else ()
    return sum(len(value) for value in values if isinstance(value, str))
