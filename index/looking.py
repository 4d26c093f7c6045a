"""Looking at a corpus as a whole: at a glance, what it is made of, when it was looked through."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from index.article import ABOUT_THE_CORPUS
from index.results import Overview
from index.survey import Survey
from index.taken import taken_from
from index.tally import skipped_shares

if TYPE_CHECKING:
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.naming import Naming

_LOOKED = "looked-through"
"""A file in the folder of the index that tells by its time."""


def note_looked(folder: Path) -> None:
    """Note that the corpus has been looked through; a disk that takes no note is no fault."""
    with suppress(OSError):
        (folder / _LOOKED).touch(mode=0o600)


def overview(name: str, catalogue: Catalogue, naming: Naming) -> Overview:
    """Return a corpus at a glance."""
    first, last = catalogue.articles.dates()
    total = catalogue.articles.count()
    return Overview(
        name=name,
        articles=total,
        outlets=catalogue.articles.outlets(),
        first=first,
        last=last,
        skipped=catalogue.files.count_skipped(but=ABOUT_THE_CORPUS),
        names_done=max(total - naming.waiting(), 0),
        recogniser=naming.label(),
        recognisers=naming.recognisers.labels(),
        named=naming.versions().languages,
        not_as_set=naming.recognisers.problems(),
    )


def survey(corpus: Path, folder: Path, catalogue: Catalogue, naming: Naming) -> Survey:
    """Return what a corpus is made of, as far as it has been read.

    Args:
        corpus: The corpus.
        folder: The folder of its index.
        catalogue: Its catalogue.
        naming: Its names.
    """
    tally, files = catalogue.surveying.tally()
    return Survey(
        corpus=_shown(corpus),
        folder=_shown(folder),
        looked=_looked(folder),
        articles=tally.articles,
        words=tally.words,
        files=files.files,
        size=files.size,
        records=tally.records,
        record_files=len(tally.record_files),
        skipped=skipped_shares(catalogue.files.skipped()),
        encodings=tally.encodings.shares(),
        repairs=tally.repairs.shares(),
        removed=tally.removed.shares(),
        outlets=tally.outlets(),
        months=tally.months.shares(by_name=True),
        languages=tally.languages.shares(),
        same=tally.same(),
        found={what: shares.shares() for what, shares in tally.found.items()},
        names_done=max(tally.articles - naming.waiting(), 0),
        recogniser=naming.label(),
        named=naming.versions().languages,
        not_as_set=naming.recognisers.problems(),
        columns=taken_from(catalogue.surveying.found_in()),
    )


def _shown(path: Path) -> str:
    """Return a path in characters that can be stored and sent, whatever bytes it has."""
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()


def _looked(folder: Path) -> float | None:
    try:
        return (folder / _LOOKED).stat().st_mtime
    except OSError:
        return None
