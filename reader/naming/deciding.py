"""What is decided about names, put together from what was marked, chosen and typed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.decisions.decision import Decision
from index.results import NameRef
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import NameKind
    from index.decisions.decision import Decided
    from reader.naming.roll import Roll

TOLD = 2
"""Names of a question that are told; of more, only their number."""


def most_mentioned(refs: Sequence[NameRef], roll: Roll) -> NameRef:
    """Return the name that is mentioned most; of several, the first."""

    def mentions(ref: NameRef) -> int:
        number = roll.number(ref)
        return int(roll.names.mentions[number]) if number is not None else 0

    return max(refs, key=mentions)


def fullest(refs: Sequence[NameRef], roll: Roll) -> NameRef:
    """Return the name to know several by: a bare surname, however frequent, says too little."""
    full = [ref for ref in refs if ref.kind == "person" and " " in ref.name.strip()]
    return most_mentioned(full or refs, roll)


def merged(refs: Sequence[NameRef], roll: Roll, typed: str) -> Decision:
    """Return that names are one from now on, called as typed, of the most mentioned one's kind."""
    about = NameRef(most_mentioned(refs, roll).kind, typed)
    return Decision("merge", about, names=tuple(ref for ref in refs if ref != about))


def renamed(ref: NameRef, typed: str) -> Decision:
    """Return that a name is called otherwise."""
    return Decision("rename", ref, to=NameRef(ref.kind, typed))


def of_kind(ref: NameRef, kind: NameKind) -> Decision:
    """Return that a name is of another kind."""
    return Decision("kind", ref, to=NameRef(kind, ref.name))


def ignored(ref: NameRef) -> Decision:
    """Return that something is no name."""
    return Decision("ignore", ref)


def split(ref: NameRef, forms: Sequence[str]) -> Decision:
    """Return that some words don't stand for a name: each is one of its own."""
    return Decision("split", ref, forms=tuple(forms))


def became(decision: Decision) -> NameRef | None:
    """Return what the name that a decision is about is called after it; None where it is none."""
    if decision.do == "ignore":
        return None
    return decision.to if decision.do in ("rename", "kind") else decision.about


def was(decision: Decision) -> tuple[NameRef, ...]:
    """Return what a name may be called again once a decision was taken back, likeliest first."""
    return (decision.about, *decision.names)


def among(refs: Sequence[NameRef]) -> str:
    """Return names for a question: "Ada Quill and A. Quill", "Ada Quill and 3 more"."""
    names = [guard(ref.name) for ref in refs]
    if len(names) <= TOLD:
        return " and ".join(names)
    return f"{', '.join(names[:TOLD])} and {len(names) - TOLD} more"


def remark(refs: Sequence[NameRef], roll: Roll, typed: str) -> str:
    """Return what is to be known of a name that is typed for others, "" for nothing.

    Args:
        refs: The names that are to be called so.
        roll: All names.
        typed: What they are to be called.
    """
    if not typed:
        return "type a name"
    wanted = NameRef(most_mentioned(refs, roll).kind, typed)
    number = roll.number(wanted)
    if wanted in refs or number is None:
        return ""
    mentions = count(int(roll.names.mentions[number]), "mention")
    return f"is there already, {mentions}: they become one"


def unfollowed(decided: Decided) -> str:
    """Return what of the files can't be followed, or contradicts itself; "" where nothing does."""
    words = [guard(problem) for problem in decided.problems[:1]]
    if more := len(decided.problems[1:]):
        words.append(f"And {more} more.")
    if decided.conflicts:
        words.append(f"{count(len(decided.conflicts), 'contradiction')} between two files.")
    return " ".join(words)
