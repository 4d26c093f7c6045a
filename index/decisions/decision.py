"""A decision about names, as a value: what is one, what isn't, what it is called, what is no name.

Decisions are kept in order and each is about the names as those before it left them, so that taking
one back leaves what was said before as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import NameKind
    from index.results import NameRef

Verb = Literal["merge", "split", "rename", "kind", "ignore"]
VERBS: tuple[Verb, ...] = ("merge", "split", "rename", "kind", "ignore")


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that was decided; every `NameRef` in it has a kind."""

    do: Verb
    about: NameRef
    """The merged name that it is about; of "merge", what all are from now on."""
    names: tuple[NameRef, ...] = ()
    """Of "merge": the names that are made one with it."""
    forms: tuple[str, ...] = ()
    """Of "split": the words, as they stand in articles, that don't stand for it."""
    texts: tuple[str, ...] = ()
    """Of "split": only in these texts, by the first 16 digits of their hashes; none: in all."""
    to: NameRef | None = None
    """Of "rename" and "kind": what it is from now on. Of "split": whom the words stand for; None
    for a name of their own, each form its own."""
    at: str = ""
    """When, in ISO 8601 with a zone; "" if that isn't said."""


class Conflict(NamedTuple):
    """What two files say of the same words, and can't both be right about."""

    kind: NameKind
    form: str
    """The words, as they stand in articles."""
    ours: NameRef | None
    """What the user's own file makes of them; None: no name. It counts."""
    theirs: NameRef | None
    """What the other file makes of them."""


@dataclass(frozen=True, slots=True)
class Decided:
    """All that has been decided about the names of a corpus, and where it is kept."""

    file: Path
    """The user's own file; it may not be there yet."""
    own: tuple[Decision, ...] = ()
    """In order; the last one is what is taken back first."""
    shared: tuple[Decision, ...] = ()
    """Of the file `names.toml` in the corpus's folder; they come first, so that own ones count."""
    problems: tuple[str, ...] = ()
    """What can't be followed, each with its file and line."""
    conflicts: tuple[Conflict, ...] = ()
    """Between the two files, by name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking over somebody else's file."""

    taken: tuple[Decision, ...] = ()
    known: int = 0
    """Decisions that were there already."""
    conflicts: tuple[Conflict, ...] = ()
    """What it says otherwise than the user's own file; those decisions weren't taken."""
    problems: tuple[str, ...] = ()
