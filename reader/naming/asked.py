"""A name that is typed: which names of the corpus it may be, and which it is. Pure."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.article import NAME_KINDS, NameKind
from index.results import NameRef
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_OFFERED = 200


def written(ref: NameRef, kind: NameKind) -> str:
    """Return a name as it is typed: with its kind behind it, where that isn't the one expected."""
    return ref.name if ref.kind in (None, kind) else f"{ref.name} ({ref.kind})"


def offered(
    refs: Iterable[NameRef], typed: str, kind: NameKind, *, without: NameRef | None = None
) -> list[str]:
    """Return names with a word that begins as what is typed, those of the expected kind first.

    Args:
        refs: The names of the corpus, in the order in which they are offered.
        typed: So far.
        kind: The kind expected.
        without: A name that isn't offered.
    """
    known = [
        ref
        for ref in islice(_beginning_so(refs, typed.strip().casefold()), MOST_OFFERED)
        if ref != without and guard(ref.name) == ref.name
    ]
    known.sort(key=lambda ref: ref.kind != kind)
    return [written(ref, kind) for ref in known]


def _beginning_so(refs: Iterable[NameRef], typed: str) -> Iterator[NameRef]:
    for ref in refs:
        name = ref.name.casefold()
        if name.startswith(typed) or f" {typed}" in name:
            yield ref


def meant(refs: Sequence[NameRef], typed: str, kind: NameKind) -> NameRef:
    """Return the name that is meant: one of the corpus, whatever its case, else a new one.

    Args:
        refs: The names of the corpus.
        typed: A name; " (place)" behind it, or another kind, tells its kind.
        kind: The kind of one that tells none.
    """
    name = " ".join(typed.split())
    for other in NAME_KINDS:
        if name.endswith(f" ({other})"):
            name, kind = name.removesuffix(f" ({other})"), other
    same = (ref for ref in refs if ref.kind == kind and ref.name.casefold() == name.casefold())
    return next(same, NameRef(kind, name))
