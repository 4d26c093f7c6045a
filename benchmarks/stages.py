"""What a process is killed at: the moments in which something is written.

Each stage brings its place to where the work begins, names the command that does it, and the one
that comes next, which has to mend whatever was left.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.articles import made_up, write
from benchmarks.killing import EVERYBODY, PARENT, WORKER
from benchmarks.saver import lost
from index import textindex
from index.engine import tidying
from index.engine.merging import FEW
from index.library import Library
from reader.export.values import results_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MANY, _FILES = 400, 40
_NAMED = 40
_MERGED, _IN_A_SEGMENT = 3_000, 500
"""Articles of the corpus whose segments are merged: more than are merged at once."""
_QUERIES = ("", "the", "a* -the", '"of the"', "title:a*")


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of work."""

    name: str
    corpus: Path
    indexes: Path
    command: tuple[str, ...]
    """What is killed."""
    again: tuple[str, ...]
    """The next start."""
    prepare: Callable[[], None]
    """Makes sure that there is something to do."""
    targets: tuple[str, ...] = (EVERYBODY,)
    in_terminal: bool = False
    saved: Path | None = None
    """The person's own work that is saved, where it is that and no index."""
    fresh: dict[str, bytes] = field(default_factory=dict)
    """Answers of an index that nobody disturbed, by what the corpus holds."""

    def wrong(self, room: Path) -> str:
        """Return what is wrong after a kill and another start, "" for nothing."""
        if self.saved is not None:
            return lost(self.saved)
        if any(self.indexes.rglob("merging-*")):
            return "what was being merged is left"
        if self.name == "merging" and len(list(self.indexes.rglob("*.trm"))) > FEW:
            return "nobody went on merging"
        same = answers(self.corpus, self.indexes) == self._expected(room)
        return "" if same else "other answers than undisturbed"

    def undisturbed(self, room: Path) -> Path:
        """Return the place of an index that nobody disturbs, of the corpus as it is now."""
        if self.saved is not None:
            return self.saved
        return room / "undisturbed" / f"{self.name} {_state(self.corpus)}"

    def _expected(self, room: Path) -> bytes:
        key, apart = _state(self.corpus), self.undisturbed(room)
        if key not in self.fresh:
            with Library.open(self.corpus, index_dir=apart) as library:
                library.refresh()
                if "--no-names" not in self.command:
                    library.find_names()
                library.find_stories()
            self.fresh[key] = answers(self.corpus, apart)
        return self.fresh[key]


def answers(corpus: Path, indexes: Path) -> bytes:
    """Return all that an index answers, without reading the corpus again.

    But for the stories of hits: who is killed has grouped some by then, or none.
    """
    with Library.open(corpus, index_dir=indexes) as library:
        told: list[object] = []
        for query in _QUERIES:
            results = library.search(query)
            rows = library.rows(results, 0, len(results))
            told.append(results_value(results, [replace(row, story=None) for row in rows], 0.0))
        told.append([repr(article) for article in library.articles()])
        told.append([repr(library.mentions(article.id)) for article in library.articles()])
        told.append([repr(entry) for entry in library.names()])
        told.append([repr(item) for item in library.skipped()])
    return json.dumps(told).encode()


def stages(room: Path) -> list[Stage]:
    """Return all of them.

    Args:
        room: An empty folder.
    """
    corpus, named, merged = room / "corpus", room / "named", room / "merged"
    write_corpus(corpus, 0)
    write(named, _NAMED)
    write(merged, _MERGED)
    apart, together = room / "apart", room / "together"
    _index_apart(merged, apart)
    kept, thrown, names = room / "kept", room / "thrown", room / "names"
    without = room / "without-names"
    with Library.open(named, index_dir=without) as library:
        library.refresh()
    saved = room / "saved" / "work.txt"
    saved.parent.mkdir()
    saver = (sys.executable, "-m", "benchmarks.saver", str(saved))
    turns = iter(range(1, 1_000_000))

    def searched(place: Path) -> tuple[str, ...]:
        return _command("search", corpus, "the", "--json", index_dir=place)

    def unnamed() -> None:
        shutil.rmtree(names, ignore_errors=True)
        shutil.copytree(without, names)

    def unmerged() -> None:
        shutil.rmtree(together, ignore_errors=True)
        shutil.copytree(apart, together)

    def index(place: Path, *options: str) -> tuple[str, ...]:
        return _command("index", corpus, "--no-names", *options, index_dir=place)

    merging = _command("index", merged, "--no-names", index_dir=together)

    shown = _command("show", named, "--json", index_dir=names)
    return [
        Stage(
            "indexing", corpus, thrown, index(thrown), searched(thrown),
            prepare=lambda: shutil.rmtree(thrown, ignore_errors=True),
        ),
        Stage(
            "refreshing", corpus, kept, index(kept), searched(kept),
            prepare=lambda: write_corpus(corpus, next(turns)),
        ),
        Stage(
            "rebuilding", corpus, kept, index(kept, "--rebuild"), searched(kept),
            prepare=lambda: None,
        ),
        Stage(
            "merging", merged, together, merging, merging,
            prepare=unmerged, targets=(EVERYBODY, PARENT, WORKER),
        ),
        Stage(
            "naming", named, names, _command("index", named, index_dir=names), shown,
            prepare=unnamed, targets=(EVERYBODY, PARENT, WORKER),
        ),
        Stage(
            "in the reader", named, names, _command(named, index_dir=names), shown,
            prepare=lambda: shutil.rmtree(names, ignore_errors=True),
            targets=(EVERYBODY, PARENT), in_terminal=True,
        ),
        Stage(
            "saving", saved.parent, saved.parent, saver, (*saver, "1"),
            prepare=lambda: _age(saved.parent), saved=saved,
        ),
    ]  # fmt: skip


def _index_apart(corpus: Path, place: Path) -> None:
    """Index a corpus in more segments than are left alone, and merge none."""
    with (
        patch.object(textindex, "_AT_ONCE", _IN_A_SEGMENT),
        patch.object(tidying, "to_merge", lambda *_, **__: []),
        Library.open(corpus, index_dir=place) as library,
    ):
        library.refresh()
        library.find_stories()


def _age(folder: Path) -> None:
    """Make files as old as if nobody had been there for two hours."""
    for file in folder.iterdir():
        then = file.stat().st_mtime - 7_200
        os.utime(file, (then, then))


def write_corpus(folder: Path, turn: int) -> None:
    """Write a corpus, other than at the turn before: some added, changed, removed, most kept."""
    write(folder, _MANY if turn % 2 else _MANY - 50, seed=2 + turn % 2)
    for number, article in enumerate(made_up(_FILES)):
        file = folder / f"{number:02}.txt"
        if turn % 2 and number % 4 == 0:
            file.unlink(missing_ok=True)
        else:
            change = f"\n\nTurn {turn % 2}." if number % 4 == 1 else ""
            file.write_text(f"{article.title}\n\n{article.text}{change}\n", encoding="utf-8")


def _command(*arguments: object, index_dir: Path) -> tuple[str, ...]:
    given = (*map(str, arguments), "--index-dir", str(index_dir))
    return (sys.executable, "-m", "reader", *given)


def _state(corpus: Path) -> str:
    """Return what tells two states of a corpus apart."""
    sizes = sorted((file.name, file.stat().st_size) for file in corpus.iterdir())
    return hashlib.sha256(repr(sizes).encode()).hexdigest()[:8]
