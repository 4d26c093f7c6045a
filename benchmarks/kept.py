"""What a benchmark of search needs, built once and kept: the corpus, and each contender's index.

Stock Whoosh takes a quarter of an hour to index a hundred thousand articles, so where a room is
named what was built stays there, with what it took. A folder is built under another name, and named
when it is whole.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contender import CONTENDERS
from benchmarks.ours import Ours
from benchmarks.rare import write_with_rare_words
from benchmarks.tables import load, tell
from benchmarks.texts import saved_articles

if TYPE_CHECKING:
    from benchmarks.texts import Text


@dataclass(frozen=True, slots=True)
class Built:
    """What it took to build an index."""

    wall: float
    """Seconds."""
    processor: float
    memory: int
    """The most bytes that were held while it was built."""
    size: int
    """Bytes on disk."""
    load: str
    """Of the machine, when it began."""
    when: str


class Kept:
    """The corpus of one size, and what was built of it."""

    def __init__(self, room: Path, articles: int) -> None:
        """Keep where it is.

        Args:
            room: A folder for corpora of all sizes.
            articles: How many this one has.
        """
        self.articles = articles
        self.folder = room / str(articles)
        self.corpus = self.folder / "corpus"

    @cached_property
    def texts(self) -> list[Text]:
        """The articles; written where they aren't yet."""
        file = self.corpus / "articles.jsonl"
        if not file.exists():
            tell(f"making up {self.articles:,} articles")
            write_with_rare_words(self.corpus, self.articles)
        return list(saved_articles(file))

    def place(self, name: str) -> Path:
        """Return where a contender's index is."""
        return self.folder / name

    def built(self, name: str, *, anew: bool = False) -> Built:
        """Return what building took; build it where it isn't there, or no longer fits.

        Args:
            name: One of `CONTENDERS`.
            anew: Whether to do it in any case.
        """
        record = self.folder / f"{name}.json"
        place = self.place(name)
        stale = name == "ours" and (place / "engine").exists() and Ours(place).outdated()
        if anew or stale or not record.exists():
            fresh = self.folder / f"{name}.unfinished"
            shutil.rmtree(fresh, ignore_errors=True)
            taken = self._build(name, fresh, 1)
            if name == "ours":  # beside which its library stays
                shutil.rmtree(place / "engine", ignore_errors=True)
                place.mkdir(exist_ok=True)
                (fresh / "engine").rename(place / "engine")
                fresh.rmdir()
            else:
                shutil.rmtree(place, ignore_errors=True)
                fresh.rename(place)
            record.write_text(json.dumps(asdict(taken)), "utf-8")
        return _read(record)

    def on_two_cores(self, *, anew: bool = False) -> Built:
        """Return what building ours takes where it may use two cores; nothing of it is kept."""
        record = self.folder / "ours-two-cores.json"
        if anew or not record.exists():
            with tempfile.TemporaryDirectory(dir=self.folder) as room:
                taken = self._build("ours", Path(room) / "ours", 2)
            record.write_text(json.dumps(asdict(taken)), "utf-8")
        return _read(record)

    def library(self) -> int:
        """Bring our library level, and return its size on disk in bytes."""
        tell(f"bringing the library of {self.articles:,} articles level")
        Ours(self.place("ours")).prepare()
        return size_of(self.place("ours") / "library")

    def _build(self, name: str, place: Path, cores: int) -> Built:
        assert self.texts
        before = load()
        when = datetime.now(UTC).isoformat(timespec="minutes")
        tell(f"building {name} of {self.articles:,} articles on {cores} core(s)")
        command = [sys.executable, "-m", "benchmarks.contending", name, str(place), "build"]
        ran = subprocess.run(
            [*command, str(cores), str(self.corpus / "articles.jsonl")],
            check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        told = json.loads(ran.stdout)
        memory = int(told["memory"])
        return Built(told["wall"], told["processor"], memory, size_of(place), before, when)


def able() -> tuple[str, ...]:
    """Return the contenders that are installed, and tell which aren't."""
    if find_spec("tantivy") is None:
        tell("tantivy isn't installed (make bench-search installs it): the others go on without it")
        return tuple(name for name in CONTENDERS if name != "tantivy")
    return CONTENDERS


def size_of(folder: Path) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _read(record: Path) -> Built:
    return Built(**json.loads(record.read_text("utf-8")))
