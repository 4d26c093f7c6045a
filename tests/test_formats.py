"""Files to articles: what is read, what is skipped, and that nothing a file holds can hurt."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleId, Skipped
from index.errors import CorpusError, NoSuchArticleError
from index.formats import SourceFile, raw, read, walk
from index.words import count_words

STORY = """Council of Ostermark votes to keep its lighthouse

By Irma Tolland
Published: 4 May 2025, 18:05

The council of Ostermark voted on Sunday to keep the lighthouse, after nine hours of debate.

“Nobody here wants it dark,” said the mayor, Pieter Lund.
"""


def articles(folder: Path, name: str, data: bytes | str) -> list[Article | Skipped]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    files = [file for file in walk(path) if isinstance(file, SourceFile)]
    return [each for file in files for each in read(file)]


def one(folder: Path, name: str, data: bytes | str) -> Article:
    (article,) = articles(folder, name, data)
    assert isinstance(article, Article), article
    return article


def reasons(folder: Path, name: str, data: bytes | str) -> list[str]:
    found = articles(folder, name, data)
    assert all(isinstance(each, Skipped) for each in found), found
    return [each.reason for each in found if isinstance(each, Skipped)]


def names(corpus: Path) -> list[str]:
    return [each.relative for each in walk(corpus) if isinstance(each, SourceFile)]


def skipped(corpus: Path) -> dict[str, str]:
    return {each.path: each.reason for each in walk(corpus) if isinstance(each, Skipped)}


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    article = one(tmp_path, "story.txt", STORY)
    assert article.id == "story.txt"
    assert article.title == "Council of Ostermark votes to keep its lighthouse"
    assert article.date == "2025-05-04T18:05:00"
    assert article.authors == ("Irma Tolland",)
    assert article.outlet is None
    assert article.text.startswith("The council of Ostermark voted on Sunday")
    assert article.text.endswith("said the mayor, Pieter Lund.")
    assert [paragraph.line for paragraph in article.paragraphs] == [6, 8]
    assert article.found_in == {
        "title": "line 1",
        "date": "line 4: Published",
        "authors": "line 3: byline",
    }
    assert article.sure == {"title": "probable", "date": "certain", "authors": "probable"}
    assert article.words == count_words(article.text)
    assert article.text_hash == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.source.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert article.source.encoding == "utf-8"
    assert article.source.repairs == ()


def test_paragraphs_are_spans_of_the_text(tmp_path: Path) -> None:
    article = one(tmp_path, "story.txt", STORY)
    pieces = [article.text[each.start : each.end] for each in article.paragraphs]
    assert "\n\n".join(pieces) == article.text


def test_walk_goes_in_order_of_relative_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "a-b.json", "a/z.JSONL", "c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["a-b.json", "a.txt", "a/z.JSONL", "b/1.md", "b/2.txt", "c.TXT"]
    assert names(tmp_path) == sorted(names(tmp_path))


def test_walk_tells_what_it_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("about")
    (tmp_path / "photo.png").write_text("x")
    (tmp_path / "list.toml").write_text("about")
    (tmp_path / "none").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "readme.txt").write_text("an article about reading")
    (tmp_path / "sub" / "list.toml").write_text("no article")
    assert skipped(tmp_path) == {
        "README.md": "about the corpus, not an article",
        "list.toml": "about the corpus, not an article",
        "photo.png": "not a kind of file that is read: a PNG picture",
        "sub/list.toml": "not a kind of file that is read: settings",
    }
    assert names(tmp_path) == ["none", "sub/readme.txt"]


def test_a_corpus_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(STORY)
    assert names(tmp_path / "README.md") == ["README.md"]


@pytest.mark.parametrize("name", ["missing", "nul\0byte"])
def test_a_corpus_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(CorpusError) as fault:
        walk(tmp_path / name)
    assert fault.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and links need POSIX")
def test_pipes_links_and_loops_neither_block_nor_repeat(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    corpus.mkdir()
    outside.mkdir()
    (outside / "far.txt").write_text("x")
    (corpus / "near.txt").write_text("x")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "dead.txt").symlink_to("nowhere")
    (corpus / "loop").symlink_to(corpus)
    (corpus / "up").symlink_to(tmp_path)
    (corpus / "there").symlink_to(outside)
    (corpus / "there-too").symlink_to(outside)
    (outside / "back").symlink_to(corpus)
    assert names(corpus) == ["near.txt", "there-too/far.txt"]
    assert skipped(corpus) == {
        "dead.txt": "a link that leads nowhere",
        "loop": "a link to a folder of this corpus",
        "pipe.txt": "not a file: a named pipe",
        "there": "a link to a folder that is read already",
        "there-too/back": "a link to a folder of this corpus",
        "up": "a link to a folder of this corpus",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes need POSIX")
def test_a_file_that_turned_into_a_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    path.unlink()
    os.mkfifo(path)
    assert list(read(file)) == [Skipped("a.txt", "not a regular file")]


def test_a_file_that_vanished(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl"):
        (tmp_path / name).write_text("x")
    files = [file for file in walk(tmp_path) if isinstance(file, SourceFile)]
    for file in files:
        file.path.unlink()
        assert list(read(file)) == [Skipped(file.relative, "no such file")]
        with pytest.raises(NoSuchArticleError):
            raw(file, ArticleId(file.relative))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that aren't text")
def test_names_that_are_not_text_become_printable_ids(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"line\nbreak.txt", b"esc\x1b[31m.txt", b"back\\xff.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(STORY)
    found = names(tmp_path)
    assert found == ["back\\\\xff.txt", "bad\\xff.txt", "esc\\x1b[31m.txt", "line\\x0abreak.txt"]
    assert all(shown.isprintable() for shown in found)
    ids = [
        each.id
        for f in walk(tmp_path)
        if isinstance(f, SourceFile)
        for each in read(f)
        if isinstance(each, Article)
    ]
    assert ids == found


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o000)
    (tmp_path / "open.txt").write_text("x")
    assert names(tmp_path) == ["open.txt"]
    assert skipped(tmp_path) == {"shut": "folder can't be read: no permission to read it"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "empty: nothing but white space"),
        (b"abc\x00def", "not text: NUL bytes"),
        (b"%PDF-1.7\nabc", "not a kind of file that is read: a PDF, save it as text first"),
        (b"\x01\x02\x03\x04abc", "not text: mostly control characters"),
        (b"Advertisement\n\nShare this\n", "no text left after cleaning"),
    ],
)
def test_files_without_an_article(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reasons(tmp_path, "x.txt", data) == [reason]


def test_a_single_line_is_kept(tmp_path: Path) -> None:
    article = one(tmp_path, "x.txt", "The harbour was closed")
    assert (article.title, article.text) == (None, "The harbour was closed")


def test_a_list_of_records(tmp_path: Path) -> None:
    records = [
        {
            "headline": "A bridge opens",
            "source": {"name": "The Ford Gazette"},
            "publishedAt": "2025-03-01T09:00:00Z",
            "author": "By Ada Brook and Otto Reed",
            "link": "https://ford.example/bridge",
            "content": "The bridge over the Wend opened.\n\nIt cost nine million.",
            "lang": "en",
        },
        {"title": "Nothing in it", "text": ""},
        "not a record",
        {"text": "Only text."},
    ]
    found = articles(tmp_path, "dump.json", json.dumps(records))
    first, *_, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert first.id == "dump.json#1"
    assert first.title == "A bridge opens"
    assert first.outlet == "The Ford Gazette"
    assert first.date == "2025-03-01T09:00:00+00:00"
    assert first.authors == ("Ada Brook", "Otto Reed")
    assert first.url == "https://ford.example/bridge"
    assert first.language == "en"
    assert first.text == "The bridge over the Wend opened.\n\nIt cost nine million."
    assert first.found_in == {
        "title": "field headline",
        "outlet": "field source",
        "date": "field publishedAt",
        "authors": "field author",
        "url": "field link",
        "language": "field lang",
    }
    assert found[1:3] == [
        Skipped("dump.json#2", "the field text is empty"),
        Skipped("dump.json#3", "not a record: a string"),
    ]
    assert last.id == "dump.json#4"
    assert (last.title, last.outlet, last.date, last.language) == (None, None, None, None)


def test_one_object_has_the_id_of_its_file(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", '{"text": "It rained.", "tags": [{"a": 1}]}').id == "a.json"


def test_a_list_of_one_has_a_number(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", '[{"text": "It rained."}]').id == "a.json#1"


def test_an_object_that_holds_a_list(tmp_path: Path) -> None:
    article = one(tmp_path, "a.json", '{"count": 1, "articles": [{"body": "It rained."}]}')
    assert (article.id, article.text) == ("a.json#1", "It rained.")


def test_lines_are_numbered_and_one_broken_line_costs_no_other(tmp_path: Path) -> None:
    data = b'{"text": "One."}\r\n\nbroken\n{"text": "caf\xe9 au lait"}\n\x00\n[1]\n{"text": "Six."}'
    found = articles(tmp_path, "dump.jsonl", data)
    told = [each.id if isinstance(each, Article) else each for each in found]
    assert told == [
        "dump.jsonl#1",
        Skipped("dump.jsonl#3", "not valid JSON: expecting value (column 1)"),
        "dump.jsonl#4",
        Skipped("dump.jsonl#5", "not text: NUL bytes"),
        Skipped("dump.jsonl#6", "not a record: a list"),
        "dump.jsonl#7",
    ]
    texts = [each.text for each in found if isinstance(each, Article)]
    assert texts == ["One.", "café au lait", "Six."]
    hashes = {each.source.sha256 for each in found if isinstance(each, Article)}
    assert hashes == {hashlib.sha256(data).hexdigest()}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a\tb"}', "not valid JSON: invalid control character at column 12"),
        ('{"text": "Cut off', "not valid JSON: unterminated string starting at column 10"),
        ('{"text": "a"', "not valid JSON: expecting ',' delimiter (column 13)"),
        ('{"text": ', "not valid JSON: expecting value (column 10)"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_place_in_a_line_is_its_column(
    tmp_path: Path, line: str, reason: str, end: str
) -> None:
    assert reasons(tmp_path, "dump.jsonl", f"{end}{line}{end}") == [reason]


def test_lines_of_utf_16(tmp_path: Path) -> None:
    data = '{"text": "Räder"}\n{"text": "Ünder"}\n'.encode("utf-16")
    found = articles(tmp_path, "dump.ndjson", data)
    assert [each.text for each in found if isinstance(each, Article)] == ["Räder", "Ünder"]
    assert {each.source.encoding for each in found if isinstance(each, Article)} == {"utf-16-le"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[" * 20_000 + "]" * 20_000, "JSON nested too deeply"),
        (
            '{"text": "a", "n": ' + "9" * 10_000 + "}",
            "not valid JSON: a number with too many digits",
        ),
        ("{} {}", "not valid JSON: extra data (line 1, column 4)"),
        ('{\n"text": "a', "not valid JSON: unterminated string starting at line 2, column 9"),
        ("[]", "no records: an empty list"),
        ("null", "no records: null"),
        ('{"a": 1}', "no field called text, body or content, and no list of records"),
    ],
)
def test_json_that_holds_nothing(tmp_path: Path, data: str, reason: str) -> None:
    assert reasons(tmp_path, "a.json", data) == [reason]


def test_fields_of_wrong_types_are_left_out(tmp_path: Path) -> None:
    record = (
        '{"text": ["One.", 3, "Two."], "title": 7, "source": {"name": 1}, "date": NaN,'
        ' "authors": [{"name": "A. Bell"}, null, 4], "url": [], "lang": "not a language"}'
    )
    article = one(tmp_path, "a.json", record)
    assert article.text == "One.\n\nTwo."
    assert (article.title, article.outlet, article.date, article.url) == (None, None, None, None)
    assert article.authors == ("A. Bell",)
    assert article.language is None


def test_half_a_surrogate_pair_can_be_written_again(tmp_path: Path) -> None:
    article = one(tmp_path, "a.json", '{"text": "x \\ud83d y", "title": "\\udc00 t"}')
    assert article.text == "x \ufffd y"
    assert article.title == "\ufffd t"
    assert article.source.repairs == ("1 half of a character",)


def test_a_record_keeps_its_text(tmp_path: Path) -> None:
    text = "Related\n\nComments\n\nHe said so.\n\nShare on Facebook\n\nShort"
    article = one(tmp_path, "a.json", json.dumps({"text": text, "title": "T"}))
    assert article.text == "Related\n\nComments\n\nHe said so.\n\nShort"
    assert [(line.line, line.reason) for line in article.removed] == [(7, "share links")]


def test_front_matter_and_marks_of_markdown(tmp_path: Path) -> None:
    source = (
        "---\ntitle: 'Snow in June'\ndate: 2025-06-02\noutlet: Hill Courier\n"
        'author:\n  - "[[Ada Brook]]"\n  - Otto Reed\nurl: https://hill.example/1\n---\n'
        "# Snow in June\n\nIt **snowed** on [the pass](https://pass.example/a) in *June*.\n\n"
        "> Nobody was ready for it, said the warden.\n"
    )
    article = one(tmp_path, "a.md", source)
    assert (article.title, article.date, article.outlet) == (
        "Snow in June",
        "2025-06-02",
        "Hill Courier",
    )
    assert article.authors == ("Ada Brook", "Otto Reed")
    assert article.url == "https://hill.example/1"
    assert article.found_in["date"] == "line 3: date"
    assert article.text == (
        "It snowed on the pass in June.\n\nNobody was ready for it, said the warden."
    )
    assert [paragraph.line for paragraph in article.paragraphs] == [12, 14]


def test_raw_gives_the_source_of_a_file_and_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One \x1b[31m.")
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "c.json").write_text('[{"text": "One."}]')
    text, lines, records = (file for file in walk(tmp_path) if isinstance(file, SourceFile))
    assert raw(text, ArticleId("a.txt")) == "One \x1b[31m."
    assert raw(lines, ArticleId("b.jsonl#2")) == '{"text": "Two."}'
    assert json.loads(raw(records, ArticleId("c.json#1"))) == {"text": "One."}
    for file, name in ((lines, "b.jsonl#3"), (records, "c.json#2"), (records, "c.json#0")):
        with pytest.raises(NoSuchArticleError):
            raw(file, ArticleId(name))


@given(data=st.binary(max_size=2_000), suffix=st.sampled_from([".txt", ".md", ".json", ".jsonl"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise_and_all_answers_can_be_written(
    tmp_path: Path,
    data: bytes,
    suffix: str,
) -> None:
    for found in articles(tmp_path, f"x{suffix}", data):
        if isinstance(found, Skipped):
            assert found.reason
            assert not found.reason.endswith(".")
        else:
            found.text.encode()
            assert found.text.strip()


@given(text=st.text(max_size=1_500))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_comes_out_printable_and_its_paragraphs_tile_it(tmp_path: Path, text: str) -> None:
    for found in articles(tmp_path, "x.json", json.dumps({"text": text, "title": text})):
        if isinstance(found, Article):
            assert not any(c < " " and c != "\n" for c in found.text)
            assert not set(found.text) & set("\x7f\x9b\x85\u202e\u2066\u200b\ufeff")
            pieces = [found.text[each.start : each.end] for each in found.paragraphs]
            assert "\n\n".join(pieces) == found.text
            assert all(piece == " ".join(piece.split()) for piece in pieces)
            assert "\n" not in (found.title or "")


@pytest.mark.parametrize("piece", [" ", '"', "a", "a ", "[", "*a ", "_", "&amp;", "\x1b[", "by "])
def test_a_megabyte_of_one_thing_is_read(tmp_path: Path, piece: str) -> None:
    (found,) = articles(tmp_path, "x.md", piece * (1_000_000 // len(piece)))
    assert isinstance(found, Article | Skipped)
