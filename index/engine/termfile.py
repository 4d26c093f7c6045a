"""A segment's terms and their postings, as they lie in two files.

Lists of terms (see `index.engine.termlists`), and their postings as arrays (see
`index.engine.postings`).
"""

from __future__ import annotations

import mmap
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.base import FieldWriter, TermsReader
from whoosh.codec.whoosh3 import W3Codec

from index.engine import bulk
from index.engine.blocks import renumber
from index.engine.packing import pack
from index.engine.packing import unpack as unpack_block
from index.engine.postings import NOTHING, Postings, documents_in, positions_in, unpack
from index.engine.termlists import packed, term_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from index.engine.blocks import Block
    from index.engine.termlists import TermList

_TERMS, _POSTINGS = W3Codec.TERMS_EXT, W3Codec.POSTS_EXT
_CUT = 64 * 1024
"""Bytes of postings that are unpacked at once to be merged."""
_MAGIC = b"corpus-reader postings\n"


class PackedTermsReader(TermsReader):
    """A segment's terms and postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        folder = Path(storage.folder)
        self._terms = _mapped(folder / segment.make_filename(_TERMS))
        self._postings = _mapped(folder / segment.make_filename(_POSTINGS))
        self._whole: dict[str, npt.NDArray[np.bool_]] = {}

    @cached_property
    def fields(self) -> dict[str, TermList]:
        """The terms by field; what is asked of them is read."""
        return term_lists(self._terms, len(_MAGIC))

    def postings(self, field: str, number: int, *, positions: bool) -> Postings:
        """Return the postings of a field's term by its number."""
        return unpack(self._postings[self.fields[field].extent(number)], positions=positions)

    def frequency(self, field: str, term: bytes) -> int:
        """Return how many documents hold a term, deleted ones too."""
        terms = self.fields.get(field)
        number = None if terms is None else terms.find(term)
        if terms is None or number is None:
            return 0
        return documents_in(self._postings, terms.extent(number).start)

    def holding(self, field: str, number: int) -> int:
        """Return how many documents hold a field's term, by its number, deleted ones too."""
        return documents_in(self._postings, self.fields[field].extent(number).start)

    def times(self, field: str, number: int) -> int:
        """Return how often a term stands in all documents, deleted ones too."""
        return positions_in(self._postings, self.fields[field].extent(number).start)

    def find(self, field: str, term: bytes, *, positions: bool) -> Postings:
        """Return the postings of a term; none where it isn't here."""
        terms = self.fields.get(field)
        number = None if terms is None else terms.find(term)
        return NOTHING if number is None else self.postings(field, number, positions=positions)

    def frequencies(self, field: str, numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Return how many documents hold each of some terms, deleted ones too."""
        return bulk.frequencies(self._postings, self._extents(field, numbers))

    def counted(
        self, field: str, numbers: npt.NDArray[np.uint32], size: int
    ) -> npt.NDArray[np.uint32]:
        """Return how often any of some terms stands in each of the segment's documents."""
        return bulk.counted(self._postings, self._extents(field, numbers), size)

    def positions(
        self, field: str, numbers: npt.NDArray[np.uint32]
    ) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]]:
        """Yield where some terms stand, part by part: documents, and which of their words."""
        return bulk.positions(self._postings, self._extents(field, numbers))

    def _extents(self, field: str, numbers: npt.NDArray[np.uint32]) -> bulk.Extents:
        """Return where the postings of terms lie, which are found to be whole when first read."""
        terms = self.fields[field]
        extents = bulk.Extents(*terms.extents(numbers))
        whole = self._whole.setdefault(field, np.zeros(len(terms.ends), np.bool_))
        new = ~whole[numbers]
        if new.any():
            bulk.check(self._postings, bulk.Extents(extents.starts[new], extents.ends[new]))
            whole[numbers] = True
        return extents

    def blocks(self, numbers: npt.NDArray[np.int64]) -> dict[str, Iterator[Block]]:
        """Return by field what yields its terms, of documents that are kept, in order.

        Args:
            numbers: The new number of each document, -1 for one that isn't kept.
        """
        return {field: self._blocks(terms, numbers) for field, terms in self.fields.items()}

    def _blocks(self, terms: TermList, numbers: npt.NDArray[np.int64]) -> Iterator[Block]:
        listed, ends = iter(terms.terms), terms.ends.all().astype(np.int64)
        first, start = 0, terms.start
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
        """Close the file of postings; that of terms is, as soon as nobody has its lists."""
        self._postings.close()


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


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
        for piece in packed(self._fields):
            self._terms.write(piece)
        self._terms.close()
        self._postings.close()
        self.is_closed = True
