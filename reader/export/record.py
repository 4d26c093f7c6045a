"""A comparison with all that it rests on: what every written form of it is made from."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import ArticleId
    from index.basis import Basis
    from index.comparison import Comparison, Link
    from index.elsewhere import Elsewhere
    from index.library import Library
    from index.results import Progress

Part = Literal["passages", "quotes", "figures", "names", "elsewhere", "sources"]
PARTS: tuple[Part, ...] = ("passages", "quotes", "figures", "names", "elsewhere", "sources")
"""As the pages of the comparison on the screen, and where all of it comes from."""


@dataclass(frozen=True, slots=True)
class Record:
    """Two articles side by side, and what somebody else needs to get the same again."""

    comparison: Comparison
    basis: Basis
    names_complete: bool
    """Whether the names of all articles of the corpus were known."""
    elsewhere: tuple[Elsewhere | None, Elsewhere | None] = (None, None)
    """What others of its story report that A, and that B, has no match for; None: not known."""
    parts: tuple[Part, ...] = PARTS
    """What of it text and Markdown tell."""
    possible: bool = False
    """Whether possible links are told too; JSON always has them."""

    @property
    def telling(self) -> list[Link]:
        """The links that are told."""
        return [one for one in self.comparison.links if self.possible or one.tier != "possible"]


def record_of(
    library: Library,
    a: ArticleId,
    b: ArticleId,
    *,
    parts: tuple[Part, ...] = PARTS,
    possible: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Record:
    """Compare two articles, with all that is written down of a comparison.

    Args:
        library: The corpus.
        a: The article on side A.
        b: That on side B.
        parts: What is wanted of it.
        possible: Whether possible links are wanted too.
        progress: Told how far it is; what it raises ends it.

    Raises:
        CorpusError: One of them has vanished.
    """
    return Record(
        library.compare(a, b),
        library.basis(a, b),
        library.names_complete(),
        (
            library.elsewhere(a, progress=progress) if "elsewhere" in parts else None,
            library.elsewhere(b, progress=progress) if "elsewhere" in parts else None,
        ),
        parts,
        possible,
    )


def command_again(record: Record, *form: str) -> str:
    """Return the command that gives the same again; guarded.

    Args:
        record: The comparison.
        form: The options of the form that is wanted.
    """
    a, b = record.comparison.a.id, record.comparison.b.id
    options = list(form)
    if record.basis.asked:
        options += ["--recogniser", ",".join(record.basis.asked)]
    if record.possible:
        options.append("--possible")
    if record.parts != PARTS:
        options += [word for part in record.parts for word in ("--part", part)]
    # After "--" no id is taken for an option.
    ids = ["--", "CORPUS", a, b] if "-" in (a[:1], b[:1]) else ["CORPUS", a, b]
    return guard(shlex.join(["corpus-reader", "compare", *options, *ids]))


def shown(comparison: Comparison) -> list[Link]:
    """Return the links that show without being asked for: strong and probable ones."""
    return [link for link in comparison.links if link.tier != "possible"]


def kinds_of(links: Sequence[Link]) -> Counter[str]:
    """Return how many links are of each kind."""
    return Counter(link.kind for link in links)
