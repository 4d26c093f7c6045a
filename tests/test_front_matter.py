"""What stands above a text in Markdown: YAML, TOML or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.formats import SourceFile, read, walk
from index.formats.frontmatter import front_matter

if TYPE_CHECKING:
    from pathlib import Path

BODY = "# Snow in June\n\nIt **snowed** on the pass.\n"
YAML = """---
titel: "Snow in June"
description: Nothing to be read.
pubDate: 2 June 2025
Author: [Ada Brook, Otto Reed]
tags:
  - snow
source: https://hill.example/1
lang: en
---
"""
TOML = """+++
title = "Snow in June"
date = 2025-06-02T10:00:00Z
authors = ["Ada Brook", "Otto Reed"]
[params]
publication = "Hill Courier"
+++
"""
JSON = """{
  "title": "Snow in June",
  "date": "2025-06-02",
  "author": "Ada Brook and Otto Reed"
}

"""


@pytest.mark.parametrize(
    ("name", "front"), [("a.md", YAML), ("a.txt", YAML), ("a.md", TOML), ("a.md", JSON)]
)
def test_it_says_what_the_text_is(tmp_path: Path, name: str, front: str) -> None:
    (tmp_path / name).write_text(front + BODY)
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    (article,) = read(file)
    assert isinstance(article, Article)
    assert article.title == "Snow in June"
    assert (article.date or "").startswith("2025-06-02")
    assert article.authors == ("Ada Brook", "Otto Reed")
    assert article.text == "It snowed on the pass."
    lines = (front + BODY).split("\n")
    assert "snowed" in lines[article.paragraphs[0].line - 1]


def test_where_it_was_found_is_told() -> None:
    assert front_matter(YAML).fields.found_in == {
        "title": "line 2: titel",
        "date": "line 4: pubDate",
        "authors": "line 5: Author",
        "language": "line 9: lang",
    }
    assert front_matter(YAML).fields.url == "https://hill.example/1"
    told = front_matter(TOML).fields
    assert told.outlet == "Hill Courier"
    assert told.found_in["outlet"] == "front matter params.publication"


@pytest.mark.parametrize(
    "text",
    [
        "+++\nnot toml at all\n+++\nIt snowed.",
        "+++\na = " + "[" * 5_000 + "\n+++\nIt snowed.",
        '{"a": ' + "[" * 5_000 + "\nIt snowed.",
        '{"title": "T"}',
        "---\nno end\nIt snowed.",
        "---\n- a list\n- of things\n---\nIt snowed.",
        "It snowed.",
    ],
)
def test_what_is_none_says_nothing(text: str) -> None:
    front = front_matter(text)
    assert front.fields.title is None
    assert "It snowed." in text[front.end :] or front.end == 0


@given(
    st.text(alphabet="-+{}[]:=\"' \nab#", max_size=80),
    st.sampled_from(["---\n", "+++\n", '{"', ""]),
)
@settings(max_examples=200)
def test_it_ends_within_the_text(text: str, start: str) -> None:
    assert 0 <= front_matter(start + text).end <= len(start + text)


@pytest.mark.parametrize("row", ["a." * 300_000 + "b = 1", f"n = {'1' * 3_999}", "1" * 9_000])
def test_a_row_that_would_keep_a_parser_for_long_costs_itself_at_most(row: str) -> None:
    found = front_matter(f'+++\ntitle = "Snow in June"\n{row}\n+++\n{BODY}')
    assert found.fields.title == "Snow in June"


def test_a_number_of_too_many_digits_breaks_nothing() -> None:
    rows = "\n".join(f"n{n} = {'9' * 3_900}" for n in range(3))
    assert front_matter(f"+++\n{rows}\nm = [{'1,' * 1_900}]\n+++\n{BODY}").end > 0


WRITTEN = """---
title: Two men on a jetty
date: 2026-06-01
---
[![Two men, from behind](https://hill.example/a.jpg)](https://hill.example/b)

The jetty has been a burden to the council for as long as anybody there remembers.

| Year | Cost |
|---|---|
| 2024 | 3 |

> “Sold?”

1. A hotel
2. A bank

- Nobody knows.[^1]

## What next?

Brook shrugged

[^1]: Council agenda, item 7.
[agenda]: https://hill.example/agenda "The agenda"

Share this article
"""


def test_of_a_written_text_only_what_is_furniture_by_itself_comes_off(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRITTEN)
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    (article,) = read(file)
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "The jetty has been a burden to the council for as long as anybody there remembers.",
        "| Year | Cost |",
        "| 2024 | 3 |",
        "“Sold?”",
        "1. A hotel",
        "2. A bank",
        "Nobody knows.[^1]",
        "What next?",
        "Brook shrugged",
        "[^1]: Council agenda, item 7.",
    ]
    assert [(each.line, each.reason) for each in article.removed] == [
        (5, "caption"),
        (10, "separator"),
        (27, "share links"),
    ]


def test_the_first_line_of_a_written_text_is_no_headline_beside_another(tmp_path: Path) -> None:
    text = "---\ntitle: On wood\n---\nThe price of a jetty\n\nA jetty costs what it costs.\n"
    (tmp_path / "a.md").write_text(text)
    (file,) = walk(tmp_path)
    assert isinstance(file, SourceFile)
    (article,) = read(file)
    assert isinstance(article, Article)
    assert article.text.startswith("The price of a jetty")
    assert not article.removed
