"""A segment's terms and their postings, as they lie in two files.

One list of terms, held in memory once it is needed, and their postings as arrays (see
`index.engine.postings`).
"""

from __future__ import annotations

import marshal
import mmap
from bisect import bisect_left
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from whoosh.codec.base import FieldWriter, TermsReader
from whoosh.codec.whoosh3 import W3Codec

from index.engine.blocks import pack, renumber
from index.engine.blocks import unpack as unpack_block
from index.engine.postings import NOTHING, Postings, documents_in, positions_in, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from index.engine.blocks import Block

_TERMS, _POSTINGS = W3Codec.TERMS_EXT, W3Codec.POSTS_EXT
_CRC = 4
"""Bytes of a CRC-32, which a list of terms begins with: marshal would take damage for anything."""
_CUT = 64 * 1024
_MAGIC = b"corpus-reader postings\n"


class TermList:
    """The terms of one field in one segment, and where their postings lie."""

    def __init__(self, terms: list[bytes], ends: npt.NDArray[np.uint64], start: int) -> None:
        self.terms = terms
        """In order of bytes."""
        self._ends = ends
        self._start = start

    def under(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with a prefix, which ends with a NUL."""
        return range(
            bisect_left(self.terms, prefix), bisect_left(self.terms, prefix[:-1] + b"\x01")
        )

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, if it is here."""
        number = bisect_left(self.terms, term)
        return number if self.terms[number : number + 1] == [term] else None

    def extent(self, number: int) -> slice:
        """Return where a term's postings lie in the file."""
        start = int(self._ends[number - 1]) if number else self._start
        return slice(start, int(self._ends[number]))


class PackedTermsReader(TermsReader):
    """A segment's terms and postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        folder = Path(storage.folder)
        self._terms_path = folder / segment.make_filename(_TERMS)
        with (folder / segment.make_filename(_POSTINGS)).open("rb") as file:
            self._postings = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def fields(self) -> dict[str, TermList]:
        """The terms by field, read when they are first needed."""
        start = len(_MAGIC)
        fields = {}
        for field, terms, ends in self._stored():
            places = np.frombuffer(ends, dtype="<u8")
            fields[field] = TermList(terms.split(b"\n"), places, start)
            start = int(places[-1])
        return fields

    def _stored(self) -> list[tuple[str, bytes, bytes]]:
        data = memoryview(self._terms_path.read_bytes())
        if crc32(data[_CRC:]) != int.from_bytes(data[:_CRC], "little"):
            raise ValueError("damaged terms")
        stored: list[tuple[str, bytes, bytes]] = marshal.loads(data[_CRC:])  # noqa: S302  our own
        return stored

    def postings(self, field: str, number: int, *, positions: bool) -> Postings:
        """Return the postings of a field's term by its number."""
        return unpack(self._postings[self.fields[field].extent(number)], positions=positions)

    def frequency(self, field: str, term: bytes) -> int:
        """Return how many documents hold a term, deleted ones too."""
        start = self._start_of(field, term)
        return 0 if start is None else documents_in(self._postings, start)

    def holding(self, field: str, number: int) -> int:
        """Return how many documents hold a field's term, by its number, deleted ones too."""
        return documents_in(self._postings, self.fields[field].extent(number).start)

    def times(self, field: str, term: bytes) -> int:
        """Return how often a term stands in all documents, deleted ones too."""
        start = self._start_of(field, term)
        return 0 if start is None else positions_in(self._postings, start)

    def _start_of(self, field: str, term: bytes) -> int | None:
        terms = self.fields.get(field)
        number = None if terms is None else terms.find(term)
        return None if terms is None or number is None else terms.extent(number).start

    def find(self, field: str, term: bytes, *, positions: bool) -> Postings:
        """Return the postings of a term; none where it isn't here."""
        terms = self.fields.get(field)
        number = None if terms is None else terms.find(term)
        return NOTHING if number is None else self.postings(field, number, positions=positions)

    def blocks(self, numbers: npt.NDArray[np.int64]) -> dict[str, Iterator[Block]]:
        """Return by field what yields its terms, of documents that are kept, in order.

        Args:
            numbers: The new number of each document, -1 for one that isn't kept.
        """
        start = len(_MAGIC)
        found = {}
        for field, terms, stored in self._stored():
            ends = np.frombuffer(stored, dtype="<u8").astype(np.int64)
            found[field] = self._blocks(terms, start, ends, numbers)
            start = int(ends[-1])
        return found

    def _blocks(
        self,
        terms: bytes,
        start: int,
        ends: npt.NDArray[np.int64],
        numbers: npt.NDArray[np.int64],
    ) -> Iterator[Block]:
        listed = _cut(terms)
        first = 0
        while first < len(ends):
            # At least one term, however long its postings are.
            last = max(first + 1, int(np.searchsorted(ends, start + _CUT, side="right")))
            end = int(ends[last - 1])
            some = list(islice(listed, last - first))
            block = unpack_block(some, self._postings[start:end], ends[first:last] - start)
            if (kept := renumber(block, numbers)) is not None:
                yield kept
            first, start = last, end

    def indexed_field_names(self) -> Iterable[str]:
        """Return the fields that have terms here."""
        return self.fields.keys()

    def close(self) -> None:
        """Close the file."""
        self._postings.close()


def _cut(terms: bytes) -> Iterator[bytes]:
    """Yield the terms of a list, which are too many to be held one by one."""
    start = 0
    while start <= len(terms):
        # Up to the end of a line, so that no term is cut in two.
        end = terms.find(b"\n", start + _CUT)
        end = len(terms) if end < 0 else end
        yield from terms[start:end].split(b"\n")
        start = end + 1


class PackedFieldWriter(FieldWriter):
    """Writes a segment's terms and postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = segment.create_file(storage, _TERMS).raw_file()
        self._postings = segment.create_file(storage, _POSTINGS).raw_file()
        self._fields: list[tuple[str, bytes, bytes]] = []
        self._postings.write(_MAGIC)
        self.is_closed = False

    def add_postings(
        self, _schema: object, _lengths: object, items: Iterable[tuple[str, Block]]
    ) -> None:
        """Write terms with their fields, which come in order of fields and bytes."""
        end = self._postings.tell()
        for field, of_field in groupby(items, key=itemgetter(0)):
            listed = bytearray()
            places = bytearray()
            for _, block in of_field:
                data, ends = pack(block)
                self._postings.write(data)
                listed += b"\n".join(block.terms)
                listed += b"\n"
                places += (ends + end).astype("<u8").tobytes()
                end += len(data)
            self._fields.append((field, bytes(listed[:-1]), bytes(places)))

    def close(self) -> None:
        """Write the list of terms, and close the files."""
        data = marshal.dumps(self._fields)
        self._terms.write(crc32(data).to_bytes(_CRC, "little"))
        self._terms.write(data)
        self._terms.close()
        self._postings.close()
        self.is_closed = True
