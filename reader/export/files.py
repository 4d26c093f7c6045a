"""Where what is exported may be written: never among the articles, never over a file unseen."""

from __future__ import annotations

import os
from pathlib import Path

from index.errors import CorpusError
from index.whole import write_new, write_whole


def among_articles(file: Path, corpus: Path) -> bool:
    """Tell whether a file is one that the corpus is read from, or would be once it is there."""
    real, folder = Path(os.path.realpath(file)), Path(os.path.realpath(corpus))
    # By what they are too, for a system may take two spellings for one folder.
    same = (one.samefile(folder) for one in (real, *real.parents) if one.exists())
    return real.is_relative_to(folder) or (folder.exists() and any(same))


def write_beside(file: Path, text: str, corpus: Path) -> None:
    """Write a new file.

    Raises:
        CorpusError: There is one already, it would be an article, or it can't be written.
    """
    _refuse_article(file, corpus)
    write_new(file, text)


def write_over(file: Path, text: str, corpus: Path) -> bool:
    """Write a file, over one that is there; tell whether one was.

    A file is whole at any moment, and what else it is linked to stays as it is; what is no file, as
    a pipe, is written to.

    Raises:
        CorpusError: It is, or would be, an article, or it can't be written.
    """
    _refuse_article(file, corpus)
    there = file.is_file()
    try:
        if there or not file.exists():
            _write_file(file, text)
        else:
            file.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise CorpusError(
            f"{file} can't be written: {fault.strerror or fault}.", "Name another file."
        ) from fault
    return there


def _write_file(file: Path, text: str) -> None:
    if not file.parent.is_dir():
        raise CorpusError(f"{file} can't be written: no such folder.", "Name another file.")
    write_whole(file, text)


def suggested(name: str, corpus: Path) -> str:
    """Return where a file of this name may be written: here, unless articles are here."""
    return str(Path("~") / name) if among_articles(Path(name), corpus) else name


def _refuse_article(file: Path, corpus: Path) -> None:
    if among_articles(file, corpus):
        raise CorpusError(
            f"{file} is, or would be, an article of this corpus, whose files are only ever read.",
            "Name a file elsewhere.",
        )
