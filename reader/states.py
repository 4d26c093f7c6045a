"""What a list says when there is nothing to list: a sentence, then what can be done. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.filtering import tags
from reader.marks import Mark, Marks
from reader.page import Block, line_block
from reader.phrases import count
from reader.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Skipped
    from index.results import Results

SKIPPED_SHOWN = 12
KEY_CELLS = 9


def nothing_found(results: Results) -> list[Block]:
    """Say that no article answers, and offer the closest spelling and all outlets and names."""
    what = "all of this" if results.query else "what is chosen"
    blocks = [line_block(f"No article has {what}.", "title")]
    if results.query:
        blocks.append(line_block(f"Searched for: {guard(results.query)}", "note"))
    for _, _, words in tags(results.filters):
        blocks.append(line_block(f"in {words}", "note"))
    blocks[-1:] = [_with_gap(blocks[-1])]
    if results.suggestion:
        blocks.append(_offer("enter", f"search for {guard(results.suggestion)}"))
    if results.filters:
        blocks.append(_offer("ctrl+l", "drop all filters"))
    return blocks


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
