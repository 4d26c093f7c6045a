"""Which people, organisations and places two articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.comparison import NamesCompared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Mention, NameKind


def compare_names(a: Sequence[Mention], b: Sequence[Mention]) -> NamesCompared:
    """Return the names that both articles have and those that one has, by first mention.

    A name is the same where its kind is; names of both are in the order of A.
    """
    names_a, names_b = _first_mentions(a), _first_mentions(b)
    return NamesCompared(
        both=_texts(name for name in names_a if name in names_b),
        only_a=_texts(name for name in names_a if name not in names_b),
        only_b=_texts(name for name in names_b if name not in names_a),
    )


def _first_mentions(mentions: Sequence[Mention]) -> dict[tuple[NameKind, str], None]:
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    return dict.fromkeys((mention.kind, mention.name) for mention in ordered)


def _texts(names: Iterable[tuple[NameKind, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in names))
