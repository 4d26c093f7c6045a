"""Files in, articles out: which files a corpus has, and what each of them holds."""

from __future__ import annotations

from index.formats.files import SUFFIXES, SourceFile, walk
from index.formats.reading import read, refused
from index.formats.sourcing import raw, raws

__all__ = ["SUFFIXES", "SourceFile", "raw", "raws", "read", "refused", "walk"]
