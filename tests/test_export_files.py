"""Where an export may be written: not among the articles, and where the command line is told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import CorpusError
from reader.__main__ import main
from reader.export.files import among_articles, suggested, write_beside, write_over


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, hurt in (("a", 12), ("b", 15)):
        text = f"A crane fell at Lenia on Monday, and {hurt} people were hurt, the harbour said."
        (folder / f"{name}.json").write_text(json.dumps({"text": text}))
    return folder


def test_a_file_of_any_kind_in_the_corpus_would_be_an_article(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(corpus)
    for place in (corpus / "x.html", corpus / "sub" / "x", tmp_path / "link" / "x.md"):
        assert among_articles(place, corpus)
        for write in (write_over, write_beside):
            with pytest.raises(CorpusError, match="only ever read"):
                write(place, "text", corpus)
    assert not among_articles(tmp_path / "x.html", corpus)
    assert not among_articles(tmp_path / "corpus.html", corpus)
    one = corpus / "a.json"
    assert among_articles(one, one)
    assert not among_articles(corpus / "b.html", one)


def test_a_new_file_is_never_written_over_another(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    write_beside(file, "one", corpus)
    with pytest.raises(CorpusError, match="already"):
        write_beside(file, "two", corpus)
    assert file.read_text() == "one"
    assert write_over(file, "two\r\nlines", corpus)
    assert file.read_bytes() == b"two\r\nlines"
    assert not write_over(tmp_path / "other.md", "", corpus)
    with pytest.raises(CorpusError, match="can't be written"):
        write_over(tmp_path / "none" / "x.md", "", corpus)


def test_what_is_suggested_is_no_article(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert suggested("x.html", corpus) == "x.html"
    monkeypatch.chdir(corpus)
    assert suggested("x.html", corpus) == str(Path("~") / "x.html")


def test_the_command_line_writes_as_a_file_is_named(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], quick_finder: object
) -> None:
    def compare(*options: str | Path) -> tuple[int, str, str]:
        code = main(["compare", str(corpus), "a", "b", *map(str, options)])
        return code, *capsys.readouterr()

    file = tmp_path / "note.MD"
    file.write_text("before")
    assert compare("-o", file) == (0, "", f"Replaced {file}\n")
    assert file.read_text("utf-8") == compare("--markdown")[1]
    told = compare("--part", "sources", "--part", "names")[1]
    assert told.index("\nNames\n") < told.index("\nSources\n")
    for wrong in (
        ("-o", tmp_path / "x.doc"),
        ("-o", tmp_path / "x.md", "--json"),
        ("--html", "-", "-o", tmp_path / "x.md"),
        ("--part", "names", "--json"),
        ("--part", "names", "-o", tmp_path / "x.html"),
        ("--part", "nothing"),
    ):
        assert compare(*wrong)[:2] == (2, ""), wrong
    assert not list(tmp_path.glob("x.*"))


def test_what_a_file_is_also_linked_to_stays_as_it_is(corpus: Path, tmp_path: Path) -> None:
    article = next(corpus.iterdir())
    before = article.read_bytes()
    linked = tmp_path / "linked.md"
    linked.hardlink_to(article)
    assert write_over(linked, "told", corpus)
    assert (linked.read_text(encoding="utf-8"), article.read_bytes()) == ("told", before)
