"""Keeping an index level with its corpus, and whole: what is damaged is made anew.

An index made anew grows beside the one there is, so that whoever searches meanwhile still finds
all there was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.catalogue import Catalogue, DamagedCatalogueError
from index.corrections.sidecar import NOTE, UNKNOWN
from index.errors import CorpusError
from index.locks import held
from index.refresh import Refresh
from index.results import Report
from index.textindex import TextIndex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.parts import Parts
    from index.results import Progress

_BESIDE = "rebuild.sqlite"


def brought_level(
    corpus: Path,
    folder: Path,
    parts: Parts,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool],
    *,
    rebuild: bool,
    outlets: Path | None = None,
) -> Report:
    """Bring an index level with its corpus; only to be called by the one writer.

    Args:
        corpus: The corpus.
        folder: Of its index.
        parts: What the index is made of; a catalogue that is damaged is made anew.
        progress: Told how far it is.
        cancelled: Asked often.
        outlets: A file of what outlets are called in every corpus.
        rebuild: Read all of it, whatever is known; called off, or killed, it changes nothing.

    Raises:
        CorpusError: The corpus can't be read, or the index can't be written.
    """

    def refreshed() -> Report:
        run = Refresh(parts.catalogue, parts.textindex, progress, cancelled)
        return run.run(corpus, folder.parent, outlets)

    try:
        try:
            parts.catalogue.verify()
            if rebuild:
                report = _rebuilt(
                    corpus, folder, parts.catalogue, progress, cancelled, outlets=outlets
                )
            else:
                report = refreshed()
        except DamagedCatalogueError:
            with held(folder / "layout.lock", wait=True):
                parts.catalogue.prepare()
            report = refreshed()
        if not report.cancelled:
            parts.textindex.clear_old()
    except OSError as fault:
        raise CorpusError(
            f"The index in {folder} can't be written: {fault.strerror or fault}.",
            "Nothing that was read is lost; make room or mend the rights, and run it again.",
        ) from fault
    return report


def _rebuilt(
    corpus: Path,
    folder: Path,
    catalogue: Catalogue,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool],
    *,
    outlets: Path | None,
) -> Report:
    path = folder / _BESIDE
    fresh = Catalogue(path)
    text = TextIndex(folder, fresh)
    fresh.remove()  # what a rebuild that was killed has left
    try:
        fresh.prepare()
        run = Refresh(fresh, text, progress, cancelled)
        report = run.run(corpus, folder.parent, outlets)
        if report.cancelled:
            return replace(untouched(catalogue, cancelled=True), seconds=report.seconds)
        said = fresh.note(NOTE) or UNKNOWN
        text.close()
        fresh.close()
        _take_over(catalogue, path, said)
    finally:
        text.close()
        fresh.remove()
    return report


def _take_over(catalogue: Catalogue, path: Path, said: str) -> None:
    try:
        catalogue.verify(however_large=True)
        catalogue.set_note(NOTE, UNKNOWN)  # until it is known of those taken over
        catalogue.take_over(path)
    except DamagedCatalogueError:
        catalogue.prepare()
        catalogue.set_note(NOTE, UNKNOWN)
        catalogue.take_over(path)
    catalogue.set_note(NOTE, said)


def untouched(catalogue: Catalogue, *, cancelled: bool, stale: str | None = None) -> Report:
    """Return what there is, where nothing was read.

    Args:
        catalogue: What is known.
        cancelled: Whether it was called off.
        stale: Why nothing can be read; None where another process is reading.
    """
    total = catalogue.articles.count()
    return Report(
        articles=total,
        added=0,
        changed=0,
        removed=0,
        unchanged=total,
        skipped=catalogue.files.skipped(),
        seconds=0.0,
        cancelled=cancelled,
        elsewhere=not (cancelled or stale),
        stale=stale,
    )
