"""The strip that explains the current link, and the line of totals: pieces of lines, pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.filelabels import unknown_labels
from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS, kind_words, sign_role
from reader.comparing.only import only_words
from reader.comparing.page import SideName, sentences_of
from reader.text.marks import Piece
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article
    from index.comparison import Comparison, Link, LinkKind
    from reader.comparing.page import LinkTable
    from reader.settings.values import Layout

WORDS_TOLD = 8
SHARED = "shared: "
"""How the ground begins that lists words: as many of them are told as there is room for."""
LEAST_GROUND = 16
"""Cells that are worth beginning a ground in that won't stand there whole."""
MORE = " …"
"""Ends a line from which a ground was left out."""
GAP, TIGHT_GAP = 4, 2
"""Cells between two totals, where there is room and where there is little."""
SEPARATOR = Piece(" · ", ("faint",))


def outlet_words(article: Article, beside: Article | None = None) -> str:
    """Return an article's outlet, or what tells its file where the outlet is unknown; guarded.

    Args:
        article: The article.
        beside: The one that it is to be told from.
    """
    if article.outlet:
        return guard(article.outlet)
    both = [article.id] if beside is None else [article.id, beside.id]
    return guard(unknown_labels(both)[article.id])


def meta_line(
    article: Article, beside: Article | None = None, *, words: bool = True
) -> list[Piece]:
    """Return outlet, day and, if asked for, length of an article.

    Args:
        article: The article.
        beside: The one that it is to be told from.
        words: Whether its length is asked for.
    """
    outlet = outlet_words(article, beside)
    rest = [day(article.date), *([count(article.words, "word")] if words else [])]
    line = [Piece(outlet, ())]
    for part in rest:
        line += [SEPARATOR, Piece(part, ("meta",))]
    return line


def found_lines(article: Article) -> tuple[str, str]:
    """Return where an article's outlet and date were found, a line for each; guarded."""
    outlet, date = (article.found_in.get(field) for field in ("outlet", "date"))
    return (
        f"outlet found in {guard(outlet)}" if outlet else "outlet not found",
        f"date found in {guard(date)}" if date else "date not found",
    )


def shared_line(counts: Mapping[LinkKind, int]) -> tuple[Piece, ...]:
    """Return how many matches two articles have, contradictions first, on one line."""
    clashes = counts.get("contradiction", 0)
    others = sum(counts.values()) - clashes
    line: list[Piece] = []
    if clashes:
        sign = Piece(f"{SIGNS['contradiction']} ", (sign_role("contradiction"),))
        line += [sign, Piece(count(clashes, "contradiction"), ()), SEPARATOR]
    words = count(others, "match", "matches")
    if not others:
        words = "no other match" if clashes else "no match found"
    return (*line, Piece(words, ("meta",)))


def kind_counts(counts: Iterable[tuple[LinkKind, int]]) -> list[Piece]:
    """Return how many links there are of each kind, those that tell of a difference last."""
    known = dict(counts)
    line: list[Piece] = []
    for kind in KIND_WORDS:
        if number := known.get(kind, 0):
            line += [
                Piece("  " if line else "", ()),
                Piece(SIGNS[kind], (sign_role(kind),)),
                Piece(f" {number:,} {kind_words(kind, number)}", ("meta",)),
            ]
    return line or [Piece("no match found", ("meta",))]


def link_line(comparison: Comparison, link: Link | None, room: int) -> list[Piece]:
    """Return what a link is, how sure, and why; or that there is none.

    Args:
        comparison: The comparison it is in.
        link: The link.
        room: Cells that the line may fill: as many of its words are told as stand there whole.
    """
    if link is None:
        return [Piece("· ", ("meta",)), Piece("no match found in the other text", ("meta",))]
    line = [
        Piece(f"{SIGNS[link.kind]} ", (sign_role(link.kind),)),
        Piece(KIND_WORDS[link.kind], (sign_role(link.kind),)),
        Piece(f"   {link.tier} {link.score:.2f}", ()),
    ]
    left_out = False
    for place, (head, words) in enumerate(_grounds(comparison, link)):
        free = room - _cells(line) - cell_len(SEPARATOR.text)
        whole = _as_many(f"{head}: " if head else "", words, free)
        if not (whole or head or place) and free >= LEAST_GROUND:
            whole = fit(words[0], free)  # the ground for its kind is told, if only its beginning
        if whole:
            line += [SEPARATOR, Piece(whole, ("meta",))]
        left_out = left_out or (bool(place) and not whole)
    if left_out and line[-1].text[-1:] != "…" and room - _cells(line) >= len(MORE):
        line.append(Piece(MORE, ("meta",)))
    return line


def _grounds(comparison: Comparison, link: Link) -> list[tuple[str, list[str]]]:
    """Return why there is a link, each with what stands before it; what only one side has, last.

    What two passages share tells nothing of what they differ in: where it is known why they
    contradict each other, that alone is told.
    """
    grounds = [reason.words for reason in link.why] or [SHARED]
    if link.kind == "contradiction" and not grounds[0].startswith(SHARED):
        grounds = [words for words in grounds if not words.startswith(SHARED)]
    shared = ("shared", [guard(word) for word in link.shared[:WORDS_TOLD]])
    told = [shared if words.startswith(SHARED) else ("", [guard(words)]) for words in grounds]
    return told + [(f"only {name}", words) for name, words in only_words(comparison, link)]


def _cells(line: Iterable[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in line)


def _as_many(head: str, words: Sequence[str], room: int) -> str:
    """Return a head and as many of the words as stand in so many cells; "" if none does."""
    for number in range(len(words), 0, -1):
        told = head + ", ".join(words[:number]) + (" …" if number < len(words) else "")
        if cell_len(told) <= room:
            return told
    return ""


def totals_line(
    counts: Mapping[LinkKind, int], alone: tuple[int, int], names: tuple[str, str], room: int
) -> list[Piece]:
    """Return how many links there are of each kind, and for how many passages there is none.

    Kinds that aren't there are left out. Where it is tight, the outlets become A and B, then what
    a side has none of is left out, then the names of the kinds: no number and no word is ever cut.

    Args:
        counts: The links of each kind.
        alone: The passages of A that have no match, and those of B.
        names: The outlets of A and B, guarded.
        room: Cells that the line may fill.
    """
    forms = (
        _totals(counts, alone, names, GAP),
        _totals(counts, alone, ("A", "B"), GAP),
        _totals(counts, alone, ("A", "B"), GAP, zeros=False),
        _totals(counts, alone, ("A", "B"), TIGHT_GAP, zeros=False),
        _totals(counts, alone, ("A", "B"), GAP, words=False, zeros=False),
        _totals(counts, alone, ("A", "B"), TIGHT_GAP, words=False, zeros=False),
    )
    return next((line for line in forms if _cells(line) <= room), forms[-1])


def _totals(
    counts: Mapping[LinkKind, int],
    alone: tuple[int, int],
    names: tuple[str, str],
    gap: int,
    *,
    words: bool = True,
    zeros: bool = True,
) -> list[Piece]:
    """Return one form of the line: with the names of kinds or without, with zeros or without."""
    totals: list[list[Piece]] = []
    for kind in KIND_WORDS:
        if number := counts.get(kind, 0):
            said = kind_words(kind, number)
            totals.append(_total(SIGNS[kind], (sign_role(kind),), number, said if words else ""))
    of_sides = [pair for pair in zip(names, alone, strict=True) if pair[1] or zeros]
    if of_sides:
        totals.append(_unmatched(of_sides, "no match found for" if words else "no match:"))
    first, *more = totals or [[Piece("no match found", ("meta",))]]
    return [*first, *(piece for total in more for piece in (Piece(" " * gap, ()), *total))]


def _unmatched(of_sides: Iterable[tuple[str, int]], words: str) -> list[Piece]:
    """Return for how many passages no match was found: "only" would say that none is there."""
    line = [Piece(f"{NO_SIGN} {words} ", ("meta",))]
    for place, (name, number) in enumerate(of_sides):
        between = [Piece(", ", ("meta",))] if place else []
        line += [*between, Piece(f"{number}", ("strong",)), Piece(f" of {name}", ("meta",))]
    return line


def _total(sign: str, roles: tuple[str, ...], number: int, words: str) -> list[Piece]:
    line = [Piece(f"{sign} ", roles), Piece(f"{number}", ("strong",))]
    return [*line, Piece(f" {words}", ("meta",))] if words else line


def place_words(place: int, others: int, of_story: int) -> str:
    """Return which of the articles to go through is beside: "2 of 3 of its story".

    Args:
        place: Its number, from 0.
        others: How many there are.
        of_story: How many of them, the first ones, are in the story of the one that stays.
    """
    if not 0 < of_story < others:
        return f"article {place + 1} of {others}"
    if place < of_story:
        return f"{place + 1} of {of_story} of its story"
    return f"{place - of_story + 1} of {others - of_story} others"


def passage_words(comparison: Comparison, side: SideName, passage: int) -> str:
    """Return where a passage is in its article: "passage 4 of 24"."""
    return f"passage {passage + 1} of {len(sentences_of(comparison, side))}"


def match_words(match: int, matches: int) -> str:
    """Return which match is shown: "match 1 of 1"; nothing where there is none."""
    return f"match {match + 1} of {matches}" if matches else ""


def layout_words(layout: Layout) -> list[Piece]:
    """Return both layouts, the present one in strong words: "columns · rows"."""
    layouts: tuple[Layout, ...] = ("columns", "rows")
    first, second = (Piece(each, ("title" if each == layout else "meta",)) for each in layouts)
    return [first, SEPARATOR, second]


def beyond_words(table: LinkTable) -> str:
    """Return that links are shown that aren't by default: "with possible"; "" where none are."""
    return "with possible" if "possible" in table.tiers else ""


def tiers_words(table: LinkTable) -> str:
    """Return which links are shown: "shown: strong and probable"."""
    *first, last = table.tiers
    return f"shown: {', '.join(first)} and {last}" if first else f"shown: {last}"
