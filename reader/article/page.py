"""An article as blocks to be read: what is lit, what was removed, where things were found. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from reader.article.reading import kind_of
from reader.text.marks import NO_MARKS, Mark, Marks
from reader.text.page import Block, dotted_block, line_block
from reader.text.phrases import count, day, reading_time
from reader.text.safe import guard
from reader.text.wrap import fit_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from index.article import Article, Removed, Span
    from reader.article.reading import Lit, Reading

RemovedShown = Literal["none", "folded", "all"]
"""How much of what was removed is shown in its place."""
LONG_RUN = 6
"""Removed lines in a row that are still shown one by one."""
RUN_SHOWN = 3
"""Lines shown of a longer run."""
KINDS = ("person", "organisation", "place", "date", "figure")
"""Kinds of marks that can be turned on and off."""
LIT_AT_FIRST = frozenset(KINDS) - {"figure"}
"""Figures are for looking at by themselves: among the rest, a page of them is restless."""


def meta(article: Article) -> tuple[str, ...]:
    """Return outlet, day, length and reading time, guarded, in the order they are shown."""
    return (
        guard(article.outlet) if article.outlet else "outlet unknown",
        day(article.date),
        count(article.words, "word"),
        reading_time(article.words),
    )


def head_blocks(article: Article, hits: Marks = NO_MARKS, told: str = "") -> list[Block]:
    """Return title and meta, as they stand above a text.

    Args:
        article: The article.
        hits: Lit in its title.
        told: Who else has its story, guarded; "" where nobody has.
    """
    title = guard(article.title) if article.title else "title unknown"
    parts = meta(article)
    line = " · ".join(parts)
    marks = Marks.of([Mark(0, len(parts[0]), "outlet")])
    below = [line_block(told, "meta", gap=1)] if told else []
    about = line_block(line, "meta", gap=0 if told else 1, marks=marks)
    return [line_block(title, "title", marks=hits), about, *below]


def article_marks(
    lit: Iterable[Lit], hits: Iterable[Span], *, kinds: Collection[str] = LIT_AT_FIRST
) -> Marks:
    """Return what is lit in an article's text."""
    marks = [Mark(one.start, one.end, kind_of(one)) for one in lit if kind_of(one) in kinds]
    marks += [Mark(hit.start, hit.end, "hit") for hit in hits]
    return Marks.of(marks)


def current_marks(
    hit: Span | None,
    mention: Span | None,
    chosen: Iterable[Lit] = (),
    besides: Iterable[Mark] = (),
) -> Marks:
    """Return what is lit besides, and changes with each step.

    Args:
        hit: The current hit.
        mention: Where the current mention stands.
        chosen: All mentions of the name that is stepped through, lit whether its kind is or not.
        besides: What else is lit for now.
    """
    marks = [*besides]
    if hit is not None:
        marks.append(Mark(hit.start, hit.end, "current-hit"))
    for one in chosen:
        marks += [Mark(one.start, one.end, kind_of(one)), Mark(one.start, one.end, "chosen")]
    if mention is not None:
        marks.append(Mark(mention.start, mention.end, "current-mention"))
    return Marks.of(marks)


def body_blocks(
    article: Article, marks: Marks = NO_MARKS, *, removed: RemovedShown = "none", unfold: str = ""
) -> list[Block]:
    """Return the paragraphs, with what was removed in its place if asked for.

    Args:
        article: The article.
        marks: What is lit in its text.
        removed: Show none of the removed lines, all of them, or only the first ones of long runs.
        unfold: The key that shows all of them; "" for none.
    """
    runs = _runs(article) if removed != "none" else {}
    blocks: list[Block] = []
    for place, paragraph in enumerate(article.paragraphs):
        blocks += _removed(runs.get(place, ()), removed, unfold)
        blocks.append(Block(article.text, paragraph.start, paragraph.end, marks=marks, body=True))
    blocks += _removed(runs.get(len(article.paragraphs), ()), removed, unfold)
    return blocks or [line_block("No text.", "note")]


def folds(article: Article) -> bool:
    """Tell whether so many lines were removed in a row that they aren't all shown at once."""
    return any(len(run) > LONG_RUN for run in _runs(article).values())


def _runs(article: Article) -> dict[int, list[Removed]]:
    """Return the removed lines by the paragraph before which they stood."""
    lines = [paragraph.line for paragraph in article.paragraphs]
    runs: dict[int, list[Removed]] = {}
    for line in sorted(article.removed, key=lambda line: line.line):
        runs.setdefault(bisect_right(lines, line.line), []).append(line)
    return runs


def _removed(run: Sequence[Removed], showing: RemovedShown, unfold: str) -> Iterator[Block]:
    fold = showing == "folded" and len(run) > LONG_RUN
    shown = run[:RUN_SHOWN] if fold else run
    rest = run[len(shown) :]
    for line in shown:
        text, reason = guard(line.text), f"({line.reason})"
        struck = Marks.of([Mark(0, len(text), "removed")])
        last = line is shown[-1] and not rest
        block = line_block(f"{text}  {reason}", "note", gap=int(last), marks=struck)
        yield replace(block, tail=len(reason))
    if rest:
        how = f"({unfold} again shows them)" if unfold else ""
        words = f"… {count(len(rest), 'more line')}: {by_reason(rest)}  {how}".rstrip()
        yield replace(line_block(words, "note", gap=1), tail=len(how))


def by_reason(removed: Iterable[Removed]) -> str:
    """Return for what lines were removed, and how many for each: "menu 12, share links 3"."""
    counts = Counter(line.reason for line in removed)
    return ", ".join(f"{reason} {number:,}" for reason, number in counts.most_common())


def head_lines(
    reading: Reading, width: int, *, titles: int, steps: Sequence[tuple[str, str]] = ()
) -> list[Block]:
    """Return title and meta of an article, for the head of its screen.

    Args:
        reading: The article.
        width: Cells that a line may fill.
        titles: Lines that the title may fill.
        steps: Where one is among hits and mentions, guarded, each with the role of its words.
    """
    article = reading.article
    title = guard(article.title) if article.title else "title unknown"
    lines = [line_block(line, "title") for line in fit_lines(title, width, titles)]
    parts = [(words, "") for words in meta(article)]
    parts[0] = parts[0][0], "outlet"
    while len(parts) > 2 and cell_len(dotted_block([*parts, *steps]).text) > width:
        del parts[-1]  # how long it is can be missed, outlet and day can't
    lines.append(dotted_block([*parts, *steps]))
    return lines


def sure_words(article: Article, field: str) -> str:
    """Return how sure something is that was found; nothing where it is certain."""
    return {"probable": ", probable", "guess": ", a guess"}.get(article.sure.get(field, ""), "")


def found_line(article: Article) -> Block:
    """Return where title, outlet and date were found, and how much was removed."""
    words, marks = "found  ", []
    for field in ("title", "outlet", "date"):
        where = guard(article.found_in.get(field, "")) or "unknown"
        if article.sure.get(field) == "guess":  # what is less is told by `i`
            where += sure_words(article, field)
        words += f"{field} "
        marks.append(Mark(len(words), len(words) + len(where), "outlet"))
        words += f"{where} · "
    words += f"{count(len(article.removed), 'line')} removed"
    return line_block(words, "meta", marks=Marks.of(marks))
