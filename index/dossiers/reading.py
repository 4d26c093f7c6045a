"""The mentions of one name as lines: the few texts that are shown are read, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.article import ArticleId
from index.decisions.codec import SCOPE
from index.dossier import MentionLine
from index.dossiers.surroundings import line_around
from index.extent import CLOSELY
from index.nametable import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Mention
    from index.catalogue import Catalogue
    from index.catalogue.articles import Listed
    from index.columns import Columns
    from index.nametable import NameTable
    from index.results import NameRef
    from index.versions import Versions

WIDTH = 60
"""Characters on each side of a mention, where nothing else is asked for."""
_AT_ONCE = 100
_BEYOND = 1_000
"""Characters read after the last place where a name may stand."""


class Names(NamedTuple):
    """The names of a corpus at one moment."""

    catalogue: Catalogue
    versions: Versions
    """Of the recognisers."""
    columns: Columns
    table: NameTable

    def mentions(self, text_hash: str) -> Iterator[tuple[Mention, NameRef]]:
        """Yield the mentions of a text, each with the name that it stands for."""
        found = self.catalogue.naming.mentions(text_hash, self.versions)
        for mention in found or ():
            form = Form(mention.kind, mention.name, mention.text, text_hash[:SCOPE])
            ref = self.table.corpus_name(form)
            if ref is not None:
                yield mention, ref

    def of_name(self, text_hash: str, ref: NameRef) -> list[Mention]:
        """Return the mentions of one name in a text, in order."""
        return [mention for mention, meant in self.mentions(text_hash) if meant == ref]


class Read(NamedTuple):
    """An article that is read for its mentions of a name."""

    row: int
    """Of `Columns`."""
    text_hash: str
    listed: Listed
    mentions: list[Mention]
    """Of the name, in order; there is one at least."""

    def line(self, number: int, width: int = WIDTH) -> MentionLine:
        """Return one of the mentions in its line."""
        return mention_line(self.listed, self.text_hash, self.mentions[number], width)


def read(names: Names, ref: NameRef, rows: Iterable[int]) -> Iterator[Read]:
    """Yield the articles of some rows that mention a name, as far as they are still there.

    Args:
        names: The names of the corpus.
        ref: The name.
        rows: Of `Columns`, in the order wanted.
    """
    wanted = list(rows)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        keys = [int(names.columns.keys[row]) for row in some]
        listed = names.catalogue.articles.listed(keys, CLOSELY + _BEYOND)
        for row, key in zip(some, keys, strict=True):
            text_hash = names.columns.text_hashes[row]
            if key in listed and (mentions := names.of_name(text_hash, ref)):
                yield Read(row, text_hash, listed[key], mentions)


def mention_line(
    listed: Listed, text_hash: str, mention: Mention, width: int = WIDTH
) -> MentionLine:
    """Return a mention in its line."""
    line = line_around(listed.text, mention.start, mention.end, width)
    card = (listed.id, listed.title, listed.outlet, listed.date, listed.words)
    return MentionLine(*card, text_hash, mention.start, mention.end, *line)


VANISHED = MentionLine(ArticleId(""), None, None, None, 0, "", 0, 0, "", "", "")
"""What stands in the place of a mention whose article is gone."""


def lines_at(
    names: Names, ref: NameRef, wanted: Sequence[tuple[int, int]], width: int
) -> tuple[MentionLine, ...]:
    """Return mentions of a name as lines.

    Args:
        names: The names of the corpus.
        ref: The name.
        wanted: Of each mention the row, -1 where it is gone, and its number among those of the
            name in its article, from 0.
        width: Characters on each side.
    """
    rows = dict.fromkeys(row for row, _ in wanted if row >= 0)
    found = {article.row: article for article in read(names, ref, rows)}
    return tuple(
        found[row].line(number, width)
        if row in found and number < len(found[row].mentions)
        else VANISHED
        for row, number in wanted
    )
