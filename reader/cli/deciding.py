"""Decisions about names, out of what is typed on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.decisions.decision import Decision
from index.errors import CorpusError
from index.results import NameRef
from reader.cli.asked_name import asked_name, typed_ref
from reader.cli.output import note
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import NameKind
    from index.library import Library
    from reader.cli.options import Options


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wants to be decided, as it is typed."""

    what: str
    """Is done: one of `VERBS`."""
    words: tuple[str, ...]
    """Names; of "split", words that stand for one."""
    whole: str = ""
    """The name that is merged into, or split."""
    to: str | None = None
    """A new name; of "split", whom the words stand for."""
    where: tuple[str, ...] = ()
    """Ids of articles, of "split"."""
    kind: NameKind | None = None
    """What they are, of "kind"."""


def decisions(library: Library, typed: Typed, options: Options) -> tuple[Decision, ...] | None:
    """Return what is to be decided; None where nobody is called so, which has then been told.

    Raises:
        CorpusError: Several names are meant, or there is nothing to be decided.
    """
    if typed.what == "split":
        return _split(library, typed, options)
    refs = _asked(library, typed.words, options)
    if refs is None:
        return None
    if typed.what == "merge":
        into = asked_name(library, typed.whole, options)
        return _merged(refs, into) if into else None
    if typed.what == "rename":
        return (Decision("rename", refs[0], to=typed_ref(typed.to or "", refs[0].kind)),)
    if typed.what == "kind":
        return tuple(Decision("kind", ref, to=NameRef(typed.kind, ref.name)) for ref in refs)
    return tuple(Decision("ignore", ref) for ref in refs)


def _asked(library: Library, words: Sequence[str], options: Options) -> tuple[NameRef, ...] | None:
    """Return the names that are meant, each once; None where one isn't there."""
    refs: dict[NameRef, None] = {}
    for typed in words:
        ref = asked_name(library, typed, options)
        if ref is None:
            return None
        refs[ref] = None
    return tuple(refs)


def _merged(refs: Sequence[NameRef], into: NameRef) -> tuple[Decision, ...]:
    others = tuple(ref for ref in refs if ref != into)
    if not others:
        raise CorpusError(f"All of that is {guard(into.name)} already.", "Name another name.")
    return (Decision("merge", into, names=others),)


def _split(library: Library, typed: Typed, options: Options) -> tuple[Decision, ...] | None:
    from index.decisions.codec import SCOPE  # noqa: PLC0415  loads what reads files

    whole = asked_name(library, typed.whole, options)
    dossier = library.dossier(whole) if whole else None
    if whole is None or dossier is None:
        return None
    known = [form.text for form in dossier.forms]
    forms: list[str] = []
    for words in typed.words:
        form = _form(known, words)
        if form is None:
            told = " · ".join(known)
            note(options, f"“{words}” doesn't stand for {whole.name}; what does: {told}")
            return None
        forms.append(form)
    ids = [library.resolve(article) for article in typed.where]
    texts = tuple(library.article(article_id).text_hash[:SCOPE] for article_id in ids)
    to = None if typed.to is None else _whom(library, typed.to, whole)
    return (Decision("split", whole, forms=tuple(forms), texts=texts, to=to),)


def _form(known: Sequence[str], typed: str) -> str | None:
    """Return the words that are meant: these, else those that differ in case and accents alone."""
    from index.columns import sameness  # noqa: PLC0415  loads numpy

    if typed in known:
        return typed
    return next((form for form in known if sameness(form) == sameness(typed)), None)


def _whom(library: Library, to: str, whole: NameRef) -> NameRef:
    """Return whom words stand for: a name that there is, else a new one."""
    wanted = typed_ref(to, whole.kind)
    found = library.meant(wanted)
    return found[0] if len(found) == 1 else wanted
