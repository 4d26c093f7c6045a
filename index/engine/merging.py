"""Which segments of an index are put together."""

from __future__ import annotations

from typing import Any

from whoosh.reading import SegmentReader

MANY = 6
"""Segments that are left alone: a search looks into each."""
TOO_MANY = 16
"""Segments at which a change puts them together by itself, though it is waited for."""


def merge_if_too_many(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge segments only where nobody has tidied them for long."""
    return merge_smaller(writer, segments) if len(segments) >= TOO_MANY else segments


def merge_smaller(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge every segment but those that outweigh all smaller ones together.

    So a document is copied about as often as the corpus has doubled. A segment that has lost a
    quarter of its documents is always written anew.
    """
    kept: list[Any] = []
    ordered = sorted(segments, key=lambda segment: segment.doc_count())
    total = 0
    merged: list[Any] = []
    for segment in ordered:
        live, held = segment.doc_count(), segment.doc_count_all()
        if merged and live > total and live * 4 >= held * 3:
            kept.append(segment)
        else:
            merged.append(segment)
        total += live
    if len(merged) == 1 and not merged[0].has_deletions():
        return segments
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        try:
            writer.add_reader(reader)
        finally:
            reader.close()
    return kept
