"""What a list says when there is nothing to list: a sentence, then what can be done. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.results.answer import (
    name_unknown,
    names_so_far,
    outlet_unknown,
    piece_found,
    stories_so_far,
    story_unknown,
)
from reader.results.filtering import tags
from reader.text.marks import Mark, Marks
from reader.text.page import Block, line_block
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import Skipped
    from index.instead import Alternative, Alternatives
    from index.results import Results
    from index.story import Story

SKIPPED_SHOWN = 12
KEY_CELLS = 9


def nothing_found(results: Results, ways: Alternatives, keys: Mapping[str, str]) -> list[Block]:
    """Say that no article answers, which word is to blame, and what would be found instead.

    Args:
        results: The answer: none.
        ways: What would find something.
        keys: By the name of an alternative ("spelling", "wider", "fewer") the key that takes it,
            if it can still be taken.
    """
    alone = 1 in (len(results.query.split()), len(ways.words)) and not results.filters
    what = ("this" if alone else "all of this") if results.query else "what is chosen"
    blocks = [line_block(f"No article has {what}.", "title")]
    said = [piece_found(results.query, word) for word in ways.words]
    if len(said) > 1:
        blocks.append(line_block(f"{', '.join(said)}.", "note"))
    elif results.query:
        blocks.append(line_block(f"Searched for: {guard(results.query)}", "note"))
    for _, _, words in tags(results.filters, results.stories):
        blocks.append(line_block(f"in {words}", "note"))
    blocks += [line_block(outlet_unknown(outlet), "note") for outlet in ways.outlets]
    blocks += [line_block(name_unknown(name), "note") for name in ways.names]
    blocks += [line_block(story_unknown(story), "note") for story in ways.stories]
    if ways.stories and results.stories_waiting:
        blocks.append(line_block(f"{stories_so_far(results).capitalize()} so far.", "note"))
    if ways.names and results.names_waiting:
        blocks.append(line_block(f"{names_so_far(results).capitalize()} so far.", "note"))
    blocks[-1:] = [_with_gap(blocks[-1])]
    asked = results.query.split()
    for name in ("spelling", "wider", "fewer"):
        way: Alternative | None = getattr(ways, name)
        if way is not None:
            blocks.append(_way(keys.get(name, ""), way, asked, results.stories))
    return blocks


def _way(key: str, way: Alternative, asked: Sequence[str], stories: Sequence[Story]) -> Block:
    """Return an offer: its key, the query, the filters that stay, and what it finds."""
    line, marks = f"{key:<{KEY_CELLS}}", [Mark(0, len(key), "key")]
    for number, word in enumerate(way.query.split()):
        line += " " * bool(number)
        role = "strong" if word in asked else "hit"
        marks.append(Mark(len(line), len(line) + len(word), role))
        line += guard(word)
    kept = [words for _, _, words in tags(way.filters, stories)]
    where = f"in {', '.join(kept)}" if kept else "in all articles"
    tail = f"{'  ' * bool(way.query)}{where} · {count(way.articles, 'article')}"
    marks.append(Mark(len(line), len(line) + len(tail), "meta"))
    return line_block(line + tail, "body", gap=1, marks=Marks.of(marks))


def no_articles(skipped: Sequence[Skipped]) -> list[Block]:
    """Say that the folder holds no article, and what was looked at."""
    blocks = [line_block("No article in this folder.", "title")]
    if skipped:
        files = count(len(skipped), "file was", "files were")
        blocks.append(line_block(f"{files} looked at, and none holds one:", "note", gap=1))
    blocks += [
        line_block(f"{guard(item.path)}: {guard(item.reason)}", "body")
        for item in skipped[:SKIPPED_SHOWN]
    ]
    if len(skipped) > SKIPPED_SHOWN:
        blocks.append(line_block(f"{len(skipped) - SKIPPED_SHOWN:,} more …", "note"))
    blocks[-1:] = [_with_gap(blocks[-1])]
    blocks.append(line_block("Read are .txt, .md, .json and .jsonl.", "note"))
    blocks.append(line_block("corpus-reader FOLDER opens another folder.", "note"))
    return blocks


def reading_files() -> list[Block]:
    """Say that the first files are being read."""
    return [line_block("Reading the files …", "note")]


def nothing_alike(*, others: bool) -> list[Block]:
    """Say that no article tells of the same event; `others` tells whether any is alike at all."""
    blocks = [line_block("No other article on this event was found.", "title", gap=1)]
    if others:
        blocks.append(_offer("m", "list all articles that share words with it"))
    return [*blocks, _offer("esc", "back")]


def _offer(key: str, words: str) -> Block:
    line = f"{key:<{KEY_CELLS}}{words}"
    return line_block(line, "body", gap=1, marks=Marks.of([Mark(0, len(key), "key")]))


def _with_gap(block: Block) -> Block:
    return Block(block.text, block.start, block.end, block.role, block.marks, 1, block.body)
