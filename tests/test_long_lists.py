"""JSON of any shape, and lists of it that are too long to be held."""

from __future__ import annotations

import gzip
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleId, Skipped
from index.errors import NoSuchArticleError
from index.formats import SourceFile, elements, jsonfiles, raws, read, walk
from index.formats.faults import UnreadableError
from index.formats.mapping import Mapping, flat

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "The ferry to Orlen sails again on Monday, said the harbour master, after nine hours. " * 3


def items(folder: Path, value: Any, name: str = "a.json", **how: Any) -> list[Article | Skipped]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    (folder / name).write_bytes(data)
    (file,) = walk(folder / name)
    assert isinstance(file, SourceFile)
    return list(read(file, **how))


def one(folder: Path, value: Any, **how: Any) -> Article:
    (found,) = items(folder, value, **how)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("value", "found_in"),
    [
        ({"articleBody": "It sails.", "headline": "T"}, {"title": "field headline"}),
        (
            {"article": {"title": "T", "text": "It sails."}},
            {"title": "field article.title", "text": None},
        ),
        ({"_source": {"Titel": "T", "Inhalt": "It sails."}}, {"title": "field _source.Titel"}),
        ({"titre": "T", "texte": "It sails.", "langue": "fr"}, {"title": "field titre"}),
        ({"Заголовок": "T", "Текст": "It sails."}, {"title": "field Заголовок"}),
        ({"标题": "T", "正文": "It sails."}, {"title": "field 标题"}),
        (
            {"post_title": "T", "post_content": "It sails."},
            {"title": "field post_title", "text": "field post_content"},
        ),
        (
            {"title": "T", "description": "It sails."},
            {"title": "field title", "text": "field description"},
        ),
        ({"title": "T", "description": "Short.", "content": "It sails."}, {"title": "field title"}),
    ],
)
def test_fields_are_known_by_many_names(
    tmp_path: Path, value: Any, found_in: dict[str, str | None]
) -> None:
    article = one(tmp_path, value)
    assert (article.title, article.text) == ("T", "It sails.")
    for field, where in found_in.items():
        assert article.found_in.get(field) == where


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "response": {"docs": [{"text": "It sails."}]}},
        {"data": {"a": {"text": "It sails."}, "b": {"text": "It sails."}}},
        {"articles": [{"text": "It sails."}], "tags": ["a"]},
    ],
)
def test_records_are_found_where_they_are(tmp_path: Path, value: Any) -> None:
    found = items(tmp_path, value)
    assert [each.text for each in found if isinstance(each, Article)] == ["It sails."] * len(found)
    assert isinstance(found[0], Article)
    assert found[0].id == "a.json#1"


def test_people_and_papers_may_be_objects(tmp_path: Path) -> None:
    value = {
        "text": "It sails.",
        "source": {"id": "ford", "name": "Ford Gazette"},
        "author": [{"name": "Ada Brook"}, {"name": "Otto Reed"}],
        "meta": {"image_url": "https://x.example/i.png", "article_url": "https://x.example/1"},
        "text_length": 9,
        "date_accessed": "2025-03-01",
    }
    article = one(tmp_path, value)
    assert (article.outlet, article.authors) == ("Ford Gazette", ("Ada Brook", "Otto Reed"))
    assert (article.url, article.date) == ("https://x.example/1", None)


def test_what_is_said_of_fields_counts(tmp_path: Path) -> None:
    value = {"text": "Wrong.", "inner": {"words": "It sails.", "head": "T"}, "title": "Wrong"}
    article = one(tmp_path, value, mapping=Mapping(text="inner.words", title="inner.head", date=""))
    assert (article.title, article.text) == ("T", "It sails.")
    assert article.found_in["title"] == "field inner.head, as set"


def test_prose_under_any_name_is_text(tmp_path: Path) -> None:
    found = items(tmp_path, [{"x1": PROSE, "x2": "2025-03-01", "x3": n} for n in range(5)])
    assert all(isinstance(each, Article) and each.date == "2025-03-01" for each in found)
    assert isinstance(found[0], Article)
    assert found[0].found_in["text"] == "field x1, by what it holds"


def test_a_long_list_is_read_an_element_at_a_time_as_a_short_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [{"title": f"T{n}", "text": f"Räder {n}. {PROSE}"} for n in range(200)]
    short = items(tmp_path, records)
    monkeypatch.setattr(jsonfiles, "HELD", 1_000)
    monkeypatch.setattr(elements, "_CHUNK", 700)
    assert items(tmp_path, records) == short
    assert len(short) == 200
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    wanted = [ArticleId(f"a.json#{n}") for n in (1, 77, 200)]
    assert [json.loads(each) for each in raws(file, wanted)] == [
        records[n - 1] for n in (1, 77, 200)
    ]
    with pytest.raises(NoSuchArticleError):
        list(raws(file, [ArticleId("a.json#201")]))
    packed = gzip.compress(json.dumps(records).encode())
    told = items(tmp_path, packed, "a.json.gz")
    assert [each.text for each in told if isinstance(each, Article)] == [
        each.text for each in short if isinstance(each, Article)
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b'[{"text": "One."}, {"text": "Two."}, {"text": "Thr',
            "unterminated string starting in record 3",
        ),
        (b'[{"text": "One."}, {"text": "Two."}, oops]', "expecting value in record 3"),
        (b'[{"text": "One."}, {"text": "Two."}', "the list is cut off"),
        (
            b'[{"text": "One."}, {"text": "Two."}, ' + b"[" * 20_000,
            "JSON nested too deeply in record 3",
        ),
    ],
)
def test_a_long_list_that_breaks_off_is_read_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    monkeypatch.setattr(jsonfiles, "HELD", 10)
    *found, last = items(tmp_path, data)
    assert [each.text for each in found if isinstance(each, Article)] == ["One.", "Two."]
    assert isinstance(last, Skipped)
    assert last.path == "a.json"
    assert last.reason.endswith(reason)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    values=st.lists(VALUE, max_size=8), chunk=st.integers(1, 30), indent=st.sampled_from([None, 2])
)
@settings(max_examples=150)
def test_elements_are_those_of_the_list(values: list[Any], chunk: int, indent: int | None) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(elements, "_CHUNK", chunk)
        text = io.StringIO(f" {json.dumps(values, indent=indent)} \n")
        assert list(elements.elements(text)) == values


@given(text=st.text(alphabet='[]{}",: 0a\\', max_size=60), chunk=st.integers(1, 20))
@settings(max_examples=200)
def test_what_is_no_list_is_told(text: str, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(elements, "_CHUNK", chunk)
        with suppress(UnreadableError):
            assert len(list(elements.elements(io.StringIO(f"[{text}")))) <= len(text)


@given(VALUE)
def test_a_record_of_any_shape_is_flat_within_bounds(value: Any) -> None:
    found = flat({"a": value, "b": {"c": {"d": {"e": {"f": value}}}}})
    assert len(found) <= 500
    assert max(path.count(".") for path in found) <= 3 + str(value).count(".")
