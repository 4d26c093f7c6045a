"""Which columns of a table, or fields of a record, were taken for what, and why.

Told from what is kept of the articles: a look at the corpus must not read its files again. Files
that were taken alike are told as one, since a corpus may have a record in each of thousands.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.formats.fieldnames import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.formats.fieldnames import Field

How = Literal["by its name", "by what it holds", "as set"]
_KINDS = ("column ", "field ")
_NOTES: tuple[tuple[str, How], ...] = (
    (", as set", "as set"),
    (", by what it holds", "by what it holds"),
)
_ORDERS = (", day first", ", month first")
_PLAIN: How = "by its name"


class Taken(NamedTuple):
    """A column or field that was taken for a part of an article."""

    column: str
    """As it is called in the file, with the names on the way to it: "article.title"; "" for the
    text of a record that is called `text`, `body` or so, which isn't noted."""
    how: How


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """What the columns or fields of some files were taken for."""

    file: str
    """The first of the files, by path."""
    files: int
    """How many were taken like this."""
    parts: Mapping[Field, Taken | None]
    """None where no column was taken for that part."""

    @property
    def guessed(self) -> tuple[Field, ...]:
        """The parts whose column isn't called so."""
        return tuple(
            part for part, taken in self.parts.items() if taken and taken.how == "by what it holds"
        )


def taken_from(told: Iterable[tuple[str, str]]) -> tuple[TakenFrom, ...]:
    """Return what was taken from which files, the most files first.

    Args:
        told: Files in order, each with where the parts of one of its articles were found, packed;
            files that don't hold records among them.
    """
    counted: dict[str, dict[Field, Counter[Taken]]] = {}
    for file, packed in told:
        if not any(f'"{kind}' in packed for kind in _KINDS):
            continue
        parts = counted.setdefault(file, {field: Counter() for field in FIELDS})
        for field, where in json.loads(packed).items():
            taken = _taken(field, where)
            if field in parts and taken:
                parts[field][taken] += 1
    groups: dict[tuple[Taken | None, ...], list[str]] = {}
    for file, parts in counted.items():
        if not parts["text"]:
            parts["text"][Taken("", _PLAIN)] += 1
        alike = tuple(_most(parts[field]) for field in FIELDS)
        groups.setdefault(alike, []).append(file)
    found = [
        TakenFrom(files[0], len(files), dict(zip(FIELDS, alike, strict=True)))
        for alike, files in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.files, each.file)))


def _most(counted: Counter[Taken]) -> Taken | None:
    return counted.most_common(1)[0][0] if counted else None


def _taken(field: str, where: str) -> Taken | None:
    kind = next((kind for kind in _KINDS if where.startswith(kind)), None)
    if kind is None:
        return None
    name = where.removeprefix(kind)
    for order in _ORDERS:
        name = name.replace(order, "", 1) if field == "date" else name
    for note, how in _NOTES:
        if name.endswith(note):
            return Taken(name.removesuffix(note), how)
    if field == "outlet" and ", as " in name:  # what it is called in corpus.toml
        name = name.rpartition(", as ")[0]
        for note, how in _NOTES:
            if name.endswith(note):
                return Taken(name.removesuffix(note), how)
    return Taken(name, _PLAIN)
