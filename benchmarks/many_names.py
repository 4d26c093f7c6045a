"""A hundred thousand names in the place Names: folded, filtered by each letter, drawn."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
from textual.containers import Vertical

from benchmarks.host import OPEN, Big, drawn
from benchmarks.measure import interleaved, timed
from benchmarks.tables import milliseconds, show, table, tell
from index.article import NAME_KINDS
from index.dossier import NameList
from index.results import NameRef
from reader.naming.roll import Roll
from reader.widgets.name_bar import NameBar, NameFilter
from reader.widgets.name_list import NameRows

if TYPE_CHECKING:
    from textual.app import ComposeResult

NAMES = 100_000
_SYLLABLES = "ka lo mi ren sta vor dan el qui pro ta ns ber gu".split()
_ROUNDS = 9
_KEYS = ("k", "a", "space", "v", "o", "backspace")
_ONE, _TWO = "k", "ka vo"


def run(_corpora: object, _articles: int) -> None:
    """Print how long it takes to fold, filter and order them, and from a key until all is drawn."""
    names = made_up_names(NAMES)
    roll = Roll(names)
    tell("filtering names")
    work = {
        "folded for the first time": timed(lambda: Roll(names)),
        "folded where all were known": timed(lambda: Roll(names, roll)),
        f"those with a word in “{_ONE}”": timed(lambda: roll.shown(_ONE, (), "mentions")),
        f"those with words in “{_TWO}”": timed(lambda: roll.shown(_TWO, (), "mentions")),
        "people alone": timed(lambda: roll.shown("", {"person"}, "mentions")),
        "all, by the alphabet": timed(lambda: roll.shown("", (), "name")),
    }
    found = interleaved(work, _ROUNDS, rehearsals=1)
    rows = [
        [name, milliseconds(taken.median), milliseconds(taken.percentile(0.95))]
        for name, taken in found.items()
    ]
    show(f"{len(names):,} names", table(["", "median", "p95"], rows))
    tell("typing a filter")
    shown = Big("names", lambda: Listed(roll), lambda widget: widget.query_one(NameFilter))
    taken = drawn(shown, _KEYS)
    steps = [[key, milliseconds(taken[key])] for key in (OPEN, *dict.fromkeys(_KEYS))]
    show("Until all is drawn", table(["", "once"], steps))


class Listed(Vertical):
    """The list under its filter, narrowed by every letter as in the place Names."""

    def __init__(self, roll: Roll) -> None:
        super().__init__()
        self._roll = roll

    def compose(self) -> ComposeResult:
        """Lay out filter and list."""
        yield NameBar(id="name-bar")
        yield NameRows(id="name-rows")

    def on_mount(self) -> None:
        """List all names."""
        self._fill("")

    def on_name_bar_typed(self, event: NameBar.Typed) -> None:
        """List those that are left."""
        self._fill(event.words)

    def _fill(self, typed: str) -> None:
        places = self._roll.shown(typed, (), "mentions")
        self.query_one(NameRows).show(self._roll, places, ref=None)


def made_up_names(number: int, seed: int = 1) -> NameList:
    """Return names that nobody has, the same for the same seed; few of them are frequent."""
    rng = random.Random(seed)  # noqa: S311  nothing here is secret
    refs: dict[NameRef, None] = {}
    while len(refs) < number:
        words = ("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))).title() for _ in range(2))
        refs[NameRef(rng.choice(NAME_KINDS), " ".join(words))] = None
    mentions = np.maximum(1, 40_000 // np.arange(1, number + 1))
    return NameList(
        refs=tuple(refs),
        mentions=mentions,
        articles=np.minimum(mentions, 10_000),
        forms=np.ones(number, np.int64),
        decided=np.zeros(number, np.bool_),
        of=10_000,
    )
