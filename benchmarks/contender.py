"""What every search engine that is measured can do, and where it lies.

Two levels are told apart. The engine alone answers with ids and scores; a page is what a person
sees first, twenty rows with a snippet each, and with ours the counts of all filters.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from benchmarks.questions import Question
    from benchmarks.texts import Text

    Level = Literal["engine", "page"]
    Found = list[tuple[int, float]]
    """Ids and scores."""

PAGE = 20
"""Rows that a person sees first."""


class Contender(Protocol):
    """A search engine."""

    def build(self, texts: Iterable[Text], cores: int) -> None:
        """Index articles, numbered from 1.

        Args:
            texts: All of them.
            cores: How many it may use; most use one whatever they may.
        """

    def open(self, level: Level) -> None:
        """Open what was built."""

    def find(self, question: Question, limit: int | None) -> Found | int:
        """Return the best articles, or how many were found where all are and stand in arrays.

        Args:
            question: What is asked.
            limit: How many at most; None for all, which may be in any order.

        Raises:
            Unasked: There is nothing like it.
        """

    def page(self, question: Question) -> int:
        """Make the first page of the answer, and return how many rows it has.

        Raises:
            Unasked: There is nothing like it.
        """

    def close(self) -> None:
        """Close it."""


@runtime_checkable
class WithLibrary(Protocol):
    """A contender whose pages come from something else than its engine."""

    def prepare(self) -> None:
        """Make that, of the corpus that lies beside the contender's place."""


_PLACES = {
    "ours": ("benchmarks.ours", "Ours"),
    "whoosh": ("benchmarks.stock", "StockWhoosh"),
    "fts5": ("benchmarks.sqlite", "Fts5"),
    "tantivy": ("benchmarks.rust", "Tantivy"),
}
CONTENDERS = tuple(_PLACES)


def contender(name: str, place: Path) -> Contender:
    """Return a contender, importing nothing of the others.

    Args:
        name: One of `CONTENDERS`.
        place: A folder of its own, made where there is none.

    Raises:
        ImportError: It isn't installed.
    """
    module, called = _PLACES[name]
    made = cast("Callable[[Path], Contender]", getattr(import_module(module), called))
    return made(place)
