"""`corpus.toml` and the table of outlets read, and which files they concern since the last time.

What was said at the last refresh is noted in the catalogue, in the same transaction in which the
files that a change concerns are marked to be read again: killed at any moment, a refresh is done
again, and one that has nothing new to follow reads nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from index.addresses import host_of
from index.article import Skipped
from index.columns import sameness
from index.corrections.applying import NAME, Applied, is_as_read
from index.corrections.folders import outlets_of_folders
from index.corrections.globs import Glob
from index.corrections.rules import Rules, aliases, checked
from index.corrections.tomlfile import MOST_BYTES, Problem, Toml, parsed
from index.formats.faults import UnreadableError
from index.formats.files import open_regular, said
from index.languages import with_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.article import Article
    from index.catalogue import Catalogue
    from index.formats.mapping import Mapping

NOTE = "corrections"
"""Under which the catalogue keeps what its articles were read with."""
UNKNOWN = "unknown"
"""Noted where nobody knows what they were read with: all are read again."""
_MOST_TOLD = 100


class Corrections:
    """What is said of a corpus now."""

    def __init__(self, corpus: Path, paths: Iterable[str], outlets: Path | None = None) -> None:
        """Read what is said.

        Args:
            corpus: A folder; of a single file nothing is said.
            paths: Of its files, relative to it.
            outlets: A file of names of outlets for every corpus; what the corpus says counts more.
        """
        rules, problems = _read(corpus)
        self._problems = [(NAME, each) for each in problems]
        if outlets is not None:
            named, problems = _outlets(outlets)
            self._problems += [(_shown(outlets), each) for each in problems]
            rules = replace(rules, outlets=_joined(named, rules.outlets))
        self._there = frozenset(paths)
        folders = outlets_of_folders(self._there)
        self._applied = Applied(rules, folders)
        self._state = {**asdict(rules), "folders": dict(sorted(folders.items()))}

    @property
    def skipped(self) -> set[Skipped]:
        """What of it can't be followed."""
        wrong = self._problems
        told = [Skipped(file, f"not followed: {each}") for file, each in wrong[:_MOST_TOLD]]
        more = len(wrong) - _MOST_TOLD
        rest = [Skipped(wrong[-1][0], f"not followed: {more:,} more lines")] if more > 0 else []
        return {*told, *rest}

    def mapping(self, path: str) -> Mapping:
        """Return what is said of the columns of a file."""
        return self._applied.mapping(path)

    def says_the_same(self, old: str, new: str) -> bool:
        """Tell whether a file that has moved was read as it would be now, but for its articles.

        Args:
            old: Its path before. What is said of single articles there can't be told from what they
                were, so that nothing may be.
            new: Its path now.
        """
        return not self._applied.concerns(old) and self.mapping(old) == self.mapping(new)

    def is_as_read(self, article: Article) -> bool:
        """Tell whether an outlet is the one that was read, under no rule for single articles."""
        return is_as_read(article)

    def applied(self, items: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
        """Yield articles as they are said to be; their languages have been told."""
        for item in items:
            if isinstance(item, Skipped):
                yield item
                continue
            told = self._applied.article(item)
            if isinstance(told, Skipped) or told.language or not item.language:
                yield told
            else:  # it is said to be unknown, so that the text alone tells it
                yield with_language(told)

    def mark_concerned(self, catalogue: Catalogue) -> None:
        """Mark the files that are to be read again since something else is said of them."""
        state = json.dumps(self._state, ensure_ascii=True)  # in order: the last that is said counts
        noted = catalogue.note(NOTE)
        if state == noted:
            return
        paths: Iterable[str] = catalogue.files.known()
        before = _noted(noted)
        if before is not None:
            now = json.loads(state)
            paths = _concerned(before, now, paths, self._there, catalogue)
        with catalogue.batch() as batch:
            catalogue.files.doubt(paths, batch)
            batch.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (NOTE, state))


def _read(corpus: Path) -> tuple[Rules, tuple[Problem, ...]]:
    if not corpus.is_dir():
        return Rules(), ()
    return checked(_toml(corpus / NAME))


def _outlets(path: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    return aliases(_toml(path))


def _toml(path: Path) -> Toml:
    try:
        if not (path.exists() or path.is_symlink()):
            return Toml()
        if path.is_dir():
            return Toml(problems=(Problem(None, "it is a folder"),))
        with open_regular(path) as file:
            return parsed(file.read(MOST_BYTES + 1))
    except UnreadableError as fault:
        return Toml(problems=(Problem(None, str(fault)),))
    except OSError as fault:
        return Toml(problems=(Problem(None, said(fault)),))


def _joined(everywhere: dict[str, str], here: dict[str, str]) -> dict[str, str]:
    """Return the names of outlets for every corpus with those of this one in their places."""
    named = set(map(sameness, here))
    return {said: name for said, name in everywhere.items() if sameness(said) not in named} | here


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()


def _noted(note: str | None) -> dict[str, Any] | None:
    if note is None:
        return {"articles": [], "columns": [], "outlets": {}, "folders": {}}
    try:
        found = json.loads(note)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _concerned(
    before: dict[str, Any],
    now: dict[str, Any],
    paths: Iterable[str],
    there: frozenset[str],
    catalogue: Catalogue,
) -> set[str]:
    """Return the files of which something else is said now than before.

    What folders are called concerns those that still are there: one that has moved is told by its
    new folder (`index.moving`).
    """
    paths = set(paths)
    found: set[str] = set()
    for table in ("articles", "columns"):
        patterns = _differing(before[table], now[table])
        if table == "articles" and before["outlets"] != now["outlets"]:
            # Which address such an article had, by which it may be named, nobody knows any more.
            patterns |= {rule["pattern"] for rule in now[table] if "url" in rule["values"]}
        globs = [Glob(pattern) for pattern in patterns]
        plain = {glob.pattern for glob in globs if glob.is_plain}
        found |= paths & plain
        # Of a pattern for a record or member only the file before it is a path.
        within = [g for g in globs if not g.is_plain or "#" in g.pattern or "!" in g.pattern]
        found.update(path for path in paths if any(g.may_fit_within(path) for g in within))
    folders = {folder for folder, _ in before["folders"].items() ^ now["folders"].items()}
    found.update(path for path in paths & there if path.rpartition("/")[0] in folders)
    found.update(_of_outlets(before["outlets"], now["outlets"], catalogue))
    return found & paths


def _differing(before: list[Any], now: list[Any]) -> set[str]:
    """Return the patterns of rules that are new, gone or changed, or have another place."""
    sides = [
        {(n, json.dumps(rule, sort_keys=True)): rule["pattern"] for n, rule in enumerate(r)}
        for r in (before, now)
    ]
    return {
        rule for side in sides for key, rule in side.items() if key in sides[0].keys() ^ sides[1]
    }


def _of_outlets(before: dict[str, str], now: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    """Yield files with articles whose outlet is called otherwise now."""
    names = {sameness(name) for pair in _told(before, sameness, now) for name in pair}
    hosts = {spelling for spelling, _ in _told(before, str.casefold, now)}
    if not (names or hosts):
        return
    for file, outlet, url, by_address in catalogue.files.outlets():
        host = host_of(url or "")
        ends = {host, *(host[at + 1 :] for at, sign in enumerate(host) if sign == ".")}
        # Of one named by its address it isn't known what the page called it, which counts more.
        if by_address or (outlet and sameness(outlet) in names) or (host and ends & hosts):
            yield file


def _told(
    before: dict[str, str], folded: Callable[[str], str], now: dict[str, str]
) -> set[tuple[str, str]]:
    """Return which spellings, folded, got a name, or have another one, or none any more."""
    sides = [{folded(said): name for said, name in side.items()} for side in (before, now)]
    return set(sides[0].items() ^ sides[1].items())
