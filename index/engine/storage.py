"""Whoosh's writer and codec, with packed postings in place of pickled blocks.

Segments, table of contents, lock, columns and merging stay Whoosh's own. What changes is how a
segment keeps its terms: one list of them, held in memory once it is needed, and their postings as
arrays (see `index.engine.postings`).
"""

from __future__ import annotations

import marshal
import mmap
from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from whoosh.codec.base import FieldWriter, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.writing import SegmentWriter

from index.engine.pool import Item, Pool
from index.engine.postings import NOTHING, Postings, documents_in, pack, renumber, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

_TERMS, _POSTINGS = W3Codec.TERMS_EXT, W3Codec.POSTS_EXT
_CRC = 4
"""Bytes of a CRC-32, which a list of terms begins with: marshal would take damage for anything."""
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
        data = self._terms_path.read_bytes()
        if crc32(data[_CRC:]) != int.from_bytes(data[:_CRC], "little"):
            raise ValueError("damaged terms")
        for field, terms, ends in marshal.loads(data[_CRC:]):  # noqa: S302  our own folder
            places = np.frombuffer(ends, dtype="<u8")
            fields[field] = TermList(terms.split(b"\n"), places, start)
            start = int(places[-1])
        return fields

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

    def find(self, field: str, term: bytes, *, positions: bool) -> Postings:
        """Return the postings of a term; none where it isn't here."""
        terms = self.fields.get(field)
        number = None if terms is None else terms.find(term)
        return NOTHING if number is None else self.postings(field, number, positions=positions)

    def items(self) -> Iterator[Item]:
        """Yield every term with its postings, in order."""
        for field, listed in self.fields.items():
            for number, term in enumerate(listed.terms):
                yield (field, term), self.postings(field, number, positions=True)

    def indexed_field_names(self) -> Iterable[str]:
        """Return the fields that have terms here."""
        return self.fields.keys()

    def close(self) -> None:
        """Close the file."""
        self._postings.close()


class PackedFieldWriter(FieldWriter):
    """Writes a segment's terms and postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms = segment.create_file(storage, _TERMS).raw_file()
        self._postings = segment.create_file(storage, _POSTINGS).raw_file()
        self._fields: list[tuple[str, bytes, bytes]] = []
        self._postings.write(_MAGIC)
        self.is_closed = False

    def add_postings(self, _schema: object, _lengths: object, items: Iterable[Item]) -> None:
        """Write terms, which come in order of fields and bytes."""
        end = self._postings.tell()
        for field, of_field in groupby(items, key=lambda item: item[0][0]):
            listed = []
            ends = array("Q")
            for (_, term), postings in of_field:
                data = pack(postings)
                self._postings.write(data)
                end += len(data)
                listed.append(term)
                ends.append(end)
            places = np.array(ends, dtype="<u8").tobytes()
            self._fields.append((field, b"\n".join(listed), places))

    def close(self) -> None:
        """Write the list of terms, and close the files."""
        data = marshal.dumps(self._fields)
        self._terms.write(crc32(data).to_bytes(_CRC, "little"))
        self._terms.write(data)
        self._terms.close()
        self._postings.close()
        self.is_closed = True


class PackedPerDocReader(W3PerDocReader):
    """Whoosh's reader of what is kept per document.

    Merging asks for lengths and stored fields of every document; we have none but our columns.
    """

    def doc_field_length(self, _number: int, _field: str, default: int = 0) -> int:
        """Return the default: Whoosh would look for a file for every document and field."""
        return default

    def stored_fields(self, _number: int) -> dict[str, object]:
        """Return nothing: nothing is stored."""
        return {}


class PackedCodec(W3Codec):
    """Whoosh's third codec, with packed postings.

    It has no matchers: queries are answered from the arrays, by `index.engine.evaluate`.
    """

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> PackedFieldWriter:
        """Return the writer of a segment's terms and postings."""
        return PackedFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> PackedTermsReader:
        """Return the reader of a segment's terms and postings."""
        return PackedTermsReader(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> PackedPerDocReader:
        """Return the reader of a segment's columns."""
        return PackedPerDocReader(storage, segment)


class PackedWriter(SegmentWriter):
    """Whoosh's writer of a segment, with our pool and codec."""

    def __init__(self, index: Any, *, limitmb: int = 256, **options: Any) -> None:
        super().__init__(index, codec=PackedCodec(), limitmb=limitmb, compound=False, **options)
        self.pool = Pool(Path(self._tempstorage.folder), limitmb << 20)

    def add_document(self, **fields: Any) -> None:
        """Add a document: numbers for columns, counted terms for fields of words.

        Whoosh's own method hands over one posting at a time.
        """
        self._check_state()
        self.perdocwriter.start_doc(self.docnum)
        for name, value in fields.items():
            column_type = self.schema[name].column_type
            if column_type:
                self.perdocwriter.add_column_value(name, column_type, value)
            else:
                self.pool.add_terms(name, self.docnum, value)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Any) -> None:
        """Take over the postings of a segment that is merged into this one."""
        numbers = np.full(reader.doc_count_all(), -1, dtype=np.int64)
        if docmap is None:
            numbers[:] = np.arange(startdoc, startdoc + len(numbers))
        else:
            numbers[list(docmap)] = list(docmap.values())
        for (field, term), postings in terms_of(reader).items():
            kept = renumber(postings, numbers)
            if len(kept.documents):
                self.pool.add_postings(field, term.decode(), kept)


def terms_of(reader: Any) -> PackedTermsReader:
    """Return the terms of an open segment."""
    found = reader._terms  # noqa: SLF001  Whoosh has no accessor for what the codec gave it
    assert isinstance(found, PackedTermsReader)
    return found


def column(reader: Any, field: str, width: str, default: int) -> npt.NDArray[np.int64]:
    """Return a numeric column of an open segment, a value a document.

    Args:
        reader: Whoosh's reader of the segment.
        field: The column's name.
        width: The column's type as numpy spells it, such as ">i4": Whoosh writes big-endian.
        default: What Whoosh leaves out.
    """
    values = np.full(reader.doc_count_all(), default, dtype=np.int64)
    path = Path(reader.storage().folder) / W3Codec.column_filename(reader.segment(), field)
    if path.exists():
        stored = np.fromfile(path, dtype=width)
        values[: len(stored)] = stored
    return values
