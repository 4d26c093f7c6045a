"""The recogniser of names: spaCy where it can be had, else the plain one, and both by one door.

The model is asked a paragraph at a time. What reaches it is bounded: a stretch without a space
longer than any word, or a paragraph longer than a chapter, would cost time and memory out of
proportion to what it could hold.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from index.article import NameKind, Span
from index.errors import RecogniserError
from index.names.model import Model, find_model
from index.names.plain import PlainRecogniser
from index.names.settle import RawMention, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""From the labels of OntoNotes; NORP, nationalities, is no name."""

_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_BATCH = 16  # paragraphs; 8 to 32 are equally fast
_LONGEST_PIECE = 4_000  # characters
_UNREADABLE = re.compile(r"\S{120,}|\s{40,}")
_NOT_TEXT = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Recogniser(Protocol):
    """Finds the names in a text."""

    @property
    def version(self) -> str:
        """Under which the names that it finds are kept."""

    @property
    def label(self) -> str:
        """What it is, for people."""

    def recognise(self, text: str, paragraphs: Sequence[Span]) -> tuple[RawMention, ...]:
        """Return the names in the paragraphs of a text, in order and without overlaps."""


class SpacyRecogniser:
    """Names by spaCy's statistical model, trimmed and settled by our rules."""

    def __init__(self, model: Model) -> None:
        """Load the model; takes seconds.

        Raises:
            RecogniserError: spaCy can't be imported, or can't load the model.
        """
        self.version = model.version
        self.label = model.label
        self._nlp = _loaded(model)

    def recognise(self, text: str, paragraphs: Sequence[Span]) -> tuple[RawMention, ...]:
        """Return the names in the paragraphs of a text, in order and without overlaps."""
        readable = _NOT_TEXT.sub(" ", text)
        with self._nlp.memory_zone():  # or every new word of the corpus would stay in memory
            return settle(text, list(self._rough(readable, paragraphs)))

    def _rough(self, text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[int, int, NameKind]]:
        pieces = (piece for paragraph in paragraphs for piece in pieces_of(text, paragraph))
        while batch := list(islice(pieces, _BATCH)):
            documents = self._nlp.pipe(text[p.start : p.end] for p in batch)
            for piece, document in zip(batch, documents, strict=True):
                for entity in document.ents:
                    kind = _KINDS.get(entity.label_)
                    if kind is not None:
                        yield piece.start + entity.start_char, piece.start + entity.end_char, kind


def _loaded(model: Model) -> Any:
    hint = "Names are found by capital letters until spaCy works again."
    try:
        import spacy  # noqa: PLC0415 - takes seconds, and may not be there
        from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 - the same

        # Half as fast again as with BLIS on the small matrices of this model.
        set_current_ops(NumpyOps(use_blis=False))
        return spacy.load(model.folder, exclude=_UNUSED)
    except (ImportError, OSError, ValueError, TypeError, AttributeError) as fault:
        # What a half-installed or mismatched spaCy raises on its way up.
        raise RecogniserError(f"spaCy could not be loaded: {fault}", hint) from fault


def pieces_of(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield what of a paragraph can be read, in pieces of bounded length cut between words."""
    start = paragraph.start
    for found in _UNREADABLE.finditer(text, paragraph.start, paragraph.end):
        yield from _chapters(text, Span(start, found.start()))
        start = found.end()
    yield from _chapters(text, Span(start, paragraph.end))


def _chapters(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > _LONGEST_PIECE:
        cut = text.rfind(" ", start, start + _LONGEST_PIECE) + 1
        cut = cut if cut > start else start + _LONGEST_PIECE
        yield Span(start, cut)
        start = cut
    if text[start:end].strip():
        yield Span(start, end)


def start_recogniser(*, plain: str | None = None) -> tuple[Recogniser, str | None]:
    """Return the best recogniser that can be had, and why it isn't spaCy, if it isn't.

    Args:
        plain: Why spaCy must not even be tried.
    """
    if plain is not None:
        return PlainRecogniser(), plain
    try:
        return SpacyRecogniser(find_model()), None
    except RecogniserError as fault:
        return PlainRecogniser(), fault.message
