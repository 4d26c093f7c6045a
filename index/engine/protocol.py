"""What the library asks of a full-text engine, and the values that pass between them.

No engine is named here, so that the library can be read, and imported, without one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    import numpy as np
    import numpy.typing as npt

    from index.engine.hits import HitFinder
    from index.fields import Asked, DaysAsked
    from index.results import Problem


class BrokenIndexError(CorpusError):
    """The full-text index is damaged, or of another version: it is to be rebuilt."""


class BusyIndexError(CorpusError):
    """Somebody else is writing to the full-text index."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What the engine is told of an article."""

    key: int
    """The catalogue's key."""
    title: str
    text: str
    outlet: str
    """Empty where it is unknown."""
    day: int | None
    """The date as `datetime.date.toordinal` counts days; None where it is unknown."""
    language: str | None = None
    """As the article tells it, "de" or "de-AT"; None where it is unknown."""


class ArticlesFound(NamedTuple):
    """Which articles have a name, or tell a story, that a query asks for."""

    keys: npt.NDArray[np.int64]
    """The catalogue's, each once, in any order; the engine needn't know them all."""
    called: tuple[str, ...]
    """The names or titles it stands for, of most articles first."""


if TYPE_CHECKING:
    Finds = Callable[[Asked], ArticlesFound]
    """Tells it. The engine knows words alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """All that a query finds, in order of keys."""

    keys: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    """Beside `keys`: 0 and up; 0 where the query has no words to weigh."""
    problem: Problem | None
    """Why the query can't be understood; then nothing was searched."""
    finder: HitFinder
    finds: tuple[str, ...]
    """The words of this corpus that the query's words stand for, then names and titles."""
    suggestion: str | None
    """The query in closer spellings: that find something where this one finds nothing, or far more
    where it finds next to nothing; see `index.engine.respelling`."""
    asked: tuple[Asked, ...] = ()
    """The names and stories that are asked for; what a NOT excludes is not among them."""
    days: tuple[DaysAsked, ...] = ()
    """The days that are asked for, as they were understood; excluded ones too."""


class Engine(Protocol):
    """A full-text index of articles.

    One thread may apply changes while others search: they see the old state until the change is
    complete. Any method may raise BrokenIndexError.
    """

    @property
    def generation(self) -> int:
        """The number of the last change that was applied; 0 for a new index."""

    def apply(self, add: Iterable[IndexedText], remove: Iterable[int], generation: int) -> None:
        """Add and remove articles in one step; a key that is added again is replaced.

        An interrupted change leaves the state before it, and applying it again is harmless.
        """

    def documents(self) -> int:
        """Return how many articles the index holds."""

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the keys of all articles, in order."""

    def search(
        self,
        query: str,
        finds: Finds | None = None,
        today: date | None = None,
        *,
        respell: bool = True,
    ) -> Answer:
        """Return everything a query finds; any text is a query, none finds all.

        Args:
            query: As it is typed.
            finds: Tells which articles have a name or tell a story; None where none is known.
            today: The day that "last week" is seen from; None for the one of the clock.
            respell: Whether closer spellings are looked for where nothing is found.
        """

    def candidates(self, terms: Sequence[str], limit: int) -> npt.NDArray[np.int64]:
        """Return the keys of articles that hold any of these terms, best first.

        Args:
            terms: As `index.words.term` gives them.
            limit: How many keys at most.
        """

    def occurrences(self, finder: HitFinder, key: int) -> int:
        """Return how often what is looked for stands in an article's text, unseen: by the index.

        A phrase counts beside its words where both are looked for.
        """

    def counted(self, finder: HitFinder) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the keys of the articles that have what is looked for, and how often, unseen.

        In order of keys, titles and texts together; else as `occurrences`.
        """

    def frequencies(self, words: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return how often each of some folded words stands in titles and texts, about."""

    def document_frequency(self, term: str) -> int:
        """Return how many articles hold a term, in title or text."""

    def keep_tidy(self) -> None:
        """Have the index's parts put together, beside, where there are many; nothing is waited for.

        To be called after each change: what was put together since is taken over.
        """

    def tidy(self, stopped: Callable[[], bool]) -> None:
        """Have the index's parts put together until few are left, and wait for it.

        Args:
            stopped: Asked often; what isn't done is dropped, and changes nothing.
        """

    def close(self) -> None:
        """Give back files and memory; searches under way are allowed to end."""
