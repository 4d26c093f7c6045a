"""Bombs: a few bytes that want to become gigabytes, and what is said of each."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from index.article import Article, Skipped
from index.formats import SourceFile, read, streams, walk
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORY = "The ferry to Orlen sails again on Monday, said the harbour master of Port Ansel.\n"


def told(path: Path) -> dict[str, str]:
    (file,) = walk(path)
    assert isinstance(file, SourceFile)
    return {each.path: each.reason for each in read(file) if isinstance(each, Skipped)}


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have things be bombs that are small enough to be made here."""
    monkeypatch.setattr(streams, "FREE_OUT", 200_000)


def gzip_of(data: bytes, times: int) -> bytes:
    """Return what gzip makes of the same data again and again, without having all of it."""
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packing.compress(data) for _ in range(times)) + packing.flush()


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html", "a.json", "a"])
def test_a_compressed_bomb_of_any_kind(
    tmp_path: Path, pack: Callable[[bytes], bytes], name: str
) -> None:
    start = {"a.json": b'[{"text": "x"}, ', "a.csv": b"title,text\n"}.get(name, b"x")
    (tmp_path / name).write_bytes(pack(start + b" " * 6_000_000))
    assert told(tmp_path / name)[name] == "a bomb: swells to more than 250 times its size"


def test_a_file_of_nothing_but_one_byte_is_a_bomb(tmp_path: Path) -> None:
    for name, byte in (("zeros.gz", b"\0"), ("spaces.gz", b" ")):
        (tmp_path / name).write_bytes(gzip_of(byte * (1 << 20), 100))
    assert told(tmp_path / "zeros.gz") == {"zeros.gz": "not text: NUL bytes"}
    assert told(tmp_path / "spaces.gz") == {
        "spaces.gz": "a bomb: swells to more than 250 times its size"
    }


@pytest.mark.usefixtures("little")
def test_members_that_swell_together_end_the_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "n.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(40):
            archive.writestr(f"{n:02}.txt", STORY + " " * 90_000)
    reasons = told(tmp_path / "n.zip")
    assert reasons == {"n.zip": "a bomb: swells to more than 250 times its size"}
    with tarfile.open(tmp_path / "n.tar.bz2", "w:bz2") as tar:
        about = tarfile.TarInfo("a.txt")
        about.size = 9_000_000
        tar.addfile(about, io.BytesIO(bytes(9_000_000)))
    assert "a bomb: swells to more than 250 times its size" in told(tmp_path / "n.tar.bz2").values()


@pytest.mark.usefixtures("little")
def test_members_that_lie_on_top_of_each_other_end_the_archive(tmp_path: Path) -> None:
    """As in "A better zip bomb" (Fifield, 2019): one stream of data, many names for it."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packing.compress(b"y" * 200_000) + packing.flush()
    crc = zlib.crc32(b"y" * 200_000)
    sizes = struct.pack("<III", crc, len(data), 200_000)
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 5, 0)
    body = local + b"a.txt" + data
    entry = b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    entry += struct.pack("<HHHHHII", 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    directory = entry * 500
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 500, 500, len(directory), len(body), 0)
    (tmp_path / "n.zip").write_bytes(body + directory + end)
    assert set(told(tmp_path / "n.zip").values()) <= {
        "a second member of this name",
        "a bomb: swells to more than 250 times its size",
        "no text left after cleaning",
    }


def test_archives_within_archives_are_not_entered(tmp_path: Path) -> None:
    data = STORY.encode()
    for depth in range(6):  # as 42.zip is made
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(16 if depth else 1):
                archive.writestr(f"{n:x}.zip" if depth else "a.txt", data)
        data = stream.getvalue()
    (tmp_path / "42.zip").write_bytes(data)
    reasons = told(tmp_path / "42.zip")
    assert len(reasons) == 16
    assert set(reasons.values()) == {"an archive in an archive isn't entered: unpack it"}


def test_more_members_than_anybody_has_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.formats.archives.MOST_MEMBERS", 20)
    with zipfile.ZipFile(tmp_path / "n.zip", "w") as archive:
        for n in range(50):
            archive.writestr(f"{n:02}.txt", STORY)
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    found = list(read(file))
    assert sum(isinstance(each, Article) for each in found) == 20
    assert found[-1] == Skipped("n.zip", "more than 20 members: the rest isn't read")


def test_headers_that_claim_too_much_are_not_believed(tmp_path: Path) -> None:
    about = tarfile.TarInfo("a.txt")
    about.size = 1 << 33
    (tmp_path / "claims.tar").write_bytes(about.tobuf() + STORY.encode())
    assert "damaged" in "".join(told(tmp_path / "claims.tar").values())
    header = tarfile.TarInfo("././@PaxHeader")
    header.type, header.size = tarfile.XHDTYPE, 1 << 31
    bomb = gzip_of(b"9" * (1 << 20), 64)
    start = gzip.compress(header.tobuf())
    (tmp_path / "pax.tgz").write_bytes(start + bomb)
    assert told(tmp_path / "pax.tgz") == {"pax.tgz": "damaged: its directory is too large"}


def test_an_xz_that_asks_for_all_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_XZ_MEMORY", 2_000_000)
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(STORY.encode(), preset=9))
    assert told(tmp_path / "a.txt.xz") == {"a.txt.xz": "damaged: it needs too much memory"}


def test_reading_is_called_off_in_the_middle_of_a_file(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    bad = '{"title": "No text"}\n' * 60_000
    (corpus / "bad.jsonl").write_text(bad)
    (corpus / "line.jsonl").write_text('{"text": "' + "x" * 9_000_000)
    (corpus / "row.csv").write_text("title,text\n" + "y" * 9_000_000)
    (corpus / "list.json").write_text("[" + "1, " * 300_000)
    (corpus / "page.html.gz").write_bytes(gzip.compress(b"<html>" + b"<p>word " * 300_000))
    for file in walk(corpus):
        assert isinstance(file, SourceFile)
        asked = 0

        def cancelled() -> bool:
            nonlocal asked
            asked += 1
            return asked > 3

        assert list(read(file, cancelled=cancelled))[3:] == [], file.relative
        assert 3 < asked < 8
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert library.refresh(cancelled=lambda: True).cancelled


def test_a_million_records_without_text_are_told_in_a_thousand_lines(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"title": "No"}\n' * 5_000 + '{"text": "It sails."}\n')
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    found = list(read(file))
    assert len(found) == 1_002
    assert isinstance(found[-2], Article)
    assert found[-1] == Skipped(
        "bad.jsonl#5000", "no field called text, body or content; the last of 4,000 more like it"
    )


def test_the_source_of_what_is_compressed_is_had_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "FREE_OUT", 20_000)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    words = "".join(f"{n:x} " for n in range(20_000))
    (corpus / "a.txt.gz").write_bytes(gzip.compress(f"{STORY}\n{words}.\n".encode()))
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert library.refresh().articles == 1
        (article,) = library.articles()
        assert library.raw(article.id).startswith(STORY)
