"""Which language a text is in, told offline, and what follows from it.

The model (langid: Lui and Baldwin, 2012; read by py3langid) is loaded with the first text that has
to be told, never on the way to a screen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from index.article import Skipped
from index.tongues import base
from index.words import STEMMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article

DETECTED = frozenset(
    """ar be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk
    ko lt lv mk mr ms mt ne nl no pl ps pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi
    zh""".split(),
)
"""Languages that news is published in; among more, short English texts are taken for small ones."""
_FEWEST_LETTERS = 40
_LOOKED_AT = (1_000, 2_000)
"""Characters of a text that are looked at, and where that leaves a doubt: more make no difference,
and take longer."""
_SURE = 0.9
_CERTAIN = 0.99
_ENOUGH_TO_CONTRADICT = 400
"""Letters from which a text is believed more than what its file says: the templates of pages say
"en" whatever is written in them."""
_LETTERS = re.compile(r"[^\W\d_]+")


def stemmed_as(language: str | None) -> str:
    """Return by which language's rules a text is stemmed: English where there are none for it."""
    found = base(language)
    return found if found in STEMMED else "en"


def detect(text: str) -> tuple[str, bool] | None:
    """Return the language of a text, and whether that is beyond doubt; None where it can't be told.

    Args:
        text: Of any length; too few letters tell nothing.
    """
    for most in _LOOKED_AT:
        found = _detect(text[:most])
        if (found and found[1]) or len(text) <= most:
            break
    return found


def _detect(start: str) -> tuple[str, bool] | None:
    letters = sum(map(len, _LETTERS.findall(start)))
    if letters < _FEWEST_LETTERS:
        return None
    language, likelihood = _identifier().classify(start)
    if likelihood < _SURE:
        return None
    return str(language), likelihood >= _CERTAIN and letters >= _ENOUGH_TO_CONTRADICT


def with_language(article: Article) -> Article:
    """Return an article with its language: what its file says, unless the text is clearly another.

    What somebody set by hand stands as it is.
    """
    stated = base(article.language)
    if stated and article.found_in.get("language", "").startswith("corpus.toml"):
        return article
    found = detect(article.text)
    if found is None or found[0] == stated or (stated and not _contradicts(stated, found)):
        return article
    return replace(
        article,
        language=found[0],
        found_in={**article.found_in, "language": "text"},
        sure={**article.sure, "language": "certain" if found[1] else "probable"},
    )


def with_languages(items: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """Yield what came of a file, its articles with their languages."""
    for item in items:
        yield item if isinstance(item, Skipped) else with_language(item)


def _contradicts(stated: str, found: tuple[str, bool]) -> bool:
    return stated in DETECTED and found[1]


@cache
def _identifier() -> Any:
    import numpy as np  # noqa: PLC0415  not needed where no text has to be told
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415  large, untyped
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(DETECTED))
    # Each feature's weights side by side, as they are looked up: a third of the time.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc)
    return identifier
