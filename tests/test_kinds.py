"""What a file is: by what it holds first, and by its name where that leaves it open."""

from __future__ import annotations

import bz2
import gzip
import lzma
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Skipped
from index.formats import SourceFile, read, walk
from index.formats.faults import UnreadableError
from index.formats.kinds import BY_SUFFIX, Kind, inner_name, kind_of, suffix_of
from index.formats.pathnames import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "<!DOCTYPE html>\n<html><head><title>Ferry</title></head><body><p>It sails.</p></body></html>"
)
FEED = '<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0"><channel></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
RDF = '<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>'
RECORD = '{"text": "It sails."}'
PROSE = "The ferry to Orlen sails again.\n\nIt carried 41 people, said the harbour master.\n"
TABLE = "title,date,text\nFerry,2025-03-01,It sails.\n"
FRONT = "---\ntitle: Ferry\n---\nIt sails.\n"
TOML = '+++\ntitle = "Ferry"\n+++\nIt sails.\n'


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", PROSE, Kind.TEXT),
        ("a", PROSE, Kind.TEXT),
        ("a.rst", PROSE, Kind.TEXT),
        ("a.txt", PAGE, Kind.HTML),
        ("a.md", PAGE, Kind.HTML),
        ("a.json", PAGE, Kind.HTML),
        ("a", f"\n <!-- saved from a site --> {PAGE}", Kind.HTML),
        ("a.txt", "<div><p>It sails.</p></div>", Kind.HTML),
        ("a.md", '<div align="center">\n\n# Ferry\n\nIt sails.', Kind.MARKDOWN),
        ("a.xml", f'<?xml version="1.0"?>{PAGE}', Kind.HTML),
        ("a.html", PROSE, Kind.TEXT),
        ("a.html", "Prose, and <b>then</b> a tag.", Kind.HTML),
        ("a.html", RECORD, Kind.JSON),
        ("a.xml", FEED, Kind.FEED),
        ("a.txt", FEED, Kind.FEED),
        ("a.html", ATOM, Kind.FEED),
        ("a", RDF, Kind.FEED),
        ("a.json", RECORD, Kind.JSON),
        ("a.txt", RECORD, Kind.JSON),
        ("a", f"[\n {RECORD}]", Kind.JSON),
        ("a.jsonl", f"[{RECORD}]", Kind.JSON),
        ("a.jsonl", '{\n "text": "It sails."\n}', Kind.JSON),
        ("a.jsonl", '{"text": broken', Kind.LINES),
        ("a.json", f"{RECORD}\n{RECORD}\n", Kind.LINES),
        ("a.txt", f"{RECORD}\n{RECORD}\n", Kind.LINES),
        ("a.txt", "[Photo] It sails.", Kind.TEXT),
        ("a.txt", "{{stub}} It sails.", Kind.TEXT),
        ("a.csv", TABLE, Kind.TABLE),
        ("a.txt", TABLE, Kind.TABLE),
        ("a", TABLE.replace(",", "\t"), Kind.TABLE),
        ("a.txt", "The title, the date, and the text were read out.\nNo.", Kind.TEXT),
        ("a.csv", PROSE, Kind.TABLE),
        ("a.csv", RECORD, Kind.JSON),
        ("a.md", PROSE, Kind.MARKDOWN),
        ("a.txt", FRONT, Kind.MARKDOWN),
        ("a", TOML, Kind.MARKDOWN),
        ("a.md", f"{RECORD}\n\nIt sails.", Kind.MARKDOWN),
        ("a.txt", "---\nA rule above.\n---\n", Kind.TEXT),
        ("a.txt.gz", PROSE, Kind.TEXT),
    ],
)
def test_what_is_in_it_counts_then_its_name(name: str, text: str, kind: Kind) -> None:
    assert kind_of(name, text.encode()) is kind
    assert kind_of(name, b"\xef\xbb\xbf" + text.encode()) is kind
    assert kind_of(name, text.encode("utf-16")) is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (gzip.compress(b"x", mtime=0), Kind.GZIP),
        (bz2.compress(b"x"), Kind.BZ2),
        (lzma.compress(b"x"), Kind.XZ),
        (b"PK\x05\x06" + bytes(18), Kind.ZIP),
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000", Kind.TAR),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.zip", "a.html.gz"])
def test_what_is_packed_is_known_by_its_mark(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF, save it as text first"),
        (b"\n%PDF-1.7\n", "a PDF, save it as text first"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0 ftypmp42", "film"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an Office document"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an EPUB book"),
        (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive, pack it as zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match="not a kind of file that is read: ") as fault:
        kind_of("a.txt", data)
    assert what in str(fault.value)


def test_every_suffix_promises_a_kind() -> None:
    assert set(BY_SUFFIX) == SUFFIXES


@pytest.mark.parametrize(
    ("name", "suffix", "inner"),
    [
        ("a/b.HTML.gz", ".gz", "a/b.HTML"),
        ("a.tgz", ".tgz", "a.tar"),
        ("a.d/b", "", "a.d/b"),
        (".gz", "", ".gz"),
        ("a.txt", ".txt", "a.txt"),
    ],
)
def test_names_have_suffixes(name: str, suffix: str, inner: str) -> None:
    assert (suffix_of(name), inner_name(name)) == (suffix, inner)


@given(
    data=st.binary(max_size=400), name=st.sampled_from(["a", "a.html", "a.csv", "a.xml", "a.md"])
)
@settings(max_examples=300)
def test_no_bytes_are_beyond_it(data: bytes, name: str) -> None:
    with suppress(UnreadableError):
        assert isinstance(kind_of(name, data), Kind)


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<?xml ?>", " ", "[", '{"', "---\n", "a,", "<!-- -->"]
)
def test_a_start_of_one_thing_costs_no_time(piece: str) -> None:
    assert isinstance(kind_of("a", (piece * 40_000).encode()[:32_768]), Kind)


def test_files_are_read_as_what_they_are(tmp_path: Path) -> None:
    for name, text in (("page.txt", PAGE), ("records", f"[{RECORD}]"), ("prose.html", PROSE)):
        (tmp_path / name).write_text(text)
    (tmp_path / "clip.xyz").write_bytes(b"\0\1\2\3" * 100)
    (tmp_path / "code.js").write_text("var x = 1;")
    (tmp_path / "empty").write_text("")
    found = list(walk(tmp_path))
    assert [each.path for each in found if isinstance(each, Skipped)] == ["code.js"]
    items = [item for file in found if isinstance(file, SourceFile) for item in read(file)]
    told = {item.path: item.reason for item in items if isinstance(item, Skipped)}
    assert told == {"clip.xyz": "not text: NUL bytes", "empty": "empty file"}
    ids = [item.id for item in items if isinstance(item, Article)]
    assert ids == ["page.txt", "prose.html", "records#1"]


def test_a_name_that_would_be_a_records_is_told(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text(RECORD)
    (tmp_path / "dump.jsonl#1").write_text(PROSE)
    (told,) = [each for each in walk(tmp_path) if isinstance(each, Skipped)]
    assert told.reason == "its name would be taken for a record of another file"
