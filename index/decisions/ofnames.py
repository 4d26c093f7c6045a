"""Decisions about names, as their file says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.article import NAME_KINDS
from index.decisions.codec import Codec, WrongError, list_of, moment_of, text_of, words_of
from index.decisions.decision import Decision
from index.decisions.writing import line
from index.results import NameRef

if TYPE_CHECKING:
    from index.article import NameKind

_HEAD = """\
# What was decided about the names of a corpus, in order: each counts over those before it.
# A table taken out is a decision taken back. For a colleague: give this file away, or put it
# beside the articles as names.toml.
"""
_TAKES = {
    "merge": ("name", "kind", "names"),
    "split": ("name", "kind", "forms"),
    "rename": ("name", "kind", "to"),
    "kind": ("name", "kind", "to"),
    "ignore": ("name", "kind"),
}
_MAY = {"split": ("to", "texts")}
_KIND_TOLD = tuple(f"{kind}: " for kind in NAME_KINDS)
_AS = '["Ada Quill", "A. Quill"]'


def checked(decision: Decision) -> Decision:
    """Return a decision as it will be read again.

    Raises:
        WrongError: It can't be followed.
    """
    for ref in (decision.about, *decision.names, *((decision.to,) if decision.to else ())):
        _kind(ref.kind)
    about = NameRef(decision.about.kind, _name(decision.about.name))
    if decision.do in ("rename", "kind") and decision.to is None:
        raise WrongError("it isn't said what it is from now on")
    return Decision(
        decision.do,
        about,
        names=tuple(NameRef(ref.kind, _name(ref.name)) for ref in decision.names),
        forms=tuple(map(_name, decision.forms)),
        texts=tuple(map(text_of, decision.texts)),
        to=NameRef(decision.to.kind, _name(decision.to.name)) if decision.to else None,
        at=decision.at,
    )


def _made(table: dict[str, Any]) -> Decision:
    kind = _kind(table["kind"])
    return Decision(
        table["do"],
        NameRef(kind, _name(table["name"])),
        names=tuple(_ref(one, kind) for one in list_of(table, "names", _AS, may_be_empty=False)),
        forms=tuple(map(_name, list_of(table, "forms", _AS, may_be_empty=False))),
        texts=tuple(map(text_of, list_of(table, "texts", _AS, may_be_empty=True))),
        to=_to(kind, table),
        at=moment_of(table),
    )


def _to(kind: NameKind, table: dict[str, Any]) -> NameRef | None:
    if "to" not in table:
        return None
    if table["do"] == "kind":
        return NameRef(_kind(table["to"]), _name(table["name"]))
    return _ref(table["to"], kind)


def _kind(value: object) -> NameKind:
    for kind in NAME_KINDS:
        if value == kind:
            return kind
    raise WrongError(f"a kind is one of {', '.join(NAME_KINDS)}")


def _ref(value: object, kind: NameKind) -> NameRef:
    """Return the name that is written, of another kind where that stands before it."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    for other in NAME_KINDS:
        if words.startswith(f"{other}: "):
            return NameRef(other, _name(words.removeprefix(f"{other}: ")))
    return NameRef(kind, _name(value))


def _name(value: object) -> str:
    return words_of(value, "name")


def _told(decision: Decision) -> str:
    about = decision.about
    lines = [line("kind", about.kind or ""), line("name", about.name)]
    if decision.names:
        lines.append(line("names", [_named(ref, about) for ref in decision.names]))
    if decision.forms:
        lines.append(line("forms", decision.forms))
    if decision.texts:
        lines.append(line("texts", decision.texts))
    if decision.to is not None:
        to = decision.to.kind or "" if decision.do == "kind" else _named(decision.to, about)
        lines.append(line("to", to))
    return "".join(lines)


def _named(ref: NameRef, about: NameRef) -> str:
    seems_told = ref.name.startswith(_KIND_TOLD)
    return f"{ref.kind}: {ref.name}" if seems_told or ref.kind != about.kind else ref.name


NAMES: Codec[Decision] = Codec("names", _HEAD, _TAKES, _MAY, _made, _told, checked)
