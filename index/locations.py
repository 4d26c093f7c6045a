"""Where an index lives, and whether a folder is one of ours.

The text index unpickles what it opens, so a folder that somebody else could have filled is never
opened: it must carry our marker, belong to this user and be closed to everybody else.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from index.errors import CorpusError, NotOurIndexError

MARKER = "corpus-reader-index"
"""The file that says: this folder was made by corpus-reader."""
VARIABLE = "CORPUS_READER_INDEX_DIR"
DATA_VARIABLE = "CORPUS_READER_DATA_DIR"
UNWRITABLE = "The index can't be written to, so what has changed since it was made isn't seen."
_ELSEWHERE = f"Name a folder that can be written to with --index-dir, or in {VARIABLE}."
_HAS_OWNERS = os.name == "posix"


def index_folder(corpus: Path, index_dir: Path | None = None) -> Path:
    """Return the folder of a corpus's index, made and checked.

    Args:
        corpus: The corpus, a folder or a file.
        index_dir: The folder that holds indexes, one folder a corpus; None for the one that the
            environment names, else the platform's cache folder.

    Raises:
        NotOurIndexError: A folder on the way isn't ours alone.
        CorpusError: A folder can't be made.
    """
    root = index_dir or _default_root()
    folder = root / folder_name(corpus)
    claim(root)
    claim(folder)
    return folder


def existing_folder(corpus: Path, index_dir: Path | None = None) -> Path | None:
    """Return the folder of a corpus's index if there is one; nothing is made.

    Raises:
        NotOurIndexError: It isn't ours alone.
        CorpusError: It can't be looked at.
    """
    root = index_dir or _default_root()
    folder = root / folder_name(corpus)
    try:
        if not ((root / MARKER).exists() and (folder / MARKER).exists()):
            return None
        _check(root)
        _check(folder)
    except OSError as fault:
        raise CorpusError(
            f"The index in {folder} can't be looked at: {fault.strerror or fault}.",
            "Name another folder with --index-dir.",
        ) from fault
    return folder


def folder_name(corpus: Path) -> str:
    """Return the name of a corpus's folder: its own name, for people, and a hash of its path."""
    path = os.path.abspath(corpus)  # noqa: PTH100  resolve() would follow links as well
    name = re.sub(r"[^A-Za-z0-9_]+", "-", os.path.basename(path)).strip("-")[:40]  # noqa: PTH119
    return f"{name or 'corpus'}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:12]}"


def check_corpus(corpus: Path) -> None:
    """Make sure that there is such a file or folder.

    Raises:
        CorpusError: There is none.
    """
    try:
        there = corpus.exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        there = False
    if not there:
        raise CorpusError(
            f"There is no file or folder {corpus}.",
            "Name a folder of articles, or one file.",
        )


def claim(folder: Path) -> None:
    """Make sure that a folder is there and is ours alone.

    A folder that doesn't exist is made, an empty one of this user is taken.

    Raises:
        NotOurIndexError: It holds other things, belongs to another user, or is open to others.
        CorpusError: It can't be made or looked at.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / MARKER).exists():
            _take(folder)
        _check(folder)
    except OSError as fault:
        raise CorpusError(
            f"The index can't be kept in {folder}: {fault.strerror or fault}.",
            _ELSEWHERE,
        ) from fault


def data_folder() -> Path:
    """Return the folder of what is the user's own work; it needn't be there yet."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else user_data_path("corpus-reader", appauthor=False)


def may_write(folder: Path) -> bool:
    """Tell whether an index can be changed: one on a disk that is read-only can still be read."""
    return os.access(folder, os.W_OK)


def _default_root() -> Path:
    named = os.environ.get(VARIABLE)
    try:
        return Path(named) if named else user_cache_path("corpus-reader", appauthor=False)
    except RuntimeError as fault:  # no HOME, and no entry among the users
        raise CorpusError("There is no home folder to keep the index in.", _ELSEWHERE) from fault


def _take(folder: Path) -> None:
    """Put the marker into an empty folder."""
    # Whoever else is starting at this moment only ever puts the same marker in.
    if any(entry.name != MARKER for entry in folder.iterdir()):
        raise NotOurIndexError(
            f"{folder} holds files that are not an index of corpus-reader.",
            "Name an empty folder, or one that doesn't exist yet, with --index-dir.",
        )
    if _HAS_OWNERS and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)
    marker = os.open(folder / MARKER, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(marker, b"Made by corpus-reader. Safe to delete.\n")
    finally:
        os.close(marker)


def _check(folder: Path) -> None:
    if not _HAS_OWNERS:
        return
    # What is in it is opened too, and some of it unpickled.
    for path in (folder, folder / MARKER, *folder.glob("*.sqlite*"), *folder.glob("text-*")):
        try:
            found = path.stat() if path == folder else path.lstat()
        except FileNotFoundError:  # another reader has just put its log away
            continue
        if found.st_uid != os.getuid() or (path != folder and stat.S_ISLNK(found.st_mode)):
            raise NotOurIndexError(
                f"{path} belongs to another user, or leads elsewhere, so it isn't trusted as an"
                " index.",
                "Name a folder of your own with --index-dir.",
            )
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise NotOurIndexError(
            f"{folder} is open to other users, so it isn't trusted as an index.",
            f"Delete it, or close it with: chmod 700 {folder}",
        )
