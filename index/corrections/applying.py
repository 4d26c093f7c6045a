"""Articles as the owner of the corpus says they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.addresses import host_of
from index.article import Removed, Skipped
from index.columns import sameness
from index.corrections.globs import Glob
from index.formats.mapping import GUESSED, Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.corrections.rules import Rule, Rules

NAME = "corpus.toml"
"""What the file is called, at the top of the corpus."""
_RECORD = re.compile(r"#\d+\Z")
_LINE = re.compile(r"line (\d+)\Z")


class RulesFor:
    """The rules that fit, found soon however many there are."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._plain: dict[str, list[int]] = {}
        self._globs: list[tuple[int, Glob]] = []
        self._rules = rules
        for number, rule in enumerate(rules):
            glob = Glob(rule.pattern)
            if glob.is_plain:
                self._plain.setdefault(rule.pattern, []).append(number)
            else:
                self._globs.append((number, glob))

    def may_concern(self, path: str) -> bool:
        """Tell whether a rule fits a file, or may fit the id of something in it."""
        if any(each.startswith(path) and each[len(path) :][:1] in "#!" for each in self._plain):
            return True
        return any(glob.may_fit_within(path) for _, glob in self._globs)

    def __call__(self, *names: str) -> Iterator[Rule]:
        """Yield the rules that fit one of some names, as they stand in the file."""
        distinct = dict.fromkeys(names)
        found = {number for name in distinct for number in self._plain.get(name, ())}
        found.update(n for n, glob in self._globs if any(map(glob.fits, distinct)))
        return (self._rules[number] for number in sorted(found))


class Applied:
    """What is said of a corpus, ready to be applied to its articles."""

    def __init__(self, rules: Rules, folders: dict[str, str]) -> None:
        """Make ready what is said.

        Args:
            rules: What the owner of the corpus says.
            folders: Outlets by folders that are called so.
        """
        self._articles = RulesFor(rules.articles)
        self._columns = RulesFor(rules.columns)
        self._outlets = {sameness(said): name for said, name in rules.outlets.items()}
        self._hosts = {said.casefold(): name for said, name in rules.outlets.items()}
        self._folders = folders
        self._idle = not (rules.articles or rules.outlets or folders)

    def mapping(self, path: str) -> Mapping:
        """Return what is said of the columns of a file."""
        values: dict[str, Any] = {}
        for rule in self._columns(path):
            values.update(rule.values)
        return Mapping(**values) if values else GUESSED

    def concerns(self, path: str) -> bool:
        """Tell whether anything is said of the articles of a file."""
        return self._articles.may_concern(path)

    def article(self, found: Article) -> Article | Skipped:
        """Return an article as it is said to be; its text is always as it was read."""
        if self._idle:
            return found
        values: dict[str, tuple[Any, int]] = {}
        for rule in self._articles(found.id, found.source.path, _RECORD.sub("", found.id)):
            values.update((name, (said, rule.lines[name])) for name, said in rule.values.items())
        skip, line = values.pop("skip", (False, 0))
        if skip:
            return Skipped(found.id, f"left out by {NAME}: line {line}")
        found = found if "outlet" in values else self._named(found)
        return _with(found, values) if values else found

    def _named(self, found: Article) -> Article:
        """Give an outlet the name that all of its spellings share."""
        name, where = self._outlet(found)
        if name is None or name == found.outlet:
            return found
        sure = found.sure.get("outlet", "guess")
        return replace(
            found,
            outlet=name,
            found_in={**found.found_in, "outlet": where},
            sure={**found.sure, "outlet": "guess" if where.startswith("folder ") else sure},
        )

    def _outlet(self, found: Article) -> tuple[str | None, str]:
        where = found.found_in.get("outlet", "address")
        name = self._outlets.get(sameness(found.outlet)) if found.outlet else None
        if name is not None:
            return name, f"{where}, as {found.outlet}"
        unsure = not found.outlet or found.sure.get("outlet") != "certain"
        host = host_of(found.url or "") if unsure else ""
        for start in (0, *(at + 1 for at, sign in enumerate(host) if sign == ".")):
            name = self._hosts.get(host[start:]) if host else None
            if name is not None:
                return name, f"address, as {host[start:]}"
        folder = self._folders.get(found.source.path.rpartition("/")[0])
        if folder is not None and (not found.outlet or where == "address"):
            name = self._outlets.get(sameness(folder), folder)
            return name, f"folder {found.source.path.rpartition('/')[0]}"
        return None, where


def is_as_read(found: Article) -> bool:
    """Tell whether an article's outlet is what was read, and not what folders or aliases say."""
    where = found.found_in.get("outlet", "")
    return not where.startswith("folder ") and ", as " not in where


def _with(found: Article, values: dict[str, tuple[Any, int]]) -> Article:
    found_in, sure = dict(found.found_in), dict(found.sure)
    for name, (value, line) in values.items():
        sure[name] = "certain"
        found_in[name] = f"{NAME} line {line}"
        if not value:  # it is said to be unknown
            del sure[name], found_in[name]
    removed = found.removed
    if "title" in values:
        removed = _with_headline(found, values["title"][0])
    plain = {name: value for name, (value, _) in values.items()}
    return replace(found, **plain, found_in=found_in, sure=sure, removed=removed)


def _with_headline(found: Article, title: str | None) -> tuple[Removed, ...]:
    """Return what was removed with the line that was the title: nothing is lost."""
    line = _LINE.match(found.found_in.get("title", ""))
    if line is None or not found.title or found.title == title:
        return found.removed
    number = int(line[1])
    if any(each.line == number for each in found.removed):
        return found.removed
    more = Removed(number, found.title, "headline")
    return tuple(sorted((*found.removed, more), key=lambda each: each.line))
