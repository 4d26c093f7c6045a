"""The fingerprints of all texts, kept in the index folder: derived, never missed.

Which texts have a fingerprint has to be found among millions of them, without reading them all and
without holding them. So they lie in files, each sorted by fingerprint and looked into where it
lies. Texts that come make a file of their own, and files grow together as in a log-structured merge
tree (O'Neil and others, 1996): a text that comes costs itself. No file is ever changed: a list
tells which ones count, and takes the place of the last one whole.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from index.errors import CorpusError
from index.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from index.stories.prints import Prints

    Keys = npt.NDArray[np.uint64]
    Counts = npt.NDArray[np.int64]

_LAYOUT = 1
_LIST = "list.json"
_HASH_BYTES = 32
_MOST = 32_768
"""Texts in a file that no more are put to, so that files are put together within bounds."""
_LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)


class _Part(NamedTuple):
    """One file: some texts, and which of them have which fingerprint."""

    name: str
    hashes: bytes
    """Of the texts, in order: 32 bytes each."""
    keys: Keys
    """A fingerprint and in the lower half the place of a text that has it, ascending."""

    @property
    def texts(self) -> int:
        return len(self.hashes) // _HASH_BYTES

    def text(self, place: int) -> str:
        return self.hashes[place * _HASH_BYTES : (place + 1) * _HASH_BYTES].hex()

    def all_texts(self) -> list[str]:
        """Return the hashes of the texts, in order."""
        digits, step = self.hashes.hex(), 2 * _HASH_BYTES
        return [digits[at : at + step] for at in range(0, len(digits), step)]

    def ranges(self, prints: Prints) -> tuple[Counts, Counts]:
        """Return beside fingerprints where the keys of each begin and end."""
        first = prints.astype(np.uint64) << _HIGH
        begin = np.searchsorted(self.keys, first)
        return begin, np.searchsorted(self.keys, first | _LOW, side="right")


class Holders(NamedTuple):
    """Which texts have some fingerprints."""

    texts: Counts
    """Beside the fingerprints, how many texts have each."""
    shared: dict[str, int]
    """By hash of a text how many of them it has, without those that too many have."""


class KeptPrints:
    """The folder of fingerprints in an index folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._read: tuple[object, tuple[_Part, ...], str] = None, (), ""

    def level(self) -> str:
        """Return what `set_level` was told last, "" where anything was lost since."""
        return self._current()[1]

    def set_level(self, level: str) -> None:
        """Note that the texts of some state of the corpus have all been put."""
        parts, _ = self._current()
        self._list(parts, level)

    def known(self) -> set[str]:
        """Return the hashes of the texts that are kept."""
        return {text for part in self._current()[0] for text in part.all_texts()}

    def put(self, found: Sequence[tuple[str, Prints]]) -> None:
        """Keep the fingerprints of texts that weren't, each with the hash of the text."""
        parts = [*self._current()[0], self._written(*_joined(found))]
        while len(parts) > 1 and _grow_together(parts[-2], parts[-1]):
            parts[-2:] = [self._written(*_merged(parts[-2], parts[-1]))]
        self._list(parts, "")

    def keep_only(self, hashes: set[str]) -> None:
        """Forget texts that are gone, where a file has come to hold more of them than others."""
        parts, level = self._current()
        kept = [self._without_gone(part, hashes) for part in parts]
        if any(one is not before for one, before in zip(kept, parts, strict=True)):
            self._list([part for part in kept if part.texts], level)

    def counts(self, prints: Prints) -> Counts:
        """Return beside some fingerprints how many texts have each."""
        texts = np.zeros(len(prints), np.int64)
        for part in self._current()[0]:
            begin, end = part.ranges(prints)
            texts += end - begin
        return texts

    def holders(self, prints: Prints, most: int) -> Holders:
        """Return which texts have some fingerprints.

        Args:
            prints: Each once.
            most: Texts; a fingerprint that more have leads to none of them.
        """
        parts, _ = self._current()
        ranges = [part.ranges(prints) for part in parts]
        texts = sum((end - begin for begin, end in ranges), np.zeros(len(prints), np.int64))
        rare = texts <= most
        shared: dict[str, int] = {}
        for part, (begin, end) in zip(parts, ranges, strict=True):
            some = [part.keys[a:b] for a, b in zip(begin[rare], end[rare], strict=True) if a < b]
            if some:
                places, times = np.unique(np.concatenate(some) & _LOW, return_counts=True)
                found = zip(places.tolist(), times.tolist(), strict=True)
                shared.update((part.text(place), count) for place, count in found)
        return Holders(texts, shared)

    # Files

    def _current(self) -> tuple[tuple[_Part, ...], str]:
        """Return the files that count and the level, read again where the list has changed."""
        with self._guard:
            try:
                state = (self._folder / _LIST).stat()
            except OSError:
                self._read = None, (), ""
                return (), ""
            stamp = (state.st_mtime_ns, state.st_ino, state.st_size)
            if self._read[0] != stamp:
                self._read = stamp, *self._listed({part.name: part for part in self._read[1]})
            return self._read[1:]

    def _listed(self, at_hand: dict[str, _Part]) -> tuple[tuple[_Part, ...], str]:
        try:
            listed = json.loads((self._folder / _LIST).read_text("utf-8"))
            names, level = [str(name) for name in listed["files"]], str(listed["level"])
            if listed["layout"] != _LAYOUT:
                return (), ""
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return (), ""
        found = [at_hand.get(name) or _part(self._folder, name) for name in names]
        parts = tuple(part for part in found if part is not None)
        return parts, level if len(parts) == len(names) else ""

    def _list(self, parts: Iterable[_Part], level: str) -> None:
        """Say which files count, and remove the others."""
        names = [part.name for part in parts]
        value = {"layout": _LAYOUT, "level": level, "files": names}
        write_whole(self._folder / _LIST, json.dumps(value) + "\n")
        for other in self._folder.glob("*.prints"):
            if other.name not in names:
                with suppress(OSError):  # another process may be looking into it
                    other.unlink()

    def _written(self, hashes: bytes, keys: Keys) -> _Part:
        """Write a file under a name that none had before.

        Raises:
            CorpusError: It can't be written.
        """
        counts = np.array([len(hashes) // _HASH_BYTES, len(keys)], "<u8")
        pieces = (counts.data, hashes, np.ascontiguousarray(keys, "<u8").data)
        seal = 0
        for piece in pieces:  # not put together before: that would be all of it once more
            seal = crc32(piece, seal)
        name = f"{os.urandom(8).hex()}.prints"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(self._folder / name, "xb", opener=_for_its_user) as file:
                file.write(seal.to_bytes(4, "little") + bytes(4))
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise CorpusError(
                f"What articles share can't be kept in {self._folder}: {fault.strerror or fault}.",
                "Check the disk's space and rights; nothing else depends on it.",
            ) from fault
        part = _part(self._folder, name)
        return part if part is not None else _Part(name, hashes, keys)

    def _without_gone(self, part: _Part, hashes: set[str]) -> _Part:
        there = np.array([text in hashes for text in part.all_texts()], np.bool_)
        if 2 * np.count_nonzero(there) >= len(there):
            return part
        now = np.cumsum(there) - 1
        places = (part.keys & _LOW).astype(np.int64)
        kept = there[places]
        keys = (part.keys[kept] & ~_LOW) | now[places[kept]].astype(np.uint64)
        found = b"".join(
            bytes.fromhex(part.text(place)) for place in np.flatnonzero(there).tolist()
        )
        return self._written(found, keys)


def _for_its_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _part(folder: Path, name: str) -> _Part | None:
    """Return a file as it was written; None where it is gone or has changed."""
    try:
        data = np.memmap(folder / name, np.uint8, mode="r")
    except (OSError, ValueError):
        return None
    if len(data) < 24 or crc32(data[8:].data) != int.from_bytes(data[:4].tobytes(), "little"):
        return None
    texts = int(np.frombuffer(data[8:16], "<u8")[0])
    end = 24 + texts * _HASH_BYTES
    return _Part(name, data[24:end].tobytes(), np.frombuffer(data[end:], "<u8"))


def _joined(found: Sequence[tuple[str, Prints]]) -> tuple[bytes, Keys]:
    hashes = b"".join(bytes.fromhex(one) for one, _ in found)
    prints = [one.astype(np.uint64) << _HIGH for _, one in found]
    places = np.repeat(np.arange(len(found), dtype=np.uint64), [len(one) for one in prints])
    return hashes, np.sort((np.concatenate(prints) if prints else places) | places)


def _grow_together(before: _Part, last: _Part) -> bool:
    return before.texts <= 2 * last.texts and before.texts + last.texts <= _MOST


def _merged(one: _Part, other: _Part) -> tuple[bytes, Keys]:
    # Places stand in the lower half, so that those of the other only have to be moved on.
    keys = np.concatenate([one.keys, other.keys + np.uint64(one.texts)])
    keys.sort(kind="stable")
    return one.hashes + other.hashes, keys
