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
from index.names.usermodel import user_model
from index.tongues import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LABELS: dict[NameKind, str] = {
    "person": "PERSON PER PERS PRS PS persName",
    "organisation": "ORG ORGANIZATION ORGANISATION OG GPE_ORG orgName",
    "place": "GPE LOC FAC LOCATION FACILITY LC GPE_LOC placeName geogName",
}
"""The labels of OntoNotes, WikiNER, and of the corpora that spaCy's models of some languages were
made from. All others, as NORP for nationalities and MISC for the rest, are no names."""
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}

_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
"""Parts of the known model that its names don't hang on."""
_NEVER_NEEDED = frozenset({*_UNUSED, "morphologizer", "trainable_lemmatizer", "textcat"})
"""Parts of other models that names don't hang on, where these and `ner` are all that they have."""
_BATCH = 16  # paragraphs; 8 to 32 are equally fast
_LONGEST_PIECE = 4_000  # characters
_UNREADABLE = re.compile(r"\S{120,}|\s{40,}")
_UNSPACED = frozenset("ja km lo my th zh".split())  # languages written without spaces
_UNREADABLE_UNSPACED = re.compile(r"[!-~]{120,}|\s{40,}")
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
        self._language = model.language
        self._nlp = _loaded(model)

    def recognise(self, text: str, paragraphs: Sequence[Span]) -> tuple[RawMention, ...]:
        """Return the names in the paragraphs of a text, in order and without overlaps."""
        readable = _NOT_TEXT.sub(" ", text)
        with self._nlp.memory_zone():  # or every new word of the corpus would stay in memory
            return settle(text, list(self._rough(readable, paragraphs)), self._language)

    def _rough(self, text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[int, int, NameKind]]:
        spaced = self._language not in _UNSPACED
        pieces = (p for paragraph in paragraphs for p in pieces_of(text, paragraph, spaced=spaced))
        while batch := list(islice(pieces, _BATCH)):
            documents = self._nlp.pipe(text[p.start : p.end] for p in batch)
            for piece, document in zip(batch, documents, strict=True):
                for entity in document.ents:
                    kind = _KINDS.get(entity.label_)
                    if kind is not None:
                        yield piece.start + entity.start_char, piece.start + entity.end_char, kind


def _loaded(model: Model) -> Any:
    try:
        import spacy  # noqa: PLC0415 - takes seconds, and may not be there
        from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 - the same

        # Half as fast again as with BLIS on the small matrices of this model.
        set_current_ops(NumpyOps(use_blis=False))
        if not model.trusted:
            return spacy.load(model.folder, exclude=_UNUSED)
        config = spacy.util.load_config(model.folder / "config.cfg")
        return spacy.load(model.package or model.folder, exclude=unneeded(config))
    except _FAULTS as fault:
        told = re.sub(r"\s+", " ", str(fault))[:_LONGEST_FAULT]
        hint = "Names are found without it until it works again."
        raise RecogniserError(f"{model.label} could not be loaded: {told}", hint) from fault


_FAULTS = (ImportError, OSError, ValueError, TypeError, AttributeError, LookupError, RuntimeError)
"""What a half-installed or mismatched spaCy, or model, raises on its way up."""
_LONGEST_FAULT = 300


def unneeded(config: Any) -> list[str]:
    """Return which parts of a model its names don't hang on: without them it is much faster."""
    pipeline = list(config["nlp"].get("pipeline", ()))
    if not set(pipeline) <= {"ner", "transformer", *_NEVER_NEEDED}:
        return []  # rules, say, may look at any of the others
    # Other than the known model's, a recogniser may listen to the part that reads the words.
    listens = "Listener" in str(config["components"].get("ner", ""))
    kept = {"ner", "tok2vec", "transformer"} if listens else {"ner"}
    return [part for part in pipeline if part not in kept]


def pieces_of(text: str, paragraph: Span, *, spaced: bool = True) -> Iterator[Span]:
    """Yield what of a paragraph can be read, in pieces of bounded length cut between words.

    Args:
        text: The article's text.
        paragraph: Of it.
        spaced: Whether its language puts spaces between words.
    """
    start = paragraph.start
    unreadable = _UNREADABLE if spaced else _UNREADABLE_UNSPACED
    for found in unreadable.finditer(text, paragraph.start, paragraph.end):
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


def start_recogniser(
    model: str | None = None, ruled_out: Sequence[str] = ()
) -> tuple[Recogniser, str | None]:
    """Return the best recogniser that can be had, and why it isn't the best of all, if it isn't.

    Args:
        model: As the user has set it; None for the known one. One for another language than English
            has no other to stand in for it.
        ruled_out: Why the first so many that come into question must not even be tried.

    Raises:
        RecogniserError: The user's model can't be loaded, and there is none to stand in for it.
    """
    if model is None:
        return _known(ruled_out)
    chosen = user_model(model)
    try:
        return _unless(chosen, ruled_out), None
    except RecogniserError as fault:
        if chosen.language != ENGLISH:
            raise
        return _known(ruled_out[1:])[0], fault.message


def _unless(model: Model, ruled_out: Sequence[str]) -> Recogniser:
    if ruled_out:
        hint = "Names are found without it."
        raise RecogniserError(f"{model.label} could not be loaded: {ruled_out[0]}.", hint)
    return SpacyRecogniser(model)


def _known(ruled_out: Sequence[str]) -> tuple[Recogniser, str | None]:
    if ruled_out:
        return PlainRecogniser(), ruled_out[0]
    try:
        return SpacyRecogniser(find_model()), None
    except RecogniserError as fault:
        return PlainRecogniser(), fault.message
