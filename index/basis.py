"""What a comparison rests on besides its two texts, so that others can get the same again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from index import __version__
from index.catalogue.schema import LAYOUT
from index.compare.passages import POSSIBLE, PROBABLE, STRONG
from index.recognisers import AUTO
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article, ArticleId
    from index.catalogue import Catalogue
    from index.comparison import Tier
    from index.decisions.decision import Decision
    from index.naming import Naming


@dataclass(frozen=True, slots=True)
class Basis:
    """The program, its settings, the corpus and the user's word, as far as a comparison depends."""

    version: str
    """Of the program."""
    layout: int
    """Of the index."""
    recognisers: tuple[str | None, str | None]
    """The version of what finds names in the language of A, and of B; None where nothing does."""
    asked: tuple[str, ...]
    """What the user has set to find names, if anything; without the folders that models lie in."""
    tiers: tuple[tuple[Tier, float], ...]
    """From which score a link is of each tier, the surest first."""
    articles: int
    """Of the corpus."""
    corpus: str
    """What tells the corpus: see `corpus_digest`."""
    decisions: int = 0
    """How many decisions of the user's on names count now."""
    decided: tuple[Decision, ...] = ()
    """Those about names that these two articles have, in order."""


def corpus_digest(articles: Iterable[tuple[ArticleId, str]]) -> str:
    """Return what tells a corpus by its articles: SHA-256, in hexadecimal.

    Of lines `text hash, blank, id, line feed` by id, as `sha256sum` writes them.

    Args:
        articles: Ids with the hashes of their texts, in any order.
    """
    digest = hashlib.sha256()
    for article_id, text_hash in sorted(articles):
        digest.update(f"{text_hash} {article_id}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def basis_of(articles: tuple[Article, Article], catalogue: Catalogue, naming: Naming) -> Basis:
    """Return what comparing two articles rests on besides their texts.

    Args:
        articles: The two.
        catalogue: All articles.
        naming: Their names, and what the user says of them.
    """
    a, b = articles
    versions, decisions = naming.versions(), naming.decisions()
    texts = catalogue.surveying.texts()
    return Basis(
        version=__version__,
        layout=LAYOUT,
        recognisers=(versions.of(a.language), versions.of(b.language)),
        asked=tuple(PurePath(each).name for each in naming.recognisers.asked if each != AUTO),
        tiers=(("strong", STRONG), ("probable", PROBABLE), ("possible", POSSIBLE)),
        articles=len(texts),
        corpus=corpus_digest(texts),
        decisions=len(decisions),
        decided=_decided(articles, naming, decisions) if decisions else (),
    )


def _decided(
    articles: Iterable[Article], naming: Naming, decisions: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """Return the decisions that made names of some articles what they are, in order."""
    named = naming.table().decided
    refs = {NameRef(name.kind, name.name) for one in articles for name in naming.of(one)}
    places = {place for ref in refs for place in named.get(ref, ())}
    return tuple(decisions[place] for place in sorted(places) if place < len(decisions))
