"""Whoosh's writer and codec, with packed postings in place of pickled blocks.

Segments, table of contents, lock, columns and merging stay Whoosh's own. What changes is how a
segment keeps its terms (see `index.engine.termfile`), and how they are gathered.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.writing import SegmentWriter

from index.engine.pool import Pool
from index.engine.termfile import PackedFieldWriter, PackedTermsReader

if TYPE_CHECKING:
    import numpy.typing as npt


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

    def __init__(self, index: Any, *, limitmb: int = 64, **options: Any) -> None:
        super().__init__(index, codec=PackedCodec(), limitmb=limitmb, compound=False, **options)
        self.pool = Pool(Path(self._tempstorage.folder), limitmb << 20)

    def add_document(self, **fields: Any) -> None:
        """Add a document: numbers for columns, numbers of terms or their positions for words.

        Whoosh's own method hands over one posting at a time.
        """
        self._check_state()
        self.perdocwriter.start_doc(self.docnum)
        for name, value in fields.items():
            column_type = self.schema[name].column_type
            if column_type:
                self.perdocwriter.add_column_value(name, column_type, value)
            elif isinstance(value, array):
                self.pool.add_words(name, self.docnum, value)
            else:
                self.pool.add_terms(name, self.docnum, value)
        self.perdocwriter.finish_doc()
        self.pool.end_document()
        self._added = True
        self.docnum += 1

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Any) -> None:
        """Take over the postings of a segment that is merged into this one."""
        numbers = np.full(reader.doc_count_all(), -1, dtype=np.int64)
        if docmap is None:
            numbers[:] = np.arange(startdoc, startdoc + len(numbers))
        else:
            numbers[list(docmap)] = list(docmap.values())
        # Opened by itself, and by its pool closed: the segment's reader is gone before it is read.
        terms = PackedTermsReader(reader.storage(), reader.segment())
        self.pool.add_segment(terms.blocks(numbers), terms.close)


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
