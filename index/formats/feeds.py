"""RSS and Atom files: an article an entry, read by feedparser from bytes and nothing else.

feedparser fetches what it is given a name of, so that it is never given one; and a feed that
defines entities of its own isn't parsed at all, for ten lines of them are gigabytes.
"""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from index.article import ArticleId, Skipped, Source
from index.clean import clean, one_line
from index.dates import parse_date
from index.formats.document import Fields, RawDocument
from index.formats.faults import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES = 16 * 1024 * 1024
"""Of a feed, held as a whole and not to be called off; a server sends hundredths of that."""
MOST_ENTRIES = 100_000
_DEEPEST = 200
"""Tags within tags; feedparser's time grows with their square."""
_LONGEST_LINE = 2_000
_LONGEST_DATE = 60
_YEARS = range(1900, 2101)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,4000}\[|<!ENTITY", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]{0,20000}>")
_LONG_TAG = re.compile(rb"<[A-Za-z_][^<>]{20000,}")
"""Each attribute is held against all before it: a tag of a megabyte takes more than 25 seconds."""
_PASSED_OVER = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError)
"""What the parser was seen to raise, or may: a line break in the address of a namespace does it."""
_MARKUP = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>|&(?:#\w{1,8}|[A-Za-z]{2,30});")


def documents(name: str, source: Source, data: bytes) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a feed, and which of its entries are none.

    Args:
        name: The id that those of its entries begin with.
        source: The file of the corpus, its encoding to be put in.
        data: What it holds.

    Raises:
        UnreadableError: it is no feed, or made to harm.
    """
    found = _parsed(data)
    source = Source(source.path, source.sha256, str(found.get("encoding") or "utf-8"))
    about = found.get("feed") or {}
    outlet = _line(about.get("title"))
    for number, entry in enumerate(found["entries"][:MOST_ENTRIES], start=1):
        yield _document(f"{name}#{number}", entry, source, outlet, _line(about.get("language")))
    if len(found["entries"]) > MOST_ENTRIES:
        raise UnreadableError(f"more than {MOST_ENTRIES:,} entries: the rest isn't read")


def sources(data: bytes, numbers: Iterable[int]) -> Iterator[str]:
    """Yield entries of a feed as indented JSON of what they hold.

    Raises:
        IndexError: there is no such entry.
        UnreadableError: it is no feed any more.
    """
    entries = _parsed(data)["entries"]
    for number in numbers:
        if not 1 <= number <= len(entries):
            raise IndexError(f"no entry {number}")
        held = {key: value for key, value in entries[number - 1].items() if "parsed" not in key}
        yield json.dumps(held, ensure_ascii=False, indent=2, default=str)


def _parsed(data: bytes) -> Any:
    if _DOCTYPE.search(data[:1_000_000].replace(b"\0", b"")):
        raise UnreadableError("XML that defines entities of its own, which may be a bomb")
    if _depth(data) > _DEEPEST:
        raise UnreadableError(f"XML nested too deeply: more than {_DEEPEST} tags")
    if _LONG_TAG.search(data):
        raise UnreadableError("XML with a tag far too long: more than 20,000 bytes")
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # 0.2 s, where there is one

    try:
        # What is HTML in it is made text, and never shown as it is.
        found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except _FAULTS as fault:
        raise UnreadableError("no articles: XML that a feed's parser breaks down on") from fault
    if not found.get("entries"):
        kind = "a feed without entries" if found.get("version") else "XML that is no feed or page"
        raise UnreadableError(f"no articles: {kind}")
    return found


def _depth(data: bytes) -> int:
    """Return how deep tags are nested, as far as `_DEEPEST` goes."""
    depth = deepest = at = 0
    while deepest <= _DEEPEST and (at := data.find(b"<", at)) >= 0:
        end = next((end for start, end in _PASSED_OVER if data.startswith(start, at)), None)
        found = _TAG.match(data, at) if end is None else None
        if end is not None:
            at = data.find(end, at)
            if at < 0:
                break
        elif found and not found.group().endswith(b"/>"):
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
        at += 1
    return deepest


def _document(
    name: str, entry: Any, source: Source, outlet: str, language: str
) -> RawDocument | Skipped:
    where, markup = _body(entry)
    cleaned = clean(_plain(markup))
    if not cleaned.text.strip():
        return Skipped(name, "an entry without text")
    title, date = _line(entry.get("title")), _date(entry)
    own = entry.get("source") or {}
    outlet_of = _line(own.get("title")) or outlet
    found_in = {"title": title and "entry title", "text": f"entry {where}"}
    found_in["outlet"] = outlet_of and ("entry source" if own.get("title") else "feed title")
    found_in["date"] = date[1] if date[0] else ""
    return RawDocument(
        id=ArticleId(name),
        text=cleaned.text,
        source=Source(source.path, source.sha256, source.encoding, cleaned.repairs),
        fields=Fields(
            title=title or None,
            outlet=outlet_of or None,
            date=date[0] or None,
            authors=_authors(entry),
            url=_line(entry.get("link")) or None,
            language=_line(_language(entry)) or language or None,
            found_in={field: found for field, found in found_in.items() if found},
        ),
        is_record=True,
    )


def _body(entry: Any) -> tuple[str, str]:
    """Return what of an entry is its text, in words, and that text: the longer of the two."""
    contents = [each.get("value") or "" for each in entry.get("content") or ()]
    content = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    return ("content", content) if len(content) >= len(summary) else ("summary", summary)


def _language(entry: Any) -> str:
    held = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    return next((each["language"] for each in held if each.get("language")), "")


def _authors(entry: Any) -> tuple[str, ...]:
    details = [entry.get("author_detail") or {}, *(entry.get("authors") or ())]
    names = [_line(each.get("name")) for each in details]
    names = [each for each in names if each] or [_line(entry.get("author"))]
    return tuple(dict.fromkeys(each for each in names if each))


def _date(entry: Any) -> tuple[str, str]:
    """Return when an entry was published, in the time of its own zone, and where that stands."""
    for key in ("published", "updated", "created"):
        # Its own `get` answers for one another.
        words, moment = _line(dict.get(entry, key)), dict.get(entry, f"{key}_parsed")
        when = _as_written(words[:_LONGEST_DATE])
        if not when and moment is not None and moment.tm_year in _YEARS:
            when = datetime.fromtimestamp(timegm(moment), UTC).isoformat()
        if when and int(when[:4]) in _YEARS:
            return when, f"entry {key}"
    return "", ""


def _as_written(words: str) -> str:
    """Return a moment with the day that its words say; the parser moves it to UTC."""
    when = parse_date(words)
    if when is None:
        try:
            when = parsedate_to_datetime(words).isoformat()
        except (ValueError, TypeError, LookupError, OverflowError):
            return ""
    return re.sub(r"-00:00\Z", "+00:00", when)


def _plain(markup: str) -> str:
    if not _MARKUP.search(markup[:100_000]):
        return markup
    from index.formats.html.fragment import text_of_fragment  # noqa: PLC0415  # lxml, where there is markup

    return text_of_fragment(markup)


def _line(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    words = re.sub(r"<[A-Za-z/][^<>]{0,300}>", "", value[: 2 * _LONGEST_LINE])
    return one_line(clean(words).text)[:_LONGEST_LINE]
