"""A file of decisions read: each table by itself, so that one that is wrong costs no other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import NAME_KINDS
from index.corrections.tomlfile import MOST_BYTES, Problem, Toml, parsed
from index.decisions.decision import VERBS, Decision
from index.formats.faults import UnreadableError
from index.formats.files import open_regular, said
from index.results import NameRef

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import NameKind

TABLE = "decision"
LONGEST = 200
"""Characters of a name."""
MOST = 20_000
"""Decisions of a file."""
SCOPE = 16
"""Digits of a text's hash that tell a text."""
_TAKES = {
    "merge": ("name", "kind", "names"),
    "split": ("name", "kind", "forms"),
    "rename": ("name", "kind", "to"),
    "kind": ("name", "kind", "to"),
    "ignore": ("name", "kind"),
}
"""By what is done the keys that it needs."""
_MAY = {"split": ("to", "texts")}


class WrongError(ValueError):
    """A decision that can't be followed; says why in a clause."""


class Read(NamedTuple):
    """What a file says."""

    decisions: tuple[Decision, ...] = ()
    numbers: tuple[int, ...] = ()
    """Beside them, which table of the file each is, from 0."""
    texts: tuple[str, ...] = ()
    """What the corpus is known by: the beginnings of hashes of some of its texts."""
    problems: tuple[Problem, ...] = ()
    toml: Toml = Toml()


def read_file(path: Path) -> Read:
    """Return what a file says; nothing where there is none."""
    try:
        if not (path.exists() or path.is_symlink()):
            return Read()
        if path.is_dir():
            return Read(problems=(Problem(None, "it is a folder"),))
        with open_regular(path) as file:
            return read(file.read(MOST_BYTES + 1))
    except UnreadableError as fault:
        return Read(problems=(Problem(None, str(fault)),))
    except OSError as fault:
        return Read(problems=(Problem(None, said(fault)),))


def read(data: bytes) -> Read:
    """Return what the bytes of a file say."""
    toml = parsed(data)
    problems = list(toml.problems)
    for name in toml.values:
        if name not in (TABLE, "corpus", "texts"):
            line = toml.line(name, 0) or toml.line("", 0, name)
            problems.append(Problem(line, f"{name[:60]}: nothing is called so; use [[{TABLE}]]"))
    listed = toml.values.get(TABLE, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        problems.append(Problem(toml.line(TABLE, 0), f"write [[{TABLE}]], with two brackets"))
        listed = []
    decisions: list[Decision] = []
    numbers: list[int] = []
    for number, table in enumerate(listed):
        line = toml.line(TABLE, number)
        if len(decisions) == MOST:
            problems.append(Problem(line, "from here on there is too much to be followed"))
            break
        try:
            decisions.append(_decision(table))
            numbers.append(number)
        except WrongError as fault:
            problems.append(Problem(line, str(fault)))
    texts = toml.values.get("texts")
    known = tuple(one for one in texts if isinstance(one, str)) if isinstance(texts, list) else ()
    return Read(tuple(decisions), tuple(numbers), known, tuple(problems), toml)


def _decision(table: dict[str, Any]) -> Decision:
    do = table.get("do")
    if do not in VERBS:
        raise WrongError(f"do is one of {', '.join(VERBS)}")
    wanted = (*_TAKES[do], *_MAY.get(do, ()))
    for key in table:
        if key not in (*wanted, "do", "at"):
            raise WrongError(f'{key[:60]} says nothing of "{do}", which takes {", ".join(wanted)}')
    for key in _TAKES[do]:
        if key not in table:
            raise WrongError(f'"{do}" needs {key}')
    kind = _kind(table["kind"])
    at = table.get("at", "")
    return Decision(
        do,
        NameRef(kind, _name(table["name"])),
        names=tuple(_ref(one, kind) for one in _listed(table, "names")),
        forms=tuple(_name(one) for one in _listed(table, "forms")),
        texts=tuple(_text(one) for one in _listed(table, "texts")),
        to=_to(do, kind, table),
        at=at.isoformat() if isinstance(at, datetime) else "",
    )


def _to(do: str, kind: NameKind, table: dict[str, Any]) -> NameRef | None:
    if "to" not in table:
        return None
    if do == "kind":
        return NameRef(_kind(table["to"]), _name(table["name"]))
    return _ref(table["to"], kind)


def _listed(table: dict[str, Any], key: str) -> list[Any]:
    found = table.get(key, [])
    if not isinstance(found, list) or (key in table and key != "texts" and not found):
        raise WrongError(f'{key} is a list, as ["Ada Quill", "A. Quill"]')
    return found


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
    name = " ".join(value.split()) if isinstance(value, str) else ""
    name = name.encode("utf-8", "replace").decode()  # half a character can't be kept in a file
    if not name:
        raise WrongError("a name is missing, or isn't in quotation marks")
    if len(name) > LONGEST:
        raise WrongError(f"a name is longer than {LONGEST} characters")
    return name


def _text(value: object) -> str:
    if isinstance(value, str) and len(value) == SCOPE and set(value) <= set("0123456789abcdef"):
        return value
    raise WrongError(f"a text is told by {SCOPE} digits of its hash")


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
        texts=tuple(_text(one) for one in decision.texts),
        to=NameRef(decision.to.kind, _name(decision.to.name)) if decision.to else None,
        at=decision.at,
    )
