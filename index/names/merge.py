"""One name for all that stands for one person, organisation or place: in an article, in a corpus.

Precision first: two names that might be two people stay two. Nothing here knows a name of its own
but those of countries; what is one is told by the names themselves and by how often they occur.
"""

from __future__ import annotations

from index.names.corpus import NameCount, merge_corpus
from index.names.within import name_mentions

__all__ = ["NameCount", "merge_corpus", "name_mentions"]
