"""Which recogniser finds names in which language, as the user has set it.

English has one by itself. A model that the user sets speaks for its language, for English instead
of that one. What is wrong with a model is told, and stops nothing: for English another stands in,
and names in another language aren't looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.errors import RecogniserError
from index.tongues import ENGLISH, NAMED
from index.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.catalogue import Catalogue

AUTO, PLAIN = "auto", "plain"
"""What the setting says for the known model, and for rules alone."""
_REINSTALL = "Install corpus-reader again, with its dependencies."
_HINT = 'See the setting recogniser: a model that is installed, or "auto".'


class Speaker(NamedTuple):
    """The recogniser for the texts of a language."""

    language: str
    expected: str
    """The version that it will have, unless it can't be loaded."""
    label: str
    model: str | None
    """As the user has set it; None for what English has by itself."""


class Recognisers:
    """What finds names, by language."""

    def __init__(self, catalogue: Catalogue, asked: Sequence[str]) -> None:
        """Keep what is needed; no model is looked at yet.

        Args:
            catalogue: Notes which recogniser had to stand in for which.
            asked: Models by package or folder, `AUTO` or `PLAIN`; nothing is `AUTO`.
        """
        self._catalogue = catalogue
        self.asked = tuple(asked)
        """What the user has set."""
        self._speakers: dict[str, Speaker] | None = None
        self._problems: dict[str, str] = {}
        """By model, or language: what is wrong with it."""
        self._silent: set[str] = set()
        """Languages whose model couldn't be loaded. At the next start it is tried again."""

    @property
    def plain(self) -> bool:
        """Whether rules alone are wanted for English."""
        return PLAIN in self.asked

    def speakers(self) -> tuple[Speaker, ...]:
        """Return the recognisers, English first; each once."""
        speakers = self._known()
        return tuple(
            speakers[language]
            for language in sorted(speakers, key=lambda language: (language != ENGLISH, language))
            if language not in self._silent
        )

    def versions(self) -> Versions:
        """Return under which versions names are kept: those of the recognisers at hand."""
        return Versions.by_language(
            {
                # A recogniser that couldn't be loaded was replaced by another: its names count.
                speaker.language: self.at_hand(speaker)
                for speaker in self.speakers()
            }
        )

    def at_hand(self, speaker: Speaker) -> str:
        """Return the version of a recogniser, or of what stands in for it."""
        return self._catalogue.note(_instead_of(speaker)) or speaker.expected

    def labels(self) -> dict[str, str]:
        """Return in words, by language, which recognisers have found names."""
        found = {
            speaker.language: self._catalogue.note(f"label of {self.at_hand(speaker)}")
            for speaker in self.speakers()
        }
        return {language: label for language, label in found.items() if label}

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with what the user has set, each in a sentence or two."""
        told = [
            why
            for speaker in self.speakers()
            if self._catalogue.note(_instead_of(speaker))
            for why in [self._catalogue.note(f"why {_instead_of(speaker)}")]
            if why
        ]
        return (*self._problems.values(), *told)

    def gave_up(self, speaker: Speaker, fault: RecogniserError) -> None:
        """Take note that a recogniser fell silent, and that nothing can stand in for it.

        Raises:
            RecogniserError: It was that for English: then no names are found at all.
        """
        if speaker.model is None:
            raise fault
        if speaker.language == ENGLISH:
            raise RecogniserError(fault.message, _HINT) from fault
        self._silent.add(speaker.language)
        without = f"Names are not looked for in {_told(speaker.language)}."
        self._problems[speaker.language] = f"{_ended(fault.message)} {without} {fault.hint}"

    def found_by(self, speaker: Speaker, version: str, label: str, reason: str | None) -> None:
        """Take note of who found names: the one that was expected, or another instead."""
        instead = _instead_of(speaker)
        notes = {f"label of {version}": label}
        if version != speaker.expected:
            mend = _HINT if speaker.model else _REINSTALL
            told = f"{_ended(reason)} Names are found by {label}. {mend}" if reason else ""
            notes |= {instead: version, f"why {instead}": told}
        elif self._catalogue.note(instead):
            notes[instead] = ""  # it can be loaded again, so its names count, and no others
        for key, value in notes.items():
            if self._catalogue.note(key) != value:
                self._catalogue.set_note(key, value)

    def _known(self) -> Mapping[str, Speaker]:
        if self._speakers is None:
            own = self._own()
            self._speakers = {own.language: own, **self._set()}
        return self._speakers

    def _own(self) -> Speaker:
        from index.names import model  # noqa: PLC0415  reads the weights

        expected = model.PLAIN_VERSION if self.plain else model.expected_version()
        return Speaker(ENGLISH, expected, "", None)

    def _set(self) -> dict[str, Speaker]:
        """Return the recognisers that the user has set, and keep what is wrong with the others."""
        found: dict[str, Speaker] = {}
        for asked in dict.fromkeys(self.asked):
            if asked in (AUTO, PLAIN):
                continue
            from index.names.usermodel import user_model  # noqa: PLC0415  reads the weights

            try:
                model = user_model(asked)
            except RecogniserError as fault:
                self._problems[asked] = f"recogniser: {fault.message} {fault.hint}"
                continue
            if model.language in found:
                one = found[model.language].model
                told = f"recogniser: {one} and {asked} are both for {_told(model.language)}"
                self._problems[asked] = f"{told}: the first is used."
            elif model.trusted:
                found[model.language] = Speaker(model.language, model.version, model.label, asked)
        return found


def recogniser_words(labels: Mapping[str, str]) -> str | None:
    """Return which recognisers there are in a line: "spaCy 3.8 en_core_web_sm; X for German".

    Args:
        labels: By language what each is called.
    """
    if not labels:
        return None
    parts: list[str] = []
    for language, label in sorted(labels.items(), key=lambda pair: (pair[0] not in NAMED, pair[0])):
        words = label
        if parts:  # which spaCy it is has been said
            words = label.removeprefix(label[: label.rfind(" ") + 1])
        parts.append(words if language in NAMED else f"{words} for {_told(language)}")
    return "; ".join(parts)


def _instead_of(speaker: Speaker) -> str:
    return f"instead of {speaker.expected}"


def _told(language: str) -> str:
    from index.names.usermodel import language_words  # noqa: PLC0415  only for other languages

    return language_words(language)


def _ended(words: str | None) -> str:
    return (words or "").rstrip(".") + "."
