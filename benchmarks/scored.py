"""How well names are found: held against names marked by hand, in wire copy and in scraped pages.

Wire copy is scored by the tool that lies with it, whole and by halves, since rules were tuned on
one half. In scraped pages a name counts as found with its very span and kind.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.pairs import digest
from benchmarks.tables import NONE, show, table, tell
from index.article import NAME_KINDS, Span
from index.names.finder import NameFinder, NamingTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import ArticleId

MARKED = Path(__file__).parent / "seed_names.json"
_OPTIONAL = "optional"
"""The kind of what may be found as a name or not."""
_KINDS = (
    ("all", NAME_KINDS),
    ("people", ("person",)),
    ("organisations", ("organisation",)),
    ("places", ("place",)),
)


class Name(NamedTuple):
    """A name where it stands: offsets in code points, half-open, and its kind."""

    start: int
    end: int
    kind: str


class Score(NamedTuple):
    """How many names are right, were found, and should have been."""

    right: int
    found: int
    marked: int

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1, from 0 to 1; 0 where nothing can be said."""
        precision, recall = self.right / (self.found or 1), self.right / (self.marked or 1)
        return precision, recall, 2 * precision * recall / (precision + recall or 1)


def score(
    marked: Mapping[ArticleId, Iterable[Name]],
    found: Mapping[ArticleId, Iterable[Name]],
    kinds: Iterable[str] = NAME_KINDS,
) -> Score:
    """Return how well names are found, by span and kind.

    Args:
        marked: The names of each article as marked by hand, optional ones among them.
        found: Those that were found; articles that nobody marked don't count.
        kinds: Which are counted.
    """
    counted = frozenset(kinds)
    right = have = want = 0
    for key, names in marked.items():
        known = set(names)
        spared = {(name.start, name.end) for name in known if name.kind == _OPTIONAL}
        wanted = {name for name in known if name.kind in counted}
        had = {name for name in found.get(key, ()) if name.kind in counted}
        had = {name for name in had if (name.start, name.end) not in spared}
        right, have, want = right + len(had & wanted), have + len(had), want + len(wanted)
    return Score(right, have, want)


def score_wire(folder: Path, room: Path, finders: Mapping[str, Sequence[str] | None]) -> None:
    """Print F1 on wire copy of each finder of names, whole and by even and odd pieces.

    Args:
        folder: Where the corpora are, with the tool that scores.
        room: For indexes and for the halves of what was marked.
        finders: The command of each; None for what the command line shows.
    """
    gold = folder / "gold" / "wire.json"
    halves = _halves(gold, room)
    rows = []
    shown = _shown(folder / "corpora" / "wire", room)
    for name, command in finders.items():
        lines = shown if command is None else _found_by(command, shown)
        told = _told_by_tool(folder, gold, lines)
        shares = [told[kind] for kind in ("all", *NAME_KINDS)]
        rows.append(
            [name, *shares, *(_told_by_tool(folder, half, lines)["all"] for half in halves)]
        )
    head = ["", "all", "people", "organisations", "places", "even pieces", "odd pieces"]
    show("Names, F1 on wire copy", table(head, rows))


def score_seeds(folder: Path, room: Path, finders: Mapping[str, Sequence[str] | None]) -> None:
    """Print precision, recall and F1 in the scraped pages whose names were marked.

    Args:
        folder: Where the corpora are.
        room: For indexes.
        finders: The command of each finder of names; None for what the command line shows.
    """
    shown = _shown(folder / "corpora" / "seeds", room)
    kept = json.loads(MARKED.read_text("utf-8"))
    texts = {article["id"]: article["text"] for article in map(json.loads, shown.splitlines())}
    marked = {
        key: [Name(*name) for name in told["names"]]
        for key, told in kept.items()
        if digest(texts.get(key, "")) == told["sha256"]
    }
    if len(marked) < len(kept):
        tell(f"{len(kept) - len(marked)} pages left out: their texts have changed")
    rows = []
    for name, command in finders.items():
        lines = shown if command is None else _found_by(command, shown)
        found = {
            article["id"]: [Name(n["start"], n["end"], n["kind"]) for n in article["names"]]
            for article in map(json.loads, lines.splitlines())
        }
        rows += [
            [f"{name}, {kind}", *_cells(score(marked, found, kinds))] for kind, kinds in _KINDS
        ]
    head = ["", "marked", "found", "precision", "recall", "F1"]
    show(f"Names in {len(marked)} scraped pages", table(head, rows))


def _cells(told: Score) -> list[str]:
    shares = [f"{share:.4f}" if told.found or told.marked else NONE for share in told.shares]
    return [str(told.marked), str(told.found), *shares]


def _shown(corpus: Path, room: Path) -> bytes:
    command = [sys.executable, "-m", "reader", "show", str(corpus), "--jsonl", "--quiet"]
    command += ["--index-dir", str(room / f"{corpus.name}-indexed")]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _found_by(command: Sequence[str], shown: bytes) -> bytes:
    """Return the same articles with the names that another process finds."""
    articles = [json.loads(line) for line in shown.splitlines()]
    tasks = [
        NamingTask(
            article["id"],
            article["text"],
            tuple(Span(p["start"], p["end"]) for p in article["paragraphs"]),
        )
        for article in articles
    ]
    with NameFinder(tuple(command)) as finder:
        lines = [
            json.dumps({"id": key, "names": [name._asdict() for name in names]})
            for key, names in finder.find(tasks, lambda: False)
        ]
    return "\n".join(lines).encode()


def _halves(gold: Path, room: Path) -> list[Path]:
    """Write down what was marked in pieces of even number, and of odd; return the files."""
    marked = json.loads(gold.read_text("utf-8"))
    files = []
    for odd, name in enumerate(("even", "odd")):
        half = {key: names for key, names in marked.items() if int(key.split("#")[1]) % 2 == odd}
        files.append(room / f"{gold.stem}-{name}.json")
        files[-1].write_text(json.dumps(half), "utf-8")
    return files


def _told_by_tool(folder: Path, gold: Path, lines: bytes) -> dict[str, str]:
    """Return F1 by kind, as the tool prints it."""
    tool = [str(folder / "tools" / "score-names"), str(gold)]
    scored = subprocess.run(tool, input=lines, check=True, capture_output=True).stdout
    return {line.split()[0]: line.split()[2] for line in scored.decode().splitlines()}
