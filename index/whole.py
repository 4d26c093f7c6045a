"""Writing what must not be lost: a file is there whole, as it was or as it is meant to be.

A kill at any moment, a full disk or a second program writing at the same time leave one of the two,
never half of one (temporary file, fsync, rename: Pillai et al., OSDI 2014). What is written is for
its user alone.
"""

from __future__ import annotations

import errno
import glob
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from index.errors import CorpusError

_STRAY_AFTER = 3_600.0
"""Seconds after which nobody is still at a temporary file: who wrote it was killed."""


def write_whole(path: Path, text: str) -> None:
    """Write a file, in place of the one that is there.

    Args:
        path: Folders on the way to it are made. A link stays a link: what it leads to is written.
        text: Kept as UTF-8, with line feeds as they are.

    Raises:
        CorpusError: It can't be written; what was there is as it was.
    """
    try:
        target = _target(path)
        temporary = _written(target, text)
        try:
            temporary.replace(target)
        except OSError:
            temporary.unlink()
            raise
        _keep_folder(target.parent)
    except OSError as fault:
        raise _cannot(path, fault) from fault


def write_new(path: Path, text: str) -> None:
    """Write a file that isn't there yet, and nothing that is.

    Raises:
        CorpusError: There is one, or it can't be written.
    """
    try:
        _refuse(path)
        temporary = _written(path, text)
        try:
            _name(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        _keep_folder(path.parent)
    except FileExistsError:
        raise CorpusError(
            f"There is a file {path} already; it was left as it is.",
            "Change it in an editor, or move it away first.",
        ) from None
    except OSError as fault:
        raise _cannot(path, fault) from fault


def _target(path: Path) -> Path:
    """Return the file that a path leads to, which may not be there yet."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        # Whoever may put a file in the place of /dev/null would be without it from then on.
        raise OSError(errno.ENXIO, "it leads to a device, a pipe or a socket")
    return target


def _make_folder(folder: Path) -> None:
    """Make a folder and those on the way to it, each of them for this user alone."""
    for one in (*reversed(folder.parents), folder):
        if one.exists() and not one.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        one.mkdir(mode=0o700, exist_ok=True)


def _refuse(path: Path) -> None:
    """Let nothing be written over what is there.

    Raises:
        FileExistsError: There is something, if only a link that leads nowhere.
    """
    if os.path.lexists(path):
        raise FileExistsError


def _written(path: Path, text: str) -> Path:
    """Write a text beside where it belongs, down to the disk; return where."""
    _make_folder(path.parent)
    _sweep(path)
    # Made with mode 0600, and under a name that nobody else takes.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _sweep(path: Path) -> None:
    """Remove what those who were killed while they wrote a file left of it."""
    old = time.time() - _STRAY_AFTER
    for stray in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        with suppress(OSError):
            if stray.stat().st_mtime < old:
                stray.unlink()


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(temporary, path)  # rename() would replace what came there since it was looked
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        _refuse(path)
        temporary.replace(path)


def _keep_folder(folder: Path) -> None:
    """Have the folder's entry on the disk too, where the system knows of such a thing."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some file systems refuse it, and the file itself is safe by now
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def _cannot(path: Path, fault: OSError) -> CorpusError:
    return CorpusError(
        f"{path} can't be written: {fault.strerror or fault}.",
        "Check the rights of its folder and the space on its disk.",
    )
