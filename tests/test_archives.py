"""Zip, tar and compressed files: what they hold is read as if it stood in the folder."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleId, Skipped
from index.errors import NoSuchArticleError
from index.formats import SourceFile, raw, raws, read, sourcing, streams, walk
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STORY = "The ferry to Orlen sails again on Monday, said the harbour master of Port Ansel.\n"
PAGE = f"<!DOCTYPE html><html><body><article><p>{STORY * 3}</p></article></body></html>"
LINES = '{"title": "One", "text": "First."}\nbroken\n{"title": "Three", "text": "Third."}\n'
ROWS = "title,text\nOne,First.\nTwo,Second.\n"
HELD = {"z/page.html": PAGE, "a.txt": STORY, "dump.jsonl": LINES, "b/rows.csv": ROWS}
IDS = ["a.txt", "b/rows.csv#1", "b/rows.csv#2", "dump.jsonl#1", "dump.jsonl#3", "z/page.html"]
TARS = {"tar": "w", "tgz": "w:gz", "tar.gz": "w:gz", "tar.bz2": "w:bz2", "txz": "w:xz"}


def zipped(file: Path, held: Iterable[tuple[str, bytes | str]]) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, data in held:
            archive.writestr(name, data)
    return file


def tarred(file: Path, held: Iterable[tuple[str, bytes | str]], mode: str = "w") -> Path:
    with tarfile.open(file, mode) as archive:  # type: ignore[call-overload]  # any of its modes
        for name, content in held:
            data = content.encode() if isinstance(content, str) else content
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return file


def packed(folder: Path, suffix: str, held: Iterable[tuple[str, bytes | str]]) -> SourceFile:
    path = folder / f"news.{suffix}"
    zipped(path, held) if suffix == "zip" else tarred(path, held, TARS[suffix])
    return opened(path)


def opened(path: Path) -> SourceFile:
    (file,) = walk(path)
    assert isinstance(file, SourceFile)
    return file


def ids(found: Iterable[Article | Skipped]) -> list[str]:
    return [each.id for each in found if isinstance(each, Article)]


def told(found: Iterable[Article | Skipped]) -> dict[str, str]:
    return {each.path: each.reason for each in found if isinstance(each, Skipped)}


@pytest.mark.parametrize("suffix", ["zip", *TARS])
def test_members_are_read_as_files_are(tmp_path: Path, suffix: str) -> None:
    file = packed(tmp_path, suffix, HELD.items())
    found = list(read(file))
    assert sorted(ids(found)) == [f"{file.relative}!{each}" for each in IDS]
    assert list(told(found)) == [f"{file.relative}!dump.jsonl#2"]
    articles = [each for each in found if isinstance(each, Article)]
    assert {each.source.path for each in articles} == {file.relative}
    assert len({each.source.sha256 for each in articles}) == 1
    sources = dict(zip(ids(found), raws(file, map(ArticleId, ids(found))), strict=True))
    assert sources[f"{file.relative}!z/page.html"] == PAGE
    assert sources[f"{file.relative}!dump.jsonl#3"] == LINES.splitlines()[2]
    assert sources[f"{file.relative}!b/rows.csv#2"] == "Two,Second."
    for name in ("a.txt#1", "dump.jsonl#9", "gone.txt", "b/rows.csv#0"):
        with pytest.raises(NoSuchArticleError):
            raw(file, ArticleId(f"{file.relative}!{name}"))


def test_a_zip_is_gone_through_by_name(tmp_path: Path) -> None:
    assert ids(read(packed(tmp_path, "zip", HELD.items()))) == [f"news.zip!{each}" for each in IDS]


@pytest.mark.parametrize("suffix", ["zip", "tgz"])
def test_an_archive_is_listed_member_by_member_and_read_once(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    lines = "".join(f'{{"text": "Number {n} sails."}}\n' for n in range(1, 13))
    packed(corpus, suffix, [("b.jsonl", lines), ("a.jsonl", lines), ("c.txt", STORY)])
    times: list[str] = []
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert library.refresh().articles == 25
        articles = list(library.articles())
        name = f"news.{suffix}!"
        wanted = [f"{name}{letter}.jsonl#{n}" for letter in "ab" for n in range(1, 13)]
        assert [each.id for each in articles] == [*wanted, f"{name}c.txt"]
        opening = streams.opened

        def noted(*how: object) -> object:
            times.append(suffix)
            return opening(*how)  # type: ignore[arg-type]  # as it was called

        monkeypatch.setattr(sourcing, "opened", noted)
        sources = list(library.raws(articles))
        assert [json.loads(each)["text"] for each in sources[:24]] == [
            each.text for each in articles[:24]
        ]
        assert sources[24] == STORY
        assert len(times) == 1
        assert library.refresh().unchanged == 25
        assert library.resolve(f"{name}c") == f"{name}c.txt"


def test_what_is_not_read_in_a_folder_is_not_read_in_an_archive(tmp_path: Path) -> None:
    held: dict[str, bytes | str] = {"a.js": "var x = 1;", "b.png": b"\x89PNG", "d.txt": STORY}
    held["c.css.gz"] = gzip.compress(b"a {}")
    found = told(read(packed(tmp_path, "zip", held.items())))
    assert found == {
        "news.zip!a.js": "not a kind of file that is read: code",
        "news.zip!b.png": "not a kind of file that is read: a PNG picture",
        "news.zip!c.css.gz": "not a kind of file that is read: code",
    }


def test_an_archive_that_changes_is_read_anew(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    zipped(corpus / "n.zip", [("a.txt", STORY), ("b.txt", f"Again. {STORY}")])
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        assert library.refresh().added == 2
        zipped(corpus / "n.zip", [("a.txt", STORY), ("c.txt", f"More. {STORY}")])
        report = library.refresh()
        assert (report.added, report.removed, report.unchanged) == (1, 1, 1)
        (corpus / "n.zip").unlink()
        assert library.refresh().removed == 2


@pytest.mark.parametrize(
    ("name", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_compressed_file_keeps_its_name(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    half = len(LINES) // 2
    (tmp_path / f"page.html.{name}").write_bytes(pack(PAGE.encode()))
    # Files that were compressed apart and put together are one file.
    data = pack(LINES[:half].encode()) + pack(LINES[half:].encode())
    (tmp_path / f"dump.jsonl.{name}").write_bytes(data)
    lines, page = (each for each in walk(tmp_path) if isinstance(each, SourceFile))
    assert ids(read(page)) == [f"page.html.{name}"]
    assert raw(page, ArticleId(f"page.html.{name}")) == PAGE
    assert ids(read(lines)) == [f"dump.jsonl.{name}#1", f"dump.jsonl.{name}#3"]
    assert raw(lines, ArticleId(f"dump.jsonl.{name}#3")) == LINES.splitlines()[2]


def test_a_compressed_page_in_an_archive_is_read_and_an_archive_is_not(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", HELD.items()).read_bytes()
    tar = tarred(tmp_path / "inner.tar", HELD.items()).read_bytes()
    page = gzip.compress(PAGE.encode())
    held = [("p.html.gz", page), ("i.zip", inner), ("t.tgz", gzip.compress(tar)), ("t.tar", tar)]
    held.append(("pp.gz", gzip.compress(page)))
    for suffix in ("zip", "tgz"):
        found = list(read(packed(tmp_path, suffix, held)))
        assert ids(found) == [f"news.{suffix}!p.html.gz"]
        into = "an archive in an archive isn't entered: unpack it"
        assert told(found) == {
            f"news.{suffix}!i.zip": into,
            f"news.{suffix}!t.tgz": into,
            f"news.{suffix}!t.tar": into,
            f"news.{suffix}!pp.gz": "compressed twice: unpack it once",
        }
    (tmp_path / "zip.gz").write_bytes(gzip.compress(inner))
    (reason,) = told(read(opened(tmp_path / "zip.gz"))).values()
    assert reason == "a zip archive in a compressed file isn't entered: unpack it"


@pytest.mark.parametrize("suffix", ["zip", "tar", "tgz"])
def test_names_that_lead_elsewhere_are_told(tmp_path: Path, suffix: str) -> None:
    out = "a path that leads out of the archive"
    absolute = "an absolute path in the archive"
    bad = {"../up.txt": out, "a/../../up.txt": out, "/abs.txt": absolute, "C:/win.txt": absolute}
    held = [(name, STORY) for name in (*bad, "good.txt", ".hidden/x.txt", "__MACOSX/y.txt")]
    held += [("README.md", "about"), ("good.txt", f"Again. {STORY}")]
    file = packed(tmp_path, suffix, held)
    found = list(read(file))
    assert ids(found) == [f"{file.relative}!good.txt"]
    assert told(found) == {
        **{f"{file.relative}!{name}": reason for name, reason in bad.items()},
        f"{file.relative}!README.md": "about the corpus, not an article",
        f"{file.relative}!good.txt": "a second member of this name",
    }


def test_links_and_devices_are_told(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "n.tar", "w") as archive:
        for name, kind in (("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)):
            about = tarfile.TarInfo(name)
            about.type, about.linkname = kind, "/etc/hostname"
            archive.addfile(about)
    with zipfile.ZipFile(tmp_path / "n.zip", "w") as zip_archive:
        link = zipfile.ZipInfo("s")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        zip_archive.writestr(link, "/etc/hostname")
    for name, number in (("n.tar", 3), ("n.zip", 1)):
        reasons = told(read(opened(tmp_path / name))).values()
        assert list(reasons) == ["not a file: a link or a device in the archive"] * number


def test_encrypted_members_are_told(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "n.zip", [("a.txt", STORY)]).read_bytes())
    data[6] |= 1  # the flag, in the member's own header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "n.zip").write_bytes(data)
    found = told(read(opened(tmp_path / "n.zip")))
    assert found == {"n.zip!a.txt": "encrypted: unpack it with its password"}


def test_names_in_other_alphabets_and_none(tmp_path: Path) -> None:
    zipped(tmp_path / "n.zip", [("räder/паром.txt", STORY), ("line\nbreak.txt", STORY)])
    data = (
        (tmp_path / "n.zip")
        .read_bytes()
        .replace("räder/паром".encode(), b"\xff\xfebytes/12345678901"[:17])
    )
    (tmp_path / "m.zip").write_bytes(data)
    assert ids(read(opened(tmp_path / "n.zip"))) == [
        "n.zip!line\\x0abreak.txt",
        "n.zip!räder/паром.txt",
    ]
    for article in ids(read(opened(tmp_path / "m.zip"))):
        assert article.isprintable()
    with tarfile.open(
        tmp_path / "n.tar", "w", format=tarfile.GNU_FORMAT, encoding="latin-1"
    ) as archive:
        about = tarfile.TarInfo("räder.txt")
        about.size = len(STORY)
        archive.addfile(about, io.BytesIO(STORY.encode()))
    (found,) = ids(read(opened(tmp_path / "n.tar")))
    assert found == "n.tar!r\\xe4der.txt"
    assert raw(opened(tmp_path / "n.tar"), ArticleId(found)) == STORY


@pytest.mark.parametrize("suffix", ["zip", "tar", "tgz", "txz"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.7])
def test_what_is_cut_off_is_told_and_read_as_far_as_it_goes(
    tmp_path: Path, suffix: str, share: float
) -> None:
    held = [(f"{n:02}.txt", f"{n}. {STORY}" * 40) for n in range(20)]
    data = packed(tmp_path, suffix, held).path.read_bytes()
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / f"n.{suffix}").write_bytes(data[: int(len(data) * share)])
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        first = library.refresh()
        assert "damaged" in first.skipped[0].reason
        if suffix == "tar":
            assert first.articles >= int(20 * share) - 1
        assert library.refresh().skipped == first.skipped
        third = library.refresh()
        assert (third.skipped, third.unchanged) == (first.skipped, first.articles)


@given(
    at=st.integers(0, 100_000),
    flip=st.integers(1, 255),
    suffix=st.sampled_from(["zip", "tar", "tgz", "tar.bz2", "txz"]),
)
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_changed_byte_never_raises(tmp_path: Path, at: int, flip: int, suffix: str) -> None:
    path = tmp_path / f"kept.{suffix}"
    if not path.exists():
        packed(tmp_path, suffix, HELD.items()).path.rename(path)
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= flip
    (tmp_path / f"n.{suffix}").write_bytes(data)
    for found in read(opened(tmp_path / f"n.{suffix}")):
        assert isinstance(found, Article) or found.reason


@given(
    data=st.binary(max_size=300),
    start=st.sampled_from(
        [
            b"PK\x03\x04",
            b"\x1f\x8b\x08\0",
            b"BZh91AY&SY",
            b"\xfd7zXZ\0",
            b"\0" * 257 + b"ustar\x0000",
        ]
    ),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tmp_path: Path, data: bytes, start: bytes) -> None:
    (tmp_path / "x").write_bytes(start + data)
    for found in read(opened(tmp_path / "x")):
        assert isinstance(found, Article) or found.reason


def test_no_two_things_have_one_id(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", [*HELD.items(), ("dump.jsonl#1", STORY)])
    (tmp_path / "x.zip!a.txt").write_text(STORY)
    (tmp_path / "x.zip!z").mkdir()
    (tmp_path / "x.zip!z" / "page.html").write_text(PAGE)
    (tmp_path / "x.zip!").mkdir()
    (tmp_path / "x.zip!" / "a.txt").write_text(STORY)
    (tmp_path / "wow!.txt").write_text(STORY)
    with Library.open(tmp_path, index_dir=tmp_path.parent / "indexes") as library:
        skipped = {(each.path, each.reason) for each in library.refresh().skipped}
        ids = [article.id for article in library.articles()]
    assert sorted(ids) == sorted([*(f"x.zip!{name}" for name in IDS), "wow!.txt", "x.zip!/a.txt"])
    member = "its name would be taken for something in x.zip"
    assert ("x.zip!a.txt", member) in skipped
    assert ("x.zip!z", member) in skipped
    assert ("x.zip!dump.jsonl#1", "its name would be taken for a record of another file") in skipped
