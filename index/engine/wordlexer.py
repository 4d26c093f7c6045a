"""Cuts words from a query: plain ones, patterns, and spellings that are nearly so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.engine.terms import key, surface
from index.engine.tokens import Kind, QueryError, Token
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 1_024
"""About as many as fit into the longest query: a list of names may be pasted, joined by OR."""
MOST_PATTERNS = 32
"""Words of a query that stand for others: for each, all words of the corpus are looked through."""
MOST_EDITS = 2

_PIECE = re.compile(r"[^\W_*?]+(?:['’ʼ][^\W_*?]+)*|[*?]+")


class WordCutter:
    """Cuts the words of one query, and counts them."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._words = 0
        self._patterns = 0

    def plain(self, chunk: str, start: int) -> Iterator[Token]:
        """Yield the words of what stands between blanks, from a place of the query on."""
        head, tilde, edits = chunk.rpartition("~")
        if tilde and (edits == "" or (edits.isascii() and edits.isdigit())):
            yield from self._near(head, edits, start)
        elif "*" in chunk or "?" in chunk.rstrip("?!.,;:"):
            yield from self._wildcards(chunk, start)
        else:
            token = self.text(chunk, start, start + len(chunk), start)
            if token:
                yield token

    def text(self, text: str, start: int, end: int, inner: int) -> Token | None:
        """Return a word or phrase; None where there is none.

        Args:
            text: What holds it.
            start: Where its piece begins in the query.
            end: Half-open.
            inner: Where the text begins.
        """
        words = sum(1 for word, _, _ in word_spans(text) if key(word))
        self.count(words, start, end)
        kind = Kind.WORD if words == 1 else Kind.PHRASE
        return Token(kind, start, end, text, inner) if words else None

    def _near(self, head: str, edits: str, start: int) -> Iterator[Token]:
        end = start + len(head) + 1 + len(edits)
        allowed = int(edits[:3]) if edits else 1
        words = [found for found in word_spans(head) if key(found[0])]
        if not words:
            raise QueryError("~ needs a word before it", start, end)
        if "*" in head:
            raise QueryError("* and ~ don't go together", start, end)
        if allowed > MOST_EDITS:
            raise QueryError(f"at most ~{MOST_EDITS}: two letters may differ", start, end)
        self.count(len(words), start, end)
        if allowed:
            self._count_patterns(len(words), start, end)
        yield from _grouped(
            [
                Token(Kind.NEAR, start + a, start + b, word, start + a, allowed)
                if allowed
                else Token(Kind.WORD, start + a, start + b, word, start + a)
                for word, a, b in words
            ]
        )

    def _wildcards(self, chunk: str, start: int) -> Iterator[Token]:
        tokens: list[Token] = []
        pattern, began, ended = "", 0, -1
        for found in _PIECE.finditer(chunk):
            if pattern and found.start() != ended:
                tokens.append(self._pattern(pattern, start + began, start + ended))
                pattern = ""
            if not pattern:
                began = found.start()
            piece = found.group()
            pattern += re.sub(r"\*+", "*", piece) if piece[0] in "*?" else surface(piece)
            ended = found.end()
        if pattern:
            tokens.append(self._pattern(pattern, start + began, start + ended))
        yield from _grouped(tokens)

    def _pattern(self, pattern: str, start: int, end: int) -> Token:
        self.count(1, start, end)
        if not pattern.strip("*?"):
            raise QueryError(f"{pattern[0]} needs letters beside it", start, end)
        plain = self._query[start:end].strip("*?")
        if not re.search(r"[*?]", plain) and sum(1 for _ in word_spans(plain)) > 1:
            # "1st*", and ideographs: words of their own, so any ending is a word of its own too.
            return Token(Kind.PHRASE, start, end, plain, self._query.index(plain, start))
        if "*" not in pattern and "?" not in pattern.rstrip("?"):
            return Token(Kind.WORD, start, end, self._query[start:end].rstrip("?"), start)
        self._count_patterns(1, start, end)
        return Token(Kind.WILDCARD, start, end, pattern)

    def count(self, words: int, start: int, end: int) -> None:
        """Count words of a piece.

        Raises:
            QueryError: There are too many in the query.
        """
        self._words += words
        if self._words > MOST_WORDS:
            raise QueryError(f"more than {MOST_WORDS:,} words", start, end)

    def _count_patterns(self, patterns: int, start: int, end: int) -> None:
        self._patterns += patterns
        if self._patterns > MOST_PATTERNS:
            raise QueryError(f"more than {MOST_PATTERNS} words with *, ? or ~", start, end)


def _grouped(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens as one operand, for a NOT or a field before them."""
    if len(tokens) > 1:
        yield Token(Kind.OPEN, tokens[0].start, tokens[0].start)
        yield from tokens
        yield Token(Kind.CLOSE, tokens[-1].end, tokens[-1].end)
    else:
        yield from tokens
