"""Arrays kept in a file, so that the next start needn't make them: derived, sealed, safe to delete.

The file is mapped, not read: what nobody looks at takes no memory, and what is looked at is shared
with whoever else has the corpus open. A checksum over all of it is looked at first, since nothing
else would tell that a bit has changed.
"""

from __future__ import annotations

import json
import mmap
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

_MAGIC = b"corpus-reader arrays 1\n"
_SEAL = 10
"""Digits of the checksum, which follow, and a line feed."""
_LENGTH = 8
"""Bytes that tell how long the head is."""
_ALIGNED = 64
"""Bytes: where an array begins is a multiple of this, as processors like it."""
_TYPES = frozenset({"|u1", "<i4", "<i8"})


class Kept(NamedTuple):
    """What a file holds."""

    head: dict[str, Any]
    """As it comes from JSON."""
    arrays: dict[str, npt.NDArray[Any]]
    """Of one dimension; not to be written to."""


def keep(file: Path, head: Mapping[str, object], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Keep arrays in a file, which takes the place of the last one at once.

    Where it can't be written, nothing is kept: it only saves time.

    Args:
        file: Beside the catalogue.
        head: What they are of, and what isn't an array; becomes JSON.
        arrays: Of bytes, or of whole numbers of 32 or 64 bits; of one dimension.
    """
    told = [[name, one.dtype.str, len(one)] for name, one in arrays.items()]
    packed = json.dumps({"head": head, "arrays": told}, ensure_ascii=False).encode()
    parts = [len(packed).to_bytes(_LENGTH, "little"), packed]
    at = len(_MAGIC) + _SEAL + 1 + _LENGTH + len(packed)
    for one in arrays.values():
        parts += [bytes(-at % _ALIGNED), one.tobytes()]
        at += -at % _ALIGNED + one.nbytes
    seal = 0
    for part in parts:
        seal = crc32(part, seal)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            with beside.open("wb") as written:
                written.writelines([_MAGIC, b"%0*d\n" % (_SEAL, seal), *parts])
            beside.replace(file)
        except OSError:
            beside.unlink(missing_ok=True)


def kept(file: Path) -> Kept | None:
    """Return what a file holds; None where there is none, or not as it was written."""
    try:
        with file.open("rb") as opened:
            mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        begin = len(_MAGIC) + _SEAL + 1
        if mapped[: len(_MAGIC)] != _MAGIC or int(mapped[len(_MAGIC) : begin]) != crc32(
            memoryview(mapped)[begin:]
        ):
            return None
        length = int.from_bytes(mapped[begin : begin + _LENGTH], "little")
        at = begin + _LENGTH + length
        told = json.loads(mapped[begin + _LENGTH : at])
        arrays = {}
        for name, kind, size in told["arrays"]:
            if kind not in _TYPES:
                return None
            at += -at % _ALIGNED
            arrays[name] = np.frombuffer(mapped, kind, size, at)
            at += arrays[name].nbytes
        return Kept(dict(told["head"]), arrays)
    except (OSError, ValueError, KeyError, TypeError):  # none, or not as we write it
        return None
