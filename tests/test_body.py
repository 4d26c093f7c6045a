"""What is the article and what is furniture, on pages made up for the purpose."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.body import lines_of, split
from index.formats import SourceFile, read, walk
from index.furniture import reason_of

SHARED = os.environ.get("CORPUS_READER_SHARED")
needs_shared = pytest.mark.skipif(not SHARED, reason="CORPUS_READER_SHARED is not set")

PAGE = """Skip to content
Home
News
Sport
Weather

Lighthouse keeper wins the day in Ostermark
By Irma Tolland
Share on Facebook
Keeper Jon Ask at the lamp. Photo: Irma Tolland

The council of Ostermark voted on Sunday to keep the lighthouse after nine hours of debate.

A short subhead

“Nobody here wants it dark,” said the mayor, Pieter Lund, who had fought for it for three years.

Read more: What the lamp costs a year

It will be painted in the spring, and the keeper will stay on until a younger one is found.

Related articles
Ferry timetable changes
Seven boats you should see
Comments (3)
Leave a reply
© 2025 Harbour Echo. All rights reserved.
"""


def kept(text: str) -> list[str]:
    body = split(lines_of(text))
    return [body.lines[at].text for at in body.kept]


def test_the_prose_is_kept_with_its_subheads() -> None:
    assert [line.split()[0] for line in kept(PAGE)] == ["The", "A", "“Nobody", "It"]


def test_every_line_is_kept_or_has_a_reason_or_stands_outside() -> None:
    body = split(lines_of(PAGE))
    inside = set(range(body.first, body.last + 1))
    assert set(body.kept) <= inside
    assert all(at in body.kept or at in body.reasons for at in inside)
    assert body.outside(0) == "before the text"
    assert body.outside(len(body.lines) - 1) == "after the text"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('<img height="1" src="https://a.example/x.gif">', "HTML"),
        ("-", "separator"),
        ("https://a.example/status/18", "bare link"),
        ("[Section 3](https://a.example/3)", "bare link"),
        ("icon-facebook icon-twitter icon-whatsapp", "share links"),
        ("Share on Facebook", "share links"),
        ("For Latest Updates Follow us on Telegram", "share links"),
        ("Linkedin Pinterest", "share links"),
        ("News / Town & Country", "navigation"),
        ("Business", "navigation"),
        ("Full article", "navigation"),
        ("Loading...", "navigation"),
        ("NEXT Ten boats you should see", "navigation"),
        ("Categories: Harbours, Weather.", "navigation"),
        ("Back to top button", "navigation"),
        ("Unlock the Harbour Digest for free", "subscription notice"),
        ("Sign up for our newsletter", "subscription notice"),
        ("Related Articles", "related articles"),
        ("Read more: what the lamp costs", "related articles"),
        ("You may also like", "related articles"),
        ("Leave a Reply", "comments"),
        ("Top Comments", "comments"),
        ("Your email address will not be published. Required fields are marked *", "comments"),
        ("We use cookies to give you the best experience on our website.", "cookie notice"),
        ("ADVERTISEMENT", "advertisement"),
        ("Advertisement - story continues below", "advertisement"),
        ("Photo: Irma Tolland", "caption"),
        ("The lamp at night (Photo by Irma Tolland)", "caption"),
        ("The lamp at night. Photo: Irma Tolland", "caption"),
        ("The lamp at night (Irma Tolland/Harbour Pictures)", "caption"),
        ("Did you like this article? Buy us a lamp!", "subscription notice"),
        ("© 2025 Harbour Echo", "footer"),
        ("3 days ago", "relative date"),
    ],
)
def test_lines_that_are_certain_by_themselves(line: str, reason: str | None) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The council of Ostermark voted on Sunday to keep the lighthouse.",
        "Comment is free but facts are costly, the mayor told the council.",
        "Advertising revenue fell by nine percent in the spring, the company said.",
        "Share prices fell.",
        "Against the tide",
        "“We follow the rules,” she said.",
        "Search teams found the boat at dawn on Friday.",
        "Home prices rose again.",
        "Registered voters queued for hours in the rain on Monday.",
        "Cookies were handed out to the children.",
        "Subscribers to the theory are few, he said, and they are getting fewer every year.",
        "He said it was a copyright matter for the courts.",
        "Related companies paid the fine, according to the court.",
    ],
)
def test_lines_that_are_somebodys_prose(line: str) -> None:
    assert reason_of(line) is None


def test_a_picture_text_printed_twice_is_a_caption() -> None:
    doubled = "The keeper at his lamp, last winter The keeper at his lamp, last winter"
    body = split(lines_of(f"Headline\n\n{doubled}\n\nIt was dark.\n"))
    assert body.reasons == {1: "caption"}


def test_text_wrapped_by_hand_is_put_together() -> None:
    words = ("The council of Ostermark voted on Sunday to keep the lighthouse. " * 12).split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 66:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    (first, second) = lines_of(f"{wrapped}\n\n{wrapped}\n")
    assert first.text == second.text == " ".join(words)
    assert (first.number, second.number) == (1, len(lines) + 3)


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    text = "First paragraph, quite short.\nSecond.\nThird paragraph of it.\nFourth.\nFifth.\n"
    assert len(lines_of(text)) == 5


def test_without_prose_all_that_may_be_text_is_kept() -> None:
    assert kept("roses\nviolets\n\nShare on Facebook\nlilies\n") == ["roses", "violets", "lilies"]


def test_a_last_line_without_a_stop_is_kept_where_nothing_follows() -> None:
    text = "Headline\n\nThe council voted on Sunday to keep it.\n\nThe lamp will be lit on"
    assert kept(text)[-1] == "The lamp will be lit on"
    assert kept(text + "\n\nShare on Facebook\n")[-1] == "The lamp will be lit on"
    assert kept(text + "\n\nBoats\nFish\nNets\n")[-1].endswith("to keep it.")


def test_comments_below_are_left_out_though_they_are_prose() -> None:
    prose = "The council voted on Sunday to keep the lighthouse after nine hours of debate. " * 3
    page = f"{prose}\n\n{prose}\n\nComments\n\nanna: I was there and it was not like that at all.\n"
    assert len(kept(page)) == 2


PIECES = [*"ab .\n*-—\t“”|/:©", "Comments\n", "Share ", "June 2025", "And so it was. "]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_no_line_is_lost(text: str) -> None:
    lines = lines_of(text)
    words = " ".join(line.text for line in lines).split()
    assert Counter("".join(words)) <= Counter("".join(text.split()))
    body = split(lines)
    assert list(body.kept) == sorted(set(body.kept))
    assert not set(body.kept) & set(body.reasons)
    assert bool(body.kept) == (len(body.reasons) < len(lines))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def shared_articles(folder: str) -> list[Article]:
    files = walk(Path(str(SHARED)) / "corpora" / folder)
    found = [each for file in files if isinstance(file, SourceFile) for each in read(file)]
    return [each for each in found if isinstance(each, Article)]


@needs_shared
@pytest.mark.parametrize("folder", ["pages-text", "pages-dump"])
def test_bodies_of_real_pages(folder: str) -> None:
    gold = json.loads((Path(str(SHARED)) / "gold" / "bodies.json").read_text("utf-8"))
    texts = {Path(article.id).stem: article.text for article in shared_articles(folder)}
    precision, recall = [], []
    for page, body in gold.items():
        want, have = shingles(body["articleBody"]), shingles(texts.get(page, ""))
        both = (want & have).total()
        precision.append(both / have.total())
        recall.append(both / want.total())
    p, r = mean(precision), mean(recall)
    assert 2 * p * r / (p + r) > 0.9


@needs_shared
@pytest.mark.parametrize("folder", ["stories", "wire"])
def test_real_records_lose_nothing(folder: str) -> None:
    path = Path(str(SHARED)) / "corpora" / folder / "articles.jsonl"
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for record, article in zip(records, shared_articles(folder), strict=True):
        lost = Counter(record["text"].split()) - Counter(article.text.split())
        assert lost <= Counter(record["title"].split())


@needs_shared
def test_real_scrapes_have_a_title_each_and_no_furniture_in_their_text() -> None:
    found = shared_articles("seeds")
    assert len(found) == 5
    for article in found:
        assert article.title
        assert len(article.title.split()) > 8
        assert article.title not in article.text
        assert "http" not in article.text
        assert len(article.text.split()) > 0.9 * article.words


def test_a_long_text_that_repeats_itself_is_no_caption() -> None:
    text = "The council of Marrow Bay closed the old quay. " * 20
    assert split(lines_of(f"Crane falls into the harbour\n\n{text}")).kept == (1,)
