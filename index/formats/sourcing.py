"""The way back: from articles to what stands in the file that they were read from."""

from __future__ import annotations

from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

from index.article import ArticleId, Skipped
from index.encoding import NotTextError, decode
from index.errors import NoSuchArticleError
from index.formats import feeds, jsonfiles, jsonlines, kinds, reading, tables
from index.formats.archives import members
from index.formats.faults import UnreadableError
from index.formats.files import open_regular, said
from index.formats.kinds import ARCHIVES, Kind
from index.formats.streams import held, opened
from index.ids import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.formats.files import SourceFile
    from index.formats.reading import Content
    from index.ids import Place

_AT_ONCE = 500
"""Sources out of an archive that are had by going through it once."""


def raws(file: SourceFile, ids: Iterable[ArticleId]) -> Iterator[str]:
    """Yield the sources of articles of one file, as `index.formats.raws` says."""
    current = ArticleId(file.relative)

    def places() -> Iterator[Place]:
        nonlocal current
        for current in ids:
            yield place_of(current, file.relative)

    try:
        yield from _sources(file, places())
    except (UnreadableError, NotTextError, IndexError, OSError) as fault:
        why = said(fault) if isinstance(fault, OSError) else fault
        message = f"The source of {current} can't be shown: {why}."
        raise NoSuchArticleError(message, "Refresh the corpus: the file has changed.") from fault


def _sources(file: SourceFile, places: Iterator[Place]) -> Iterator[str]:
    first = next(places, None)
    if first is None:
        return
    waiting = chain([first], places)
    if not first.member:
        with open_regular(file.path) as handle:
            content = reading.contents(file, *opened(handle, lambda: False))
            yield from _of_content(content, (place.record for place in waiting))
        return
    while some := list(islice(waiting, _AT_ONCE)):
        found = _of_members(file, some)
        for place in some:
            if place not in found:
                raise IndexError("it is no longer in the archive")
            yield found[place]


def _of_members(file: SourceFile, places: list[Place]) -> dict[Place, str]:
    """Return sources out of an archive, by going through it once."""
    by_member = groupby(sorted(set(places)), key=lambda place: place.member)
    wanted = {member: list(each) for member, each in by_member}
    found: dict[Place, str] = {}
    with open_regular(file.path) as handle:
        stream, digest = opened(handle, lambda: False)
        whole = reading.contents(file, stream, digest)
        kind, archive = reading.unwrapped(whole)
        if kind not in ARCHIVES:
            raise IndexError("it is no archive any more")
        for member in members(archive.stream, kind, archive.budget, wanted.__contains__):
            if isinstance(member, Skipped) or member.name not in wanted:
                continue
            some = wanted.pop(member.name)
            content = reading.member_of(archive, member)
            sources = _of_content(content, [place.record for place in some])
            found.update(zip(some, sources, strict=True))
            if not wanted:
                break
    return found


def _of_content(content: Content, numbers: Iterable[int | None]) -> Iterator[str]:
    kind, content = reading.unwrapped(content)
    asked = iter(numbers)
    first = next(asked, None)
    if first is None:
        yield _as_it_is(kind, held(content.stream, kinds.MOST_BYTES))
        return
    wanted = chain([first], (number for number in asked if number is not None))
    if kind is Kind.LINES:
        yield from jsonlines.sources(content.stream, wanted)
    elif kind is Kind.TABLE:
        yield from tables.sources(content.stream, wanted)
    elif kind is Kind.FEED:
        yield from feeds.sources(held(content.stream, feeds.MOST_BYTES), wanted)
    else:
        yield from jsonfiles.sources(content.stream, wanted, kinds.MOST_BYTES)


def _as_it_is(kind: Kind, data: bytes) -> str:
    if kind is not Kind.HTML:
        return decode(data).text
    from index.formats.html.charset import decode_page  # noqa: PLC0415  # only for a page

    return decode_page(data).text
