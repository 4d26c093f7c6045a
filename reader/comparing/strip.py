"""The strip that explains the current link, and the line of totals: pieces of lines, pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.comparing.kinds import KIND_WORDS, SIGNS, sign_role
from reader.comparing.page import SideName, link_marks, sentences_of
from reader.text.marks import Piece, pieces
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article
    from index.comparison import Comparison, Link, LinkKind
    from reader.comparing.page import LinkTable
    from reader.text.marks import Mark

BEFORE = 24
"""Cells of a passage shown before the first word that made its link."""
WORDS_TOLD = 8
SEPARATOR = Piece(" · ", ("faint",))


def outlet_words(article: Article) -> str:
    """Return an article's outlet, or its file where the outlet is unknown; guarded."""
    return guard(article.outlet) if article.outlet else f"unknown {guard(article.id)}"


def meta_line(article: Article, *, words: bool = True) -> list[Piece]:
    """Return outlet, day and, if asked for, length of an article."""
    outlet = guard(article.outlet) if article.outlet else "outlet unknown"
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
    """Return how many passages two articles share, contradictions first, on one line."""
    clashes = counts.get("contradiction", 0)
    others = sum(counts.values()) - clashes
    line: list[Piece] = []
    if clashes:
        sign = Piece(f"{SIGNS['contradiction']} ", (sign_role("contradiction"),))
        line += [sign, Piece(count(clashes, "contradiction"), ()), SEPARATOR]
    words = count(others, "passage") + " in common" if others else "no passage in common"
    return (*line, Piece(words, ("meta",)))


def link_line(comparison: Comparison, link: Link | None) -> list[Piece]:
    """Return what a link is, how sure, and why; or that there is none."""
    if link is None:
        return [Piece("· ", ("meta",)), Piece("no match found in the other text", ("meta",))]
    line = [
        Piece(f"{SIGNS[link.kind]} ", (sign_role(link.kind),)),
        Piece(KIND_WORDS[link.kind], (sign_role(link.kind),)),
        Piece(f"   {link.tier} {link.score:.2f}", ()),
    ]
    told = ", ".join(guard(word) for word in link.shared[:WORDS_TOLD])
    if told:
        line += [SEPARATOR, Piece(f"shared: {told}", ("meta",))]
    if link.kind in ("verbatim", "quote"):
        for name, words in only_words(comparison, link):
            line += [SEPARATOR, Piece(f"only {name}: {words}", ("meta",))]
    return line


def only_words(comparison: Comparison, link: Link) -> list[tuple[str, str]]:
    """Return the words that only one of two linked passages has: ("A", "north, dictation")."""
    # Imported here, not above: numpy comes with it, and the first screen doesn't need it.
    from index.compare import differences  # noqa: PLC0415 (see the comment)

    a, b = comparison.a.text[slice(*link.a)], comparison.b.text[slice(*link.b)]
    edits = [edit for edit in differences(a, b) if edit.op != "equal"]
    only_a = ", ".join(a[slice(*edit.a)] for edit in edits if edit.a.start < edit.a.end)
    only_b = ", ".join(b[slice(*edit.b)] for edit in edits if edit.b.start < edit.b.end)
    return [(name, guard(words)) for name, words in (("A", only_a), ("B", only_b)) if words]


def passage_line(comparison: Comparison, side: SideName, link: Link, width: int) -> list[Piece]:
    """Return one of two linked passages in a line, around the words that made the link."""
    article = comparison.a if side == "a" else comparison.b
    start, end = link.a if side == "a" else link.b
    marks = link_marks(link, side)
    room = width - len("A ")
    line = [Piece(f"{side.upper()} ", ("key",))]
    begin = start
    if cell_len(article.text[start:end]) > room and marks.marks:
        first = _most_telling(marks.marks, room - BEFORE)
        if cell_len(article.text[start:first]) > BEFORE:
            space = article.text.rfind(" ", start, max(start + 1, first - BEFORE))
            begin = space + 1 if space >= 0 else start
            line.append(Piece("… ", ("meta",)))
            room -= 2
    stop = wrap(article.text, begin, end, room)[0].end
    if stop < end:
        stop = wrap(article.text, begin, end, room - 2)[0].end
    line += [
        Piece(guard(piece.text), (*piece.roles, "linked") if piece.roles else ("meta",))
        for piece in pieces(article.text, begin, stop, marks)
    ]
    if stop < end:
        line.append(Piece(" …", ("meta",)))
    return line


def _most_telling(marks: Sequence[Mark], width: int) -> int:
    """Return where to begin so that most of the marked words stand within so many characters."""
    starts = [mark.start for mark in marks]
    told = [
        sum(
            mark.end - mark.start
            for mark in marks
            if start <= mark.start and mark.end <= start + width
        )
        for start in starts
    ]
    return starts[told.index(max(told))]


def totals_line(table: LinkTable, *, wide: bool) -> list[Piece]:
    """Return how many links there are of each kind, and what only one side has.

    Args:
        table: The links shown.
        wide: Whether there is room for the outlets' names; else they are A and B.
    """
    line: list[Piece] = []
    for kind, number in table.counts().items():
        line += _total(SIGNS[kind], (sign_role(kind),), number, KIND_WORDS[kind])
    comparison = table.comparison
    for side, article in (("a", comparison.a), ("b", comparison.b)):
        name = outlet_words(article) if wide else side.upper()
        alone = table.unmatched("a" if side == "a" else "b")
        line += _total("·", ("meta",), alone, f"only {name}")
    return line[:-1]


def _total(sign: str, roles: tuple[str, ...], number: int, words: str) -> Iterable[Piece]:
    yield Piece(f"{sign} ", roles)
    yield Piece(f"{number}", ("strong",))
    yield Piece(f" {words}", ("meta",))
    yield Piece("    ", ())


def passage_words(comparison: Comparison, side: SideName, passage: int) -> str:
    """Return where a passage is in its article: "passage 4 of 24"."""
    return f"passage {passage + 1} of {len(sentences_of(comparison, side))}"


def match_words(match: int, matches: int) -> str:
    """Return which match is shown: "match 1 of 1"; nothing where there is none."""
    return f"match {match + 1} of {matches}" if matches else ""
