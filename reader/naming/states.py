"""What is said where no name can be shown: why, and what can be done. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.naming.rows import LETTERS
from reader.text.marks import Mark, Marks
from reader.text.page import Block, labelled, line_block
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.results import NameRef, Overview

KEY_CELLS = 7
"""Cells before a name that is offered: its key, and a gap."""


def nothing_found(typed: str, kinds: Sequence[str], key: str) -> list[Block]:
    """Return what is said where no name is left by the filter.

    Args:
        typed: What is filtered by.
        kinds: The kinds that the list is narrowed to, as they are called.
        key: The key that drops all of it.
    """
    among = f" among the {' and '.join(kinds)}" if kinds else ""
    words = (
        f"No name has a word that begins with “{guard(typed)}”{among}."
        if typed
        else (f"There are no {' or '.join(kinds)}.")
    )
    return [line_block(words, "title", gap=1), _way(key, "show all names")]


def offered(refs: Sequence[NameRef], key: str, *, called: bool) -> list[Block]:
    """Return which names may be meant by what no name begins with.

    Args:
        refs: The likeliest first.
        key: That takes the first, "" where none does now.
        called: Whether they are called so somewhere; else they are only like it.
    """
    words = "It stands for:" if called else "Names that are like it:"
    blocks = [line_block(words, "meta")]
    for number, ref in enumerate(refs):
        name = f"{LETTERS[ref.kind]} {guard(ref.name)}" if ref.kind else guard(ref.name)
        before = key if number == 0 else ""
        last = number == len(refs) - 1
        blocks += labelled(before, name, KEY_CELLS)[:1]
        blocks[-1] = replace(blocks[-1], gap=int(last))
    return blocks


def no_names(
    overview: Overview | None, tongues: Sequence[tuple[str, int]], *, busy: bool
) -> list[Block]:
    """Return why a corpus has no names.

    Args:
        overview: The corpus at a glance; None before it is open.
        tongues: Languages in which no names are looked for, with their articles.
        busy: Whether they are still to be found.
    """
    if overview is None or (busy and not overview.names_done):
        done = f"0 of {count(overview.articles, 'article')}" if overview else "no article yet"
        words = ["Names are being found.", f"Names found in {done}; they show here as they come."]
    elif not overview.articles:
        words = ["There is no article in this corpus.", "Corpus tells what was read, and why not."]
    elif overview.names_done < overview.articles:
        done = f"{overview.names_done:,} of {overview.articles:,}"
        words = [
            "No names were found yet.",
            f"They were looked for in {done} articles; the next start goes on with it.",
        ]
    else:
        words = ["No names were found in this corpus."]
        if tongues:
            told = ", ".join(f"{language_name(code)} ({number:,})" for code, number in tongues)
            words.append(f"Names can’t be found in the language of these articles: {told}.")
        if overview.recogniser:
            words.append(f"They were looked for by: {guard(overview.recogniser)}.")
    first, *more = words
    return [line_block(first, "title", gap=1), *(line_block(line, "body", gap=1) for line in more)]


def _way(key: str, words: str) -> Block:
    return line_block(f"{key}  {words}", "meta", marks=Marks.of([Mark(0, len(key), "key")]))
