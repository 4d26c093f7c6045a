"""Under which version the names of a text are kept: that of the recogniser for its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from index.tongues import for_language

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Versions:
    """The version of the recogniser for each language that there is one for."""

    pairs: tuple[tuple[str, str], ...]
    """Language and version, sorted; `index.tongues.ANY` stands for the languages not there."""

    @classmethod
    def by_language(cls, versions: Mapping[str, str]) -> Self:
        """Return the versions of some languages."""
        return cls(tuple(sorted(versions.items())))

    def __str__(self) -> str:
        return " ".join(f"{language}={version}" for language, version in self.pairs)

    def of(self, language: str | None) -> str | None:
        """Return the version for a text in a language; None where no names are looked for."""
        return for_language(dict(self.pairs), language)

    @property
    def languages(self) -> frozenset[str]:
        """The languages that there is a recogniser for."""
        return frozenset(language for language, _ in self.pairs)
