"""What was decided about names, as sentences for people: on the screen and the command line. Pure.

Whatever a decision holds may come from somebody else's file, so that all of it is guarded here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.survey.decided import came_words
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import NameKind
    from index.decisions.decision import Conflict, Decision, Taken
    from index.results import NameRef

NO_NAME = "no name"
A_KIND = {"person": "a person", "organisation": "an organisation", "place": "a place"}
FILE_OF_CORPUS = "names.toml"
"""The file in a corpus's folder whose decisions come before the user's own."""


def sentence(decision: Decision) -> str:
    """Return what was decided: "Ada Quill: A. Quill and Quill made one with it"."""
    about = guard(decision.about.name)
    if decision.do == "merge":
        merged = [_beside(name, decision.about.kind) for name in decision.names]
        return f"{about}: {listed(merged)} made one with it"
    if decision.do == "split":
        return _taken_off(decision, about)
    if decision.do == "ignore":
        return f"{about} is {NO_NAME}"
    to = decision.to
    if decision.do == "kind":
        kind = to.kind if to is not None else None
        return f"{about} is {A_KIND[kind]}" if kind else f"{about} is of another kind"
    return f"{about} is called {_beside(to, decision.about.kind) if to is not None else about}"


def _taken_off(decision: Decision, about: str) -> str:
    """Return which words don't stand for a name, where, and whom they stand for."""
    forms = [guard(form) for form in decision.forms]
    words = f"{listed(forms)} taken off {about}"
    if decision.texts:
        words += f" in {count(len(decision.texts), 'article')}"
    if decision.to is None:
        return words
    pronoun = "it is" if len(forms) == 1 else "they are"
    return f"{words}: {pronoun} {_beside(decision.to, decision.about.kind)}"


def _beside(ref: NameRef, kind: NameKind | None) -> str:
    """Return a name, with its kind where that isn't the one that is expected."""
    name = guard(ref.name)
    return f"{name} ({ref.kind})" if ref.kind is not None and ref.kind != kind else name


def listed(words: Iterable[str]) -> str:
    """Return words as a list is said: "a", "a and b", "a, b and c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def conflict_words(conflict: Conflict, other: str = FILE_OF_CORPUS) -> str:
    """Return what two files say of the same words.

    Args:
        conflict: What the user's own file makes of them, and the other one.
        other: The name of the other file.
    """
    ours = _made(conflict.ours, conflict.kind)
    theirs = _made(conflict.theirs, conflict.kind)
    return f"{guard(conflict.form)}: yours says {ours}, {guard(other)} says {theirs}; yours counts"


def _made(ref: NameRef | None, kind: NameKind) -> str:
    return NO_NAME if ref is None else _beside(ref, kind)


def taken_words(taken: Taken) -> str:
    """Return what came of taking over a file: "3 decisions taken over, 2 known already"."""
    words = count(len(taken.conflicts), "word") if taken.conflicts else ""
    return came_words(len(taken.taken), taken.known, words, len(taken.problems))
