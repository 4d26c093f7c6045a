"""A name that is typed: which names of the corpus it may be, and which it is. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import NAME_KINDS
from index.columns import sameness
from index.results import NameRef
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import NameKind
    from reader.naming.roll import Roll

MOST_OFFERED = 200


def written(ref: NameRef, kind: NameKind) -> str:
    """Return a name as it is typed: with its kind behind it, where that isn't the one expected."""
    return ref.name if ref.kind in (None, kind) else f"{ref.name} ({ref.kind})"


def offered(roll: Roll, typed: str, kind: NameKind, *, without: NameRef | None = None) -> list[str]:
    """Return names whose words begin as what is typed, those of the expected kind first.

    Args:
        roll: The names of the corpus.
        typed: The beginnings of words of a name.
        kind: The kind expected.
        without: A name that isn't offered.
    """
    places = roll.shown(typed, (), "mentions")[:MOST_OFFERED].tolist()
    known = [ref for ref in (roll.names.refs[place] for place in places) if ref != without]
    known.sort(key=lambda ref: ref.kind != kind)
    return [written(ref, kind) for ref in known if guard(ref.name) == ref.name]


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
    ref = NameRef(kind, name)
    if ref in refs:
        return ref
    alike = sameness(name)
    same = (one for one in refs if one.kind == kind and sameness(one.name) == alike)
    return next(same, ref)
